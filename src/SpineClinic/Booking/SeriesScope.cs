namespace SpineClinic.Booking;

/// <summary>Which appointments of a series a change is for. What has begun or is over never changes.</summary>
public enum SeriesScope
{
    This,
    ThisAndFollowing,
    All,
}
