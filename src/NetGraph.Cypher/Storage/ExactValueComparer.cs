using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>Sameness as storage sees it: 1 is not 1.0, 0.0 is not -0.0, NaN is itself.</summary>
internal sealed class ExactValueComparer : IEqualityComparer<GraphValue>
{
    private ExactValueComparer()
    {
    }

    public static ExactValueComparer Instance { get; } = new();

    public bool Equals(GraphValue x, GraphValue y)
    {
        if (x.Kind != y.Kind)
            return false;

        return x.Kind switch
        {
            GraphValueKind.Float => BitConverter.DoubleToInt64Bits(x.AsFloat()) == BitConverter.DoubleToInt64Bits(y.AsFloat()),
            GraphValueKind.List => x.AsList().SequenceEqual(y.AsList(), this),
            GraphValueKind.Map => x.AsMap().Count == y.AsMap().Count && x.AsMap().Zip(y.AsMap()).All(p => p.First.Key == p.Second.Key && Equals(p.First.Value, p.Second.Value)),
            GraphValueKind.Point => SamePoint(x.AsPoint(), y.AsPoint()),
            _ => GraphEquivalence.Instance.Equals(x, y),
        };
    }

    public int GetHashCode(GraphValue obj) => GraphEquivalence.Instance.GetHashCode(obj);

    private static bool SamePoint(GraphPoint x, GraphPoint y) =>
        x.Srid == y.Srid && SameBits(x.X, y.X) && SameBits(x.Y, y.Y) && x.Z.HasValue == y.Z.HasValue && SameBits(x.Z ?? 0, y.Z ?? 0);

    private static bool SameBits(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);
}
