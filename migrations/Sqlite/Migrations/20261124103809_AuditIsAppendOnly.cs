using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.Sqlite.Migrations;

/// <summary>The trail and the timeline only grow: the database itself refuses to change or delete a line.</summary>
public partial class AuditIsAppendOnly : Migration
{
    private static readonly string[] Tables = ["AuditEntries", "EnquiryEvents"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"CREATE TRIGGER TR_{table}_NoUpdate BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER TR_{table}_NoDelete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END;");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"DROP TRIGGER TR_{table}_NoUpdate; DROP TRIGGER TR_{table}_NoDelete;");
        }
    }
}
