using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>Whose it is, once staff have said that several are of one person; see <see cref="Person"/>.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Staff say that this is the same person as in another enquiry. Allowed in every state, whoever has it; the data keys stay apart.</summary>
    /// <param name="person">The one person of both.</param>
    /// <param name="with">The reference of the other.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="now">The time of the transaction.</param>
    public EnquiryEvent LinkTo(Guid person, string with, Actor actor, Instant now)
    {
        PersonId = person;
        return Change(EventKind.PersonLinked, actor, now, $"with {with}");
    }

    /// <summary>Staff say that this is another person than in the other enquiries.</summary>
    /// <exception cref="InvalidOperationException">It belongs to no person.</exception>
    public EnquiryEvent UnlinkFromPerson(Actor actor, Instant now)
    {
        Require(PersonId is not null, "unlink");
        PersonId = null;
        return Change(EventKind.PersonUnlinked, actor, now, "this one");
    }

    /// <summary>Another enquiry turned out to be of another person than this one.</summary>
    /// <exception cref="InvalidOperationException">It belongs to no person.</exception>
    public EnquiryEvent NoteUnlinked(string other, Actor actor, Instant now)
    {
        Require(PersonId is not null, "note an unlink at");
        return Change(EventKind.PersonUnlinked, actor, now, other);
    }
}
