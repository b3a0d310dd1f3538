using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>Creates the unbound elements of a pattern on the current row: along each path its nodes, then its relationships.</summary>
internal sealed class PatternWriter
{
    private readonly ExecutionState _state;
    private readonly List<PathShape> _paths = [];
    private readonly List<(SourceSpan Span, string Key, Evaluator Value)> _entries = [];

    /// <param name="slotOf">The slot of a variable.</param>
    public PatternWriter(ExecutionState state, BoundPattern pattern, Func<Variable, int> slotOf, ExpressionCompiler compiler)
    {
        _state = state;
        var made = new HashSet<Variable>();
        foreach (var path in pattern.Paths)
        {
            var nodes = path.Nodes
                .Where(n => !n.IsBound && made.Add(n.Variable))
                .Select(n => new NodeShape(slotOf(n.Variable), new ElementNames(n.Labels, compiler), Properties(compiler, n.Span, n.Properties, n.PropertiesMap)))
                .ToArray();
            var relationships = path.Relationships
                .Select((r, i) => Shape(r, slotOf(path.Nodes[i].Variable), slotOf(path.Nodes[i + 1].Variable), slotOf(r.Variable), compiler))
                .ToArray();
            _paths.Add(new PathShape(
                nodes,
                relationships,
                path.PathVariable is null ? -1 : slotOf(path.PathVariable),
                [.. path.Nodes.Select(n => slotOf(n.Variable))],
                [.. path.Relationships.Select(r => slotOf(r.Variable))]));
            foreach (var shape in nodes.Select(n => n.Properties).Concat(relationships.Select(r => r.Properties)))
                _entries.AddRange(shape.Entries.Select(e => (shape.Span, e.Key, e.Value)));
        }
    }

    public void Create()
    {
        foreach (var path in _paths)
        {
            foreach (var node in path.Nodes)
                Create(node);
            foreach (var relationship in path.Relationships)
                Create(relationship);
            if (path.Slot >= 0)
                _state.Slots[path.Slot] = BuildPathOperator.Build(_state, path.NodeSlots, path.RelationshipSlots);
        }
    }

    /// <summary>
    /// The values that MERGE matches and creates by may not be null: null equals nothing, so the next MERGE would create again. Computed
    /// names have to be names for the same reason, whether or not there is anything to create.
    /// </summary>
    public void RequireNoNulls()
    {
        foreach (var path in _paths)
        {
            foreach (var node in path.Nodes)
                node.Labels.On(_state);
            foreach (var relationship in path.Relationships)
                relationship.Type.SingleOn(_state);
        }

        foreach (var (span, key, value) in _entries)
        {
            if (value.Evaluate(_state).IsNull)
                throw NullInMerge(key).At(span, _state.Text);
        }
    }

    private static RelationshipShape Shape(BoundRelationship relationship, int left, int right, int slot, ExpressionCompiler compiler)
    {
        var (start, end) = relationship.Direction == Direction.Incoming ? (right, left) : (left, right);
        return new RelationshipShape(slot, new ElementNames(relationship.Types, compiler), start, end, Properties(compiler, relationship.Span, relationship.Properties, relationship.PropertiesMap));
    }

    private static PropertyShape Properties(
        ExpressionCompiler compiler, SourceSpan span, IReadOnlyList<KeyValuePair<string, BoundExpression>> entries, BoundExpression? map) =>
        new(span, [.. entries.Select(e => (e.Key, compiler.Compile(e.Value)))], map is null ? null : compiler.Compile(map));

    private void Create(NodeShape shape)
    {
        var writer = _state.Writer;
        // Computed first: the node must not see itself.
        var properties = Evaluate(shape.Properties);
        var names = shape.Labels.On(_state);
        var labels = names.Length == 0 ? [] : Array.ConvertAll(names, writer.InternLabel);
        var node = GraphValue.NodeReference(writer.CreateNode(labels));
        _state.Changes.NodesCreated++;
        _state.Changes.LabelsAdded += labels.Length;
        Store(node, properties, shape.Properties.Span);
        _state.Slots[shape.Slot] = node;
        _state.Step();
    }

    private void Create(RelationshipShape shape)
    {
        var writer = _state.Writer;
        var properties = Evaluate(shape.Properties);
        var type = shape.Type.SingleOn(_state);
        var start = End(shape.Start, type, shape);
        var end = End(shape.End, type, shape);
        var relationship = GraphValue.RelationshipReference(writer.CreateRelationship(writer.InternType(type), start, end));
        _state.Changes.RelationshipsCreated++;
        Store(relationship, properties, shape.Properties.Span);
        _state.Slots[shape.Slot] = relationship;
        _state.Step();
    }

    private long End(int slot, string type, RelationshipShape shape)
    {
        var value = _state.Slots[slot];
        if (value.Kind != GraphValueKind.Node)
        {
            throw CypherErrors.Type("InvalidArgumentValue", value.IsNull
                ? $"Cannot create a relationship of type {type}: one of its nodes is null."
                : $"Cannot create a relationship of type {type}: one of its ends is a {value.Kind}.").At(shape.Properties.Span, _state.Text);
        }

        EntityAccess.RequireLive(_state.Graph, value);
        return value.EntityId;
    }

    private List<KeyValuePair<string, GraphValue>> Evaluate(PropertyShape shape)
    {
        var values = new List<KeyValuePair<string, GraphValue>>(shape.Entries.Length);
        foreach (var (key, value) in shape.Entries)
            values.Add(new(key, value.Evaluate(_state)));
        switch (shape.Map?.Evaluate(_state) ?? GraphValue.Null)
        {
            case { Kind: GraphValueKind.Null }:
                break;
            case { Kind: GraphValueKind.Map } map:
                values.AddRange(map.AsMap());
                break;
            case { IsEntity: true } entity:
                values.AddRange(EntityAccess.Properties(_state.Graph, entity));
                break;
            case var other:
                throw CypherErrors.Type("InvalidArgumentType", $"Properties come from a Map, not from a {other.Kind}.").At(shape.Span, _state.Text);
        }

        return values;
    }

    private void Store(GraphValue entity, List<KeyValuePair<string, GraphValue>> properties, SourceSpan span)
    {
        try
        {
            foreach (var (key, value) in properties)
                PropertyWriter.Set(_state, entity, key, value);
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, _state.Text);
        }
    }

    private static CypherException NullInMerge(string key) => CypherErrors.Other(
        "SemanticError",
        CypherErrorPhase.Runtime,
        "MergeReadOwnWrites",
        "Neo.ClientError.Statement.SemanticError",
        $"MERGE cannot use null for property '{key}'.");

    private sealed record PathShape(NodeShape[] Nodes, RelationshipShape[] Relationships, int Slot, int[] NodeSlots, int[] RelationshipSlots);

    private sealed record NodeShape(int Slot, ElementNames Labels, PropertyShape Properties);

    private sealed record RelationshipShape(int Slot, ElementNames Type, int Start, int End, PropertyShape Properties);

    private sealed record PropertyShape(SourceSpan Span, (string Key, Evaluator Value)[] Entries, Evaluator? Map);
}
