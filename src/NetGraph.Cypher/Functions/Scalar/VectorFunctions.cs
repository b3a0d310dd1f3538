using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// Likeness of vectors, from 0 (least) to 1 (Cypher manual, "Vector functions"). Coordinates are 32-bit floats, as in Neo4j's vector
/// indexes, so that scores agree.
/// </summary>
internal static class VectorFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Similarity("vector.similarity.cosine", "The likeness of two vectors by the cosine of their angle: (1 + cos) / 2.", Cosine),
        Similarity("vector.similarity.euclidean", "The likeness of two vectors by their distance: 1 / (1 + d²).", Euclidean),
    ];

    private static FunctionDefinition Similarity(string name, string description, Func<string, float[], float[], double> compare)
    {
        GraphValue Body(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
        {
            var (a, b) = (Vector(context, name, arguments[0].AsList()), Vector(context, name, arguments[1].AsList()));
            return a.Length == b.Length ? compare(name, a, b) : throw Wrong(name, $"needs vectors of one length, not {a.Length} and {b.Length}");
        }

        return NullPropagating(name, ValueTypes.Float, description, Body, Coordinates("a"), Coordinates("b"));
    }

    private static FunctionParameter Coordinates(string name) => Needs(name, ValueTypes.List).Typed("LIST<INTEGER | FLOAT>");

    private static float[] Vector(IFunctionContext context, string name, IReadOnlyList<GraphValue> list)
    {
        if (list.Count is 0 or > 4096)
            throw Wrong(name, $"needs 1 to 4096 coordinates, not {list.Count}");

        var vector = new float[list.Count];
        for (var i = 0; i < vector.Length; i++)
        {
            context.Step();
            vector[i] = list[i].IsNumber ? (float)list[i].AsNumber() : throw Wrong(name, $"needs numbers as coordinates, not {list[i]}");
            if (!float.IsFinite(vector[i]))
                throw Wrong(name, $"needs finite coordinates, not {list[i]}");
        }

        return vector;
    }

    private static double Cosine(string name, float[] a, float[] b)
    {
        var (dot, lengthA, lengthB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            lengthA += (double)a[i] * a[i];
            lengthB += (double)b[i] * b[i];
        }

        if (lengthA == 0 || lengthB == 0)
            throw Wrong(name, "needs vectors with a length above 0");
        return (float)((1 + (dot / Math.Sqrt(lengthA * lengthB))) / 2);
    }

    private static double Euclidean(string name, float[] a, float[] b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
            squares += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return (float)(1 / (1 + squares));
    }

    private static CypherException Wrong(string name, string what) => CypherErrors.Argument("InvalidArgumentValue", $"{name}() {what}.");
}
