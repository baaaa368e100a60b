using NodaTime;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>
/// How long the clinic has had an enquiry and by when it promised to act, from the enquiry's own history: nothing else can move it. Only time in which the clinic
/// is open counts, and none while it waits for the patient. What the receipt promised stands until people make it more urgent.
/// </summary>
/// <param name="StartedAt">When it came, or was opened again last.</param>
/// <param name="Used">The clinic's open time that it has cost so far.</param>
/// <param name="Paused">The open time in which it waited for the patient.</param>
/// <param name="DueAt">By when the clinic acts; null while it waits for the patient and once it is closed.</param>
/// <param name="IsPaused">Whether it waits for the patient.</param>
public sealed record EnquiryClock(Instant StartedAt, Duration Used, Duration Paused, Instant? DueAt, bool IsPaused)
{
    /// <param name="history">The events of one enquiry, the first of them <see cref="EventKind.Received"/>, in order.</param>
    /// <param name="promised">By when an answer was promised when it came, or when it was opened again last.</param>
    /// <param name="calendar">The clinic's opening hours.</param>
    /// <param name="now">Until when it is counted.</param>
    /// <exception cref="ArgumentException">There is no history.</exception>
    public static EnquiryClock Of(IReadOnlyList<EnquiryEvent> history, Instant promised, ClinicCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        if (history.Count == 0)
        {
            throw new ArgumentException("An enquiry begins with being received.", nameof(history));
        }

        var run = new Run(calendar, history[0].At, promised);
        foreach (var happened in history.Skip(1))
        {
            run.Take(happened);
        }

        return run.At(now);
    }

    private sealed class Run(ClinicCalendar calendar, Instant start, Instant promised)
    {
        private Course course = new(start, start, promised, Duration.Zero, Duration.Zero, Duration.Zero, State.Running);
        private Course beforeAct;
        private (Instant At, Guid? By) act = (start, null);

        private enum State
        {
            Running,
            Paused,
            Ended,
        }

        public void Take(EnquiryEvent happened)
        {
            if (happened.Kind == EventKind.Undone)
            {
                // An act that was taken back, with all that was done in it, has moved nothing.
                course = beforeAct;
                return;
            }

            if (act != (happened.At, happened.ActorId))
            {
                (act, beforeAct) = ((happened.At, happened.ActorId), course);
            }

            switch (happened.Kind)
            {
                case EventKind.PatientAsked or EventKind.Invited when course.State == State.Running:
                    course = course with { Left = calendar.OpenTime(happened.At, course.Due) };
                    Turn(State.Paused, happened.At);
                    break;
                case EventKind.ReturnedToTriage or EventKind.PatientAdded or EventKind.GotWorse or EventKind.BookingHelpNeeded or EventKind.InvitationExpired or EventKind.ReturnedToBooking
                    when course.State == State.Paused:
                    GoOn(happened.At);
                    break;
                case EventKind.Scheduled or EventKind.Closed when course.State != State.Ended:
                    Turn(State.Ended, happened.At);
                    break;
                case EventKind.ReturnedToBooking or EventKind.Reopened when course.State == State.Ended:
                    course = new Course(happened.At, happened.At, promised, Duration.Zero, Duration.Zero, course.Left, State.Running);
                    break;
                default:
                    break;
            }

            if (happened.Kind is EventKind.TierChanged && happened.Details?.Split(" to ") is [var before, var after] && Enum.TryParse<Tier>(after, out var tier))
            {
                // More urgent: it counts from now, and is never later than what was promised. Less urgent: as if it had come with this tier.
                if (tier <= Tier.P1 && course.State == State.Paused)
                {
                    // What became urgent waits for nobody's answer.
                    GoOn(happened.At);
                }

                var isLower = Enum.TryParse<Tier>(before, out var earlier) ? tier > earlier : tier == Tier.P3;
                var changed = ReplyClock.DueAt(tier, needsACall: false, isLower ? course.Started : happened.At, calendar);
                var left = calendar.OpenTime(happened.At, changed);
                course = course with { Due = isLower ? changed : Instant.Min(course.Due, changed), Left = isLower ? left : Duration.Min(course.Left, left) };
            }
        }

        public EnquiryClock At(Instant now)
        {
            Turn(course.State, Instant.Max(now, course.Since));
            return new EnquiryClock(course.Started, course.Used, course.Paused, course.State == State.Running ? course.Due : null, course.State == State.Paused);
        }

        private void GoOn(Instant at)
        {
            Turn(State.Running, at);
            course = course with { Due = calendar.AfterOpenTime(at, course.Left) };
        }

        private void Turn(State next, Instant at)
        {
            var open = calendar.OpenTime(course.Since, at);
            course = course with
            {
                Used = course.Used + (course.State == State.Running ? open : Duration.Zero),
                Paused = course.Paused + (course.State == State.Paused ? open : Duration.Zero),
                State = next,
                Since = at,
            };
        }

        private readonly record struct Course(Instant Started, Instant Since, Instant Due, Duration Used, Duration Paused, Duration Left, State State);
    }
}
