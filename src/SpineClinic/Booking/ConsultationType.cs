namespace SpineClinic.Booking;

/// <summary>A kind of consultation that can be booked, and its rules.</summary>
public sealed class ConsultationType
{
    private ConsultationType()
    {
    }

    /// <param name="name">As patients read it.</param>
    /// <param name="lengthMinutes">5 to 480, whole cells.</param>
    /// <exception cref="ArgumentException">It has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of bounds.</exception>
    public ConsultationType(string name, int lengthMinutes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Id = Guid.CreateVersion7();
        Name = name;
        LengthMinutes = InCells(lengthMinutes, Cell.Minutes, LongestMinutes);
        GridMinutes = lengthMinutes;
        IsActive = true;
    }

    /// <summary>Longest consultation with its buffers and the interpreter's time, in minutes: availability looks this far back.</summary>
    public const int LongestMinutes = 480;

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    public int LengthMinutes { get; private set; }

    /// <summary>Time of specialist and room before it. Two buffers may not overlap: between two consultations lies the sum of both.</summary>
    public int BufferBeforeMinutes { get; private set; }

    public int BufferAfterMinutes { get; private set; }

    /// <summary>Starts are this far apart, counted from the start of the session.</summary>
    public int GridMinutes { get; private set; }

    /// <summary>Added to the length when an interpreter is there.</summary>
    public int InterpreterMinutes { get; private set; }

    /// <summary>The ways it can take place; the first is the usual one.</summary>
    public List<ConsultationMode> Modes { get; private set; } = [ConsultationMode.InPerson];

    /// <summary>Who holds it; empty for everyone.</summary>
    public List<Guid> SpecialistIds { get; private set; } = [];

    /// <summary>Where it can take place; empty for the room of the session.</summary>
    public List<Guid> RoomIds { get; private set; } = [];

    /// <summary>All that it takes besides specialist and room.</summary>
    public List<Guid> EquipmentIds { get; private set; } = [];

    /// <summary>What must be there before, in words that patient and staff read, such as "MRI report under 12 months old".</summary>
    public List<string> Prerequisites { get; private set; } = [];

    /// <summary>What to bring, in words for the patient.</summary>
    public string WhatToBring { get; set; } = "";

    /// <summary>How many patients at once; more than 1 makes it a group, booked as seats of planned group sessions.</summary>
    public int Capacity { get; private set; } = 1;

    /// <summary>Patients may book it themselves at the end of the form, when nothing in their answers speaks against it.</summary>
    public bool IsDirectlyBookable { get; set; }

    /// <summary>What a patient chooses is a request until staff approve it.</summary>
    public bool NeedsApproval { get; set; }

    public BookingLimits PatientLimits { get; set; } = BookingLimits.Patients;

    public BookingLimits StaffLimits { get; set; } = BookingLimits.Staff;

    public bool IsActive { get; set; }

    public bool IsGroup => Capacity > 1;

    /// <summary>Sets the times, all in minutes and whole cells of five.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of bounds, or all together are over <see cref="LongestMinutes"/>.</exception>
    public void SetTimes(int length, int bufferBefore, int bufferAfter, int grid, int interpreter)
    {
        LengthMinutes = InCells(length, Cell.Minutes, LongestMinutes);
        BufferBeforeMinutes = InCells(bufferBefore, 0, 120);
        BufferAfterMinutes = InCells(bufferAfter, 0, 120);
        GridMinutes = InCells(grid, Cell.Minutes, LongestMinutes);
        InterpreterMinutes = InCells(interpreter, 0, 120);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length + bufferBefore + bufferAfter + interpreter, LongestMinutes);
    }

    /// <summary>Sets the ways it can take place, the usual one first.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void SetModes(IEnumerable<ConsultationMode> modes)
    {
        List<ConsultationMode> all = [.. modes.Distinct()];
        Modes = all.Count > 0 ? all : throw new ArgumentException("It takes place in at least one way.", nameof(modes));
    }

    /// <summary>Sets who holds it, where, with what, and what must be there before.</summary>
    public void SetNeeds(IEnumerable<Guid> specialists, IEnumerable<Guid> rooms, IEnumerable<Guid> equipment, IEnumerable<string> prerequisites)
    {
        SpecialistIds = [.. specialists];
        RoomIds = [.. rooms];
        EquipmentIds = [.. equipment];
        Prerequisites = [.. prerequisites];
    }

    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 50.</exception>
    public void SetCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 50);
        Capacity = capacity;
    }

    private static int InCells(int minutes, int least, int most) =>
        minutes >= least && minutes <= most && minutes % Cell.Minutes == 0
            ? minutes
            : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, $"Must be {least} to {most}, in steps of {Cell.Minutes}.");
}
