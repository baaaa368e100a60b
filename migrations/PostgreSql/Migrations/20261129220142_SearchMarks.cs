using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SearchMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Marks cannot be made in SQL: everything is filed anew by the program.
            migrationBuilder.Sql("TRUNCATE \"SearchKeys\", \"SearchEntries\"");

            migrationBuilder.DropPrimaryKey(
                name: "PK_SearchKeys",
                table: "SearchKeys");

            migrationBuilder.AddColumn<long>(
                name: "Marks",
                table: "SearchKeys",
                type: "bigint",
                nullable: false,
                // All bits: what a replica of the older program files meanwhile is found.
                defaultValue: -1L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_SearchKeys",
                table: "SearchKeys",
                columns: new[] { "Key", "Order", "Marks" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Marks cannot be made in SQL: everything is filed anew by the program.
            migrationBuilder.Sql("TRUNCATE \"SearchKeys\", \"SearchEntries\"");

            migrationBuilder.DropPrimaryKey(
                name: "PK_SearchKeys",
                table: "SearchKeys");

            migrationBuilder.DropColumn(
                name: "Marks",
                table: "SearchKeys");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SearchKeys",
                table: "SearchKeys",
                columns: new[] { "Key", "Order" });
        }
    }
}
