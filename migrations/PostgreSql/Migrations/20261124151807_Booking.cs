using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Booking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EveryWeeks",
                table: "WeeklySessions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<LocalDate>(
                name: "Until",
                table: "WeeklySessions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "Languages",
                table: "Specialists",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<string>(
                name: "VideoLink",
                table: "Specialists",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsActive",
                table: "Rooms",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStepFree",
                table: "Rooms",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "SiteId",
                table: "Rooms",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "RebookSince",
                table: "Enquiries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppointmentEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ActorKind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    Details = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SealedWords = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppointmentEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    BookingKey = table.Column<Guid>(type: "uuid", nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: true),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientName = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ConsultationTypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: true),
                    EquipmentIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    GroupSessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Mode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    End = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    FirstCell = table.Column<int>(type: "integer", nullable: false),
                    EndCell = table.Column<int>(type: "integer", nullable: false),
                    Lane = table.Column<short>(type: "smallint", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HeldUntil = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    BookedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    CancelledBy = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    CancelledAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    LateMinutes = table.Column<int>(type: "integer", nullable: true),
                    Needs = table.Column<List<string>>(type: "text[]", nullable: false),
                    InterpreterLanguage = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: true),
                    DisruptionId = table.Column<Guid>(type: "uuid", nullable: true),
                    LinkNumber = table.Column<int>(type: "integer", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    LinkTries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PreviousStatus = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    StatusChangedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShowsReference = table.Column<bool>(type: "boolean", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CarveOuts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Starts = table.Column<LocalTime>(type: "time", nullable: false),
                    Ends = table.Column<LocalTime>(type: "time", nullable: false),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReleaseHours = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarveOuts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Closures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    First = table.Column<LocalDate>(type: "date", nullable: false),
                    Last = table.Column<LocalDate>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClinicId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Closures_Clinics_ClinicId",
                        column: x => x.ClinicId,
                        principalTable: "Clinics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationTypes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    LengthMinutes = table.Column<int>(type: "integer", nullable: false),
                    BufferBeforeMinutes = table.Column<int>(type: "integer", nullable: false),
                    BufferAfterMinutes = table.Column<int>(type: "integer", nullable: false),
                    GridMinutes = table.Column<int>(type: "integer", nullable: false),
                    InterpreterMinutes = table.Column<int>(type: "integer", nullable: false),
                    Modes = table.Column<int[]>(type: "integer[]", nullable: false),
                    SpecialistIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    RoomIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    EquipmentIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    Prerequisites = table.Column<List<string>>(type: "text[]", nullable: false),
                    WhatToBring = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    IsDirectlyBookable = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsApproval = table.Column<bool>(type: "boolean", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    PatientLimits_DailyCap = table.Column<int>(type: "integer", nullable: true),
                    PatientLimits_HorizonDays = table.Column<int>(type: "integer", nullable: false),
                    PatientLimits_NoticeHours = table.Column<int>(type: "integer", nullable: false),
                    StaffLimits_DailyCap = table.Column<int>(type: "integer", nullable: true),
                    StaffLimits_HorizonDays = table.Column<int>(type: "integer", nullable: false),
                    StaffLimits_NoticeHours = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationTypes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Disruptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    End = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    StartedById = table.Column<Guid>(type: "uuid", nullable: false),
                    TimeBlockId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disruptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Equipment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Equipment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GroupSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationTypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: true),
                    Start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    End = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    FirstCell = table.Column<int>(type: "integer", nullable: false),
                    EndCell = table.Column<int>(type: "integer", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    IsCancelled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportedBusy",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ResourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstCell = table.Column<int>(type: "integer", nullable: false),
                    EndCell = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedBusy", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationTypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: true),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    IssuedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    IssuedById = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    WrongTries = table.Column<int>(type: "integer", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    WaitingListEntryId = table.Column<Guid>(type: "uuid", nullable: true),
                    MissingPrerequisites = table.Column<List<string>>(type: "text[]", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitations_Enquiries_EnquiryId",
                        column: x => x.EnquiryId,
                        principalTable: "Enquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OccupancyCells",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cell = table.Column<int>(type: "integer", nullable: false),
                    Lane = table.Column<short>(type: "smallint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpiresAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OccupancyCells", x => new { x.ResourceId, x.Cell, x.Lane });
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DueAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    NotAfter = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Why = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SettledAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    SeenAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => new { x.AppointmentId, x.Revision, x.Kind, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "SessionChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Date = table.Column<LocalDate>(type: "date", nullable: false),
                    Starts = table.Column<LocalTime>(type: "time", nullable: false),
                    Ends = table.Column<LocalTime>(type: "time", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: true),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionChanges_Specialists_SpecialistId",
                        column: x => x.SpecialistId,
                        principalTable: "Specialists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Directions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sites", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TimeBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstCell = table.Column<int>(type: "integer", nullable: false),
                    EndCell = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeBlocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WaitingListEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationTypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: true),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    NoticeHours = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int[]>(type: "integer[]", nullable: false),
                    TimesOfDay = table.Column<List<string>>(type: "text[]", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OfferedUntil = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    OffersMissed = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingListEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingListEntries_Enquiries_EnquiryId",
                        column: x => x.EnquiryId,
                        principalTable: "Enquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentEvents_AppointmentId_Id",
                table: "AppointmentEvents",
                columns: new[] { "AppointmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_Availability",
                table: "Appointments",
                columns: new[] { "FirstCell", "EndCell", "SpecialistId", "RoomId", "ConsultationTypeId", "Status", "HeldUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_BookingKey",
                table: "Appointments",
                column: "BookingKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_DisruptionId",
                table: "Appointments",
                column: "DisruptionId",
                filter: "\"DisruptionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_EnquiryId",
                table: "Appointments",
                column: "EnquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_HeldUntil",
                table: "Appointments",
                column: "HeldUntil",
                filter: "\"HeldUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_LinkHash",
                table: "Appointments",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_PatientId_FirstCell",
                table: "Appointments",
                columns: new[] { "PatientId", "FirstCell" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_Reference",
                table: "Appointments",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_SeriesId",
                table: "Appointments",
                column: "SeriesId",
                filter: "\"SeriesId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_SpecialistId_FirstCell",
                table: "Appointments",
                columns: new[] { "SpecialistId", "FirstCell" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_TokenHash",
                table: "CalendarFeeds",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Closures_ClinicId",
                table: "Closures",
                column: "ClinicId");

            migrationBuilder.CreateIndex(
                name: "IX_Disruptions_StartedAt",
                table: "Disruptions",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_ConsultationTypeId_FirstCell",
                table: "GroupSessions",
                columns: new[] { "ConsultationTypeId", "FirstCell" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_FirstCell_EndCell_SpecialistId_RoomId",
                table: "GroupSessions",
                columns: new[] { "FirstCell", "EndCell", "SpecialistId", "RoomId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedBusy_ResourceId_EndCell",
                table: "ImportedBusy",
                columns: new[] { "ResourceId", "EndCell" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_EnquiryId",
                table: "Invitations",
                column: "EnquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Status_ExpiresAt",
                table: "Invitations",
                columns: new[] { "Status", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TokenHash",
                table: "Invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OccupancyCells_OwnerId",
                table: "OccupancyCells",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_SettledAt",
                table: "Reminders",
                column: "SettledAt");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_State_DueAt",
                table: "Reminders",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionChanges_SpecialistId",
                table: "SessionChanges",
                column: "SpecialistId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeBlocks_EndCell_FirstCell_ResourceId",
                table: "TimeBlocks",
                columns: new[] { "EndCell", "FirstCell", "ResourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingListEntries_EnquiryId",
                table: "WaitingListEntries",
                column: "EnquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingListEntries_Status_Tier_Since",
                table: "WaitingListEntries",
                columns: new[] { "Status", "Tier", "Since" });

            migrationBuilder.Sql("CREATE TRIGGER \"TR_AppointmentEvents_AppendOnly\" BEFORE UPDATE OR DELETE ON \"AppointmentEvents\" FOR EACH ROW EXECUTE FUNCTION clinic_append_only();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppointmentEvents");

            migrationBuilder.DropTable(
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "CarveOuts");

            migrationBuilder.DropTable(
                name: "Closures");

            migrationBuilder.DropTable(
                name: "ConsultationTypes");

            migrationBuilder.DropTable(
                name: "Disruptions");

            migrationBuilder.DropTable(
                name: "Equipment");

            migrationBuilder.DropTable(
                name: "GroupSessions");

            migrationBuilder.DropTable(
                name: "ImportedBusy");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "OccupancyCells");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "SessionChanges");

            migrationBuilder.DropTable(
                name: "Sites");

            migrationBuilder.DropTable(
                name: "TimeBlocks");

            migrationBuilder.DropTable(
                name: "WaitingListEntries");

            migrationBuilder.DropColumn(
                name: "EveryWeeks",
                table: "WeeklySessions");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "WeeklySessions");

            migrationBuilder.DropColumn(
                name: "Languages",
                table: "Specialists");

            migrationBuilder.DropColumn(
                name: "VideoLink",
                table: "Specialists");

            migrationBuilder.DropColumn(
                name: "IsActive",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "IsStepFree",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "SiteId",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "RebookSince",
                table: "Enquiries");
        }
    }
}
