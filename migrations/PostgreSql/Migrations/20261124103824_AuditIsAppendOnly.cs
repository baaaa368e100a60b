using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations;

/// <summary>The trail and the timeline only grow: the database itself refuses to change or delete a line.</summary>
public partial class AuditIsAppendOnly : Migration
{
    private static readonly string[] Tables = ["AuditEntries", "EnquiryEvents"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE FUNCTION clinic_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;");
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"CREATE TRIGGER \"TR_{table}_AppendOnly\" BEFORE UPDATE OR DELETE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION clinic_append_only();");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"DROP TRIGGER \"TR_{table}_AppendOnly\" ON \"{table}\";");
        }

        migrationBuilder.Sql("DROP FUNCTION clinic_append_only();");
    }
}
