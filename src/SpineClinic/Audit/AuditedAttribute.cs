namespace SpineClinic.Audit;

/// <summary>Marks an entity that must not change without an <see cref="AuditEntry"/> in the same save; <see cref="ClinicDbContext"/> refuses it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditedAttribute : Attribute;
