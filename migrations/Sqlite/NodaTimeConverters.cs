using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Migrations.Sqlite;

/// <summary>SQLite has no times: an instant is kept as microseconds since 1970 (as exact as PostgreSQL's), dates and times of day as ISO text, which sorts.</summary>
public sealed class NodaTimeConverters(ValueConverterSelectorDependencies dependencies) : ValueConverterSelector(dependencies)
{
    private const int TicksPerMicrosecond = 10;

    private static readonly ValueConverterInfo InstantInfo = new(
        typeof(Instant),
        typeof(long),
        _ => new ValueConverter<Instant, long>(
            instant => instant.ToUnixTimeTicks() / TicksPerMicrosecond, value => Instant.FromUnixTimeTicks(value * TicksPerMicrosecond)));

    private static readonly ValueConverterInfo DateInfo = new(
        typeof(LocalDate),
        typeof(string),
        _ => new ValueConverter<LocalDate, string>(date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value));

    private static readonly ValueConverterInfo TimeInfo = new(
        typeof(LocalTime),
        typeof(string),
        _ => new ValueConverter<LocalTime, string>(time => LocalTimePattern.GeneralIso.Format(time), text => LocalTimePattern.GeneralIso.Parse(text).Value));

    public override IEnumerable<ValueConverterInfo> Select(Type modelClrType, Type? providerClrType = null)
    {
        var type = Nullable.GetUnderlyingType(modelClrType) ?? modelClrType;
        return type == typeof(Instant) ? [InstantInfo]
            : type == typeof(LocalDate) ? [DateInfo]
            : type == typeof(LocalTime) ? [TimeInfo]
            : base.Select(modelClrType, providerClrType);
    }
}
