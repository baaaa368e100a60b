namespace SpineClinic.Specialists;

/// <summary>How the tier of an enquiry comes about.</summary>
public enum PriorityMode
{
    /// <summary>A person picks it, with the clinic's protocol beside the answers. Everything waits for that, one working day at most.</summary>
    List,

    /// <summary>Lines of the clinic's protocol that match are shown, and their tier stands until a person confirms or raises it.</summary>
    ProtocolMatch,
}
