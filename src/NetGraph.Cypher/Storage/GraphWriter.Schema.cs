using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

// Named rules: made, dropped and kept.
internal sealed partial class GraphWriter
{
    private readonly SortedSet<int> _touchedNodes = [];
    private readonly SortedSet<int> _touchedRelationships = [];

    protected override bool IsBeingWritten => true;

    /// <summary>Makes an index or a unique key on one property of a label exist. Returns false when it did already.</summary>
    /// <exception cref="CypherException">Two nodes have the same value for a unique key.</exception>
    public bool CreateIndex(int label, int key, bool unique)
    {
        var schema = UnnamedRules.Add(State.Schema, Names, label, key, unique);
        if (ReferenceEquals(schema, State.Schema))
            return false;

        Adopt(schema, step: null);
        return true;
    }

    /// <summary>Makes an index; what stands against it has been looked for.</summary>
    /// <param name="step">Called once an entity that is looked at; null for nothing.</param>
    public void AddIndex(string name, IndexKind kind, IndexShape shape, Action? step = null) =>
        Adopt(State.Schema.With(new IndexRule(State.Schema.NextId, name, kind, shape)), step);

    /// <summary>Makes a constraint, and the index that a unique one needs.</summary>
    /// <exception cref="CypherException">ConstraintCreationFailed: what is stored breaks it. Nothing is changed.</exception>
    public void AddConstraint(string name, ConstraintKind kind, IndexShape shape, PropertyTypes? types, Action? step = null)
    {
        var rule = new ConstraintRule(State.Schema.NextId, name, kind, shape, types);
        var schema = State.Schema.With(rule);
        Adopt(rule.IsUnique ? schema.With(new IndexRule(schema.NextId, name, IndexKind.Range, shape, rule.Id)) : schema, step);
    }

    /// <summary>Drops an index, or a constraint and the index it owns.</summary>
    public void DropRule(int id)
    {
        State.SetSchema(State.Schema.Without(id));
        changes?.RuleDropped(id);
        HasChanges = true;
    }

    /// <summary>Takes over rules that held when they were written down; the stored data is not looked at and no log is told.</summary>
    public void RestoreSchema(SchemaCatalogue schema)
    {
        State.SetSchema(schema);
        HasChanges = true;
    }

    /// <summary>Makes names that were interned last beyond the transaction, although nothing refers to them yet.</summary>
    public void KeepNames() => HasChanges = true;

    /// <exception cref="CypherException">ConstraintValidationFailed: a changed entity lacks a property it has to have, or has one of a wrong type.</exception>
    private void CheckConstraints()
    {
        foreach (var node in _touchedNodes)
        {
            if (!NodeExists(node))
                continue;
            foreach (var constraint in State.Schema.NodeChecks)
            {
                if (HasLabel(node, constraint.Shape.Token) && ConstraintCheck.Broken(constraint, node, State) is { } place)
                    throw SchemaErrors.Broken(constraint, node, place, State);
            }
        }

        foreach (var relationship in _touchedRelationships)
        {
            if (!RelationshipExists(relationship))
                continue;
            foreach (var constraint in State.Schema.RelationshipChecks)
            {
                if (State.Relationships[relationship].Type == constraint.Shape.Token && ConstraintCheck.Broken(constraint, relationship, State) is { } place)
                    throw SchemaErrors.Broken(constraint, relationship, place, State);
            }
        }
    }

    /// <summary>Changes the rules by those that are new.</summary>
    private void Adopt(SchemaCatalogue schema, Action? step)
    {
        PropertyIndex? built = null;
        var constraints = schema.Constraints.Except(State.Schema.Constraints).ToList();
        var indexes = schema.Indexes.Except(State.Schema.Indexes).ToList();
        foreach (var shape in indexes.Where(i => i.Kind != IndexKind.Lookup).Select(i => i.Shape))
            built = State.FindIndex(shape) ?? PropertyIndex.Build(shape, State, step);
        foreach (var constraint in constraints)
            ConstraintCheck.Require(constraint, built, State, step);

        State.SetSchema(schema, built);
        foreach (var constraint in constraints)
            changes?.ConstraintAdded(constraint);
        foreach (var index in indexes)
            changes?.IndexAdded(index);
        HasChanges = true;
    }

    /// <summary>Remembers the node for the checks of the commit, when there is anything to check.</summary>
    private void NoteForCheck(int node)
    {
        if (State.Schema.NodeChecks.Length > 0)
            _touchedNodes.Add(node);
    }

    private void NoteRelationshipForCheck(int relationship)
    {
        if (State.Schema.RelationshipChecks.Length > 0)
            _touchedRelationships.Add(relationship);
    }

    /// <summary>Whether the node may take the value, by every unique key of its labels.</summary>
    private void CheckUniqueValue(int node, int key, GraphValue value)
    {
        foreach (var index in State.Indexes)
        {
            if (index.Unique && index.IsOn(key) && HasLabel(node, index.Token))
                CheckUnique(index, node, key, value);
        }
    }

    /// <summary>Whether the node may take the label, by every unique key of that label.</summary>
    private void CheckUniqueLabel(int node, int label)
    {
        foreach (var index in State.Indexes)
        {
            if (index.Unique && index.Token == label)
                CheckUnique(index, node, -1, default);
        }
    }

    private void CheckUniqueRelationship(int relationship, int key, GraphValue value)
    {
        foreach (var index in State.RelationshipIndexes)
        {
            if (index.Unique && index.IsOn(key) && State.Relationships[relationship].Type == index.Token)
                CheckUnique(index, relationship, key, value);
        }
    }

    /// <param name="key">The key that is about to get <paramref name="value"/>; -1 for none.</param>
    private void CheckUnique(PropertyIndex index, int id, int key, GraphValue value)
    {
        var keys = index.Shape.Keys;
        if (keys.Length == 1 && key >= 0)
        {
            if (index.FindFirst(value, State) is var only and >= 0 && only != id)
                throw SchemaErrors.Repeated(index.Shape, only, [value], State);
            return;
        }

        var values = new GraphValue[keys.Length];
        for (var place = 0; place < keys.Length; place++)
        {
            values[place] = keys[place] == key ? value : index.Shape.Value(State, id, place);
            if (values[place].IsNull)
                return;
        }

        if (index.FindFirst(values, State) is var holder and >= 0 && holder != id)
            throw SchemaErrors.Repeated(index.Shape, holder, values, State);
    }

    private void RemoveFromIndexes(PropertyIndex[] indexes, int id, int key)
    {
        foreach (var index in indexes)
        {
            if (index.IsOn(key))
                index.Remove(id, State);
        }
    }

    private void AddToIndexes(PropertyIndex[] indexes, int id, int key)
    {
        foreach (var index in indexes)
        {
            if (index.IsOn(key) && HasToken(index.Shape, id) && index.Shape.HasAll(State, id))
                index.Add(id, State);
        }
    }

    private bool HasToken(IndexShape shape, int id) =>
        shape.Entity == EntityKind.Node ? HasLabel(id, shape.Token) : State.Relationships[id].Type == shape.Token;
}
