using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Turns the changes of a transaction into bytes. Entity ids are written as differences to the entity before, strings once a
/// transaction.
/// </summary>
/// <param name="full">Called when the buffer has reached <see cref="Frame.TargetPayload"/>; takes the bytes and clears it.</param>
internal sealed class RedoEncoder(Action full) : IChangeSink
{
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private int _node;
    private int _relationship;

    public ByteWriter Buffer { get; } = new(Frame.TargetPayload + 4096);

    public void Reset()
    {
        Buffer.Clear();
        _strings.Clear();
        _node = 0;
        _relationship = 0;
    }

    public void NodeCreated(int node, ReadOnlySpan<int> labels)
    {
        Buffer.Byte((byte)RedoCode.NodeCreated);
        Buffer.Varint(labels.Length);
        foreach (var label in labels)
            Buffer.Varint(label);
        _node = node;
        CutWhenFull();
    }

    public void RelationshipCreated(int relationship, int type, int start, int end)
    {
        Buffer.Byte((byte)RedoCode.RelationshipCreated);
        Buffer.Varint(type);
        Buffer.Varint(start);
        Buffer.Varint(end);
        _relationship = relationship;
        CutWhenFull();
    }

    public void NodePropertySet(int node, int key, GraphValue value)
    {
        Buffer.Byte((byte)RedoCode.NodePropertySet);
        Node(node);
        Buffer.Varint(key);
        ValueCodec.Write(Buffer, value, _strings);
        CutWhenFull();
    }

    public void RelationshipPropertySet(int relationship, int key, GraphValue value)
    {
        Buffer.Byte((byte)RedoCode.RelationshipPropertySet);
        Relationship(relationship);
        Buffer.Varint(key);
        ValueCodec.Write(Buffer, value, _strings);
        CutWhenFull();
    }

    public void LabelAdded(int node, int label)
    {
        Buffer.Byte((byte)RedoCode.LabelAdded);
        Node(node);
        Buffer.Varint(label);
        CutWhenFull();
    }

    public void LabelRemoved(int node, int label)
    {
        Buffer.Byte((byte)RedoCode.LabelRemoved);
        Node(node);
        Buffer.Varint(label);
        CutWhenFull();
    }

    public void NodeDeleted(int node)
    {
        Buffer.Byte((byte)RedoCode.NodeDeleted);
        Node(node);
        CutWhenFull();
    }

    public void RelationshipDeleted(int relationship)
    {
        Buffer.Byte((byte)RedoCode.RelationshipDeleted);
        Relationship(relationship);
        CutWhenFull();
    }

    public void IndexAdded(IndexRule index)
    {
        Buffer.Byte((byte)RedoCode.IndexAdded);
        SchemaCodec.Write(Buffer, index);
    }

    public void ConstraintAdded(ConstraintRule constraint)
    {
        Buffer.Byte((byte)RedoCode.ConstraintAdded);
        SchemaCodec.Write(Buffer, constraint);
    }

    public void RuleDropped(int id)
    {
        Buffer.Byte((byte)RedoCode.RuleDropped);
        Buffer.Varint(id);
    }

    /// <summary>Names the next label, type or key id. Only at the end of a transaction: changes refer to names by id.</summary>
    public void Named(RedoCode code, string name)
    {
        Buffer.Byte((byte)code);
        Buffer.String(name);
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
            full();
    }
}
