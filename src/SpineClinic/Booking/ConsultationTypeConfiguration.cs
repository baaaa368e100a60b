using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class ConsultationTypeConfiguration : IEntityTypeConfiguration<ConsultationType>
{
    public void Configure(EntityTypeBuilder<ConsultationType> builder)
    {
        builder.ToTable("ConsultationTypes");
        builder.Property(type => type.Id).ValueGeneratedNever();
        builder.Property(type => type.Name).HasMaxLength(120);
        builder.Property(type => type.WhatToBring).HasMaxLength(2000);
        builder.ComplexProperty(type => type.PatientLimits);
        builder.ComplexProperty(type => type.StaffLimits);
    }
}
