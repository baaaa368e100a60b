namespace SpineClinic.Testing.Racing;

public enum RaceVerb
{
    Book,
    Hold,
    Take,
    Extend,
    Approve,
    Move,
    Cancel,
    Undo,
}
