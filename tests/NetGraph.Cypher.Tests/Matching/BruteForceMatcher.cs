using System.Collections.Immutable;

namespace NetGraph.Cypher.Tests.Matching;

/// <summary>
/// Matches patterns by trying everything: no index, no order, no cleverness. Source of its rules: openCypher 9 "Uniqueness",
/// Neo4j 5 manual, "Patterns" (reference), read for themselves and not from the engine.
/// </summary>
internal sealed class BruteForceMatcher(OracleGraph graph)
{
    /// <summary>Where a walk is: its nodes and relationships, and what is used by the whole MATCH.</summary>
    private sealed record Walk(Binding Binding, ImmutableHashSet<int> Used, ImmutableList<int> Nodes, ImmutableList<int> Relationships)
    {
        public int Here => Nodes[^1];

        public Walk Step(OracleRelationship relationship, int node) =>
            new(Binding, Used.Add(relationship.Id), Nodes.Add(node), Relationships.Add(relationship.Id));
    }

    /// <summary>All rows that a MATCH makes of one row.</summary>
    public List<Binding> Match(MatchP match, Binding row)
    {
        var found = new List<Binding>();
        if (match.Paths is [{ Selector: { } selector } path])
        {
            found.AddRange(Select(match, path, selector, row));
        }
        else
        {
            MatchPaths(match.Paths, 0, row, [], binding =>
            {
                if (match.Where is null || match.Where.Holds(binding) == true)
                    found.Add(binding);
            });
        }

        return found;
    }

    /// <summary>Every solution of a path with a selector, by start and end, shortest first: what the selector chooses from.</summary>
    public List<IGrouping<(int, int), (Binding Binding, int Length)>> Partitions(MatchP match, PathP path, Binding row)
    {
        var all = new List<((int, int) Ends, Binding Binding, int Length)>();
        MatchPath(path, new Walk(row, [], [], []), walk =>
        {
            // shortestPath() takes the WHERE of its clause into the search, a selector the one in its parentheses.
            var condition = path.IsFunction ? match.Where : path.Where;
            if (condition is null || condition.Holds(walk.Binding) == true)
                all.Add(((walk.Nodes[0], walk.Nodes[^1]), walk.Binding, walk.Relationships.Count));
        });
        return [.. all.GroupBy(a => a.Ends, a => (a.Binding, a.Length))];
    }

    private IEnumerable<Binding> Select(MatchP match, PathP path, OracleSelector selector, Binding row)
    {
        foreach (var partition in Partitions(match, path, row))
        {
            var ordered = partition.OrderBy(s => s.Length).ToList();
            var lengths = ordered.Select(s => s.Length).Distinct().Take(selector.Count).ToList();
            var chosen = selector.Groups ? ordered.Where(s => lengths.Contains(s.Length)) : ordered.Take(selector.Count);
            foreach (var (binding, _) in chosen)
            {
                if (path.IsFunction || match.Where is null || match.Where.Holds(binding) == true)
                    yield return binding;
            }
        }
    }

    private void MatchPaths(IReadOnlyList<PathP> paths, int index, Binding binding, ImmutableHashSet<int> used, Action<Binding> found)
    {
        if (index == paths.Count)
        {
            found(binding);
            return;
        }

        MatchPath(paths[index], new Walk(binding, used, [], []), walk => MatchPaths(paths, index + 1, walk.Binding, walk.Used, found));
    }

    private void MatchPath(PathP path, Walk walk, Action<Walk> found)
    {
        foreach (var node in graph.Nodes)
            Hops(path.Nodes, path.Hops, 0, walk with { Nodes = [node.Id] }, Named);

        void Named(Walk whole) => found(
            path.Name is null ? whole : whole with { Binding = whole.Binding.With(path.Name, new Bound.Path(whole.Nodes, whole.Relationships)) });
    }

    private void Hops(IReadOnlyList<NodeP> nodes, IReadOnlyList<HopP> hops, int index, Walk walk, Action<Walk> found)
    {
        if (Fit(nodes[index], walk) is not { } here)
            return;
        if (index == hops.Count)
            found(here);
        else
            Hop(hops[index], here, there => Hops(nodes, hops, index + 1, there, found));
    }

    private void Hop(HopP hop, Walk walk, Action<Walk> found)
    {
        if (hop.Inner is { } inner)
            Repeat(inner, hop.Quantifier!, 0, Grouped(inner.Names, inner, walk), found);
        else if ((hop.Length ?? hop.Quantifier) is { } range)
            Lengths(hop, range, [], walk, found);
        else
            Single(hop, walk, found);
    }

    private void Single(HopP hop, Walk walk, Action<Walk> found)
    {
        foreach (var (relationship, node) in Steps(hop, walk))
        {
            var there = walk.Step(relationship, node);
            if (hop.Name is null)
                found(there);
            else if (Agree(walk.Binding, hop.Name, new Bound.Relationship(relationship.Id)) is { } binding)
                found(there with { Binding = binding });
        }
    }

    private void Lengths(HopP hop, Range range, ImmutableList<int> list, Walk walk, Action<Walk> found)
    {
        if (list.Count >= range.Min && list.Count <= (range.Max ?? int.MaxValue))
        {
            if (hop.Name is null)
                found(walk);
            else if (Agree(walk.Binding, hop.Name, new Bound.List(list, false)) is { } binding)
                found(walk with { Binding = binding });
        }

        if (list.Count >= (range.Max ?? int.MaxValue))
            return;
        foreach (var (relationship, node) in Steps(hop, walk))
            Lengths(hop, range, list.Add(relationship.Id), walk.Step(relationship, node), found);
    }

    private void Repeat(InnerP inner, Range range, int count, Walk walk, Action<Walk> found)
    {
        if (count >= range.Min)
            found(walk);
        if (count >= (range.Max ?? int.MaxValue))
            return;

        // Inside, the names are single and unbound; outside they are the lists so far.
        var groups = walk.Binding;
        var single = inner.Names.Aggregate(groups, (b, name) => b.Without(name));
        Hops(inner.Nodes, inner.Hops, 0, walk with { Binding = single }, once =>
        {
            if (inner.Where is not null && inner.Where.Holds(once.Binding) != true)
                return;
            var grown = inner.Names.Aggregate(groups, (b, name) => b.With(name, Append((Bound.List)groups.Find(name)!, once.Binding.Find(name)!)));
            Repeat(inner, range, count + 1, once with { Binding = grown }, found);
        });
    }

    private static Walk Grouped(IEnumerable<string> names, InnerP inner, Walk walk)
    {
        var nodes = inner.Nodes.Select(n => n.Name).ToHashSet();
        return walk with { Binding = names.Aggregate(walk.Binding, (b, name) => b.With(name, new Bound.List([], nodes.Contains(name)))) };
    }

    private static Bound.List Append(Bound.List list, Bound value) =>
        list with { Ids = list.Ids.Add(value is Bound.Node node ? node.Id : ((Bound.Relationship)value).Id) };

    /// <summary>Relationships that may come next, and where they lead; a self-loop once.</summary>
    private IEnumerable<(OracleRelationship Relationship, int Node)> Steps(HopP hop, Walk walk)
    {
        foreach (var relationship in graph.Relationships)
        {
            if (walk.Used.Contains(relationship.Id) || hop.Types is not null && !hop.Types.Fits([relationship.Type]))
                continue;
            if (hop.W is { } w && relationship.W != w || hop.AtLeast is { } least && !(relationship.W >= least))
                continue;
            if (hop.Way >= 0 && relationship.Start == walk.Here)
                yield return (relationship, relationship.End);
            else if (hop.Way <= 0 && relationship.End == walk.Here)
                yield return (relationship, relationship.Start);
        }
    }

    private Walk? Fit(NodeP pattern, Walk walk)
    {
        var node = graph.Nodes[walk.Here];
        if (pattern.Labels is not null && !pattern.Labels.Fits(node.Labels) || pattern.X is { } x && node.X != x || pattern.AtLeast is { } least && !(node.X >= least))
            return null;
        if (pattern.Name is null)
            return walk;
        return Agree(walk.Binding, pattern.Name, new Bound.Node(walk.Here)) is { } binding ? walk with { Binding = binding } : null;
    }

    /// <summary>The binding with the name, or null when the name has another value already.</summary>
    private static Binding? Agree(Binding binding, string name, Bound value) => binding.Find(name) switch
    {
        null => binding.With(name, value),
        Bound.List known when value is Bound.List list => known.Ids.SequenceEqual(list.Ids) ? binding : null,
        var known => known == value ? binding : null,
    };
}
