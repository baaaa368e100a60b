namespace SpineClinic.Staff;

/// <summary>What a member of staff is employed as. One each: a person with two jobs has two accounts, so that the trail says which hat was on.</summary>
public enum Role
{
    Receptionist,
    Specialist,
    Manager,
}
