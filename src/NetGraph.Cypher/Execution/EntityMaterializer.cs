using System.Diagnostics.CodeAnalysis;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>
/// Makes references whole where rows leave the engine. What the statement deleted has an id and nothing else. A value that is
/// small inside, because its lists share their items, may be endless outside: it is measured here, before anything walks it.
/// </summary>
internal sealed class EntityMaterializer(ExecutionState state)
{
    /// <summary>Entities remembered; then it starts over, so a long result cannot eat memory.</summary>
    private const int Remembered = 4096;

    /// <summary>Lists and maps within each other; whoever reads the rows walks them recursively.</summary>
    private const int Deepest = 500;

    private readonly Dictionary<long, GraphValue> _nodes = [];
    private EntityReader? _reader;
    private long _items;

    /// <exception cref="QueryException">Written out, the value nests too deeply or is larger than the memory limit.</exception>
    public GraphValue Whole(GraphValue value)
    {
        if (value.Kind is not (GraphValueKind.Node or GraphValueKind.Relationship or GraphValueKind.Path or GraphValueKind.List or GraphValueKind.Map))
            return value;
        _items = 0;
        return TryComplete(value, 0, out var whole) ? whole.Value : value;
    }

    /// <summary>Lets go of what was read in the run that has ended.</summary>
    public void Rest()
    {
        _nodes.Clear();
        _reader = null;
    }

    /// <summary>False when the value is whole already.</summary>
    private bool TryComplete(GraphValue value, int depth, [NotNullWhen(true)] out GraphValue? whole)
    {
        whole = value.Kind switch
        {
            GraphValueKind.Node when value.IsReference => Node(value),
            GraphValueKind.Relationship when value.IsReference => Relationship(value),
            GraphValueKind.Path => GraphValue.Of(new GraphPath(All(value.AsPath().Nodes), All(value.AsPath().Relationships))),
            GraphValueKind.List => List(value.AsList(), depth),
            GraphValueKind.Map => Map(value.AsMap(), depth),
            _ => default(GraphValue?), // a bare null would become the graph's Null
        };
        return whole is not null;
    }

    private GraphValue? List(IReadOnlyList<GraphValue> items, int depth)
    {
        Enter(items.Count, depth);
        GraphValue[]? copy = null;
        for (var i = 0; i < items.Count; i++)
        {
            state.Step();
            if (TryComplete(items[i], depth + 1, out var whole))
                (copy ??= [.. items])[i] = whole.Value;
        }

        return copy is null ? default(GraphValue?) : GraphValue.Of(copy);
    }

    private GraphValue? Map(GraphMap map, int depth)
    {
        Enter(map.Count, depth);
        Dictionary<string, GraphValue>? copy = null;
        foreach (var (key, value) in map)
        {
            if (TryComplete(value, depth + 1, out var whole))
                (copy ??= map.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal))[key] = whole.Value;
        }

        return copy is null ? default(GraphValue?) : GraphValue.Of(GraphMap.From(copy));
    }

    private void Enter(int items, int depth)
    {
        if (depth == Deepest)
            throw new QueryException("Neo.ClientError.Statement.ArgumentError", $"The result nests lists and maps more than {Deepest} deep.");
        _items += items;
        state.RequireRoom(_items * RowSize.PerValue);
    }

    private GraphValue[] All(IReadOnlyList<GraphValue> entities)
    {
        var whole = new GraphValue[entities.Count];
        for (var i = 0; i < whole.Length; i++)
            whole[i] = TryComplete(entities[i], 0, out var entity) ? entity.Value : entities[i];
        return whole;
    }

    private GraphValue Node(GraphValue reference)
    {
        var id = reference.EntityId;
        if (_nodes.TryGetValue(id, out var known))
            return known;
        if (_nodes.Count == Remembered)
            _nodes.Clear();
        return _nodes[id] = GraphValue.Of(Reader.Node(id));
    }

    private GraphValue Relationship(GraphValue reference) =>
        Reader.Relationship(reference.EntityId) is { } relationship ? GraphValue.Of(relationship) : reference;

    private EntityReader Reader => _reader ??= new EntityReader(state.Graph);
}
