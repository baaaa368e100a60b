namespace SpineClinic.Booking;

/// <summary>A time in which a specialist is busy by another calendar. It takes no cells: it may lie over appointments, and staff may book over it.</summary>
public sealed class ImportedBusy
{
    private ImportedBusy()
    {
    }

    public ImportedBusy(Guid resourceId, int firstCell, int endCell)
    {
        ResourceId = resourceId;
        FirstCell = firstCell;
        EndCell = endCell;
    }

    public long Id { get; private set; }

    public Guid ResourceId { get; private set; }

    public int FirstCell { get; private set; }

    public int EndCell { get; private set; }
}
