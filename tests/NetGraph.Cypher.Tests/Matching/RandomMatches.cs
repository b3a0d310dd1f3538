namespace NetGraph.Cypher.Tests.Matching;

/// <summary>What a name stands for, which decides how it is returned.</summary>
internal enum NameKind
{
    Node,
    Relationship,
    Relationships,
    Nodes,
    Path,
}

/// <summary>Makes random clauses over the names made so far.</summary>
internal sealed class RandomMatches(Random random, OracleGraph graph, bool quantified)
{
    private static readonly OracleLabels[] Labels =
    [
        new("A", l => l.Contains("A")), new("B", l => l.Contains("B")), new("A|B", l => l.Contains("A") || l.Contains("B")),
        new("A&B", l => l.Contains("A") && l.Contains("B")), new("!A", l => !l.Contains("A")), new("%", l => l.Count > 0),
        new("A&!B", l => l.Contains("A") && !l.Contains("B")), new("!(A|B)", l => l.Count == 0),
        new("$(left('Ab', 1))", l => l.Contains("A")), new("!$any(split('A,B', ','))|A", l => l.Contains("A") || !l.Contains("B")),
    ];

    private static readonly OracleLabels[] Types = [new("R", t => t[0] == "R"), new("S", t => t[0] == "S"), new("R|S", t => t[0] is "R" or "S"), new("Q", _ => false), new("$any(split('R,Q', ','))", t => t[0] == "R")];

    private static readonly OracleLabels[] FixedTypes = [.. Types, new("!R", t => t[0] != "R"), new("%", _ => true)];

    private readonly SortedDictionary<string, NameKind> _names = new(StringComparer.Ordinal);
    private int _made;

    public IReadOnlyDictionary<string, NameKind> Names => _names;

    public string Return => "RETURN " + string.Join(", ", _names.Select(n => Column(n.Key, n.Value)));

    /// <summary>Names of nodes that an earlier clause has bound.</summary>
    public void Take(params string[] nodes)
    {
        foreach (var name in nodes)
            _names[name] = NameKind.Node;
    }

    public MatchP Clause(bool optional)
    {
        var before = _names.Where(n => n.Value == NameKind.Relationship || n.Value == NameKind.Relationships).Select(n => n.Key).ToList();
        var paths = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => Path(before)).ToList();
        return new MatchP(optional, paths, random.Next(2) == 0 ? Condition() : null);
    }

    public PathP Path(List<string> reusable)
    {
        var hops = new List<HopP>();
        var nodes = new List<NodeP> { Node() };
        var count = random.Next(10) switch { < 2 => 0, < 7 => 1, < 9 => 2, _ => 3 };
        var isQuantified = quantified && random.Next(3) > 0;
        for (var i = 0; i < count; i++)
        {
            hops.Add(isQuantified && random.Next(2) == 0 ? Quantified() : Hop(reusable, mayVary: !isQuantified));
            nodes.Add(Node());
        }

        var name = random.Next(3) == 0 ? Name("p", NameKind.Path) : null;
        return new PathP(name, nodes, hops);
    }

    /// <summary>One path under a selector, with ends and the path named.</summary>
    public MatchP Selected(bool inParentheses)
    {
        var path = Path([]) with { };
        var first = path.Nodes[0].Name ?? Name("n", NameKind.Node);
        var last = path.Nodes.Count == 1 ? first : path.Nodes[^1].Name ?? Name("n", NameKind.Node);
        var nodes = path.Nodes.ToList();
        nodes[0] = nodes[0] with { Name = first };
        nodes[^1] = nodes[^1] with { Name = last };
        path = path with { Nodes = nodes, Name = path.Name ?? Name("p", NameKind.Path), Selector = Selector() };
        if (inParentheses)
            return new MatchP(false, [path with { Where = PathCondition(path.Name!) }], null);
        return new MatchP(false, [path], random.Next(2) == 0 ? Condition() : null);
    }

    /// <summary>shortestPath() or allShortestPaths() between two names.</summary>
    public MatchP Function(string from, string to)
    {
        var hop = Hop([], mayVary: false) with { Length = new Range(random.Next(3) == 0 ? 0 : 1, random.Next(2) == 0 ? null : random.Next(1, 4)), AtLeast = null };
        if (hop.Name is not null)
            _names[hop.Name] = NameKind.Relationships;
        if (hop.Types is not null)
            hop = hop with { Types = Types[random.Next(Types.Length)] };
        var all = random.Next(2) == 0;
        var path = new PathP(
            Name("p", NameKind.Path), [new NodeP(from, null, null, null), new NodeP(to, null, null, null)], [hop],
            new OracleSelector(all ? "allShortestPaths" : "shortestPath", 1, all), null, IsFunction: true);
        return new MatchP(false, [path], random.Next(3) == 0 ? null : PathCondition(path.Name!));
    }

    private OracleSelector Selector()
    {
        var k = random.Next(1, 4);
        return random.Next(7) switch
        {
            0 => new("ANY SHORTEST", 1, false),
            1 => new("ALL SHORTEST PATHS", 1, true),
            2 => new($"SHORTEST {k} GROUPS", k, true),
            3 => new("SHORTEST GROUP", 1, true),
            4 => new("ANY PATH", 1, false),
            _ => new($"SHORTEST {k}", k, false),
        };
    }

    private NodeP Node()
    {
        var known = _names.Where(n => n.Value == NameKind.Node).Select(n => n.Key).ToList();
        string? name = null;
        if (random.Next(3) > 0)
            name = known.Count > 0 && random.Next(3) == 0 ? known[random.Next(known.Count)] : Name("n", NameKind.Node);
        return new NodeP(
            name,
            random.Next(3) == 0 ? Labels[random.Next(Labels.Length)] : null,
            random.Next(6) == 0 ? random.Next(3) : null,
            name is not null && random.Next(6) == 0 ? random.Next(3) : null);
    }

    private HopP Hop(List<string> reusable, bool mayVary)
    {
        var varies = mayVary && random.Next(3) == 0;
        var kind = varies ? NameKind.Relationships : NameKind.Relationship;
        var again = reusable.Where(n => _names[n] == kind).ToList();
        string? name = null;
        if (again.Count > 0 && random.Next(4) == 0)
        {
            name = again[random.Next(again.Count)];
            reusable.Remove(name); // twice in one clause is an error
        }
        else if (random.Next(2) == 0)
        {
            name = Name("r", kind);
        }

        var types = varies ? Types : FixedTypes;
        return new HopP(
            name,
            random.Next(-1, 2),
            random.Next(2) == 0 ? types[random.Next(types.Length)] : null,
            random.Next(6) == 0 ? random.Next(3) : null,
            name is not null && !varies && random.Next(6) == 0 ? random.Next(3) : null,
            varies ? Bounds() : null);
    }

    private HopP Quantified()
    {
        var bounds = Bounds();
        if (bounds.Max < bounds.Min || bounds.Max == 0)
            bounds = bounds with { Max = bounds.Min + 1 };
        if (random.Next(2) == 0)
        {
            var single = Hop([], mayVary: false) with { Quantifier = bounds };
            if (single.Name is not null)
                _names[single.Name] = NameKind.Relationships;
            return single;
        }

        var inside = new RandomMatches(random, graph, quantified: false) { _made = _made + 100 };
        var nodes = new List<NodeP> { inside.Node() };
        var hops = new List<HopP>();
        for (var i = random.Next(3) == 0 ? 2 : 1; i > 0; i--)
        {
            hops.Add(inside.Hop([], mayVary: false));
            nodes.Add(inside.Node());
        }

        var where = random.Next(2) == 0 ? inside.Condition() : null;
        _made = inside._made;
        foreach (var (name, kind) in inside._names)
            _names[name] = kind == NameKind.Node ? NameKind.Nodes : NameKind.Relationships;
        return new HopP(null, 0, null, null, null, null, bounds, new InnerP(nodes, hops, where));
    }

    private Range Bounds() => random.Next(8) switch
    {
        0 => new Range(0, null),
        1 => new Range(2, null),
        2 => new Range(1, 0),
        3 or 4 => new Range(random.Next(3), random.Next(4)),
        5 => new Range(2, 2),
        _ => new Range(1, null),
    };

    /// <summary>Over one or two names that are bound; null when there is nothing to compare.</summary>
    private OracleCondition? Condition()
    {
        var single = _names.Where(n => n.Value is NameKind.Node or NameKind.Relationship).ToList();
        if (single.Count == 0)
            return null;
        var (a, b) = (single[random.Next(single.Count)], single[random.Next(single.Count)]);
        var bound = random.Next(3);
        return random.Next(3) switch
        {
            0 => new($"{Property(a)} >= {bound}", row => Value(row, a) is { } v ? v >= bound : null),
            1 => new($"{Property(a)} <= {Property(b)}", row => Value(row, a) is { } v && Value(row, b) is { } w ? v <= w : null),
            _ => new($"({Property(a)} = {bound} OR {Property(b)} IS NULL)", row => Value(row, b) is null || (Value(row, a) is { } v ? v == bound : null) == true),
        };
    }

    /// <summary>Over the whole path: every, no or some element, or its length.</summary>
    private OracleCondition PathCondition(string path)
    {
        var bound = random.Next(3);
        bool Nodes(Binding row, Func<int?, bool> test, bool all)
        {
            var values = ((Bound.Path)row.Find(path)!).Nodes.Select(n => graph.Nodes[n].X);
            return all ? values.All(test) : values.Any(test);
        }

        bool Relationships(Binding row, Func<int?, bool> test) => ((Bound.Path)row.Find(path)!).Relationships.Select(r => graph.Relationships[r].W).All(test);

        return random.Next(6) switch
        {
            0 => new($"all(e IN relationships({path}) WHERE e.w >= {bound})", row => Relationships(row, w => w >= bound)),
            1 => new($"none(e IN relationships({path}) WHERE coalesce(e.w, 9) = {bound})", row => Relationships(row, w => (w ?? 9) != bound)),
            2 => new($"all(e IN nodes({path}) WHERE coalesce(e.x, 1) <= {bound})", row => Nodes(row, x => (x ?? 1) <= bound, true)),
            3 => new($"any(e IN nodes({path}) WHERE coalesce(e.x, 5) = {bound})", row => Nodes(row, x => (x ?? 5) == bound, false)),
            4 => new($"length({path}) % 2 = {bound % 2}", row => ((Bound.Path)row.Find(path)!).Relationships.Count % 2 == bound % 2),
            _ => new($"length({path}) >= {bound}", row => ((Bound.Path)row.Find(path)!).Relationships.Count >= bound),
        };
    }

    private static string Property(KeyValuePair<string, NameKind> name) => name.Key + (name.Value == NameKind.Node ? ".x" : ".w");

    private int? Value(Binding row, KeyValuePair<string, NameKind> name) => row.Find(name.Key) switch
    {
        Bound.Node node => graph.Nodes[node.Id].X,
        Bound.Relationship relationship => graph.Relationships[relationship.Id].W,
        _ => null,
    };

    private string Name(string stem, NameKind kind)
    {
        var name = $"{stem}{_made++}";
        _names[name] = kind;
        return name;
    }

    private static string Column(string name, NameKind kind) => kind switch
    {
        NameKind.Node or NameKind.Relationship => $"{name}.i AS {name}",
        NameKind.Path => $"[e IN nodes({name}) | e.i] AS {name}, [e IN relationships({name}) | e.i] AS {name}r",
        _ => $"[e IN {name} | e.i] AS {name}",
    };
}
