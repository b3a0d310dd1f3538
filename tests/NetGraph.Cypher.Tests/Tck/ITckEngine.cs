using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>What the runner needs of an engine: one graph of its own, empty at first.</summary>
internal interface ITckEngine
{
    void AddProcedure(ProcedureDefinition procedure);

    /// <summary>Runs one statement to its end; a failed one leaves the graph as it was. Entities in rows are whole.</summary>
    /// <exception cref="CypherException">The statement is refused or fails.</exception>
    TckResult Execute(string query, IReadOnlyDictionary<string, GraphValue> parameters);

    TckPicture Picture();
}

internal sealed record TckResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<GraphValue>> Rows);

/// <summary>What side effects are measured on: identities, label names in use, and (entity, key, value) triples, each as text.</summary>
internal sealed record TckPicture(
    IReadOnlySet<string> Nodes,
    IReadOnlySet<string> Relationships,
    IReadOnlySet<string> Labels,
    IReadOnlySet<string> Properties);
