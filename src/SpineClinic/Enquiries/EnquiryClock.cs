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
        private Instant started = start;
        private Instant since = start;
        private readonly Instant promise = promised;
        private Instant due = promised;
        private Duration used;
        private Duration paused;
        private Duration left;
        private (Instant Due, Duration Left) beforeTier;
        private State state = State.Running;

        private enum State
        {
            Running,
            Paused,
            Ended,
        }

        public void Take(EnquiryEvent happened)
        {
            switch (happened.Kind)
            {
                case EventKind.PatientAsked or EventKind.Invited when state == State.Running:
                    left = calendar.OpenTime(happened.At, due);
                    Turn(State.Paused, happened.At);
                    break;
                case EventKind.ReturnedToTriage or EventKind.PatientAdded or EventKind.GotWorse or EventKind.BookingHelpNeeded or EventKind.InvitationExpired or EventKind.ReturnedToBooking
                    when state == State.Paused:
                    Turn(State.Running, happened.At);
                    due = calendar.AfterOpenTime(happened.At, left);
                    break;
                case EventKind.Scheduled or EventKind.Closed when state != State.Ended:
                    Turn(State.Ended, happened.At);
                    break;
                case EventKind.ReturnedToBooking or EventKind.Reopened when state == State.Ended:
                    (started, since, used, paused, state) = (happened.At, happened.At, Duration.Zero, Duration.Zero, State.Running);
                    due = promise;
                    break;
                case EventKind.Undone:
                    TakeBack(happened);
                    break;
                default:
                    break;
            }

            if (happened.Kind is EventKind.TierChanged && happened.Details?.Split(" to ") is [var before, var after] && Enum.TryParse<Tier>(after, out var tier))
            {
                // More urgent: it counts from now, and is never later than what was promised. Less urgent: as if it had come with this tier.
                if (tier <= Tier.P1 && state == State.Paused)
                {
                    // What became urgent waits for nobody's answer.
                    Turn(State.Running, happened.At);
                    due = calendar.AfterOpenTime(happened.At, left);
                }

                var isLower = Enum.TryParse<Tier>(before, out var earlier) ? tier > earlier : tier == Tier.P3;
                beforeTier = (due, left);
                var changed = ReplyClock.DueAt(tier, needsACall: false, isLower ? started : happened.At, calendar);
                due = isLower ? changed : Instant.Min(due, changed);
                left = isLower ? calendar.OpenTime(happened.At, changed) : Duration.Min(left, calendar.OpenTime(happened.At, changed));
            }
        }

        // Within a quarter of an hour; the minutes between stay where they were counted.
        private void TakeBack(EnquiryEvent undone)
        {
            switch (undone.Details)
            {
                case nameof(EventKind.PatientAsked) or nameof(EventKind.Invited) when state == State.Paused:
                    Turn(State.Running, undone.At);
                    due = calendar.AfterOpenTime(undone.At, left);
                    break;
                case nameof(EventKind.Closed) or nameof(EventKind.Scheduled) when state == State.Ended:
                    Turn(State.Running, undone.At);
                    break;
                case nameof(EventKind.Reopened) when state == State.Running:
                    Turn(State.Ended, undone.At);
                    break;
                case nameof(EventKind.ReturnedToTriage) when state == State.Running:
                    left = calendar.OpenTime(undone.At, due);
                    Turn(State.Paused, undone.At);
                    break;
                case nameof(EventKind.TierChanged):
                    (due, left) = beforeTier;
                    break;
                default:
                    break;
            }
        }

        public EnquiryClock At(Instant now)
        {
            Turn(state, Instant.Max(now, since));
            return new EnquiryClock(started, used, paused, state == State.Running ? due : null, state == State.Paused);
        }

        private void Turn(State next, Instant at)
        {
            var open = calendar.OpenTime(since, at);
            used += state == State.Running ? open : Duration.Zero;
            paused += state == State.Paused ? open : Duration.Zero;
            (state, since) = (next, at);
        }
    }
}
