using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;
using NetGraph.Testing;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>
/// An engine that knows no Cypher: a query text <c>columns; row; row</c> in value notation is its own answer, <c>!Type Detail</c> a compile-time error,
/// <c>?Type Detail</c> a runtime error, <c>+x</c> adds a node named x. For testing the runner itself.
/// </summary>
internal sealed class ScriptedTckEngine : ITckEngine
{
    private readonly HashSet<string> _nodes = new(StringComparer.Ordinal);

    public List<string> Executed { get; } = [];

    public List<ProcedureDefinition> Procedures { get; } = [];

    public void AddProcedure(ProcedureDefinition procedure) => Procedures.Add(procedure);

    public TckResult Execute(string query, IReadOnlyDictionary<string, GraphValue> parameters)
    {
        Executed.Add(query);
        if (query[0] is '!' or '?')
        {
            var parts = query[1..].Split(' ');
            throw new CypherException(parts[0], query[0] == '!' ? CypherErrorPhase.CompileTime : CypherErrorPhase.Runtime, parts[1], "Code", "Scripted.");
        }

        if (query[0] == '+')
        {
            _nodes.Add(query);
            return new TckResult([], []);
        }

        if (query[0] == '$')
            return new TckResult(["value"], [[parameters[query[1..]]]]);

        var lines = query.Split(';', StringSplitOptions.TrimEntries);
        return new TckResult(
            lines[0].Split(' '),
            [.. lines.Skip(1).Select(line => (IReadOnlyList<GraphValue>)ValueNotation.Parse(line).AsList())]);
    }

    public TckPicture Picture() => new(new HashSet<string>(_nodes), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
}
