using System.Globalization;
using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Matching;

/// <summary>
/// Random clauses over random graphs, the engine against <see cref="BruteForceMatcher"/>, rows as bags. A failure prints its
/// seed, the graph and the query; <c>NETGRAPH_MATCH_SEEDS</c> tries more of them.
/// </summary>
public sealed class MatchDifferentialTests
{
    private static readonly int Seeds =
        int.TryParse(Environment.GetEnvironmentVariable("NETGRAPH_MATCH_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 400;

    /// <summary>Cases with more rows than this are passed over: they say no more than small ones and take seconds.</summary>
    private const int MostRows = 3_000;

    [Fact]
    public void Patterns_match_what_trying_everything_finds() => TrySeeds(1_000_000, quantified: false);

    [Fact]
    public void Quantified_path_patterns_match_what_trying_everything_finds() => TrySeeds(2_000_000, quantified: true);

    [Fact]
    public void Path_selectors_choose_from_what_trying_everything_finds()
    {
        for (var seed = 3_000_000; seed < 3_000_000 + Seeds; seed++)
        {
            var random = new Random(seed);
            var graph = OracleGraph.Random(random, 5, 6);
            var matches = new RandomMatches(random, graph, quantified: true);
            var before = random.Next(3) == 0 ? matches.Clause(optional: false) with { Where = null } : null;
            TryChoice(seed, graph, matches, before, matches.Selected(inParentheses: random.Next(3) == 0));
        }
    }

    [Fact]
    public void Shortest_path_functions_choose_from_what_trying_everything_finds()
    {
        var ends = new MatchP(false, [End("a"), End("b")], new OracleCondition("a <> b", row => row.Find("a") != row.Find("b")));
        for (var seed = 4_000_000; seed < 4_000_000 + Seeds; seed++)
        {
            var random = new Random(seed);
            var graph = OracleGraph.Random(random, 5, 7);
            var matches = new RandomMatches(random, graph, quantified: false);
            matches.Take("a", "b");
            TryChoice(seed, graph, matches, ends, matches.Function("a", "b"));
        }

        static PathP End(string name) => new(null, [new NodeP(name, null, null, null)], []);
    }

    /// <summary>
    /// Of equally long paths any may be chosen: every row must be one of all solutions, no more often than it is one, and for
    /// each row before and each pair of ends the lengths must be the smallest there are.
    /// </summary>
    private static void TryChoice(int seed, OracleGraph graph, RandomMatches matches, MatchP? before, MatchP choice)
    {
        var matcher = new BruteForceMatcher(graph);
        var path = choice.Paths[0];
        var rows = before is null ? [Binding.Empty] : matcher.Match(before, Binding.Empty);
        var all = rows.SelectMany(row => matcher.Partitions(choice, path, row).SelectMany(p => p)).ToList();
        if (rows.Count * (all.Count + 1) > MostRows)
            return;

        // A condition after the choice makes it depend on which of equals were chosen, so it is asked here of what comes out.
        var after = path.IsFunction ? null : choice.Where;
        var text = path.IsFunction ? choice.Text : (choice with { Where = null }).Text;
        var query = $"{(before is null ? "" : before.Text + " ")}{text} {matches.Return}";
        var found = Run(seed, graph, query);
        var expected = rows.SelectMany(row => matcher.Match(choice with { Where = path.IsFunction ? choice.Where : null }, row)).ToList();
        var names = matches.Names.Keys.ToList();
        var solutions = all.Select(s => s.Binding.Render(names)).ToList();
        Assert.True(IsContained(found, solutions), Report(seed, graph, query, solutions, found, "every row among"));
        string Shape(Binding row) => $"{Ends(row, path)} {((Bound.Path)row.Find(path.Name!)!).Relationships.Count}";
        var byText = all.GroupBy(s => s.Binding.Render(names)).ToDictionary(g => g.Key, g => Shape(g.First().Binding));
        Assert.True(
            expected.Select(Shape).Order(StringComparer.Ordinal).SequenceEqual(found.Select(f => byText[f]).Order(StringComparer.Ordinal), StringComparer.Ordinal),
            Report(seed, graph, query, [.. expected.Select(e => e.Render(names))], found, "lengths as in"));
        if (after is null)
            return;

        var kept = Run(seed, graph, $"{(before is null ? "" : before.Text + " ")}{choice.Text} {matches.Return}");
        var passing = all.Where(s => after.Holds(s.Binding) == true).Select(s => s.Binding.Render(names)).ToList();
        Assert.True(IsContained(kept, passing), Report(seed, graph, query + " with " + choice.Text, passing, kept, "every row among"));
        Assert.True(!path.Selector!.Groups || found.Count(passing.Contains) == kept.Count, Report(seed, graph, query + " with " + choice.Text, found, kept, "of"));
    }

    private static string Ends(Binding row, PathP path)
    {
        var nodes = ((Bound.Path)row.Find(path.Name!)!).Nodes;
        return $"{nodes[0]}-{nodes[^1]}";
    }

    private static bool IsContained(List<string> rows, List<string> all)
    {
        var left = all.CountBy(r => r).ToDictionary(StringComparer.Ordinal);
        return rows.TrueForAll(r => left.TryGetValue(r, out var count) && (left[r] = count - 1) >= 0);
    }

    private static List<string> Run(int seed, OracleGraph graph, string query)
    {
        using var engine = new TestGraph(graph.ToCreate());
        try
        {
            return [.. engine.Run(query).Rows];
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}\n{graph.ToCreate()}\n{query}", e);
        }
    }

    private static string Report(int seed, OracleGraph graph, string query, List<string> wanted, List<string> found, string relation) =>
        $"seed {seed}\n{graph.ToCreate()}\n{query}\n{relation} {wanted.Count}: {string.Join("; ", wanted.Take(20))}\nfound {found.Count}: {string.Join("; ", found.Take(20))}";

    private static void TrySeeds(int first, bool quantified)
    {
        for (var seed = first; seed < first + Seeds; seed++)
            Try(seed, quantified);
    }

    private static void Try(int seed, bool quantified)
    {
        var random = new Random(seed);
        var graph = OracleGraph.Random(random, 6, 7);
        var matches = new RandomMatches(random, graph, quantified);
        var clauses = new List<MatchP> { matches.Clause(optional: false) };
        while (random.Next(2) == 0 && clauses.Count < 3)
            clauses.Add(matches.Clause(random.Next(2) == 0));
        if (matches.Names.Count == 0)
            return;

        var before = new List<string>();
        var matcher = new BruteForceMatcher(graph);
        var rows = new List<Binding> { Binding.Empty };
        foreach (var clause in clauses)
            rows = [.. rows.SelectMany(row => Rows(matcher, clause, row)).Take(MostRows + 1)];
        if (rows.Count > MostRows)
            return;

        Compare(seed, graph, string.Join(" ", clauses.Select(c => c.Text)) + " " + matches.Return, rows.Select(r => r.Render(matches.Names.Keys)));
    }

    private static IEnumerable<Binding> Rows(BruteForceMatcher matcher, MatchP clause, Binding row)
    {
        var found = matcher.Match(clause, row);
        if (found.Count > 0 || !clause.Optional)
            return found;
        return [NamesOf(clause).Aggregate(row, (b, name) => b.Find(name) is null ? b.With(name, new Bound.Null(clause.Paths.Any(p => p.Name == name) ? 2 : 1)) : b)];
    }

    private static IEnumerable<string> NamesOf(MatchP clause) => clause.Paths.SelectMany(p =>
        p.Nodes.Select(n => n.Name).Concat(p.Hops.SelectMany(h => h.Inner is null ? [h.Name] : h.Inner.Names.ToArray<string?>())).Append(p.Name)).OfType<string>();

    private static void Compare(int seed, OracleGraph graph, string query, IEnumerable<string> expected)
    {
        using var engine = new TestGraph(graph.ToCreate());
        var wanted = expected.Order(StringComparer.Ordinal).ToList();
        List<string> found;
        try
        {
            found = [.. engine.Run(query).Rows.Order(StringComparer.Ordinal)];
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}\n{graph.ToCreate()}\n{query}", e);
        }

        if (!wanted.SequenceEqual(found, StringComparer.Ordinal))
            Assert.Fail($"seed {seed}\n{graph.ToCreate()}\n{query}\nexpected {wanted.Count}: {string.Join("; ", wanted.Take(20))}\nfound {found.Count}: {string.Join("; ", found.Take(20))}\n{engine.Explain(query)}");
    }
}
