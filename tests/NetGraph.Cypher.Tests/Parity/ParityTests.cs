using NetGraph.Cypher.Tests.Tck;
using Xunit;

namespace NetGraph.Cypher.Tests.Parity;

/// <summary>
/// What Neo4j 5 answers where openCypher's own scenarios are silent, written in their notation: the same files can be played on a Neo4j
/// server, and by <c>tests/tck</c> here.
/// </summary>
public sealed class ParityTests
{
    private static readonly Dictionary<string, TckCase> Cases = TckLoader.Load(Path.Combine(AppContext.BaseDirectory, "Parity")).ToDictionary(c => c.Id, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Engine_answers_as_Neo4j_does(string name)
    {
        using var engine = new EmbeddedTckEngine(TestContext.Current.CancellationToken);

        new TckRunner(engine, graphsFolder: null).Run(Cases[name]);
    }
}
