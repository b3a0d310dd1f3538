using NetGraph.Cypher.Functions.Aggregates;
using NetGraph.Cypher.Functions.Apoc;
using NetGraph.Cypher.Functions.Scalar;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.Cypher.Syntax;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// Every function the engine knows. Input: definitions by family; output: look-up by name, ignoring case as Neo4j does. Immutable and
/// safe for all threads.
/// </summary>
/// <remarks>
/// <code>
/// Scalar/      values in, value out           Temporal/   creation, truncation, differences
/// Aggregates/  one object collects a group    Apoc/       helpers named as in Neo4j's plug-in
/// FunctionFactory checks arguments before a body runs
/// </code>
/// Bodies see nodes and relationships as references and read them through <see cref="IFunctionContext.Graph"/>.
/// </remarks>
internal static class FunctionRegistry
{
    private static readonly Dictionary<string, FunctionDefinition> Functions = new[]
    {
        EntityFunctions.All,
        ListFunctions.All,
        StringFunctions.Lengths,
        Within(FunctionCategories.String, StringFunctions.All),
        MathFunctions.All,
        ConversionFunctions.All,
        ValueFunctions.All,
        Within(FunctionCategories.Spatial, SpatialFunctions.All),
        Within(FunctionCategories.Temporal, TemporalFunctions.All),
        Within(FunctionCategories.Vector, VectorFunctions.All),
        Within(FunctionCategories.Database, DatabaseFunctions.All),
        Within(FunctionCategories.Apoc, ApocFunctions.All),
    }.SelectMany(family => family).ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, AggregateDefinition> Aggregates =
        AggregateFunctions.All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All scalar functions by name.</summary>
    public static IEnumerable<FunctionDefinition> AllFunctions => Functions.Values.OrderBy(f => f.Name, StringComparer.Ordinal);

    /// <summary>All aggregating functions by name.</summary>
    public static IEnumerable<AggregateDefinition> AllAggregates => Aggregates.Values.OrderBy(f => f.Name, StringComparer.Ordinal);

    /// <summary>Everything that SHOW FUNCTIONS lists, by name.</summary>
    public static IReadOnlyList<FunctionDescription> Descriptions => Described.Value;

    /// <summary>Made when first listed: no statement needs signatures to run.</summary>
    private static readonly Lazy<IReadOnlyList<FunctionDescription>> Described = new(() =>
    [
        .. Functions.Values.Select(FunctionDescription.Of)
            .Concat(Aggregates.Values.Select(FunctionDescription.Of))
            .Concat(SyntaxFunctions.All)
            .OrderBy(f => f.Name, StringComparer.Ordinal),
    ]);

    public static FunctionDefinition? FindFunction(string name) => Functions.GetValueOrDefault(name);

    public static AggregateDefinition? FindAggregate(string name) => Aggregates.GetValueOrDefault(name);

    /// <summary>A hint for an unknown name: the known name that differs least, or null when none is near.</summary>
    public static string? Suggest(string name)
    {
        if (FunctionHints.For(name) is { } instead)
            return instead;

        var best = Functions.Keys.Concat(Aggregates.Keys)
            .Select(known => (known, Distance: Spelling.Distance(name.ToLowerInvariant(), known.ToLowerInvariant())))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.known, StringComparer.Ordinal)
            .First();
        return best.Distance <= Math.Max(1, name.Length / 3) ? $"did you mean '{best.known}'?" : null;
    }
}
