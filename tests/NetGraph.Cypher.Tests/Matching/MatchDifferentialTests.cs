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
