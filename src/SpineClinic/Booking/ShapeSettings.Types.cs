using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    private const int MostPrerequisites = 10;
    private const int LongestPrerequisite = 200;

    /// <summary>
    /// Adds a consultation type, or changes one. Fields: name, length, before, after, grid, interpreter, capacity, modes, usual, specialists, rooms, equipment,
    /// prerequisites (one a line), whatToBring, direct, approval, active, and for patients and staff each notice, horizon and cap, such as "patientNotice".
    /// A new one is in use. What is booked keeps its times.
    /// </summary>
    public Task<ShapeResult> ChangeTypeAsync(StaffActor actor, Guid? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var type = id is { } known ? work.Shape.Type(known) : null;
            form.Against(type is null ? null : ShapeForms.Of(type));
            var name = NameOf(work, id, work.Shape.Types.Select(other => (other.Id, other.Name)));
            var times = TimesOf(form);
            var capacity = form.Number("capacity", "how many patients at once", 1, 50);
            var (modes, prerequisites) = (ModesOf(form), PrerequisitesOf(form));
            var bring = form.Paragraphs("whatToBring", "what to bring", 2000);
            var (patients, staff) = (LimitsOf(form, "patient"), LimitsOf(form, "staff"));
            if (form.IsWrong || (id is not null && type is null))
            {
                return null;
            }

            var isNew = type is null;
            type ??= new ConsultationType(name, times.Length);
            type.Name = name;
            type.SetTimes(times.Length, times.Before, times.After, times.Grid, times.Interpreter);
            type.SetCapacity(capacity);
            type.SetModes(modes);
            type.SetNeeds(
                form.Many("specialists", work.Shape.Profile.Specialists.Select(one => (one.Id.ToString(), one.Id))),
                form.Many("rooms", work.Shape.Rooms.Select(one => (one.Id.ToString(), one.Id))),
                form.Many("equipment", work.Shape.Equipment.Select(one => (one.Id.ToString(), one.Id))),
                prerequisites);
            type.WhatToBring = bring;
            (type.IsDirectlyBookable, type.NeedsApproval) = (form.IsTicked("direct"), form.IsTicked("approval"));
            type.IsActive = isNew || form.IsTicked("active");
            (type.PatientLimits, type.StaffLimits) = (patients, staff);
            if (isNew)
            {
                work.Db.ConsultationTypes.Add(type);
            }

            return new Change(isNew ? "TypeAdded" : "TypeChanged", "consultationType", type.Id);
        },
        cancellationToken);

    private static (int Length, int Before, int After, int Grid, int Interpreter) TimesOf(ShapeForm form)
    {
        var length = form.Number("length", "the length", Cell.Minutes, ConsultationType.LongestMinutes, Cell.Minutes);
        var before = form.Number("before", "the time before", 0, 120, Cell.Minutes);
        var after = form.Number("after", "the time after", 0, 120, Cell.Minutes);
        var grid = form.Number("grid", "how far apart starts are", Cell.Minutes, ConsultationType.LongestMinutes, Cell.Minutes);
        var interpreter = form.Number("interpreter", "the time for an interpreter", 0, 120, Cell.Minutes);
        if (!form.IsWrong && length + before + after + interpreter > ConsultationType.LongestMinutes)
        {
            form.Refuse("length", $"Shorten this: with the times before, after and for an interpreter it may take {ConsultationType.LongestMinutes} minutes");
        }

        return (length, before, after, grid, interpreter);
    }

    private static List<ConsultationMode> ModesOf(ShapeForm form)
    {
        var modes = form.Many("modes", Enum.GetValues<ConsultationMode>().Select(mode => (mode.ToString(), mode)));
        if (modes.Count == 0)
        {
            form.Refuse("modes", "Choose at least one way in which it takes place");
            return modes;
        }

        // With one way there is nothing to choose.
        var usual = modes.Count == 1 ? modes[0] : form.One("usual", "which of the ways that you ticked is the usual one", modes.Select(mode => (mode.ToString(), mode)));
        return [usual, .. modes.Where(mode => mode != usual)];
    }

    private static List<string> PrerequisitesOf(ShapeForm form)
    {
        var lines = PersonalText.Paragraphs(form["prerequisites"]).Split('\n').Select(PersonalText.Line).Where(line => line.Length > 0).ToList();
        if (lines.Count > MostPrerequisites || lines.Exists(line => line.Length > LongestPrerequisite))
        {
            form.Refuse("prerequisites", $"Enter up to {MostPrerequisites} lines of up to {LongestPrerequisite} characters each");
        }

        return lines;
    }

    private static BookingLimits LimitsOf(ShapeForm form, string who) => new(
        form.Number($"{who}Notice", "the notice in hours", 0, 8760),
        form.Number($"{who}Horizon", "how many days ahead", 1, 730),
        form[$"{who}Cap"].Trim().Length == 0 ? null : form.Number($"{who}Cap", "how many a day, or leave it empty", 1, 100));
}
