using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// The nodes, hops and conditions of one MATCH by number, for those who look for an order. A place is a variable of the pattern:
/// a node or the relationship of a hop.
/// </summary>
internal sealed class MatchParts
{
    private readonly Dictionary<Variable, int> _places = [];
    private readonly Dictionary<string, int> _conditionOf = new(StringComparer.Ordinal);
    private readonly List<Condition> _conditions = [];

    /// <param name="nodes">With repetitions.</param>
    public MatchParts(IReadOnlyList<MatchHop> hops, IEnumerable<Variable> nodes, IReadOnlyList<BoundExpression> predicates, MatchCosts costs, MatchHints hints)
    {
        Hops = hops;
        Costs = costs;
        Nodes = [.. nodes.Distinct()];
        foreach (var variable in Nodes.Concat(hops.Select(h => h.Relationship.Variable)))
            _places.TryAdd(variable, _places.Count);
        NodePlaces = [.. Nodes.Select(n => _places[n])];
        Ends = [.. hops.Select(h => new HopPlaces(_places[h.From], _places[h.Relationship.Variable], _places[h.To]))];
        ConditionsOf = [.. Enumerable.Range(0, _places.Count).Select(_ => new List<int>())];
        foreach (var predicate in predicates)
            Note(predicate);
        MustScan = [.. hops.Select(h => hints.For(h.Relationship.Variable) is not null)];
        MustStart = new bool[_places.Count];
        foreach (var (node, place) in Nodes.Zip(NodePlaces))
            MustStart[place] = hints.For(node) is not null;
        HopNeeds = [.. hops.Select(h => h.IsWalk ? Places(h.Each, except: h.Relationship.Variable) : [])];
    }

    public IReadOnlyList<MatchHop> Hops { get; }

    public IReadOnlyList<Variable> Nodes { get; }

    public MatchCosts Costs { get; }

    /// <summary>By node, its place.</summary>
    public int[] NodePlaces { get; }

    /// <summary>By hop, the places that it fills.</summary>
    public HopPlaces[] Ends { get; }

    /// <summary>By hop, the places of what the conditions on each of its relationships read besides.</summary>
    public int[][] HopNeeds { get; }

    /// <summary>By place, whether a hint wants the node to be begun at.</summary>
    public bool[] MustStart { get; }

    /// <summary>By hop, whether a hint wants its relationship to be found by itself.</summary>
    public bool[] MustScan { get; }

    /// <summary>By place, the conditions that read it.</summary>
    public List<int>[] ConditionsOf { get; }

    /// <summary>Conditions that read the same places are one. Labels are left to <see cref="MatchCosts"/>: their share depends on how the node is reached.</summary>
    public IReadOnlyList<Condition> Conditions => _conditions;

    public int PlaceCount => _places.Count;

    /// <summary>Which places have a value before the first step.</summary>
    public bool[] Bound(IReadOnlySet<Variable> bound) => [.. _places.Keys.Select(bound.Contains)];

    /// <summary>Whether a variable has a value; those of earlier clauses always have.</summary>
    public bool IsBound(Variable variable, bool[] bound) => !_places.TryGetValue(variable, out var place) || bound[place];

    /// <summary>Whether two relationships could be the same one, by their types alone.</summary>
    public static bool MayBeSame(IReadOnlyList<string>? types, IReadOnlyList<string>? others)
    {
        if (types is null || others is null)
            return true;
        if (types is [var one] && others is [var other])
            return one == other;
        return types.Intersect(others, StringComparer.Ordinal).Any();
    }

    /// <summary>Whether a hint speaks against walking a hop to a node that should be begun at, or from any to one that should be scanned.</summary>
    public bool IsHintedAgainst(int hop, bool[] bound, bool scans)
    {
        var (from, relationship, to) = Ends[hop];
        if (bound[relationship] || Hops[hop].Shortest != ShortestKind.None)
            return false;
        return MustScan[hop] ? !scans : !bound[from] && MustStart[from] || !bound[to] && MustStart[to];
    }

    private void Note(BoundExpression predicate)
    {
        if (predicate is BoundLabelTest { Operand: BoundVariable, Labels: LabelName })
            return;
        var needs = Places([predicate], except: null);
        Array.Sort(needs);
        var key = string.Join(',', needs);
        var share = Costs.Share(predicate);
        if (_conditionOf.TryGetValue(key, out var known))
        {
            _conditions[known] = _conditions[known] with { Share = _conditions[known].Share * share };
            return;
        }

        foreach (var place in needs)
            ConditionsOf[place].Add(_conditions.Count);
        _conditionOf.Add(key, _conditions.Count);
        _conditions.Add(new Condition(needs, share));
    }

    private int[] Places(IEnumerable<BoundExpression> expressions, Variable? except) =>
        [.. expressions.SelectMany(ExpressionTree.FreeVariables).Distinct().Where(v => v != except && _places.ContainsKey(v)).Select(v => _places[v])];

    /// <param name="Needs">Places it reads.</param>
    /// <param name="Share">Of the rows that pass.</param>
    internal readonly record struct Condition(int[] Needs, double Share);

    /// <summary>The places of a hop.</summary>
    internal readonly record struct HopPlaces(int From, int Relationship, int To);
}
