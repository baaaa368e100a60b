using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SafetyNet : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AcknowledgeBy",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AcknowledgedAt",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AcknowledgedById",
                table: "Enquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EscalateAt",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EscalationStep",
                table: "Enquiries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FailedCalls",
                table: "Enquiries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsSynthetic",
                table: "Enquiries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PatientWroteAt",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WorseAt",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ResumeCodeHash",
                table: "Drafts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ResumeLinkExpiresAt",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ResumeLinkHash",
                table: "Drafts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AcceptsFromAbroad",
                table: "Clinics",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CrisisProtocol",
                table: "Clinics",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnCallEmail",
                table: "Clinics",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PriorityMode",
                table: "Clinics",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "ProtocolMatch");

            migrationBuilder.AddColumn<long>(
                name: "ConfirmedAt",
                table: "ClinicalSignOffs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "ClinicalSignOffs",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConfirmedById",
                table: "ClinicalSignOffs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Packs",
                table: "ClinicalSignOffs",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "RevokedAt",
                table: "ClinicalSignOffs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SignedById",
                table: "ClinicalSignOffs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wordings",
                table: "ClinicalSignOffs",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.Sql("""
                UPDATE "ClinicalSignOffs" SET "Wordings" = '["en:' || "Wording" || '"]', "Packs" = '["' || "Pack" || ':' || "PackVersion" || '"]';
                """);

            migrationBuilder.DropColumn(
                name: "Pack",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "PackVersion",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "Wording",
                table: "ClinicalSignOffs");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    First = table.Column<string>(type: "TEXT", nullable: false),
                    Last = table.Column<string>(type: "TEXT", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Specialists_SpecialistId",
                        column: x => x.SpecialistId,
                        principalTable: "Specialists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SafetyStops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    QuestionnaireVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    StopRulesVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    RuleIds = table.Column<string>(type: "TEXT", nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    End = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EnquiryId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafetyStops", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_EscalateAt",
                table: "Enquiries",
                column: "EscalateAt",
                filter: "\"EscalateAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ResumeCodeHash",
                table: "Drafts",
                column: "ResumeCodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ResumeLinkHash",
                table: "Drafts",
                column: "ResumeLinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SpecialistId",
                table: "Absences",
                column: "SpecialistId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyStops_At",
                table: "SafetyStops",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "SafetyStops");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_EscalateAt",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_ResumeCodeHash",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_ResumeLinkHash",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "AcknowledgeBy",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "AcknowledgedById",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "EscalateAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "EscalationStep",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "FailedCalls",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "IsSynthetic",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "PatientWroteAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "WorseAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "ResumeCodeHash",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "ResumeLinkExpiresAt",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "ResumeLinkHash",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "AcceptsFromAbroad",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "CrisisProtocol",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "OnCallEmail",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "PriorityMode",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "ConfirmedById",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "Packs",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "RevokedAt",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "SignedById",
                table: "ClinicalSignOffs");

            migrationBuilder.DropColumn(
                name: "Wordings",
                table: "ClinicalSignOffs");

            migrationBuilder.AddColumn<string>(
                name: "Pack",
                table: "ClinicalSignOffs",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "PackVersion",
                table: "ClinicalSignOffs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Wording",
                table: "ClinicalSignOffs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }
    }
}
