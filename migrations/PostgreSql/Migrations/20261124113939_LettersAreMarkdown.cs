using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LettersAreMarkdown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Html",
                table: "Letters");

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Letters",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "en");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                table: "Letters");

            migrationBuilder.AddColumn<string>(
                name: "Html",
                table: "Letters",
                type: "text",
                nullable: false,
                defaultValue: "en");
        }
    }
}
