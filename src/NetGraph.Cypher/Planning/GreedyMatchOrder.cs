using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Orders the steps of a long MATCH: always the one that is cheapest for each row so far. What each step costs is kept in a heap and
/// looked at again only where its surroundings have changed, so the work grows with the pattern and not with its square.
/// </summary>
/// <remarks>
/// All costs grow with the rows before a step, so the cheapest step is the same for one row as for a million: rows need not be
/// carried along, and cannot overflow.
/// </remarks>
internal sealed class GreedyMatchOrder
{
    /// <summary>Hops at one node that are looked at again when a condition on it comes into reach; a node may have thousands.</summary>
    private const int MostRefreshed = 8;

    private readonly MatchParts _parts;
    private readonly PlanWatch _watch;
    private readonly bool[] _bound;
    private readonly bool[] _done;

    /// <summary>By condition, how many of the places it reads have no value yet.</summary>
    private readonly int[] _missing;

    /// <summary>By place, its hops; by place, the hops whose conditions wait for it.</summary>
    private readonly List<int>[] _hopsOf;
    private readonly List<int>[] _waiters;

    /// <summary>By place, its node; -1 for a relationship.</summary>
    private readonly int[] _nodeOf;

    private readonly PriorityQueue<Candidate, (double Cost, int Written)> _open = new();
    private readonly List<MatchStep> _steps = [];
    private readonly HashSet<string> _usedTypes = new(StringComparer.Ordinal);
    private bool _usedAnyType;

    /// <summary>False once the hints have led nowhere.</summary>
    private bool _heedsHints = true;
    private int _nodesLeft;
    private int _hopsLeft;
    private int _searchesLeft;

    private GreedyMatchOrder(MatchParts parts, bool[] bound, PlanWatch watch)
    {
        _parts = parts;
        _watch = watch;
        _bound = bound;
        _done = new bool[parts.Hops.Count];
        _missing = [.. parts.Conditions.Select(c => c.Needs.Count(place => !bound[place]))];
        _hopsOf = [.. Enumerable.Range(0, parts.PlaceCount).Select(_ => new List<int>())];
        _waiters = [.. Enumerable.Range(0, parts.PlaceCount).Select(_ => new List<int>())];
        _nodeOf = new int[parts.PlaceCount];
        Array.Fill(_nodeOf, -1);
        for (var i = 0; i < parts.Nodes.Count; i++)
            _nodeOf[parts.NodePlaces[i]] = i;
        for (var i = 0; i < parts.Hops.Count; i++)
            Note(i);
        _nodesLeft = parts.NodePlaces.Count(place => !bound[place]);
    }

    /// <param name="bound">Places with a value before the first step; changed.</param>
    public static IReadOnlyList<MatchStep> Choose(MatchParts parts, bool[] bound, PlanWatch watch) => new GreedyMatchOrder(parts, bound, watch).Run();

    private void Note(int hop)
    {
        var (from, relationship, to) = _parts.Ends[hop];
        foreach (var place in new[] { from, relationship, to }.Distinct())
            _hopsOf[place].Add(hop);
        foreach (var place in _parts.HopNeeds[hop])
            _waiters[place].Add(hop);
        if (_parts.Hops[hop].Shortest == ShortestKind.None)
            _hopsLeft++;
        else
            _searchesLeft++;
    }

    private List<MatchStep> Run()
    {
        OfferAll();
        while (_nodesLeft + _hopsLeft + _searchesLeft > 0)
        {
            _watch.Step();
            if (!_open.TryDequeue(out var candidate, out var priority))
            {
                if (_heedsHints)
                {
                    _heedsHints = false;
                    OfferAll();
                    continue;
                }

                // Walks whose conditions read each other: one has to go first.
                Take(new Candidate(FirstLeft(), -1, Scans: false));
            }
            else if (IsPossible(candidate))
            {
                var cost = Cost(candidate);
                if (cost > priority.Cost)
                    _open.Enqueue(candidate, priority with { Cost = cost });
                else
                    Take(candidate);
            }
        }

        return _steps;
    }

    private void OfferAll()
    {
        for (var i = 0; i < _parts.Nodes.Count; i++)
            Offer(new Candidate(-1, i, Scans: true));
        for (var i = 0; i < _parts.Hops.Count; i++)
            OfferHop(i);
    }

    private int FirstLeft()
    {
        for (var i = 0; i < _done.Length; i++)
        {
            if (!_done[i] && (_hopsLeft == 0 || _parts.Hops[i].Shortest == ShortestKind.None))
                return i;
        }

        throw new System.Diagnostics.UnreachableException("A node that is left can always be scanned for.");
    }

    private void OfferHop(int hop)
    {
        var (from, relationship, to) = _parts.Ends[hop];
        if (_bound[from] || _bound[to] || _bound[relationship])
            Offer(new Candidate(hop, -1, Scans: false));
        else
            Offer(new Candidate(hop, -1, Scans: true));
    }

    private void Offer(Candidate candidate)
    {
        if (IsPossible(candidate))
            _open.Enqueue(candidate, (Cost(candidate), candidate.Hop >= 0 ? candidate.Hop : _parts.Hops.Count + candidate.Node));
    }

    private bool IsPossible(Candidate candidate)
    {
        if (candidate.Hop < 0)
            return !_bound[_parts.NodePlaces[candidate.Node]];
        if (_done[candidate.Hop] || !Array.TrueForAll(_parts.HopNeeds[candidate.Hop], place => _bound[place]))
            return false;
        var hop = _parts.Hops[candidate.Hop];
        var (from, relationship, to) = _parts.Ends[candidate.Hop];
        if (_heedsHints && _parts.IsHintedAgainst(candidate.Hop, _bound, candidate.Scans))
            return false;
        if (candidate.Scans)
            return !_bound[from] && !_bound[to] && !_bound[relationship] && IsScannable(hop);

        // A search for a shortest path comes last: its conditions may read all of the rest.
        return _bound[relationship] || (hop.Shortest == ShortestKind.None ? _bound[from] || _bound[to] : _hopsLeft + _nodesLeft == 0);
    }

    /// <summary>A scan does not look at what has been matched before, so nothing of that may be the same relationship.</summary>
    private bool IsScannable(MatchHop hop) =>
        !hop.IsWalk && hop.From != hop.To && !_usedAnyType && (hop.Types is null ? _usedTypes.Count == 0 : !hop.Types.Any(_usedTypes.Contains));

    /// <summary>What the step touches and leaves for one row.</summary>
    private double Cost(Candidate candidate)
    {
        if (candidate.Hop < 0)
        {
            var start = _parts.Costs.Start(_parts.Nodes[candidate.Node], 1, v => _parts.IsBound(v, _bound));
            return start.Cost + (start.Rows * Share([_parts.NodePlaces[candidate.Node]]));
        }

        var hop = _parts.Hops[candidate.Hop];
        var (from, relationship, to) = _parts.Ends[candidate.Hop];
        var (cost, rows) = candidate.Scans
            ? _parts.Costs.RelationshipScan(hop, 1)
            : _parts.Costs.Hop(hop, _bound[from], _bound[to], _bound[relationship], 1);
        return cost + (rows * Share([from, relationship, to]));
    }

    /// <summary>The share of rows that passes the conditions which these places complete.</summary>
    private double Share(ReadOnlySpan<int> places)
    {
        var share = 1.0;
        for (var i = 0; i < places.Length; i++)
        {
            if (_bound[places[i]] || places[..i].Contains(places[i]))
                continue;
            foreach (var condition in _parts.ConditionsOf[places[i]])
            {
                if (_missing[condition] <= places.Length && IsCompletedBy(places, i, condition))
                    share *= _parts.Conditions[condition].Share;
            }
        }

        return share;
    }

    /// <summary>Whether the condition can be asked once these places have values, and place i is the last of them that it reads: it counts once.</summary>
    private bool IsCompletedBy(ReadOnlySpan<int> places, int i, int condition)
    {
        foreach (var need in _parts.Conditions[condition].Needs)
        {
            if (!_bound[need] && (!places.Contains(need) || places.IndexOf(need) > i))
                return false;
        }

        return true;
    }

    private void Take(Candidate candidate)
    {
        if (candidate.Hop < 0)
        {
            _steps.Add(new MatchStep(null, _parts.Nodes[candidate.Node], Scans: true));
            Fill(_parts.NodePlaces[candidate.Node]);
            return;
        }

        var hop = _parts.Hops[candidate.Hop];
        var (from, relationship, to) = _parts.Ends[candidate.Hop];
        _steps.Add(new MatchStep(hop, null, candidate.Scans));
        _done[candidate.Hop] = true;
        if (hop.Shortest != ShortestKind.None)
            _searchesLeft--;
        else
            _hopsLeft--;
        if (hop.Types is null)
            _usedAnyType = true;
        else
            _usedTypes.UnionWith(hop.Types);
        Fill(from);
        Fill(relationship);
        Fill(to);
        if (_hopsLeft + _nodesLeft == 0 && _searchesLeft > 0)
            OfferSearches();
    }

    private void OfferSearches()
    {
        for (var i = 0; i < _parts.Hops.Count; i++)
        {
            if (_parts.Hops[i].Shortest != ShortestKind.None)
                Offer(new Candidate(i, -1, Scans: false));
        }
    }

    /// <summary>Gives a place a value, and looks again at what that makes possible or cheaper.</summary>
    private void Fill(int place)
    {
        if (_bound[place])
            return;
        _bound[place] = true;
        if (_nodeOf[place] >= 0 && --_nodesLeft == 0 && _hopsLeft == 0)
            OfferSearches();
        foreach (var hop in _hopsOf[place])
            OfferHop(hop);
        foreach (var hop in _waiters[place])
            OfferHop(hop);
        foreach (var condition in _parts.ConditionsOf[place])
        {
            _watch.Step();
            if (--_missing[condition] is 1 or 2)
                Refresh(condition);
        }
    }

    private void Refresh(int condition)
    {
        foreach (var place in _parts.Conditions[condition].Needs)
        {
            if (_bound[place])
                continue;
            if (_nodeOf[place] is >= 0 and var node)
                Offer(new Candidate(-1, node, Scans: true));
            foreach (var hop in _hopsOf[place].Take(MostRefreshed))
                OfferHop(hop);
        }
    }

    /// <param name="Hop">-1: a scan for a node.</param>
    /// <param name="Node">-1 with a hop.</param>
    private readonly record struct Candidate(int Hop, int Node, bool Scans);
}
