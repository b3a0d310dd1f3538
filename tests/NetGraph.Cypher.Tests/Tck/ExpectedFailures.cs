using NetGraph.Testing;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>The kept list of cases that fail. It only shrinks: a case that passes must leave it, a new failure may not enter.</summary>
internal static class ExpectedFailures
{
    private static readonly string File = Repository.PathOf("tests/NetGraph.Cypher.Tests/Tck/expected-failures.txt");

    public static IReadOnlySet<string> Read() =>
        System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal);

    public static void Write(IEnumerable<string> ids) =>
        System.IO.File.WriteAllText(File, "# openCypher TCK cases that fail, sorted. The list only shrinks.\n" + string.Concat(ids.Order(StringComparer.Ordinal).Select(id => id + "\n")));
}
