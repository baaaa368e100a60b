using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PhoneMode : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Enquiries",
                type: "TEXT",
                maxLength: 240,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_NameKey_ReceivedAt",
                table: "Enquiries",
                columns: new[] { "NameKey", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_Phone_ReceivedAt",
                table: "Enquiries",
                columns: new[] { "Phone", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_OwnerId",
                table: "Drafts",
                column: "OwnerId",
                filter: "\"OwnerId\" IS NOT NULL");

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

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_NameKey_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_Phone_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_OwnerId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "Drafts");
        }
    }
}
