using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// A value for each row of a batch, as cells: a tag and a 64-bit payload. Tags are those of <see cref="CellTag"/> and the ones
/// below. Only the places that were selected when it was computed hold anything.
/// </summary>
internal sealed class Vector
{
    public const byte Absent = (byte)CellTag.Absent;
    public const byte False = (byte)CellTag.False;
    public const byte True = (byte)CellTag.True;
    public const byte Integer = (byte)CellTag.Integer;
    public const byte Float = (byte)CellTag.Float;
    public const byte String = (byte)CellTag.String;
    public const byte Date = (byte)CellTag.Date;
    public const byte LocalTime = (byte)CellTag.LocalTime;
    public const byte Instant = (byte)CellTag.Instant;
    public const byte Pooled = (byte)CellTag.Pooled;

    /// <summary>The payload is a node's id.</summary>
    public const byte Node = 10;

    /// <summary>The payload is a relationship's id.</summary>
    public const byte Relationship = 11;

    /// <summary>The value itself stands in <see cref="Values"/>.</summary>
    public const byte Object = 14;

    /// <summary>In <see cref="Uniform"/>: tags differ from row to row.</summary>
    public const byte Mixed = 255;

    /// <summary>Tags by place; meaningful only while <see cref="Uniform"/> is <see cref="Mixed"/>.</summary>
    public byte[] Tags { get; } = new byte[Batch.Capacity];

    public long[] Payloads { get; } = new long[Batch.Capacity];

    /// <summary>Values of <see cref="Object"/> cells; made when the first one comes.</summary>
    public GraphValue[]? Values { get; private set; }

    /// <summary>The tag of all rows, or <see cref="Mixed"/>.</summary>
    public byte Uniform { get; set; } = Mixed;

    /// <summary>
    /// Who remembers the values of <see cref="Object"/> cells, whose payloads are then its numbers for them: equal numbers, equal
    /// values. Null: nobody, the payloads mean nothing.
    /// </summary>
    public object? Memory { get; set; }

    /// <summary>Whether payloads ascend by one from the first row of the batch to the last.</summary>
    public bool IsRun { get; set; }

    public byte TagAt(int place) => Uniform != Mixed ? Uniform : Tags[place];

    public bool IsNullAt(int place) => TagAt(place) is var tag && (tag == Absent || tag == Object && Values![place].IsNull); // made with the first such cell

    /// <summary>The value of a row.</summary>
    public GraphValue ValueAt(int place, ValuePool pool) => TagAt(place) switch
    {
        Node => GraphValue.NodeReference(Payloads[place]),
        Relationship => GraphValue.RelationshipReference(Payloads[place]),
        Object => Values![place], // made with the first such cell
        var tag => new Cell((CellTag)tag, Payloads[place]).ToValue(pool),
    };

    /// <summary>Puts a value; the caller sets <see cref="Uniform"/> or calls <see cref="Unify"/> afterwards.</summary>
    public void Put(int place, GraphValue value)
    {
        switch (value.Kind)
        {
            case GraphValueKind.Node when value.IsReference:
                (Tags[place], Payloads[place]) = (Node, value.EntityId);
                break;
            case GraphValueKind.Relationship when value.IsReference:
                (Tags[place], Payloads[place]) = (Relationship, value.EntityId);
                break;
            default:
                if (Cell.TryInline(value, out var cell))
                {
                    (Tags[place], Payloads[place]) = ((byte)cell.Tag, cell.Payload);
                    break;
                }

                Tags[place] = Object;
                (Values ??= new GraphValue[Batch.Capacity])[place] = value;
                break;
        }
    }

    /// <summary>Puts integers from the first place on.</summary>
    public void PutIntegers(ReadOnlySpan<long> numbers)
    {
        numbers.CopyTo(Payloads);
        Uniform = Integer;
    }

    /// <summary>Copies a cell from another vector.</summary>
    public void Copy(int place, Vector from, int fromPlace)
    {
        var tag = from.TagAt(fromPlace);
        Tags[place] = tag;
        Payloads[place] = from.Payloads[fromPlace];
        if (tag == Object)
            (Values ??= new GraphValue[Batch.Capacity])[place] = from.Values![fromPlace];
    }

    /// <summary>Finds out whether all rows have one tag.</summary>
    public void Unify(ReadOnlySpan<int> places)
    {
        Uniform = Mixed;
        if (places.IsEmpty)
            return;
        var first = Tags[places[0]];
        if (places[^1] - places[0] == places.Length - 1)
        {
            if (!Tags.AsSpan(places[0], places.Length).ContainsAnyExcept(first))
                Uniform = first;
            return;
        }

        foreach (var place in places)
        {
            if (Tags[place] != first)
                return;
        }

        Uniform = first;
    }
}
