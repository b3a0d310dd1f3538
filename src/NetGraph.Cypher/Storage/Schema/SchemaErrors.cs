using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Schema;

/// <summary>Errors about rules and about data that breaks them, in Neo4j's words and codes (Status codes, "Schema").</summary>
internal static class SchemaErrors
{
    private const string Client = "Neo.ClientError.Schema.";
    private const string Database = "Neo.DatabaseError.Schema.";

    /// <summary>A value that another entity has already.</summary>
    public static CypherException Repeated(IndexShape shape, int holder, ReadOnlySpan<GraphValue> values, GraphState state)
    {
        var pairs = new List<string>();
        for (var place = 0; place < values.Length; place++)
            pairs.Add($"`{state.Names.Keys[shape.Keys[place]]}` = {GraphValueText.Render(values[place])}");
        return Validation(
            "CreateBlockedByConstraint",
            $"{Entity(shape, holder)} already exists with {Token(shape, state)} and {(pairs.Count == 1 ? "property" : "properties")} {string.Join(", ", pairs)}");
    }

    /// <summary>A property that is missing or of a wrong type.</summary>
    public static CypherException Broken(ConstraintRule constraint, int id, int place, GraphState state) =>
        Validation("ConstraintViolated", BrokenWords(constraint, id, place, state));

    public static string BrokenWords(ConstraintRule constraint, int id, int place, GraphState state)
    {
        var shape = constraint.Shape;
        var key = $"`{state.Names.Keys[shape.Keys[place]]}`";
        if (constraint.Types is { } types)
        {
            var found = FoundType(shape.Value(state, id, place));
            return $"{Entity(shape, id)} with {Token(shape, state)} required the property {key} to be of type `{types}`, but was of type `{found}`.";
        }

        return shape.Keys.Length == 1
            ? $"{Entity(shape, id)} with {Token(shape, state)} must have the property {key}"
            : $"{Entity(shape, id)} with {Token(shape, state)} must have the properties ({string.Join(", ", shape.Keys.Select(k => $"`{state.Names.Keys[k]}`"))})";
    }

    public static string RepeatedWords(IndexShape shape, int first, int second, GraphState state)
    {
        var pairs = shape.Keys.Select((key, place) => $"`{state.Names.Keys[key]}` = {GraphValueText.Render(shape.Value(state, first, place))}").ToList();
        return $"Both {Entity(shape, first)} and {Entity(shape, second)} have the {Token(shape, state)} and {(pairs.Count == 1 ? "property" : "properties")} {string.Join(", ", pairs)}";
    }

    /// <summary>What is stored breaks a constraint that was to be made.</summary>
    public static CypherException CreationFailed(ConstraintRule constraint, string why, GraphState state) => Other(
        Database + "ConstraintCreationFailed", $"Unable to create Constraint( {SchemaText.Description(constraint, state.Names)} ): {why}");

    public static CypherException EquivalentIndex(string index) => Other(
        Client + "EquivalentSchemaRuleAlreadyExists", $"An equivalent index already exists, '{index}'.", "add IF NOT EXISTS to leave it as it is");

    public static CypherException EquivalentConstraint(string constraint) => Other(
        Client + "EquivalentSchemaRuleAlreadyExists", $"An equivalent constraint already exists, '{constraint}'.", "add IF NOT EXISTS to leave it as it is");

    public static CypherException IndexExists(string schema) => Other(
        Client + "IndexAlreadyExists", $"There already exists an index {schema}.", "add IF NOT EXISTS to leave it as it is");

    public static CypherException IndexExistsForConstraint(string schema) => Other(
        Client + "IndexAlreadyExists", $"There already exists an index {schema}. A constraint cannot be created until the index has been dropped.");

    public static CypherException IndexOfConstraint(string schema, ConstraintRule owner) => Other(
        Client + "ConstraintAlreadyExists", $"There is a {OwnerWord(owner)} constraint on {schema}, so an index is already created that matches this.");

    public static CypherException IndexNameTaken(string name) => Other(
        Client + "IndexWithNameAlreadyExists", $"There already exists an index called '{name}'.");

    public static CypherException ConstraintNameTaken(string name) => Other(
        Client + "ConstraintWithNameAlreadyExists", $"There already exists a constraint called '{name}'.");

    public static CypherException ConstraintExists(string constraint) => Other(
        Client + "ConstraintAlreadyExists", $"Constraint already exists: {constraint}", "add IF NOT EXISTS to leave it as it is");

    public static CypherException ConstraintConflicts(string constraint) => Other(
        Client + "ConstraintAlreadyExists", $"Conflicting constraint already exists: {constraint}");

    public static CypherException NoSuchIndex(string name, string? near) => Other(
        Database + "IndexDropFailed",
        $"Unable to drop index called `{name}`. There is no such index.",
        near is null ? "SHOW INDEXES lists them; add IF EXISTS when it need not be there" : $"did you mean '{near}'?");

    public static CypherException IndexNotFound(string name) => Other(
        Client + "IndexNotFound", $"There is no index called '{name}'.", "SHOW INDEXES lists them");

    public static CypherException OwnedIndex(string name, string constraint) => Other(
        Database + "IndexDropFailed", $"Unable to drop index called `{name}`. Index belongs to constraint: `{constraint}`", $"use DROP CONSTRAINT `{constraint}`");

    public static CypherException NoSuchConstraint(string name, string? near) => Other(
        Database + "ConstraintDropFailed",
        $"Unable to drop constraint `{name}`: No such constraint {name}.",
        near is null ? "SHOW CONSTRAINTS lists them; add IF EXISTS when it need not be there" : $"did you mean '{near}'?");

    private static string FoundType(GraphValue value)
    {
        const string notNull = " NOT NULL";
        var name = ValueTypeNames.Of(value);
        return value.Kind != GraphValueKind.List && name.EndsWith(notNull, StringComparison.Ordinal) ? name[..^notNull.Length] : name;
    }

    private static string OwnerWord(ConstraintRule owner) => (owner.Kind, owner.Shape.Entity) switch
    {
        (ConstraintKind.Key, EntityKind.Node) => "node key",
        (ConstraintKind.Key, _) => "relationship key",
        (_, EntityKind.Node) => "uniqueness",
        _ => "relationship uniqueness",
    };

    private static string Entity(IndexShape shape, int id) => $"{(shape.Entity == EntityKind.Node ? "Node" : "Relationship")}({id})";

    private static string Token(IndexShape shape, GraphState state) =>
        shape.Entity == EntityKind.Node ? $"label `{state.Names.Labels[shape.Token]}`" : $"type `{state.Names.Types[shape.Token]}`";

    private static CypherException Validation(string detail, string message) =>
        CypherErrors.Other("ConstraintValidationFailed", CypherErrorPhase.Runtime, detail, Client + "ConstraintValidationFailed", message);

    private static CypherException Other(string code, string message, string? hint = null) =>
        CypherErrors.Other("SchemaError", CypherErrorPhase.Runtime, code[(code.LastIndexOf('.') + 1)..], code, message, hint: hint);
}
