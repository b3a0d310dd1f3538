using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.math and apoc.bitwise: limits of number types, curves, and arithmetic of bits.</summary>
internal static class ApocMathFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Constant("maxLong", ValueTypes.Integer, "The largest 64-bit integer.", long.MaxValue),
        Constant("minLong", ValueTypes.Integer, "The smallest 64-bit integer.", long.MinValue),
        Constant("maxInt", ValueTypes.Integer, "The largest 32-bit integer.", int.MaxValue),
        Constant("minInt", ValueTypes.Integer, "The smallest 32-bit integer.", int.MinValue),
        Constant("maxByte", ValueTypes.Integer, "The largest signed byte.", sbyte.MaxValue),
        Constant("minByte", ValueTypes.Integer, "The smallest signed byte.", sbyte.MinValue),
        Constant("maxDouble", ValueTypes.Float, "The largest 64-bit float.", double.MaxValue),
        Constant("minDouble", ValueTypes.Float, "The smallest 64-bit float above 0.", double.Epsilon),
        Curve("sigmoid", "The logistic function.", Sigmoid),
        Curve("sigmoidPrime", "The slope of the logistic function.", x => Sigmoid(x) * (1 - Sigmoid(x))),
        Curve("sinh", "The hyperbolic sine.", Math.Sinh),
        Curve("cosh", "The hyperbolic cosine.", Math.Cosh),
        Curve("tanh", "The hyperbolic tangent.", Math.Tanh),
        Curve("coth", "The hyperbolic cotangent.", x => x == 0 ? GraphValue.Null : 1 / Math.Tanh(x)),
        Curve("sech", "The hyperbolic secant.", x => 1 / Math.Cosh(x)),
        Curve("csch", "The hyperbolic cosecant.", x => x == 0 ? GraphValue.Null : 1 / Math.Sinh(x)),
        NullPropagating("apoc.math.round", ValueTypes.Float, "The number to so many places, by a rounding mode.", Rounding.Round, Needs("value", ValueTypes.Number), Takes("precision", ValueTypes.Integer).Or("0"), Takes("mode", ValueTypes.String).Or("'HALF_UP'")) with { DeprecatedBy = "round" },
        NullPropagating("apoc.bitwise.op", ValueTypes.Integer, "Two integers joined bit by bit: &, AND, |, OR, ^, XOR, ~, NOT, <<, >> or >>>.", Bitwise, ApocFactory.Integer("a"), ApocFactory.Text("operator"), ApocFactory.Integer("b")),
    ];

    private static FunctionDefinition Constant(string name, ValueTypes type, string description, GraphValue value) => NullAware($"apoc.math.{name}", type, description, (_, _) => value);

    private static FunctionDefinition Curve(string name, string description, Func<double, GraphValue> curve) =>
        NullPropagating($"apoc.math.{name}", ValueTypes.Float, description, (_, a) => curve(a[0].AsNumber()), Needs("value", ValueTypes.Number));

    private static FunctionDefinition Curve(string name, string description, Func<double, double> curve) => Curve(name, description, x => GraphValue.Of(curve(x)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static GraphValue Bitwise(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (a, b) = (arguments[0].AsInteger(), arguments[2].AsInteger());
        return arguments[1].AsString().ToUpperInvariant() switch
        {
            "&" or "AND" => a & b,
            "|" or "OR" => a | b,
            "^" or "XOR" => a ^ b,
            "~" or "NOT" => ~a,
            "<<" or "LEFT SHIFT" => a << (int)(b & 63),
            ">>" or "RIGHT SHIFT" => a >> (int)(b & 63),
            ">>>" or "RIGHT SHIFT UNSIGNED" => a >>> (int)(b & 63),
            var other => throw ApocFactory.Wrong("apoc.bitwise.op", $"knows no operator '{other}'"),
        };
    }
}
