using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OneNewTimeEach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TimeBlockId",
                table: "Disruptions");

            migrationBuilder.AddColumn<int>(
                name: "LinkNumber",
                table: "Invitations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacesId",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VisitEndsAt",
                table: "Enquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_Email_ReceivedAt",
                table: "Enquiries",
                columns: new[] { "Email", "ReceivedAt" });

            // What an open link is for, as far as it can be told: the enquiry's appointment that was called off last.
            migrationBuilder.Sql("""
                UPDATE "Invitations" SET "ReplacesId" = (
                    SELECT a."Id" FROM "Appointments" AS a WHERE a."EnquiryId" = "Invitations"."EnquiryId" AND a."DisruptionId" IS NOT NULL ORDER BY a."CreatedAt" DESC LIMIT 1)
                WHERE "Purpose" = 'Rebook'
                """);
            migrationBuilder.Sql("""UPDATE "Enquiries" SET "VisitEndsAt" = "NextActionDueAt" WHERE "Status" = 'Scheduled'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Enquiries_Email_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "LinkNumber",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "ReplacesId",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "VisitEndsAt",
                table: "Enquiries");

            migrationBuilder.AddColumn<Guid>(
                name: "TimeBlockId",
                table: "Disruptions",
                type: "TEXT",
                nullable: true);
        }
    }
}
