using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

/// <summary>Schema commands as plans show them: <c>create RANGE INDEX name FOR (:Host {key})</c>.</summary>
internal static class SchemaCommandText
{
    public static string Of(SchemaCommand command) => command switch
    {
        CreateIndexCommand c => $"create {SchemaText.Of(c.Kind)} INDEX{Name(c)}{If(c, " IF NOT EXISTS")} FOR {Target(c.Target)}",
        CreateConstraintCommand c => $"create CONSTRAINT{Name(c)}{If(c, " IF NOT EXISTS")} FOR {Target(c.Target)} {Requirement(c)}",
        DropIndexCommand c => $"drop INDEX{Name(c)}{If(c, " IF EXISTS")}",
        _ => $"drop CONSTRAINT{Name(command)}{If(command, " IF EXISTS")}",
    };

    private static string Name(SchemaCommand command) => command.Name is { } name ? $" {(name.IsParameter ? "$" : "")}{name.Text}" : "";

    private static string If(SchemaCommand command, string words) => command.IsConditional ? words : "";

    private static string Target(SchemaTarget target)
    {
        var keys = target.Keys.Count == 0 ? "" : $" {{{string.Join(", ", target.Keys)}}}";
        var token = target.Token is null ? "" : $":{target.Token}";
        return target.Entity == EntityKind.Node ? $"({token}{keys})" : $"()-[{token}{keys}]-()";
    }

    private static string Requirement(CreateConstraintCommand command) => command.Kind switch
    {
        ConstraintKind.Unique => "IS UNIQUE",
        ConstraintKind.Key => "IS KEY",
        ConstraintKind.Exists => "IS NOT NULL",
        _ => $"IS :: {command.Types}",
    };
}
