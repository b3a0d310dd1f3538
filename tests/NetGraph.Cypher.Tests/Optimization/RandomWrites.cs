namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>
/// Statements that read and write in turns, so that barriers matter, but whose outcome does not hang on the order of rows: what is
/// written is the same for all rows, or for each node once.
/// </summary>
internal sealed class RandomWrites(Random random)
{
    public string Next()
    {
        var text = $"{Read("a", "b")} {Write("a", mayDelete: false)}";
        if (random.Next(2) == 0)
            text += $" {Write("a", mayDelete: false)}";
        if (random.Next(2) == 0)
            text += $" WITH {(random.Next(2) == 0 ? "DISTINCT " : "")}a {Read("c", "d")} {Write(Pick("a", "c"), mayDelete: true)}";
        return text + " RETURN count(*) AS n";
    }

    private string Read(string one, string two)
    {
        var pattern = random.Next(4) switch
        {
            0 => $"({one}{Label()})",
            1 => $"({one}{Label()})-[{Type()}]->({two}{Label()})",
            2 => $"({one}{Label()})-[{Type()}]-({two})",
            _ => $"({one}{Label()}), ({two}{Label()})",
        };
        return random.Next(3) == 0 ? $"MATCH {pattern}" : $"MATCH {pattern} WHERE {Condition(one)}";
    }

    private string Condition(string node) => random.Next(7) switch
    {
        0 => $"{node}.{Key()} = {Number()}",
        1 => $"{node}.{Key()} > {Number()}",
        2 => $"{node}:{Name()}",
        3 => $"NOT {node}:{Name()}",
        4 => $"EXISTS {{ ({node})-[{Type()}]->() }}",
        5 => $"COUNT {{ ({node})-[{Type()}]-() }} < {Number()}",
        _ => $"NOT EXISTS {{ MATCH (z:{Name()}) WHERE z.{Key()} = {node}.{Key()} }}",
    };

    private string Write(string node, bool mayDelete) => random.Next(mayDelete ? 10 : 9) switch
    {
        0 => $"CREATE (:{Name()} {{{Key()}: {Number()}}})",
        1 => $"CREATE ({node})-[:{Written()}]->(:{Name()})",
        2 => $"SET {node}.{Key()} = {Number()}",
        3 => $"SET {node}:{Name()}",
        4 => $"REMOVE {node}:{Name()}",
        5 => $"REMOVE {node}.{Key()}",
        6 => $"MERGE (:{Name()} {{{Key()}: {Number()}}})",
        7 => $"MERGE ({node})-[:{Written()}]->({node})",
        8 => $"FOREACH (i IN [1, 2] | CREATE (:{Name()} {{{Key()}: i}}))",
        _ => $"DETACH DELETE {node}",
    };

    private string Label() => random.Next(3) == 0 ? "" : ":" + Name();

    private string Type() => random.Next(3) == 0 ? "" : ":" + Written();

    private string Written() => Pick("R", "S") is var type && random.Next(8) == 0 ? $"$(toUpper('{type.ToLowerInvariant()}'))" : type;

    /// <summary>Now and then as a name that only the run knows.</summary>
    private string Name() => Pick("A", "B", "C") is var name && random.Next(8) == 0 ? $"$(toUpper('{name.ToLowerInvariant()}'))" : name;

    private string Key() => Pick("x", "y");

    private int Number() => random.Next(4);

    private string Pick(params string[] names) => names[random.Next(names.Length)];
}
