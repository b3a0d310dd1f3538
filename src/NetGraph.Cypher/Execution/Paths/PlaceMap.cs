using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Paths;

/// <summary>All places that can be reached from a start when relationships may be used again, and from where each is reached.</summary>
internal sealed class PlaceMap
{
    private const int BytesPerPlace = 120;
    private const int BytesPerStep = 24;

    private readonly ExecutionState _state;
    private readonly Dictionary<SearchPlace, List<SearchPlace>> _before = [];

    private PlaceMap(ExecutionState state) => _state = state;

    /// <summary>Places where the pattern is complete.</summary>
    public List<SearchPlace> Ends { get; } = [];

    public static PlaceMap Explore(ExecutionState state, PathAutomaton automaton, RelationshipCursor cursor, long start, Action<long> hold)
    {
        var map = new PlaceMap(state);
        var open = new Queue<SearchPlace>();
        var places = new List<SearchPlace>();
        automaton.Begin(start, places);
        foreach (var place in places)
            map.Add(place, null, automaton, open, hold);
        while (open.TryDequeue(out var place))
        {
            var hop = automaton.HopAt(place);
            cursor.Start(place.Node, hop.Direction, hop.Types?.Ids);
            while (cursor.MoveNext())
            {
                state.Step();
                if (!hop.Accepts(state, place.Node, cursor.Relationship, cursor.OtherNode))
                    continue;
                places.Clear();
                automaton.Follow(place, cursor.OtherNode, places);
                foreach (var next in places)
                    map.Add(next, place, automaton, open, hold);
            }
        }

        return map;
    }

    /// <summary>The places from which the pattern can be completed at one of the nodes, those ends included.</summary>
    public HashSet<SearchPlace> Before(IEnumerable<long> nodes)
    {
        var wanted = nodes.ToHashSet();
        var found = new HashSet<SearchPlace>();
        var open = new Stack<SearchPlace>(Ends.Where(e => wanted.Contains(e.Node)));
        while (open.TryPop(out var place))
        {
            _state.Step();
            if (!found.Add(place))
                continue;
            foreach (var before in _before[place])
                open.Push(before);
        }

        return found;
    }

    private void Add(SearchPlace place, SearchPlace? from, PathAutomaton automaton, Queue<SearchPlace> open, Action<long> hold)
    {
        if (!_before.TryGetValue(place, out var before))
        {
            hold(BytesPerPlace);
            _before[place] = before = [];
            if (automaton.IsEnd(place))
                Ends.Add(place);
            else
                open.Enqueue(place);
        }

        if (from is not { } known)
            return;
        hold(BytesPerStep);
        before.Add(known);
    }
}
