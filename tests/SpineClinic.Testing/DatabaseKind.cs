namespace SpineClinic.Testing;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
