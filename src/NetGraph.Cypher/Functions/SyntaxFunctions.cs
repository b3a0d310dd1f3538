using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// Forms that look like calls and are syntax: the parser knows them, the registry only lists them, as Neo4j's SHOW FUNCTIONS does
/// (Cypher manual, "Predicate functions" and "List functions").
/// </summary>
internal static class SyntaxFunctions
{
    public static IEnumerable<FunctionDescription> All { get; } =
    [
        Quantifier("all", "Whether the predicate holds for every element of the list."),
        Quantifier("any", "Whether the predicate holds for at least one element of the list."),
        Quantifier("none", "Whether the predicate holds for no element of the list."),
        Quantifier("single", "Whether the predicate holds for exactly one element of the list."),
        Of("exists", FunctionCategories.Predicate, "BOOLEAN", "Whether a match of the pattern exists.", Needs("input", ValueTypes.Any)),
        Of("file", FunctionCategories.LoadCsv, "STRING", "The full path of the file that LOAD CSV is reading."),
        Of("linenumber", FunctionCategories.LoadCsv, "INTEGER", "The line of the file that LOAD CSV has read last, from 1."),
        Of("reduce", FunctionCategories.List, "ANY", "Runs an expression over the elements of a list, carrying a value along.", Needs("accumulator", ValueTypes.Any), Needs("variable", ValueTypes.Any)),
    ];

    private static FunctionDescription Quantifier(string name, string description) =>
        Of(name, FunctionCategories.Predicate, "BOOLEAN", description, Needs("variable", ValueTypes.Any), Needs("list", ValueTypes.List));

    private static FunctionDescription Of(string name, string category, string returns, string description, params FunctionParameter[] parameters) =>
        new(name, category, description, FunctionSignature.Of(name, parameters, repeats: false, returns), parameters, returns, IsAggregating: false);
}
