namespace NetGraph.Cypher.Functions;

/// <summary>What SHOW FUNCTIONS and a completion list say of one function, whatever it is: scalar, aggregating, or a form of the syntax.</summary>
/// <param name="Category">One of <see cref="FunctionCategories"/>.</param>
/// <param name="Signature">In Neo4j's notation, see <see cref="FunctionSignature"/>.</param>
/// <param name="Arguments">In order, each with <see cref="FunctionSignature.TypeName(FunctionParameter)"/>.</param>
/// <param name="ReturnType">As the signature ends.</param>
/// <param name="IsAggregating">Whether it collects the rows of a group.</param>
/// <param name="DeprecatedBy">What to write instead, or null when the function is current.</param>
internal sealed record FunctionDescription(
    string Name,
    string Category,
    string Description,
    string Signature,
    IReadOnlyList<FunctionParameter> Arguments,
    string ReturnType,
    bool IsAggregating,
    string? DeprecatedBy = null)
{
    /// <summary>Whether Neo4j has it without a plug-in; false for the <c>apoc</c> functions.</summary>
    public bool IsBuiltIn => Category != FunctionCategories.Apoc;

    public static FunctionDescription Of(FunctionDefinition function) => new(
        function.Name,
        function.Category,
        function.Description,
        function.Signature,
        function.Parameters,
        function.ReturnTypeName ?? FunctionSignature.TypeName(function.ReturnType),
        IsAggregating: false,
        function.DeprecatedBy);

    public static FunctionDescription Of(AggregateDefinition function) => new(
        function.Name,
        FunctionCategories.Aggregating,
        function.Description,
        function.Signature,
        function.Parameters,
        FunctionSignature.TypeName(function.ReturnType),
        IsAggregating: true);
}
