using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of any value, and the few that make one from nothing (Cypher manual, "Scalar functions").</summary>
internal static class ValueFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullAware("coalesce", ValueTypes.Any, "The first argument that is not null.", Coalesce, Needs("input", ValueTypes.Any)) with { MaxArguments = int.MaxValue },
        NullAware("nullIf", ValueTypes.Any, "Null when both values are equal, else the first.", (_, a) => GraphEquality.AreEqual(a[0], a[1]) == true ? GraphValue.Null : a[0], Needs("v1", ValueTypes.Any), Needs("v2", ValueTypes.Any)),
        NullAware("valueType", ValueTypes.String, "The most precise type of a value.", (_, a) => ValueTypeNames.Of(a[0]), Needs("input", ValueTypes.Any)),
        NullAware("randomUUID", ValueTypes.String, "A random UUID (RFC 9562, version 4).", (c, _) => RandomUuid(c.Random)) with { IsDeterministic = false },
        NullAware("timestamp", ValueTypes.Integer, "Milliseconds since 1970-01-01T00:00:00Z at the start of the statement.", (c, _) => (c.StatementTime.EpochSecond * 1000) + (c.StatementTime.Nanosecond / 1_000_000)),
    ];

    private static GraphValue Coalesce(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!argument.IsNull)
                return argument;
        }

        return GraphValue.Null;
    }

    private static string RandomUuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
