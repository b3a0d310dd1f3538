using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>Rough bytes of rows that are kept for an answer: 24 a value, and what strings, lists and entities hold besides.</summary>
internal static class AnswerSize
{
    private const int PerValue = 24;
    private const int PerObject = 32;

    public static long Of(IEnumerable<GraphValue> values)
    {
        long bytes = PerObject;
        foreach (var value in values)
            bytes += Of(value);
        return bytes;
    }

    private static long Of(GraphValue value) => PerValue + value.Kind switch
    {
        GraphValueKind.String => PerObject + 2L * value.AsString().Length,
        GraphValueKind.List => Of(value.AsList()),
        GraphValueKind.Map => Of(value.AsMap()),
        GraphValueKind.Node => Of(value.AsNode().Properties),
        GraphValueKind.Relationship => Of(value.AsRelationship().Properties),
        GraphValueKind.Path => Of(value.AsPath().Nodes) + Of(value.AsPath().Relationships),
        _ => 0,
    };

    private static long Of(GraphMap map) => Of(map.Select(e => e.Value));
}
