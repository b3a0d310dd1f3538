namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>The few names of the fuzzed graph, and one that it has not.</summary>
internal static class FuzzWords
{
    private static readonly string[] Labels = ["A", "B", "C", "Nowhere"];
    private static readonly string[] Types = ["R", "S", "T", "NEVER"];
    private static readonly string[] Keys = ["x", "y", "name", "when", "missing"];

    public static string Label(Random random) => Labels[random.Next(Labels.Length)];

    public static string Type(Random random) => Types[random.Next(Types.Length)];

    public static string Key(Random random) => Keys[random.Next(Keys.Length)];
}
