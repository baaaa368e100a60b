using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class GroupEquipment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<Guid>>(
                name: "EquipmentIds",
                table: "GroupSessions",
                type: "uuid[]",
                nullable: false,
                defaultValue: new List<Guid>());

            // Of several open links of one enquiry the newest stays; the others were of no use.
            migrationBuilder.Sql("""
                UPDATE "Invitations" SET "Status" = 'Revoked' WHERE "Purpose" = 'Choose' AND "Status" IN ('Issued', 'Opened', 'Verified') AND EXISTS (
                    SELECT 1 FROM "Invitations" newer WHERE newer."EnquiryId" = "Invitations"."EnquiryId" AND newer."Purpose" = 'Choose' AND newer."Status" IN ('Issued', 'Opened', 'Verified')
                        AND (newer."IssuedAt" > "Invitations"."IssuedAt" OR (newer."IssuedAt" = "Invitations"."IssuedAt" AND newer."Id" > "Invitations"."Id")));
                """);

            migrationBuilder.CreateIndex(
                name: "OneOpenChoice",
                table: "Invitations",
                column: "EnquiryId",
                unique: true,
                filter: "\"Purpose\" = 'Choose' AND \"Status\" IN ('Issued', 'Opened', 'Verified')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "OneOpenChoice",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "EquipmentIds",
                table: "GroupSessions");
        }
    }
}
