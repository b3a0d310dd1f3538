namespace NetGraph.Cypher.Storage.Schema;

/// <summary>
/// Indexes and unique keys that are asked for by label and property alone: by a bulk write, by a caller's schema request, by
/// stores older than named rules. They become rules with generated names.
/// </summary>
internal static class UnnamedRules
{
    /// <summary>The catalogue with an index, or a uniqueness constraint and its index, on one property; the same when there is one already.</summary>
    public static SchemaCatalogue Add(SchemaCatalogue schema, GraphNames names, int label, int key, bool unique)
    {
        var shape = IndexShape.OfNode(label, key);
        if (unique ? schema.IsUnique(shape) : schema.Shapes().Contains(shape))
            return schema;
        if (!unique)
            return schema.With(new IndexRule(schema.NextId, Free(schema, SchemaText.GeneratedName(IndexKind.Range, shape, names)), IndexKind.Range, shape));

        var constraint = new ConstraintRule(
            schema.NextId, Free(schema, SchemaText.GeneratedName(ConstraintKind.Unique, shape, null, names)), ConstraintKind.Unique, shape);
        var added = schema.With(constraint);
        return added.With(new IndexRule(added.NextId, constraint.Name, IndexKind.Range, shape, constraint.Id));
    }

    /// <summary>The name, with a number behind it when somebody else has taken it.</summary>
    private static string Free(SchemaCatalogue schema, string name)
    {
        var free = name;
        for (var i = 2; schema.FindIndex(free) is not null || schema.FindConstraint(free) is not null; i++)
            free = $"{name}_{i}";
        return free;
    }
}
