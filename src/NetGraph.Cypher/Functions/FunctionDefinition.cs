using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>What a function may ask of the running statement.</summary>
internal interface IFunctionContext
{
    /// <summary>The graph as this statement sees it.</summary>
    IGraphReader Graph { get; }

    /// <summary>The statement's clock: one value for the whole statement.</summary>
    GraphDateTime StatementTime { get; }

    /// <summary>The transaction's clock.</summary>
    GraphDateTime TransactionTime { get; }

    /// <summary>The wall clock now.</summary>
    GraphDateTime RealTime { get; }

    /// <summary>IANA zone used when a temporal value names none; <c>UTC</c> unless configured.</summary>
    string DefaultZone { get; }

    Random Random { get; }

    /// <summary>Called once an iteration by every loop over data; see <see cref="Execution.ExecutionState.Step"/>.</summary>
    void Step();

    /// <summary>Called before a value of unbounded size is made; see <see cref="Execution.ExecutionState.RequireRoom"/>.</summary>
    /// <param name="bytes">Rough size of the value to come.</param>
    void RequireRoom(long bytes);
}

/// <summary>A function's body. Throws <see cref="CypherException"/> for wrong arguments; the caller adds the span.</summary>
internal delegate GraphValue FunctionBody(IFunctionContext context, ReadOnlySpan<GraphValue> arguments);

/// <summary>One scalar function under its canonical name; lookup ignores case.</summary>
internal sealed record FunctionDefinition(
    string Name,
    IReadOnlyList<FunctionParameter> Parameters,
    ValueTypes ReturnType,
    FunctionBody Body,
    string Description)
{
    /// <summary>Whether equal arguments give equal results in one statement; false for <c>rand</c> and <c>randomUUID</c>.</summary>
    public bool IsDeterministic { get; init; } = true;

    /// <summary>One of <see cref="FunctionCategories"/>.</summary>
    public string Category { get; init; } = FunctionCategories.Scalar;

    /// <summary>The result's type where it says more than <see cref="ReturnType"/>, such as <c>LIST&lt;STRING&gt;</c>.</summary>
    public string? ReturnTypeName { get; init; }

    /// <summary>What to write instead, for a function that is kept for old queries only.</summary>
    public string? DeprecatedBy { get; init; }

    /// <summary>As SHOW FUNCTIONS prints it: <c>left(original :: STRING, length :: INTEGER) :: STRING</c>.</summary>
    public string Signature => FunctionSignature.Of(Name, Parameters, MaxArguments > Parameters.Count, ReturnTypeName ?? FunctionSignature.TypeName(ReturnType));

    /// <summary>Most arguments; <see cref="int.MaxValue"/> when the last parameter repeats (<c>coalesce</c>).</summary>
    public int MaxArguments { get; init; } = Parameters.Count;

    public int MinArguments => Parameters.Count(p => !p.IsOptional);
}

/// <summary>One parameter; <paramref name="Types"/> without Null added: null is accepted always and the body decides.</summary>
internal sealed record FunctionParameter(string Name, ValueTypes Types, bool IsOptional = false)
{
    /// <summary>The type where it says more than <see cref="Types"/>, such as <c>LIST&lt;MAP&gt;</c>.</summary>
    public string? TypeName { get; init; }

    /// <summary>What an optional parameter is when it is left out, in Cypher's notation; null when it is simply absent.</summary>
    public string? Default { get; init; }
}

/// <summary>Collects the values of one group. Nulls are handed in too; the aggregator decides (only <c>count(*)</c> counts them).</summary>
internal interface IAggregator
{
    /// <param name="arguments">The call's arguments evaluated on one row; empty for <c>count(*)</c>.</param>
    void Add(ReadOnlySpan<GraphValue> arguments);

    GraphValue Result();
}

/// <summary>One aggregating function. DISTINCT is the engine's matter: a distinct call sees each argument once, by equivalence.</summary>
internal sealed record AggregateDefinition(
    string Name,
    IReadOnlyList<FunctionParameter> Parameters,
    ValueTypes ReturnType,
    Func<IAggregator> Create,
    string Description)
{
    /// <summary>As SHOW FUNCTIONS prints it: <c>avg(input :: INTEGER | FLOAT | DURATION) :: FLOAT | DURATION</c>.</summary>
    public string Signature => FunctionSignature.Of(Name, Parameters, repeats: false, FunctionSignature.TypeName(ReturnType));
}
