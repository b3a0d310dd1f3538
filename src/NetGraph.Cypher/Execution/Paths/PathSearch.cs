using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Paths;

/// <summary>
/// The trails of a path pattern from one node, shortest first for each end, as many for each as are wanted.
/// </summary>
/// <remarks>
/// <code>
/// level 0   level 1   level 2          a vertex is a place of the automaton at one level,
///  [s] ----> [a] ----> [t end]         with all relationships that lead to it from the level before;
///     \----> [b] ----/                 the trails to an end are read backwards
/// </code>
/// The first search is breadth first over the places: the walks to an end at its first level are the shortest of all. It answers
/// alone when one length is wanted for each end and every condition belongs to a single hop. Where such a walk uses a
/// relationship twice, or more is wanted, places are visited again at later levels: only such from which an end still wanted can
/// be reached, and only while some trail leads to them, so that it stops when no more can come. In the manner of the PPBFS of
/// Neo4j's planner (Neo4j 5 manual, "StatefulShortestPath").
/// </remarks>
/// <param name="count">Paths, or lengths with <paramref name="groups"/>, wanted for each end.</param>
/// <param name="target">The only end; null: any.</param>
/// <param name="askWhole">Whether <paramref name="accept"/> may refuse a trail.</param>
/// <param name="accept">Asks the conditions on a whole trail, and fills the row with it.</param>
internal sealed class PathSearch(
    ExecutionState state, PathAutomaton automaton, RelationshipCursor cursor, int count, bool groups, long? target, bool askWhole, Func<Trail, bool> accept)
{
    private const int BytesPerVertex = 160;
    private const int BytesPerWay = 16;

    private readonly TrailFinder _trails = new(state);
    private readonly TrailFinder _tests = new(state);
    private readonly List<SearchPlace> _places = [];
    private long _held;

    /// <summary>One element for each trail that the row has been filled with.</summary>
    public IEnumerable<Trail> From(long start) => askWhole || count > 1 ? Layers(start, null) : Shortest(start);

    /// <summary>Gives back the memory of the search.</summary>
    public void Release()
    {
        state.Release(_held);
        _held = 0;
    }

    private IEnumerable<Trail> Shortest(long start)
    {
        var seen = new Dictionary<SearchPlace, SearchVertex>();
        var unsolved = new HashSet<long>();
        var front = Begin(start);
        foreach (var vertex in front)
            seen.Add(vertex.Place, vertex);
        while (front.Count > 0)
        {
            var isOver = false;
            foreach (var end in front)
            {
                if (!automaton.IsEnd(end.Place))
                    continue;
                var isAny = false;
                foreach (var trail in _trails.To(end))
                {
                    accept(trail);
                    isAny = true;
                    yield return trail;
                    if (!groups)
                        break;
                }

                if (!isAny)
                    unsolved.Add(end.Place.Node);
                isOver = target is not null;
            }

            if (isOver)
                break;
            front = Grow(front, place => !seen.TryGetValue(place, out var vertex) ? seen[place] = New(place, front[0].Level + 1)
                : vertex.Level == front[0].Level + 1 ? vertex : null);
        }

        if (unsolved.Count == 0)
            yield break;
        foreach (var trail in Layers(start, unsolved))
            yield return trail;
    }

    /// <param name="wanted">Ends to find paths to; null: all.</param>
    private IEnumerable<Trail> Layers(long start, HashSet<long>? wanted)
    {
        var map = PlaceMap.Explore(state, automaton, cursor, start, Hold);
        var open = map.Ends.Where(e => wanted is null || wanted.Contains(e.Node)).ToDictionary(e => e.Node, _ => count);
        var useful = map.Before(open.Keys);
        var visited = new HashSet<SearchPlace>();
        var front = Begin(start);
        while (front.Count > 0 && open.Count > 0)
        {
            var isLess = false;
            foreach (var end in front)
            {
                if (!automaton.IsEnd(end.Place) || !open.TryGetValue(end.Place.Node, out var left))
                    continue;
                var taken = 0;
                foreach (var trail in _trails.To(end))
                {
                    if (!accept(trail))
                        continue;
                    taken++;
                    yield return trail;
                    if (!groups && taken == left)
                        break;
                }

                left -= groups ? Math.Min(taken, 1) : taken;
                open[end.Place.Node] = left;
                if (left == 0)
                    isLess |= open.Remove(end.Place.Node);
            }

            if (isLess)
                useful = map.Before(open.Keys);
            front = NextLayer(front, useful, visited);
        }
    }

    private List<SearchVertex> NextLayer(List<SearchVertex> front, HashSet<SearchPlace> useful, HashSet<SearchPlace> visited)
    {
        var layer = new Dictionary<SearchPlace, SearchVertex>();
        var next = Grow(front, place => !useful.Contains(place) ? null
            : layer.TryGetValue(place, out var vertex) ? vertex : layer[place] = New(place, front[0].Level + 1));

        // The first visit is granted; later ones must be due to a trail, else there would be no end of them.
        next.RemoveAll(vertex => !visited.Add(vertex.Place) && !_tests.HasAny(vertex));
        return next;
    }

    private List<SearchVertex> Begin(long start)
    {
        _places.Clear();
        automaton.Begin(start, _places);
        return [.. _places.Select(place => New(place, 0))];
    }

    /// <summary>One level on.</summary>
    /// <param name="reach">The vertex of a place that a way is to be noted at, or null; new ones are those without ways.</param>
    private List<SearchVertex> Grow(List<SearchVertex> front, Func<SearchPlace, SearchVertex?> reach)
    {
        var next = new List<SearchVertex>();
        foreach (var vertex in front)
        {
            if (automaton.IsEnd(vertex.Place))
                continue;
            var hop = automaton.HopAt(vertex.Place);
            cursor.Start(vertex.Place.Node, hop.Direction, hop.Types?.Ids);
            while (cursor.MoveNext())
            {
                state.Step();
                if (!hop.Accepts(state, vertex.Place.Node, cursor.Relationship, cursor.OtherNode))
                    continue;
                _places.Clear();
                automaton.Follow(vertex.Place, cursor.OtherNode, _places);
                foreach (var place in _places)
                {
                    if (reach(place) is not { } there)
                        continue;
                    if (there.Ways.Count == 0)
                        next.Add(there);
                    there.Ways.Add((cursor.Relationship, vertex));
                    Hold(BytesPerWay);
                }
            }
        }

        return next;
    }

    private SearchVertex New(SearchPlace place, int level)
    {
        Hold(BytesPerVertex);
        return new SearchVertex(place, level);
    }

    private void Hold(long bytes)
    {
        _held += bytes;
        state.Hold(bytes);
    }
}
