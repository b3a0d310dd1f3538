namespace NetGraph.Cypher.Storage.Schema;

/// <summary>What stands against a rule that is to be made, in the order in which Neo4j looks (Cypher manual, "Create indexes", "Create constraints").</summary>
internal static class SchemaConflicts
{
    /// <returns>The error, or null when nothing stands against it; and whether IF NOT EXISTS means that there is nothing to do.</returns>
    public static (CypherException? Error, bool IsThere) OfIndex(SchemaCatalogue schema, GraphNames names, string name, IndexKind kind, IndexShape shape)
    {
        var named = schema.FindIndex(name);
        var same = schema.Indexes.FirstOrDefault(i => i.Kind == kind && i.Shape.Equals(shape));
        if (same is not null && schema.Owner(same) is { } owner)
            return (SchemaErrors.IndexOfConstraint(SchemaText.Of(shape, names), owner), true);
        if (same is not null)
            return (same == named ? SchemaErrors.EquivalentIndex(SchemaText.Of(same, names)) : SchemaErrors.IndexExists(SchemaText.Of(shape, names)), true);
        if (schema.FindConstraint(name) is not null)
            return (SchemaErrors.ConstraintNameTaken(name), named is not null);
        return named is not null ? (SchemaErrors.IndexNameTaken(name), true) : (null, false);
    }

    /// <inheritdoc cref="OfIndex"/>
    public static (CypherException? Error, bool IsThere) OfConstraint(
        SchemaCatalogue schema, GraphNames names, string name, ConstraintKind kind, IndexShape shape, PropertyTypes? types)
    {
        var named = schema.FindConstraint(name);
        var alike = schema.Constraints.Where(c => c.Shape.Equals(shape)).ToList();
        if (alike.Find(c => c.Kind == kind && Equals(c.Types, types)) is { } same)
        {
            var text = SchemaText.Of(same, schema, names);
            return (same == named ? SchemaErrors.EquivalentConstraint(text) : SchemaErrors.ConstraintExists(text), true);
        }

        var isUnique = kind is ConstraintKind.Unique or ConstraintKind.Key;
        if (alike.Find(c => isUnique ? c.IsUnique : c.Kind == kind) is { } conflicting)
            return (SchemaErrors.ConstraintConflicts(SchemaText.Of(conflicting, schema, names)), conflicting == named);
        if (named is not null)
            return (SchemaErrors.ConstraintNameTaken(name), true);
        if (isUnique && schema.Has(IndexKind.Range, shape))
            return (SchemaErrors.IndexExistsForConstraint(SchemaText.Of(shape, names)), false);
        return (schema.FindIndex(name) is null ? null : SchemaErrors.IndexNameTaken(name), false);
    }
}
