using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "SettledAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ClosureProposedById",
                table: "Enquiries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DuplicateOfId",
                table: "Enquiries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastAct",
                table: "Enquiries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Enquiries",
                type: "character varying(240)",
                maxLength: 240,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Enquiries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "PromisedAt",
                table: "Enquiries",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: NodaTime.Instant.FromUnixTimeTicks(0L));

            migrationBuilder.AddColumn<string>(
                name: "ProposedClosure",
                table: "Enquiries",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Drafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CallsBeforeUnreachable",
                table: "Clinics",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            // For what is there already: when the next step is due, or when it came.
            migrationBuilder.Sql("""UPDATE "Enquiries" SET "PromisedAt" = COALESCE("NextActionDueAt", "ReceivedAt");""");

            migrationBuilder.CreateTable(
                name: "HandoverMarks",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverMarks", x => x.StaffId);
                    table.ForeignKey(
                        name: "FK_HandoverMarks_StaffMembers_StaffId",
                        column: x => x.StaffId,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Looks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeenAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    TypedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Looks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Looks_Enquiries_EnquiryId",
                        column: x => x.EnquiryId,
                        principalTable: "Enquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DataKeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedNeeds = table.Column<byte[]>(type: "bytea", nullable: true),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_People_DataKeys_DataKeyId",
                        column: x => x.DataKeyId,
                        principalTable: "DataKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Worklist = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SpecialistId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<LocalDate>(type: "date", nullable: true),
                    To = table.Column<LocalDate>(type: "date", nullable: true),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Order = table.Column<long>(type: "bigint", nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Names = table.Column<string>(type: "text", nullable: false),
                    Digits = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Order);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Enquiries_EnquiryId",
                        column: x => x.EnquiryId,
                        principalTable: "Enquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchKeys",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Order = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchKeys", x => new { x.Key, x.Order });
                });

            migrationBuilder.CreateTable(
                name: "ShiftNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NoteKey = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    DataKeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrittenAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShiftNotes_DataKeys_DataKeyId",
                        column: x => x.DataKeyId,
                        principalTable: "DataKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftNotes_StaffMembers_StaffId",
                        column: x => x.StaffId,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_NameKey_ReceivedAt",
                table: "Enquiries",
                columns: new[] { "NameKey", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_OwnerId",
                table: "Enquiries",
                column: "OwnerId",
                filter: "\"OwnerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_PersonId",
                table: "Enquiries",
                column: "PersonId",
                filter: "\"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_Phone_ReceivedAt",
                table: "Enquiries",
                columns: new[] { "Phone", "ReceivedAt" });

            migrationBuilder.AddCheckConstraint(
                name: "OpenHasANextStep",
                table: "Enquiries",
                sql: "\"Status\" IN ('Closed', 'Quarantined') OR \"NextActionDueAt\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "OpenIsOnAList",
                table: "Enquiries",
                sql: "\"Status\" = 'Closed' OR \"Worklist\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_OwnerId",
                table: "Drafts",
                column: "OwnerId",
                filter: "\"OwnerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_EnquiryId",
                table: "Looks",
                column: "EnquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_SeenAt",
                table: "Looks",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_People_DataKeyId",
                table: "People",
                column: "DataKeyId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_OwnerId_NameKey",
                table: "SavedViews",
                columns: new[] { "OwnerId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_EnquiryId",
                table: "SearchEntries",
                column: "EnquiryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftNotes_DataKeyId",
                table: "ShiftNotes",
                column: "DataKeyId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftNotes_NoteKey",
                table: "ShiftNotes",
                column: "NoteKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftNotes_StaffId",
                table: "ShiftNotes",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftNotes_WrittenAt",
                table: "ShiftNotes",
                column: "WrittenAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_StaffMembers_OwnerId",
                table: "Drafts",
                column: "OwnerId",
                principalTable: "StaffMembers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_StaffMembers_OwnerId",
                table: "Drafts");

            migrationBuilder.DropTable(
                name: "HandoverMarks");

            migrationBuilder.DropTable(
                name: "Looks");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropTable(
                name: "SearchKeys");

            migrationBuilder.DropTable(
                name: "ShiftNotes");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_NameKey_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_OwnerId",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_PersonId",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_Phone_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropCheckConstraint(
                name: "OpenHasANextStep",
                table: "Enquiries");

            migrationBuilder.DropCheckConstraint(
                name: "OpenIsOnAList",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_OwnerId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "ClosureProposedById",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "DuplicateOfId",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "LastAct",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "PromisedAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "ProposedClosure",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "CallsBeforeUnreachable",
                table: "Clinics");
        }
    }
}
