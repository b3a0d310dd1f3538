using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>One input or output of a procedure.</summary>
internal sealed record ProcedureField(string Name, ValueTypes Types, bool IsNullable = true);

/// <summary>Rows of outputs for one call; each row is as long as the outputs. Lazy where it can be.</summary>
internal delegate IEnumerable<GraphValue[]> ProcedureBody(IFunctionContext context, GraphValue[] arguments);

/// <summary>A procedure that <c>CALL</c> finds by its full dotted name (case-insensitive). Without outputs it passes incoming rows through.</summary>
internal sealed record ProcedureDefinition(
    string Name,
    IReadOnlyList<ProcedureField> Inputs,
    IReadOnlyList<ProcedureField> Outputs,
    ProcedureBody Body,
    string Description);

/// <summary>The procedures one engine knows. Read-only once the engine runs.</summary>
internal sealed class ProcedureRegistry
{
    private readonly Dictionary<string, ProcedureDefinition> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ProcedureDefinition> All => _byName.Values.OrderBy(p => p.Name, StringComparer.Ordinal);

    public void Add(ProcedureDefinition procedure) => _byName[procedure.Name] = procedure;

    public ProcedureDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}
