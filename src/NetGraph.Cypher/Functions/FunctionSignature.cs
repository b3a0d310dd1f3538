using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>Prints signatures in the notation of Neo4j's SHOW FUNCTIONS: <c>name(parameter = default :: TYPE) :: TYPE</c>.</summary>
internal static class FunctionSignature
{
    /// <param name="repeats">Whether the last parameter may be given again and again; printed as <c>...</c>.</param>
    public static string Of(string name, IReadOnlyList<FunctionParameter> parameters, bool repeats, string returns)
    {
        var text = new StringBuilder(name).Append('(').AppendJoin(", ", parameters.Select(Of));
        return text.Append(repeats ? ", ...)" : ")").Append(" :: ").Append(returns).ToString();
    }

    /// <summary>The parameter's type: its own spelling, or the names of its kinds.</summary>
    public static string TypeName(FunctionParameter parameter) => parameter.TypeName ?? TypeName(parameter.Types);

    /// <summary>The kinds joined by <c>|</c> as in a type predicate; null is left out, since every type has it.</summary>
    public static string TypeName(ValueTypes types)
    {
        if ((types | ValueTypes.Null) == ValueTypes.Any)
            return "ANY";

        var names = Enum.GetValues<GraphValueKind>()
            .Where(kind => kind != GraphValueKind.Null && ((int)types & (1 << (int)kind)) != 0)
            .Select(kind => kind == GraphValueKind.List ? "LIST<ANY>" : ValueTypeNames.Of(kind));
        return string.Join(" | ", names);
    }

    private static string Of(FunctionParameter parameter) =>
        $"{parameter.Name}{(parameter.Default is { } value ? " = " + value : "")} :: {TypeName(parameter)}";
}
