using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Schema rules as bytes, in the log one by one and in a snapshot all together.</summary>
internal static class SchemaCodec
{
    public static void Write(ByteWriter to, SchemaCatalogue schema)
    {
        to.Varint(schema.NextId);
        to.Varint(schema.Indexes.Count);
        foreach (var index in schema.Indexes)
            Write(to, index);
        to.Varint(schema.Constraints.Count);
        foreach (var constraint in schema.Constraints)
            Write(to, constraint);
    }

    /// <exception cref="InvalidDataException">The bytes are no catalogue.</exception>
    public static SchemaCatalogue ReadCatalogue(ref ByteReader from)
    {
        var nextId = from.Count();
        var indexes = new List<IndexRule>();
        for (var left = from.Count(); left > 0; left--)
            indexes.Add(ReadIndex(ref from));
        var constraints = new List<ConstraintRule>();
        for (var left = from.Count(); left > 0; left--)
            constraints.Add(ReadConstraint(ref from));
        return SchemaCatalogue.Of(indexes, constraints, nextId);
    }

    public static void Write(ByteWriter to, IndexRule index)
    {
        to.Varint(index.Id);
        to.String(index.Name);
        to.Byte((byte)index.Kind);
        Write(to, index.Shape);
        to.Varint(index.OwnerId);
    }

    /// <exception cref="InvalidDataException">The bytes are no index.</exception>
    public static IndexRule ReadIndex(ref ByteReader from)
    {
        var (id, name, kind) = (from.Count(), from.String(), (IndexKind)from.Byte());
        if (kind > IndexKind.Lookup)
            throw new InvalidDataException($"expected a kind of index, found {(byte)kind}");
        return new IndexRule(id, name, kind, ReadShape(ref from), from.Count());
    }

    public static void Write(ByteWriter to, ConstraintRule constraint)
    {
        to.Varint(constraint.Id);
        to.String(constraint.Name);
        to.Byte((byte)constraint.Kind);
        Write(to, constraint.Shape);
        if (constraint.Types is not { } types)
            return;
        var (single, lists) = types.ToBits();
        to.Varint(single);
        to.Varint(lists);
    }

    /// <exception cref="InvalidDataException">The bytes are no constraint.</exception>
    public static ConstraintRule ReadConstraint(ref ByteReader from)
    {
        var (id, name, kind) = (from.Count(), from.String(), (ConstraintKind)from.Byte());
        if (kind > ConstraintKind.Type)
            throw new InvalidDataException($"expected a kind of constraint, found {(byte)kind}");
        var shape = ReadShape(ref from);
        return new ConstraintRule(id, name, kind, shape, kind == ConstraintKind.Type ? PropertyTypes.FromBits(from.Count(), from.Count()) : null);
    }

    /// <summary>The token plus one, so that "any" is 0.</summary>
    private static void Write(ByteWriter to, IndexShape shape)
    {
        to.Byte((byte)shape.Entity);
        to.Varint(shape.Token + 1);
        to.Varint(shape.Keys.Length);
        foreach (var key in shape.Keys)
            to.Varint(key);
    }

    private static IndexShape ReadShape(ref ByteReader from)
    {
        var entity = (EntityKind)from.Byte();
        if (entity > EntityKind.Relationship)
            throw new InvalidDataException($"expected nodes or relationships, found {(byte)entity}");
        var token = from.Count() - 1;
        var keys = new List<int>();
        for (var left = from.Count(); left > 0; left--)
            keys.Add(from.Count());
        return new IndexShape(entity, token, [.. keys]);
    }
}
