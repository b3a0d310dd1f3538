using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Finds the nodes at the ends of relationships by their unique key; the same few keys come again and again.</summary>
/// <param name="known">Empty; belongs to the finder.</param>
internal sealed class EndFinder(NodeReferenceShape shape, PropertyIndex index, GraphState state, TextCache known)
{
    /// <exception cref="GraphStoreException">There is no such node.</exception>
    public int Find(in GraphValue key)
    {
        if (key.Kind != GraphValueKind.String)
            return Look(key);

        var text = key.AsString();
        var node = known.Find(text, out var place);
        if (node < 0)
        {
            node = Look(key);
            known.Put(place, text, node);
        }

        return node;
    }

    private int Look(GraphValue key)
    {
        var node = key.IsNull ? -1 : index.FindFirst(key, state);
        return node >= 0 ? node : throw new GraphStoreException($"There is no {shape.Label} with {shape.KeyProperty} {key} to join a relationship to.");
    }
}
