using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DeskActing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ProposedClosure",
                table: "Enquiries",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CallsBeforeUnreachable",
                table: "Clinics",
                type: "integer",
                nullable: false,
                defaultValue: 3);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "ProposedClosure",
                table: "Enquiries");

            migrationBuilder.DropColumn(
                name: "CallsBeforeUnreachable",
                table: "Clinics");
        }
    }
}
