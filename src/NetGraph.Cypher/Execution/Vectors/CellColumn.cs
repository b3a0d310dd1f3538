using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A cell for each group, such as the value of a grouping key.</summary>
internal sealed class CellColumn(BatchContext context)
{
    private byte[] _tags = [];
    private long[] _payloads = [];
    private GraphValue[]? _values;

    public void Grow(int count)
    {
        _tags = GroupArrays.Grown(_tags, count, context, sizeof(byte));
        _payloads = GroupArrays.Grown(_payloads, count, context, sizeof(long));
        if (_values is not null)
            _values = GroupArrays.Grown(_values, count, context, Operators.RowSize.PerValue);
    }

    /// <summary>Gives back the memory; no cell may be asked for any more.</summary>
    public void Release()
    {
        TableArrays.Return(_tags);
        TableArrays.Return(_payloads);
        (_tags, _payloads) = ([], []);
    }

    public byte TagAt(int index) => _tags[index];

    public long PayloadAt(int index) => _payloads[index];

    public GraphValue ValueAt(int index, ValuePool pool) => _tags[index] switch
    {
        Vector.Node => GraphValue.NodeReference(_payloads[index]),
        Vector.Relationship => GraphValue.RelationshipReference(_payloads[index]),
        Vector.Object => _values![index], // made with the first such cell
        var tag => new Cell((CellTag)tag, _payloads[index]).ToValue(pool),
    };

    public void Set(int index, Vector vector, int place)
    {
        var tag = vector.TagAt(place);
        _tags[index] = tag;
        _payloads[index] = vector.Payloads[place];
        if (tag != Vector.Object)
            return;
        var value = vector.Values![place]; // made with the first such cell
        context.Hold(Operators.RowSize.Of(value));
        _values ??= GroupArrays.Grown(Array.Empty<GraphValue>(), _tags.Length, context, Operators.RowSize.PerValue);
        _values[index] = value;
    }

    /// <summary>Sets cells in a row from the cells at some places.</summary>
    public void SetAll(int index, Vector vector, ReadOnlySpan<int> places)
    {
        if (vector.Uniform is Vector.Mixed or Vector.Object)
        {
            for (var i = 0; i < places.Length; i++)
                Set(index + i, vector, places[i]);
            return;
        }

        _tags.AsSpan(index, places.Length).Fill(vector.Uniform);
        var from = vector.Payloads;
        var into = _payloads.AsSpan(index, places.Length);
        for (var i = 0; i < places.Length; i++)
            into[i] = from[places[i]];
    }

    /// <summary>Copies cells in a row to the first places.</summary>
    public void CopyAll(int index, Vector into, int count)
    {
        var tags = _tags.AsSpan(index, count);
        tags.CopyTo(into.Tags);
        _payloads.AsSpan(index, count).CopyTo(into.Payloads);
        into.Uniform = Vector.Mixed;
        for (var place = _values is null ? -1 : tags.IndexOf(Vector.Object); place >= 0 && place < count; place++)
        {
            if (tags[place] == Vector.Object)
                into.Put(place, _values![index + place]); // made with the first such cell
        }
    }

    /// <summary>Copies a cell to a place.</summary>
    public void CopyTo(int index, Vector into, int place)
    {
        if (_tags[index] == Vector.Object)
        {
            into.Put(place, _values![index]); // made with the first such cell
            return;
        }

        into.Tags[place] = _tags[index];
        into.Payloads[place] = _payloads[index];
        into.Uniform = Vector.Mixed;
    }
}
