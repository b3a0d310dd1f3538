using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The last record of a snapshot: all that is read when a store is opened. Counters, names, sequences, rules, how large each index
/// is, and where the rest lies, which is read when it is asked for.
/// </summary>
internal sealed class SnapshotContents
{
    public required long Epoch { get; init; }

    public required int NodeHigh { get; init; }

    public required int RelationshipHigh { get; init; }

    public required long LiveNodes { get; init; }

    public required long LiveRelationships { get; init; }

    public required int Strings { get; init; }

    public required int Values { get; init; }

    /// <summary>With labels, types, keys and sequences; the pool is filled later.</summary>
    public required GraphNames Names { get; init; }

    public required SchemaCatalogue Schema { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<SnapshotPart> Parts { get; init; }

    public static SnapshotContents Of(GraphState state, IReadOnlyList<SnapshotPart> parts) => new()
    {
        Epoch = state.Epoch,
        NodeHigh = state.NodeHigh,
        RelationshipHigh = state.RelationshipHigh,
        LiveNodes = state.LiveNodes,
        LiveRelationships = state.LiveRelationships,
        Strings = parts.Where(p => p.Kind == SnapshotFrame.StringBlock).Sum(p => p.Count),
        Values = parts.Where(p => p.Kind == SnapshotFrame.ValueBlock).Sum(p => p.Count),
        Names = state.Names,
        Schema = state.Schema,
        Parts = parts,
    };

    public void Write(ByteWriter to)
    {
        to.Int64(Epoch);
        to.Varint(NodeHigh);
        to.Varint(RelationshipHigh);
        to.Varint((ulong)LiveNodes);
        to.Varint((ulong)LiveRelationships);
        to.Varint(Strings);
        to.Varint(Values);
        WriteNames(to);
        WriteSequences(to);
        SchemaCodec.Write(to, Schema);
        WriteParts(to);
    }

    /// <exception cref="InvalidDataException">The bytes are no contents.</exception>
    public static SnapshotContents Read(ref ByteReader from)
    {
        var names = new GraphNames();
        var (epoch, nodes, relationships) = (from.Int64(), from.Count(), from.Count());
        var (liveNodes, liveRelationships) = ((long)from.Varint(), (long)from.Varint());
        var (strings, values) = (from.Count(), from.Count());
        foreach (var table in (NameTable[])[names.Labels, names.Types, names.Keys])
        {
            for (var left = from.Count(); left > 0; left--)
                table.Intern(from.String());
        }

        ReadSequences(ref from, names.Sequences);
        return new SnapshotContents
        {
            Epoch = epoch,
            NodeHigh = nodes,
            RelationshipHigh = relationships,
            LiveNodes = liveNodes,
            LiveRelationships = liveRelationships,
            Strings = strings,
            Values = values,
            Names = names,
            Schema = SchemaCodec.ReadCatalogue(ref from),
            Parts = ReadParts(ref from),
        };
    }

    /// <summary>The parts of a kind, in the order of what they hold.</summary>
    public List<SnapshotPart> Of(SnapshotFrame kind) => [.. Parts.Where(p => p.Kind == kind)];

    private void WriteNames(ByteWriter to)
    {
        foreach (var table in (NameTable[])[Names.Labels, Names.Types, Names.Keys])
        {
            var count = table.Count;
            to.Varint(count);
            for (var id = 0; id < count; id++)
                to.String(table[id]);
        }
    }

    private void WriteSequences(ByteWriter to)
    {
        var count = Names.Sequences.Count;
        to.Varint(count);
        for (var id = 0; id < count; id++)
        {
            to.Varint(Names.Sequences[id].Length);
            foreach (var item in Names.Sequences[id])
                to.Varint(item);
        }
    }

    private static void ReadSequences(ref ByteReader from, SequenceTable into)
    {
        for (var left = from.Count(); left > 0; left--)
        {
            var sequence = new List<int>();
            for (var items = from.Count(); items > 0; items--)
                sequence.Add(from.Count());
            into.Intern([.. sequence]);
        }
    }

    private void WriteParts(ByteWriter to)
    {
        to.Varint(Parts.Count);
        foreach (var part in Parts)
        {
            to.Byte((byte)part.Kind);
            to.Varint(part.Key);
            to.Varint(part.First);
            to.Varint(part.Count);
            to.Varint((ulong)part.Offset);
            to.Varint(part.Length);
        }
    }

    private static List<SnapshotPart> ReadParts(ref ByteReader from)
    {
        var parts = new List<SnapshotPart>();
        for (var left = from.Count(); left > 0; left--)
            parts.Add(new SnapshotPart((SnapshotFrame)from.Byte(), from.Count(), from.Count(), from.Count(), (long)from.Varint(), from.Count()));
        return parts;
    }
}
