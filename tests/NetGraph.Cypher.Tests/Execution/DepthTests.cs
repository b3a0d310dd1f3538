using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>
/// Deep and long statements end in rows or in an error, never in a dead process: each runs through parser, binder, planner,
/// optimiser, executor and plan text.
/// </summary>
public sealed class DepthTests
{
    private const int Deep = 6_000;
    private const int Long = 2_000;

    private static readonly Dictionary<string, Func<string>> Statements = new(StringComparer.Ordinal)
    {
        // Nested
        ["parentheses"] = () => $"RETURN {Around("(", "1", ")", Deep)} AS x",
        ["lists"] = () => $"RETURN {Around("[", "1", "]", Deep)} AS x",
        ["lists that are read"] = () => $"RETURN {Around("[", "1", "]", 300)} AS x",
        ["maps"] = () => $"RETURN {Around("{a: ", "1", "}", Deep)} AS x",
        ["NOT"] = () => $"RETURN {Around("NOT ", "true", "", Deep)} AS x",
        ["minus"] = () => $"WITH 1 AS n RETURN {Around("- ", "n", "", Deep)} AS x",
        ["functions"] = () => $"RETURN {Around("abs(", "1", ")", Deep)} AS x",
        ["functions that are read"] = () => $"RETURN {Around("abs(", "1", ")", 300)} AS x",
        ["CASE"] = () => $"RETURN {Around("CASE WHEN true THEN ", "1", " END", Deep)} AS x",
        ["indexes inside"] = () => $"WITH [0] AS l RETURN {Around("l[", "0", "]", Deep)} AS x",
        ["comprehensions"] = () => $"RETURN {Around("[x IN ", "[1]", "]", Deep)} AS y",
        ["quantifiers"] = () => $"RETURN {Around("all(x IN [1] WHERE ", "true", ")", Deep)} AS y",
        ["reduce"] = () => $"RETURN {Around("reduce(a = 0, x IN [1] | ", "1", ")", Deep)} AS y",
        ["map projections"] = () => $"WITH {{a: 1}} AS m RETURN {Around("m {a: ", "1", "}", Deep)} AS y",
        ["pattern comprehensions"] = () => $"MATCH (a) RETURN {Around("[(a)-->() | ", "1", "]", Deep)} AS y",
        ["EXISTS"] = () => $"RETURN {Around("EXISTS { MATCH (a) WHERE ", "true", " }", 900)} AS y",
        ["EXISTS that is read"] = () => $"RETURN {Around("EXISTS { MATCH (a) WHERE ", "true", " }", 60)} AS y",
        ["COUNT"] = () => $"RETURN {Around("COUNT { MATCH (a) WHERE 1 = ", "1", " }", 900)} AS y",
        ["COLLECT"] = () => $"RETURN {Around("COLLECT { RETURN ", "1", " AS c }", 900)} AS y",
        ["CALL"] = () => Around("CALL { ", "RETURN 1 AS y", " } RETURN y", 900),
        ["CALL that is read"] = () => Around("CALL { ", "RETURN 1 AS y", " } RETURN y", 60),
        ["CALL without end"] = () => Around("CALL { ", "RETURN 1 AS y", " } RETURN y", Deep),
        ["FOREACH"] = () => $"{string.Concat(Enumerable.Range(0, 900).Select(i => $"FOREACH (x{i} IN [1] | "))}CREATE (:T){new string(')', 900)}",
        ["label parentheses"] = () => $"MATCH (a:{Around("(", "A", ")", Deep)}) RETURN a",
        ["label negations"] = () => $"MATCH (a:{Around("!", "A", "", Deep)}) RETURN a",
        ["label negations that are read"] = () => $"MATCH (a:{Around("!", "A", "", 900)}) RETURN a.i AS i",
        ["path parentheses"] = () => $"MATCH {Around("(", "(a)-->(b)", ")", Deep)} RETURN a",
        ["path parentheses that are read"] = () => $"MATCH {Around("(", "(a)-->(b)", " WHERE a.i > 0)", 300)} RETURN a.i AS i",
        // Long
        ["AND"] = () => $"RETURN {Chain("true", " AND ", Deep)} AS x",
        ["OR and XOR"] = () => $"RETURN {Chain("false OR true", " XOR ", Deep)} AS x",
        ["plus"] = () => $"RETURN {Chain("1", " + ", Deep)} AS x",
        ["plus of a variable"] = () => $"WITH 1 AS n RETURN {Chain("n", " + ", Deep)} AS x",
        ["plus as a key"] = () => $"WITH 1 AS n RETURN {Chain("n", " + ", Deep)} AS x, count(*) AS c",
        ["plus in a filter"] = () => $"MATCH (n) WHERE {Chain("n.i", " + ", Deep)} > 0 RETURN n.i AS i",
        ["plus under shortestPath"] = () => $"MATCH (a {{i: 1}}), (b {{i: 3}}) MATCH p = shortestPath((a)-[*]->(b)) WHERE {Chain("length(p)", " + ", Long)} > 0 RETURN 1 AS x",
        ["power"] = () => $"RETURN {Chain("1", " ^ ", Deep)} AS x",
        ["comparisons"] = () => $"RETURN {Chain("1", " <= ", Deep)} AS x",
        ["IN"] = () => $"RETURN {Chain("[1]", " IN ", Deep)} AS x",
        ["IS NULL"] = () => $"RETURN 1{string.Concat(Enumerable.Repeat(" IS NULL", Deep))} AS x",
        ["keys"] = () => $"WITH {{a: 1}} AS m RETURN m{string.Concat(Enumerable.Repeat(".a", Deep))} AS x",
        ["indexes"] = () => $"WITH [1] AS l RETURN l{string.Concat(Enumerable.Repeat("[0]", Deep))} AS x",
        ["list"] = () => $"RETURN size([{Chain("1", ", ", Deep)}]) AS x",
        ["labels"] = () => $"MATCH (a{string.Concat(Enumerable.Repeat(":A", 900))}) RETURN a",
        ["types"] = () => $"MATCH ()-[r:{Chain("R", "|", 900)}]->() RETURN count(r) AS x",
        ["WHEN"] = () => $"RETURN CASE 1 {string.Concat(Enumerable.Repeat("WHEN 2 THEN 3 ", Long))} ELSE 4 END AS x",
        ["hops"] = () => $"MATCH {Chain("()", "-->", 100)} RETURN count(*) AS x",
        ["repetitions"] = () => $"MATCH {string.Concat(Enumerable.Repeat("(()-->())+ ", 500))} RETURN count(*) AS x",
        ["repetitions under a selector"] = () => $"MATCH SHORTEST 1 {string.Concat(Enumerable.Repeat("(()-->())* ", 500))}() RETURN count(*) AS x",
        ["paths"] = () => $"MATCH {Chain("(:Missing)", ", ", 40)} RETURN count(*) AS x",
        ["WITH"] = () => $"WITH 1 AS n {string.Concat(Enumerable.Repeat("WITH n + 1 AS n ", Long))} RETURN n",
        ["UNWIND"] = () => $"{string.Concat(Enumerable.Range(0, Long).Select(i => $"UNWIND [1] AS x{i} "))} RETURN count(*) AS x",
        ["MATCH"] = () => $"MATCH (a) {string.Concat(Enumerable.Repeat("MATCH (a) WHERE a.i > 0 ", 500))} RETURN count(*) AS x",
        ["CREATE"] = () => $"CREATE {Chain("(:T)", ", ", Long)}",
        ["UNION"] = () => Chain("RETURN 1 AS x", " UNION ALL ", Long),
    };

    public static TheoryData<string> Names => new(Statements.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Statement_gives_rows_or_an_error(string name)
    {
        using var graph = new TestGraph("CREATE (:A {i: 1})-[:R]->(:A {i: 2})-[:R]->(:B {i: 3})");
        var limits = new QueryLimits(Timeout: TimeSpan.FromSeconds(5), MaxMemoryBytes: 500_000_000);
        foreach (var text in new[] { Statements[name](), "EXPLAIN " + Statements[name](), "PROFILE " + Statements[name]() })
        {
            var error = Record.Exception(() => graph.Run(text, limits, CancellationToken.None));

            Assert.True(error is null or QueryException, $"{name}: {error}");
            if (name.EndsWith("that are read", StringComparison.Ordinal) || name.EndsWith("that is read", StringComparison.Ordinal))
                Assert.Null(error);
        }
    }

    private static string Around(string open, string middle, string close, int times) =>
        string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, times));

    private static string Chain(string item, string between, int times) => string.Join(between, Enumerable.Repeat(item, times));
}
