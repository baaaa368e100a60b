using NodaTime;

namespace SpineClinic.Mail;

/// <summary>How long to wait before the next attempt: exponential, capped, with full jitter, so that a thousand letters do not come back at one moment.</summary>
public static class Backoff
{
    /// <param name="attempt">How many attempts have failed, from 0.</param>
    /// <param name="first">The bound of the first wait.</param>
    /// <param name="cap">The bound of every wait.</param>
    /// <param name="chance">Uniform in [0, 1).</param>
    /// <returns>At least a tenth of the bound, so that a lucky draw does not hammer a sick server.</returns>
    public static Duration Wait(int attempt, Duration first, Duration cap, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        var bound = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30)), cap.TotalMilliseconds);
        return Duration.FromMilliseconds(bound * (0.1 + (0.9 * chance)));
    }
}
