using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Turns the changes of a transaction into bytes. Entity ids are written as differences to the entity before, strings once a
/// transaction. Rows of bulk writes are turned on another thread, one set at a time; whatever else is told waits for it.
/// </summary>
internal sealed class RedoEncoder : IChangeSink
{
    /// <summary>Fewer are written down before another thread would have begun.</summary>
    private const int FewestRowsAside = 1024;

    private readonly Action _full;
    private readonly BulkEncoder _bulk;

    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);

    /// <summary>Rows on their way into the buffer, which nobody else touches meanwhile; null: none.</summary>
    private Task? _encoding;
    private int _node;
    private int _relationship;

    /// <param name="pool">Where the cells of bulk records have their strings.</param>
    /// <param name="full">Called when the buffer has reached <see cref="Frame.TargetPayload"/>; takes the bytes and clears it.</param>
    public RedoEncoder(ValuePool pool, Action full)
    {
        _full = full;
        _bulk = new BulkEncoder(Buffer, pool);
    }

    public ByteWriter Buffer { get; } = new(Frame.TargetPayload + 4096);

    /// <summary>Waits until the buffer holds every change told so far, but those written already.</summary>
    /// <exception cref="GraphStoreException">They could not be written.</exception>
    public void Finish()
    {
        if (_encoding is not { } encoding)
            return;
        encoding.GetAwaiter().GetResult(); // runs it here when no thread has taken it yet
        _encoding = null; // kept when it failed: who goes on all the same is told again
    }

    /// <summary>As <see cref="Finish"/> for a transaction that comes to nothing: a failure does not matter any more.</summary>
    public void Abandon()
    {
        if (_encoding is not { } encoding)
            return;
        _encoding = null;
        Task.WaitAny(encoding);
    }

    public void Reset()
    {
        Abandon();
        Buffer.Clear();
        _strings.Clear();
        _bulk.Reset();
        _node = 0;
        _relationship = 0;
    }

    public void NodeCreated(int node, ReadOnlySpan<int> labels)
    {
        Begin(RedoCode.NodeCreated);
        Buffer.Varint(labels.Length);
        foreach (var label in labels)
            Buffer.Varint(label);
        _node = node;
        CutWhenFull();
    }

    public void RelationshipCreated(int relationship, int type, int start, int end)
    {
        Begin(RedoCode.RelationshipCreated);
        Buffer.Varint(type);
        Buffer.Varint(start);
        Buffer.Varint(end);
        _relationship = relationship;
        CutWhenFull();
    }

    public void NodesAppended(int label, NewRows rows)
    {
        Finish();
        _node = rows.First + rows.Count - 1;
        Encode(rows.Count, () => _bulk.WriteNodes(label, rows));
    }

    public void RelationshipsAppended(int type, NewRows rows)
    {
        Finish();
        _relationship = rows.First + rows.Count - 1;
        Encode(rows.Count, () => _bulk.WriteRelationships(type, rows));
    }

    public void NodePropertySet(int node, int key, GraphValue value)
    {
        Begin(RedoCode.NodePropertySet);
        Node(node);
        Buffer.Varint(key);
        ValueCodec.Write(Buffer, value, _strings);
        CutWhenFull();
    }

    public void RelationshipPropertySet(int relationship, int key, GraphValue value)
    {
        Begin(RedoCode.RelationshipPropertySet);
        Relationship(relationship);
        Buffer.Varint(key);
        ValueCodec.Write(Buffer, value, _strings);
        CutWhenFull();
    }

    public void LabelAdded(int node, int label)
    {
        Begin(RedoCode.LabelAdded);
        Node(node);
        Buffer.Varint(label);
        CutWhenFull();
    }

    public void LabelRemoved(int node, int label)
    {
        Begin(RedoCode.LabelRemoved);
        Node(node);
        Buffer.Varint(label);
        CutWhenFull();
    }

    public void NodeDeleted(int node)
    {
        Begin(RedoCode.NodeDeleted);
        Node(node);
        CutWhenFull();
    }

    public void RelationshipDeleted(int relationship)
    {
        Begin(RedoCode.RelationshipDeleted);
        Relationship(relationship);
        CutWhenFull();
    }

    public void IndexAdded(IndexRule index)
    {
        Begin(RedoCode.IndexAdded);
        SchemaCodec.Write(Buffer, index);
    }

    public void ConstraintAdded(ConstraintRule constraint)
    {
        Begin(RedoCode.ConstraintAdded);
        SchemaCodec.Write(Buffer, constraint);
    }

    public void RuleDropped(int id)
    {
        Begin(RedoCode.RuleDropped);
        Buffer.Varint(id);
    }

    /// <summary>Names the next label, type or key id. Only at the end of a transaction: changes refer to names by id.</summary>
    public void Named(RedoCode code, string name)
    {
        Begin(code);
        Buffer.String(name);
    }

    private void Begin(RedoCode code)
    {
        Finish();
        Buffer.Byte((byte)code);
    }

    /// <summary>Many rows take as long to write down as to make: both at once, in the order they were told of.</summary>
    private void Encode(int rows, Action write)
    {
        if (rows < FewestRowsAside)
        {
            write();
            CutWhenFull();
            return;
        }

        _encoding = Task.Run(() =>
        {
            write();
            CutWhenFull();
        });
    }

    private void Node(int node)
    {
        Buffer.Signed((long)node - _node);
        _node = node;
    }

    private void Relationship(int relationship)
    {
        Buffer.Signed((long)relationship - _relationship);
        _relationship = relationship;
    }

    private void CutWhenFull()
    {
        if (Buffer.Length >= Frame.TargetPayload)
            _full();
    }
}
