using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SpineClinic;

/// <summary>
/// Whether rows that were read twice say the same, in every column that there is: the model names the columns, so that a new one cannot be forgotten here. What
/// belongs to a row counts with it.
/// </summary>
internal static class RowEquality
{
    public static bool AreSame<T>(this IDbContextFactory<ClinicDbContext> contexts, IReadOnlyList<T> ones, IReadOnlyList<T> others)
        where T : class
    {
        using var db = contexts.CreateDbContext();
        return AreSame(db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no row."), ones, others);
    }

    private static bool AreSame(ITypeBase type, IReadOnlyList<object> ones, IReadOnlyList<object> others) =>
        ones.Count == others.Count && ones.Zip(others).All(pair => AreSame(type, pair.First, pair.Second));

    private static bool AreSame(ITypeBase type, object? one, object? other) =>
        one is null || other is null ? one == other
        : type.GetProperties().Where(property => !property.IsShadowProperty()).All(property => property.GetValueComparer().Equals(Value(property, one), Value(property, other)))
            && type.GetComplexProperties().All(part => AreSame(part.ComplexType, Value(part, one), Value(part, other)))
            && ((type as IEntityType)?.GetNavigations() ?? []).Where(navigation => navigation.ForeignKey.IsOwnership && !navigation.IsOnDependent)
                .All(navigation => AreSame(navigation.TargetEntityType, Rows(navigation, one), Rows(navigation, other)));

    private static IReadOnlyList<object> Rows(INavigation navigation, object row) =>
        navigation.IsCollection ? [.. ((IEnumerable?)Value(navigation, row) ?? Array.Empty<object>()).Cast<object>()] : Value(navigation, row) is { } one ? [one] : [];

    private static object? Value(IPropertyBase property, object row) => property.PropertyInfo?.GetValue(row) ?? property.FieldInfo?.GetValue(row);
}
