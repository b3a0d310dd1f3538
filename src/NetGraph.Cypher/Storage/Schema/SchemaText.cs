using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace NetGraph.Cypher.Storage.Schema;

/// <summary>Schema rules in Neo4j's words: <c>(:Book {isbn})</c>, <c>Constraint( id=4, name='…', … )</c>, and the names of rules that got none.</summary>
internal static class SchemaText
{
    /// <summary>Where a rule applies: <c>(:Book {isbn})</c>, <c>()-[:KNOWS {since}]-()</c>, <c>(:&lt;any-labels&gt;)</c>.</summary>
    public static string Of(IndexShape shape, GraphNames names)
    {
        var isNode = shape.Entity == EntityKind.Node;
        if (shape.Token < 0)
            return isNode ? "(:<any-labels>)" : "()-[:<any-types>]-()";
        var keys = string.Join(", ", shape.Keys.Select(k => names.Keys[k]));
        return isNode ? $"(:{names.Labels[shape.Token]} {{{keys}}})" : $"()-[:{names.Types[shape.Token]} {{{keys}}}]-()";
    }

    public static string Of(IndexRule index, GraphNames names) =>
        $"Index( id={Number(index.Id)}, name='{index.Name}', type='{Of(index.Kind)}', schema={Of(index.Shape, names)}, indexProvider='{Provider(index.Kind)}' )";

    public static string Of(ConstraintRule constraint, SchemaCatalogue catalogue, GraphNames names) =>
        $"Constraint( id={Number(constraint.Id)}, {Description(constraint, names)}{(catalogue.OwnedIndex(constraint) is { } owned ? $", ownedIndex={Number(owned.Id)}" : "")} )";

    /// <summary>Name, type and schema as they stand in messages.</summary>
    public static string Description(ConstraintRule constraint, GraphNames names) =>
        $"name='{constraint.Name}', type='{LongName(constraint)}', schema={Of(constraint.Shape, names)}{(constraint.Types is null ? "" : $", propertyType={constraint.Types}")}";

    public static string Of(IndexKind kind) => kind.ToString().ToUpperInvariant();

    public static string Provider(IndexKind kind) => kind switch
    {
        IndexKind.Text => "text-2.0",
        IndexKind.Point => "point-1.0",
        IndexKind.Lookup => "token-lookup-1.0",
        _ => "range-1.0",
    };

    /// <summary>The <c>type</c> column of SHOW CONSTRAINTS.</summary>
    public static string TypeName(ConstraintRule constraint)
    {
        var isNode = constraint.Shape.Entity == EntityKind.Node;
        return constraint.Kind switch
        {
            ConstraintKind.Unique => isNode ? "UNIQUENESS" : "RELATIONSHIP_UNIQUENESS",
            ConstraintKind.Key => isNode ? "NODE_KEY" : "RELATIONSHIP_KEY",
            ConstraintKind.Exists => isNode ? "NODE_PROPERTY_EXISTENCE" : "RELATIONSHIP_PROPERTY_EXISTENCE",
            _ => isNode ? "NODE_PROPERTY_TYPE" : "RELATIONSHIP_PROPERTY_TYPE",
        };
    }

    /// <summary>A name made from what the rule is, so that the same rule gets the same name everywhere: <c>index_1a2b3c4d</c>.</summary>
    public static string GeneratedName(IndexKind kind, IndexShape shape, GraphNames names)
    {
        if (kind == IndexKind.Lookup)
            return shape.Entity == EntityKind.Node ? SchemaCatalogue.LabelLookupName : SchemaCatalogue.TypeLookupName;
        return $"index_{Hash($"{Of(kind)} {Of(shape, names)}")}";
    }

    /// <summary>The same for a constraint: <c>constraint_1a2b3c4d</c>.</summary>
    public static string GeneratedName(ConstraintKind kind, IndexShape shape, PropertyTypes? types, GraphNames names) =>
        $"constraint_{Hash($"{kind} {Of(shape, names)} {types}")}";

    private static string LongName(ConstraintRule constraint) => TypeName(constraint).Replace('_', ' ');

    private static string Hash(string text) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(text)).ToString("x8", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
