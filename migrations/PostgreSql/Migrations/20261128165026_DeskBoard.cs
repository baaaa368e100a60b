using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DeskBoard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "SettledAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "PromisedAt",
                table: "Enquiries",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: NodaTime.Instant.FromUnixTimeTicks(0L));

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
                name: "IX_Enquiries_OwnerId",
                table: "Enquiries",
                column: "OwnerId",
                filter: "\"OwnerId\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "OpenHasANextStep",
                table: "Enquiries",
                sql: "\"Status\" IN ('Closed', 'Quarantined') OR \"NextActionDueAt\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "OpenIsOnAList",
                table: "Enquiries",
                sql: "\"Status\" = 'Closed' OR \"Worklist\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_EnquiryId",
                table: "Looks",
                column: "EnquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_SeenAt",
                table: "Looks",
                column: "SeenAt");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HandoverMarks");

            migrationBuilder.DropTable(
                name: "Looks");

            migrationBuilder.DropTable(
                name: "ShiftNotes");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_OwnerId",
                table: "Enquiries");

            migrationBuilder.DropCheckConstraint(
                name: "OpenHasANextStep",
                table: "Enquiries");

            migrationBuilder.DropCheckConstraint(
                name: "OpenIsOnAList",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "PromisedAt",
                table: "Enquiries");
        }
    }
}
