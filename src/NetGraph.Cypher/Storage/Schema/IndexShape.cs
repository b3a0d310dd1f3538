// Schema: what the store keeps beside the graph to find things fast and to hold values to rules.
//
//   SchemaCatalogue   named rules, immutable: indexes and constraints        one a GraphState
//        |  several rules may ask for the same IndexShape
//        v
//   PropertyIndex     one physical index a shape: hash (equality, uniqueness) and, once asked for, order (ranges, prefixes)
//
// Invariants: every rule on properties has its PropertyIndex (existence and type constraints need none); a published catalogue
// never changes; a PropertyIndex holds exactly the living entities with the token and all the keys.
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Schema;

/// <summary>What an index or a constraint is about. The numbers are part of the store's format.</summary>
internal enum EntityKind : byte
{
    Node = 0,
    Relationship = 1,
}

/// <summary>What an index holds: the entities of one label or type that have all of some properties. Compared by content.</summary>
/// <param name="Token">Label or type id; -1 for the token lookup indexes, which are about every label or type.</param>
/// <param name="Keys">Property keys in the order of the index; empty for the token lookup indexes. Not to be changed.</param>
internal sealed record IndexShape(EntityKind Entity, int Token, int[] Keys)
{
    public static IndexShape OfNode(int label, params int[] keys) => new(EntityKind.Node, label, keys);

    public static IndexShape OfRelationship(int type, params int[] keys) => new(EntityKind.Relationship, type, keys);

    public bool Equals(IndexShape? other) =>
        other is not null && Entity == other.Entity && Token == other.Token && Keys.AsSpan().SequenceEqual(other.Keys);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Entity);
        hash.Add(Token);
        foreach (var key in Keys)
            hash.Add(key);
        return hash.ToHashCode();
    }

    /// <summary>The entity's value for the key at that place; null when it has none.</summary>
    public GraphValue Value(GraphState state, int id, int place) =>
        Entity == EntityKind.Node ? state.NodeValue(id, Keys[place]) : state.RelationshipValue(id, Keys[place]);

    /// <summary>The same as it is stored.</summary>
    public Cell Cell(GraphState state, int id, int place) =>
        (Entity == EntityKind.Node ? state.NodeProperties : state.RelationshipProperties).Get(id, Keys[place]);

    /// <summary>Whether the entity has every one of the properties.</summary>
    public bool HasAll(GraphState state, int id)
    {
        for (var place = 0; place < Keys.Length; place++)
        {
            if (Cell(state, id, place).Tag == CellTag.Absent)
                return false;
        }

        return true;
    }

    /// <summary>The living entities of the token, ascending.</summary>
    public IEnumerable<int> Entities(GraphState state) =>
        Entity == EntityKind.Node ? Nodes(state) : Relationships(state);

    private IEnumerable<int> Nodes(GraphState state)
    {
        if ((uint)Token >= (uint)state.LabelSets.Length)
            yield break;
        var nodes = state.LabelSets[Token];
        for (var node = nodes.Next(0); node >= 0; node = nodes.Next(node + 1))
            yield return node;
    }

    private IEnumerable<int> Relationships(GraphState state)
    {
        for (var id = 0; id < state.RelationshipHigh; id++)
        {
            var cell = state.Relationships[id];
            if (cell.Liveness == Liveness.Alive && cell.Type == Token)
                yield return id;
        }
    }
}
