namespace NetGraph.Cypher.Tests.Execution.Vectors;

/// <summary>Queries of the shapes that run in batches, over the graph of <see cref="MixedGraph"/>, with much that can go wrong in them.</summary>
internal sealed class RandomBatchQuery(Random random)
{
    private static readonly string[] Patterns =
    [
        "(a)", "(a:A)", "(a:B)", "(a:A:B)", "(a:A)-[r]->(b)", "(a)-[r:R]->(b)", "(a)-[r:R|S]->(b)", "(a)-[r:S]-(b)", "(a)<-[r]-(b)", "(a:A)-[r:R]->(b:B)",
        "(a:A)-[r]-(b)-[q]-(c)", "(a:B)-[r:R]->(b)<-[q:R]-(a)", "(a)-[r:R]->(b), (b)-[q:S]->(c)", "(a)-[r]->(a)", "(a:A)-[r]->(b)-[q]->(a)",
        "(a:C)-[r:R]->(b:C)", "(a:C)<-[r:S]-(b:C)", "(a:A)-[r]->(b:C)",
    ];

    private static readonly string[] Constants =
    [
        "1", "2", "3", "-1", "0", "1.0", "2.5", "0.0", "-0.0", "'x'", "'y'", "'xyz'", "''", "true", "false", "null", "9007199254740993", "4611686018427387904",
        "[1, 2]", "date('2024-01-01')", "1e300", "0.0/0.0", "$p", "$q",
    ];

    private static readonly string[] Comparisons = ["=", "<>", "<", "<=", ">", ">="];

    private string _relationship = "r";
    private bool _hasRelationship;

    public string Next()
    {
        var pattern = Pick(Patterns);
        _hasRelationship = pattern.Contains("[r", StringComparison.Ordinal);
        _relationship = pattern.Contains("[q", StringComparison.Ordinal) && random.Next(2) == 0 ? "q" : "r";
        var where = random.Next(4) == 0 ? "" : $" WHERE {Condition(0)}";
        return $"MATCH {pattern}{where} {Tail()}";
    }

    private string Tail() => random.Next(12) switch
    {
        0 => $"RETURN count(*)",
        1 => $"RETURN {Value()} AS x, {Value()} AS y",
        2 => $"RETURN {Value()} AS x LIMIT {random.Next(4)}",
        3 => $"RETURN DISTINCT {Value()} AS x, {Value()} AS y",
        4 => $"RETURN {Value()} AS x, {Aggregate()} AS n ORDER BY n DESC, x LIMIT {random.Next(6)}",
        5 => $"RETURN {Value()} AS x, {Value()} AS y, {Aggregate()} AS n, {Aggregate()} AS m",
        6 => $"RETURN {Aggregate()} AS n, {Aggregate()} AS m",
        7 => $"WITH {Value()} AS x, {Aggregate()} AS n WHERE n {Pick(Comparisons)} {Pick(Constants)} RETURN n, count(*) AS c, min(x) AS m ORDER BY c, m SKIP 1 LIMIT 5",
        8 => $"WITH a, {Aggregate()} AS n MATCH (a)-[z]->(w) RETURN n, {Pick(["z.v", "w.v", "z.t"])} AS x, count(*) AS c",
        9 => $"RETURN {Value()} AS x ORDER BY x, {Value()} LIMIT 7",
        10 => $"WITH {Value()} AS x, {Value()} AS y WHERE x {Pick(Comparisons)} y RETURN x, collect(y) AS ys",
        _ => $"RETURN {Value()} AS x, {Value()} AS y, {Value()} AS z, count(*) AS n",
    };

    private string Condition(int depth) => random.Next(depth > 2 ? 9 : 13) switch
    {
        0 => $"{Property()} {Pick(Comparisons)} {Pick(Constants)}",
        1 => $"{Pick(Constants)} {Pick(Comparisons)} {Property()}",
        2 => $"{Property()} {Pick(Comparisons)} {Property()}",
        3 => $"{Property()} IN [{Pick(Constants)}, {Pick(Constants)}, {Pick(Constants)}]",
        4 => $"{Property()} IS {Pick(["", "NOT "])}NULL",
        5 => $"a:{Pick(["A", "B", "A&!B", "A|B", "Unknown"])}",
        6 => $"{Property()} {Pick(["STARTS WITH", "ENDS WITH", "CONTAINS"])} {Pick(["'x'", "'y'", "''", "null", "1"])}",
        7 => $"{Property()} + {Pick(["1", "2.5", "'x'"])} {Pick(Comparisons)} {Pick(Constants)}",
        8 => Pick(["a.flag", "size(toString(a.t)) > 1", "EXISTS { (a)-->() }", "a.w % 2 = 0", "a.v =~ 'x.*'"]),
        9 => $"({Condition(depth + 1)} AND {Condition(depth + 1)})",
        10 => $"({Condition(depth + 1)} OR {Condition(depth + 1)})",
        11 => $"NOT ({Condition(depth + 1)})",
        _ => $"({Condition(depth + 1)} XOR {Condition(depth + 1)})",
    };

    private string Value() => random.Next(12) switch
    {
        0 => "a",
        1 when _hasRelationship => _relationship,
        2 => $"{Property()} + {Pick(["1", "0.5", "'s'", "a.w"])}",
        3 => $"{Property()} {Pick(["-", "*", "/", "%"])} {Pick(["2", "0", "1.5", "3"])}",
        4 => Pick(["toString(a.v)", "size(a.t)", "CASE WHEN a.w < 2 THEN 'low' ELSE a.v END", "coalesce(a.t, a.w)", "labels(a)", "[a.w, a.v]", "1", "a.v IS NULL"]),
        _ => Property(),
    };

    private string Aggregate() => random.Next(10) switch
    {
        0 => "count(*)",
        1 => $"count({Value()})",
        2 => $"count(DISTINCT {Value()})",
        3 => $"sum({Pick(["a.w", Property(), "DISTINCT a.w"])})",
        4 => $"avg({Pick(["a.w", Property()])})",
        5 => $"min({Value()})",
        6 => $"max({Value()})",
        7 => $"collect({Pick(["", "DISTINCT "])}{Value()})",
        8 => Pick(["stDev(a.w)", "percentileCont(a.w, 0.5)", "sum(a.big)", "count(DISTINCT a)"]),
        _ => "count(*)",
    };

    private string Property()
    {
        var owner = _hasRelationship && random.Next(2) == 0 ? _relationship : "a";
        return $"{owner}.{Pick(["v", "t", "w", "w", "n", "flag", "missing"])}";
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
