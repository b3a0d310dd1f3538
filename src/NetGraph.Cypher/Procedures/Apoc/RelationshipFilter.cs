using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>
/// Which relationships a traversal follows at each depth: steps between commas, repeated for ever (APOC manual, "Relationship filters" and
/// "Specifying sequences of node labels and relationship types").
/// </summary>
/// <param name="first">The step away from the start when the sequence begins one node later; else null.</param>
internal sealed class RelationshipFilter(RelationshipStep[]? first, RelationshipStep[][] steps)
{
    /// <param name="beginsAtStart">Else the first step only leads to where the sequence begins.</param>
    public static RelationshipFilter Parse(IGraphReader graph, IReadOnlyList<string> texts, bool beginsAtStart)
    {
        var steps = texts.Select(text => RelationshipStep.ParseAll(graph, text)).ToArray();
        if (beginsAtStart || steps.Length == 0)
            return new RelationshipFilter(null, steps.Length == 0 ? [RelationshipStep.ParseAll(graph, null)] : steps);
        return new RelationshipFilter(steps[0], steps.Length == 1 ? steps : steps[1..]);
    }

    public RelationshipStep[] At(int depth)
    {
        if (first is null)
            return steps[depth % steps.Length];
        return depth == 0 ? first : steps[(depth - 1) % steps.Length];
    }
}
