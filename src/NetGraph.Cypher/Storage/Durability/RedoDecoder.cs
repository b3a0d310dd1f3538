namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Performs the changes of one logged transaction on a writer.</summary>
internal sealed class RedoDecoder(GraphWriter writer)
{
    private readonly BulkDecoder _bulk = new(writer);
    private readonly List<string> _strings = [];
    private readonly List<(int Label, int Key, bool Unique)> _unnamed = [];
    private int[] _labels = new int[8];
    private long _node;
    private long _relationship;

    public void Reset()
    {
        _strings.Clear();
        _bulk.Reset();
        _unnamed.Clear();
        _node = 0;
        _relationship = 0;
    }

    /// <exception cref="InvalidDataException">The bytes are no changes, or changes to entities that do not exist.</exception>
    public void Apply(ReadOnlySpan<byte> changes)
    {
        var from = new ByteReader(changes);
        while (!from.AtEnd)
            ApplyNext(ref from);
    }

    /// <summary>
    /// Called behind the last change of the transaction: indexes of older logs get their names from those of labels and keys,
    /// which stand at the end.
    /// </summary>
    public void Finish()
    {
        foreach (var (label, key, unique) in _unnamed)
            writer.CreateIndex(label, key, unique);
    }

    private void ApplyNext(ref ByteReader from)
    {
        var code = (RedoCode)from.Byte();
        switch (code)
        {
            case RedoCode.NodeCreated:
                _node = writer.CreateNode(ReadLabels(ref from));
                break;
            case RedoCode.RelationshipCreated:
                _relationship = writer.CreateRelationship(from.Count(), Existing(from.Count()), Existing(from.Count()));
                break;
            case RedoCode.NodesAppended:
                _node = _bulk.ApplyNodes(ref from);
                break;
            case RedoCode.RelationshipsAppended:
                _relationship = _bulk.ApplyRelationships(ref from);
                break;
            case RedoCode.NodePropertySet:
                writer.SetNodeProperty(Existing(_node += from.Signed()), from.Count(), ValueCodec.Read(ref from, _strings));
                break;
            case RedoCode.RelationshipPropertySet:
                writer.SetRelationshipProperty(ExistingRelationship(_relationship += from.Signed()), from.Count(), ValueCodec.Read(ref from, _strings));
                break;
            case RedoCode.LabelAdded:
                writer.AddLabel(Existing(_node += from.Signed()), from.Count());
                break;
            case RedoCode.LabelRemoved:
                writer.RemoveLabel(Existing(_node += from.Signed()), from.Count());
                break;
            case RedoCode.NodeDeleted:
                writer.DeleteNode(Existing(_node += from.Signed()));
                break;
            case RedoCode.RelationshipDeleted:
                writer.DeleteRelationship(ExistingRelationship(_relationship += from.Signed()));
                break;
            case RedoCode.IndexCreated:
                _unnamed.Add((from.Count(), from.Count(), from.Byte() != 0));
                break;
            case RedoCode.IndexAdded:
                writer.RestoreSchema(writer.State.Schema.With(SchemaCodec.ReadIndex(ref from)));
                break;
            case RedoCode.ConstraintAdded:
                writer.RestoreSchema(writer.State.Schema.With(SchemaCodec.ReadConstraint(ref from)));
                break;
            case RedoCode.RuleDropped:
                writer.RestoreSchema(writer.State.Schema.Without(from.Count()));
                break;
            case RedoCode.LabelNamed:
                writer.InternLabel(from.String());
                break;
            case RedoCode.TypeNamed:
                writer.InternType(from.String());
                break;
            case RedoCode.KeyNamed:
                writer.InternKey(from.String());
                break;
            default:
                throw new InvalidDataException($"expected a change, found code {(byte)code}");
        }
    }

    private ReadOnlySpan<int> ReadLabels(ref ByteReader from)
    {
        var count = from.Count();
        if (count > _labels.Length)
            _labels = new int[count];
        for (var i = 0; i < count; i++)
            _labels[i] = from.Count();
        return _labels.AsSpan(0, count);
    }

    private long Existing(long node) => writer.NodeExists(node) ? node : throw new InvalidDataException($"expected an existing node, found {node}");

    private long ExistingRelationship(long relationship) =>
        writer.RelationshipExists(relationship) ? relationship : throw new InvalidDataException($"expected an existing relationship, found {relationship}");
}
