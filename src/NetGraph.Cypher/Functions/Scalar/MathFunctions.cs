using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// Functions of numbers (Cypher manual, "Mathematical functions"). Outside their domain floats give NaN or an infinity, as in IEEE 754;
/// only integer results overflow with an error.
/// </summary>
internal static class MathFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        .. Within(FunctionCategories.Numeric,
        [
            NullPropagating("abs", ValueTypes.Number, "The number without its sign.", Abs, Number()),
            NullPropagating("sign", ValueTypes.Integer, "-1, 0 or 1.", Sign, Number()),
            NullPropagating("round", ValueTypes.Float, "The nearest integer as a float; with a precision, to that many places, and with a mode.", Rounding.Round, Needs("value", ValueTypes.Number), Takes("precision", ValueTypes.Integer).Or("0"), Takes("mode", ValueTypes.String).Or("'HALF_UP'")),
            OfFloat("ceil", "The smallest integer not below the number, as a float.", Math.Ceiling),
            OfFloat("floor", "The largest integer not above the number, as a float.", Math.Floor),
            NullPropagating("isNaN", ValueTypes.Boolean, "Whether the number is NaN.", (_, a) => double.IsNaN(a[0].AsNumber()), Number()),
            NullAware("rand", ValueTypes.Float, "A random float from 0 (included) to 1 (excluded).", (c, _) => c.Random.NextDouble()) with { IsDeterministic = false },
        ]),
        .. Within(FunctionCategories.Logarithmic,
        [
            OfFloat("sqrt", "The square root.", Math.Sqrt),
            OfFloat("exp", "e to the power of the number.", Math.Exp),
            OfFloat("log", "The natural logarithm.", Math.Log),
            OfFloat("log10", "The common logarithm.", Math.Log10),
            NullAware("e", ValueTypes.Float, "The base of the natural logarithm.", (_, _) => Math.E),
        ]),
        .. Within(FunctionCategories.Trigonometric,
        [
            OfFloat("sin", "The sine of radians.", Math.Sin),
            OfFloat("cos", "The cosine of radians.", Math.Cos),
            OfFloat("tan", "The tangent of radians.", Math.Tan),
            OfFloat("cot", "The cotangent of radians.", x => 1 / Math.Tan(x)),
            OfFloat("coth", "The hyperbolic cotangent.", x => 1 / Math.Tanh(x)),
            OfFloat("asin", "The arcsine in radians.", Math.Asin),
            OfFloat("acos", "The arccosine in radians.", Math.Acos),
            OfFloat("atan", "The arctangent in radians.", Math.Atan),
            NullPropagating("atan2", ValueTypes.Float, "The angle of the point (x, y) in radians.", (_, a) => Math.Atan2(a[0].AsNumber(), a[1].AsNumber()), Needs("y", ValueTypes.Number), Needs("x", ValueTypes.Number)),
            OfFloat("sinh", "The hyperbolic sine.", Math.Sinh),
            OfFloat("cosh", "The hyperbolic cosine.", Math.Cosh),
            OfFloat("tanh", "The hyperbolic tangent.", Math.Tanh),
            OfFloat("haversin", "Half the versine of radians.", x => (1 - Math.Cos(x)) / 2),
            OfFloat("degrees", "Radians as degrees.", x => x * 180 / Math.PI),
            OfFloat("radians", "Degrees as radians.", x => x * Math.PI / 180),
            NullAware("pi", ValueTypes.Float, "The ratio of a circle's circumference to its diameter.", (_, _) => Math.PI),
        ]),
    ];

    private static FunctionParameter Number() => Needs("input", ValueTypes.Number);

    private static FunctionDefinition OfFloat(string name, string description, Func<double, double> function) =>
        NullPropagating(name, ValueTypes.Float, description, (_, a) => function(a[0].AsNumber()), Number());

    private static GraphValue Abs(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].Kind == GraphValueKind.Float)
            return Math.Abs(arguments[0].AsFloat());

        var value = arguments[0].AsInteger();
        return value == long.MinValue ? throw CypherErrors.Arithmetic("IntegerOverflow", $"abs({value}) is no 64-bit integer.") : Math.Abs(value);
    }

    private static GraphValue Sign(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].Kind == GraphValueKind.Integer)
            return Math.Sign(arguments[0].AsInteger());

        var value = arguments[0].AsFloat();
        return double.IsNaN(value) ? 0 : Math.Sign(value);
    }
}
