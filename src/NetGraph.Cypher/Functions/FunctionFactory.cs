using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// Builds definitions whose bodies need not check anything that the signature says: an argument of a kind the parameter does
/// not name is a runtime TypeError (InvalidArgumentValue) before the body runs.
/// </summary>
internal static class FunctionFactory
{
    /// <summary>A function that is null as soon as one argument is null.</summary>
    public static FunctionDefinition NullPropagating(string name, ValueTypes returns, string description, FunctionBody body, params FunctionParameter[] parameters) =>
        new(name, parameters, returns | ValueTypes.Null, Checked(name, parameters, body, propagatesNull: true), description);

    /// <summary>A function that decides itself what null means.</summary>
    public static FunctionDefinition NullAware(string name, ValueTypes returns, string description, FunctionBody body, params FunctionParameter[] parameters) =>
        new(name, parameters, returns, Checked(name, parameters, body, propagatesNull: false), description);

    public static FunctionParameter Needs(string name, ValueTypes types) => new(name, types);

    public static FunctionParameter Takes(string name, ValueTypes types) => new(name, types, IsOptional: true);

    /// <summary>The parameter with a type that says more than its kinds, such as <c>LIST&lt;STRING&gt;</c>.</summary>
    public static FunctionParameter Typed(this FunctionParameter parameter, string typeName) => parameter with { TypeName = typeName };

    /// <summary>The optional parameter with the value that it has when left out.</summary>
    public static FunctionParameter Or(this FunctionParameter parameter, string defaultText) => parameter with { Default = defaultText };

    /// <summary>The function with a result type that says more than its kinds.</summary>
    public static FunctionDefinition Giving(this FunctionDefinition function, string typeName) => function with { ReturnTypeName = typeName };

    /// <summary>The functions under one of <see cref="FunctionCategories"/>.</summary>
    public static IEnumerable<FunctionDefinition> Within(string category, IEnumerable<FunctionDefinition> functions) =>
        functions.Select(function => function with { Category = category });

    /// <summary>Whether the value's kind is in the set.</summary>
    public static bool Holds(this ValueTypes types, GraphValue value) => ((int)types & (1 << (int)value.Kind)) != 0;

    /// <summary>The TypeError for an argument of the wrong kind.</summary>
    public static CypherException WrongArgument(string function, string parameter, GraphValue value) => CypherErrors.Type(
        "InvalidArgumentValue",
        $"{function}() does not accept a value of type {ValueTypeNames.Of(value.Kind)} for '{parameter}'.");

    private static FunctionBody Checked(string name, FunctionParameter[] parameters, FunctionBody body, bool propagatesNull) => (context, arguments) =>
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].IsNull)
            {
                if (propagatesNull)
                    return GraphValue.Null;
                continue;
            }

            var parameter = parameters[Math.Min(i, parameters.Length - 1)];
            if (!parameter.Types.Holds(arguments[i]))
                throw WrongArgument(name, parameter.Name, arguments[i]);
        }

        return body(context, arguments);
    };
}
