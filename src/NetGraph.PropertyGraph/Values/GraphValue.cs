using System.Diagnostics;

namespace NetGraph.PropertyGraph;

/// <summary>
/// One value of a graph query: a tag, a 64-bit payload and an object reference, so integers, floats, booleans, dates and
/// entity references cost no allocation.
/// </summary>
/// <remarks>
/// Deliberately without <c>==</c>: Cypher has three notions of sameness, each its own class: <see cref="GraphEquality"/>
/// (three-valued <c>=</c>), <see cref="GraphEquivalence"/> (DISTINCT, grouping, hashing) and <see cref="GraphOrdering"/>
/// (ORDER BY, min, max).
/// <para>Inside an engine a node or relationship may be a bare <em>reference</em> (id only); every row a store hands out
/// holds whole entities.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct GraphValue
{
    private readonly object? _reference;
    private readonly long _payload;

    private GraphValue(GraphValueKind kind, long payload, object? reference)
    {
        Kind = kind;
        _payload = payload;
        _reference = reference;
    }

    public static GraphValue Null => default;

    public static GraphValue True => new(GraphValueKind.Boolean, 1, null);

    public static GraphValue False => new(GraphValueKind.Boolean, 0, null);

    public static GraphValue EmptyList => new(GraphValueKind.List, 0, Array.Empty<GraphValue>());

    public GraphValueKind Kind { get; }

    public bool IsNull => Kind == GraphValueKind.Null;

    /// <summary>True only for the boolean true; null and every other value are not.</summary>
    public bool IsTrue => Kind == GraphValueKind.Boolean && _payload != 0;

    public bool IsFalse => Kind == GraphValueKind.Boolean && _payload == 0;

    public bool IsNumber => Kind is GraphValueKind.Integer or GraphValueKind.Float;

    public bool IsEntity => Kind is GraphValueKind.Node or GraphValueKind.Relationship;

    /// <summary>Whether this is a node or relationship known by id only.</summary>
    public bool IsReference => IsEntity && _reference is null;

    public static GraphValue Of(bool value) => value ? True : False;

    public static GraphValue Of(long value) => new(GraphValueKind.Integer, value, null);

    public static GraphValue Of(double value) => new(GraphValueKind.Float, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>A string; null becomes <see cref="Null"/>.</summary>
    public static GraphValue Of(string? value) => value is null ? default : new(GraphValueKind.String, 0, value);

    /// <summary>A list. The list is not copied: the caller must not change it afterwards.</summary>
    public static GraphValue Of(IReadOnlyList<GraphValue> items) => new(GraphValueKind.List, 0, items);

    public static GraphValue Of(GraphMap map) => new(GraphValueKind.Map, 0, map);

    public static GraphValue Of(GraphNode node) => new(GraphValueKind.Node, node.Id, node);

    public static GraphValue Of(GraphRelationship relationship) => new(GraphValueKind.Relationship, relationship.Id, relationship);

    public static GraphValue Of(GraphPath path) => new(GraphValueKind.Path, 0, path);

    public static GraphValue Of(GraphDate value) => new(GraphValueKind.Date, value.EpochDay, null);

    public static GraphValue Of(GraphLocalTime value) => new(GraphValueKind.LocalTime, value.NanosecondOfDay, null);

    public static GraphValue Of(GraphTime value) => new(GraphValueKind.Time, 0, value);

    public static GraphValue Of(GraphLocalDateTime value) => new(GraphValueKind.LocalDateTime, 0, value);

    public static GraphValue Of(GraphDateTime value) => new(GraphValueKind.DateTime, 0, value);

    public static GraphValue Of(GraphDuration value) => new(GraphValueKind.Duration, 0, value);

    public static GraphValue Of(GraphPoint value) => new(GraphValueKind.Point, 0, value);

    /// <summary>A node known by its id only; for use inside an engine.</summary>
    public static GraphValue NodeReference(long id) => new(GraphValueKind.Node, id, null);

    /// <summary>A relationship known by its id only; for use inside an engine.</summary>
    public static GraphValue RelationshipReference(long id) => new(GraphValueKind.Relationship, id, null);

    /// <exception cref="InvalidOperationException">The value is of another kind. The same holds for every <c>As…</c>.</exception>
    public bool AsBoolean() => Kind == GraphValueKind.Boolean ? _payload != 0 : throw Wrong(GraphValueKind.Boolean);

    public long AsInteger() => Kind == GraphValueKind.Integer ? _payload : throw Wrong(GraphValueKind.Integer);

    public double AsFloat() => Kind == GraphValueKind.Float ? BitConverter.Int64BitsToDouble(_payload) : throw Wrong(GraphValueKind.Float);

    /// <summary>An integer or a float as a double.</summary>
    public double AsNumber() => Kind == GraphValueKind.Integer ? _payload : AsFloat();

    public string AsString() => Kind == GraphValueKind.String ? (string)_reference! : throw Wrong(GraphValueKind.String);

    public IReadOnlyList<GraphValue> AsList() => Kind == GraphValueKind.List ? (IReadOnlyList<GraphValue>)_reference! : throw Wrong(GraphValueKind.List);

    public GraphMap AsMap() => Kind == GraphValueKind.Map ? (GraphMap)_reference! : throw Wrong(GraphValueKind.Map);

    /// <summary>The id of a node or relationship, whether whole or a reference.</summary>
    public long EntityId => IsEntity ? _payload : throw Wrong(GraphValueKind.Node);

    public GraphNode AsNode() => Kind == GraphValueKind.Node && _reference is GraphNode node ? node : throw Wrong(GraphValueKind.Node);

    public GraphRelationship AsRelationship() =>
        Kind == GraphValueKind.Relationship && _reference is GraphRelationship relationship ? relationship : throw Wrong(GraphValueKind.Relationship);

    public GraphPath AsPath() => Kind == GraphValueKind.Path ? (GraphPath)_reference! : throw Wrong(GraphValueKind.Path);

    public GraphDate AsDate() => Kind == GraphValueKind.Date ? new GraphDate(_payload) : throw Wrong(GraphValueKind.Date);

    public GraphLocalTime AsLocalTime() => Kind == GraphValueKind.LocalTime ? new GraphLocalTime(_payload) : throw Wrong(GraphValueKind.LocalTime);

    public GraphTime AsTime() => Kind == GraphValueKind.Time ? (GraphTime)_reference! : throw Wrong(GraphValueKind.Time);

    public GraphLocalDateTime AsLocalDateTime() =>
        Kind == GraphValueKind.LocalDateTime ? (GraphLocalDateTime)_reference! : throw Wrong(GraphValueKind.LocalDateTime);

    public GraphDateTime AsDateTime() => Kind == GraphValueKind.DateTime ? (GraphDateTime)_reference! : throw Wrong(GraphValueKind.DateTime);

    public GraphDuration AsDuration() => Kind == GraphValueKind.Duration ? (GraphDuration)_reference! : throw Wrong(GraphValueKind.Duration);

    public GraphPoint AsPoint() => Kind == GraphValueKind.Point ? (GraphPoint)_reference! : throw Wrong(GraphValueKind.Point);

    /// <summary>The value in Cypher's literal notation, for messages and debugging.</summary>
    public override string ToString() => GraphValueText.Render(this);

    public static implicit operator GraphValue(bool value) => Of(value);

    public static implicit operator GraphValue(long value) => Of(value);

    public static implicit operator GraphValue(int value) => Of((long)value);

    public static implicit operator GraphValue(double value) => Of(value);

    public static implicit operator GraphValue(string? value) => Of(value);

    private InvalidOperationException Wrong(GraphValueKind wanted) => new($"The value is a {Kind}, not a {wanted}.");
}
