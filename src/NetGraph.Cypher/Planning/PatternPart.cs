using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// A stretch of a path between two of its nodes: some hops, repeated min to max times. A single relationship is one hop once; a
/// variable-length one is one hop several times. In the order in which it is walked.
/// </summary>
/// <param name="Nodes">One more than hops: the variables of one repetition. The last node of one repetition is the first of the next.</param>
/// <param name="Entry">Conditions on the first node, of each repetition.</param>
/// <param name="AtEnd">Conditions on one repetition as a whole.</param>
/// <param name="Relationships">Holds the relationship, when it is single, else the list of all of them.</param>
/// <param name="Groups">For a variable of one repetition the one that holds the list of its values.</param>
internal sealed record PatternPart(
    IReadOnlyList<Variable> Nodes,
    IReadOnlyList<PatternHop> Hops,
    IReadOnlyList<BoundExpression> Entry,
    IReadOnlyList<BoundExpression> AtEnd,
    VariableLength Length,
    Variable Relationships,
    bool IsSingle,
    IReadOnlyList<(Variable Single, Variable Group)> Groups)
{
    public IEnumerable<Variable> Introduces => Groups.Select(g => g.Group).Append(Relationships);

    public IEnumerable<BoundExpression> Expressions => Entry.Concat(AtEnd).Concat(Hops.SelectMany(h => h.Predicates));

    public override string ToString()
    {
        var text = string.Concat(Hops.Select((hop, i) => PatternText.Hop(Nodes[i], hop.Relationship, hop.Direction, hop.Types, null, Nodes[i + 1], withFrom: i == 0)));
        return IsSingle ? text : $"({text}){{{Length.Min},{Length.Max}}}";
    }
}

/// <summary>One relationship of a part.</summary>
/// <param name="Direction">Seen from the node before.</param>
/// <param name="Types">Null: any.</param>
/// <param name="Predicates">Read the relationship and the nodes at its ends, nothing else of the part.</param>
internal sealed record PatternHop(Variable Relationship, Direction Direction, IReadOnlyList<string>? Types, IReadOnlyList<BoundExpression> Predicates);
