using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Execution.Vectors;

/// <summary>A random graph whose properties hold every kind of value, with loops, parallel relationships and deleted entities.</summary>
internal static class MixedGraph
{
    private static readonly GraphValue[] Values =
    [
        1L, 2L, 3L, 1.0, 2.5, -0.0, 0L, double.NaN, double.PositiveInfinity, "x", "y", "xyz", "", "1", true, false, 9007199254740993L, 9007199254740992.0, long.MaxValue, 1L << 62,
        GraphValue.Of(new GraphDate(19_723)), GraphValue.Of(new GraphLocalTime(5)), GraphValue.Of(new GraphDateTime(1_700_000_000, 0)), GraphValue.Of((IReadOnlyList<GraphValue>)[1L, 2L]), GraphValue.Of((IReadOnlyList<GraphValue>)[1.0, 2.0]),
        GraphValue.Of(new GraphDuration(0, 1, 0, 0)),
    ];

    /// <param name="isPlain">Only integers and strings, so that threads can add up what they find.</param>
    public static void Fill(GraphStorage storage, Random random, int nodes, int relationships, bool isPlain)
    {
        using var writer = storage.BeginWrite();
        var (a, b, c) = (writer.InternLabel("A"), writer.InternLabel("B"), writer.InternLabel("C"));
        for (var i = 0; i < nodes; i++)
        {
            var node = writer.CreateNode(random.Next(4) switch { 0 => [a], 1 => [b], 2 => [a, b], _ => [] });
            if (isPlain && i > 20)
                writer.AddLabel(node, c);
            Set(writer, random, isPlain, (key, value) => writer.SetNodeProperty(node, key, value));
        }

        var types = new[] { writer.InternType("R"), writer.InternType("S") };
        for (var i = 0; i < relationships; i++)
        {
            // Runs of one type, as an import writes them.
            var type = types[!isPlain && random.Next(20) == 0 ? random.Next(2) : i * 2 / relationships];
            var first = isPlain && i > relationships / 3 ? 21 : 0;
            var relationship = writer.CreateRelationship(type, random.Next(first, nodes), random.Next(first, nodes));
            Set(writer, random, isPlain, (key, value) => writer.SetRelationshipProperty(relationship, key, value));
        }

        for (var i = 0; i < relationships / 20; i++)
            writer.DeleteRelationship(random.Next(isPlain ? relationships / 4 : relationships));
        writer.Commit();
    }

    private static void Set(GraphWriter writer, Random random, bool isPlain, Action<int, GraphValue> set)
    {
        if (random.Next(5) > 0)
            set(writer.InternKey("v"), isPlain ? (long)random.Next(40) : Values[random.Next(Values.Length)]);
        if (random.Next(5) > 0)
            set(writer.InternKey("t"), isPlain ? $"s{random.Next(30)}" : Values[random.Next(Values.Length)]);
        set(writer.InternKey("w"), (long)random.Next(5));
        set(writer.InternKey("n"), (long)random.Next(isPlain ? 1000 : 50));
        set(writer.InternKey("big"), long.MaxValue / 3);
        if (random.Next(3) > 0)
            set(writer.InternKey("flag"), random.Next(2) == 0);
    }
}
