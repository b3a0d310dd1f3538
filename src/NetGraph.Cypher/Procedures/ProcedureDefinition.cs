using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>
/// Rows of outputs for one call; each row is as long as the outputs. Lazy where it can be. The body answers for its loops and buffers
/// like an operator: <see cref="ExecutionState.Step"/> once an iteration, <see cref="ExecutionState.Hold"/> for what it keeps.
/// </summary>
/// <param name="run">The running statement: graph, writer, clocks, limits.</param>
/// <param name="arguments">One for each input, defaults filled in.</param>
internal delegate IEnumerable<GraphValue[]> ProcedureBody(ExecutionState run, GraphValue[] arguments);

/// <summary>A procedure that <c>CALL</c> finds by its full dotted name (case-insensitive). Without outputs it passes incoming rows through.</summary>
/// <param name="Description">One or two sentences, as SHOW PROCEDURES prints them.</param>
internal sealed record ProcedureDefinition(
    string Name,
    IReadOnlyList<ProcedureField> Inputs,
    IReadOnlyList<ProcedureField> Outputs,
    ProcedureBody Body,
    string Description)
{
    /// <summary>What it may do; a statement that calls more than <see cref="ProcedureMode.Read"/> and <see cref="ProcedureMode.Dbms"/> needs a writing transaction.</summary>
    public ProcedureMode Mode { get; init; } = ProcedureMode.Read;

    /// <summary>Whether it commits on the way, so that the statement must be a transaction of its own; such a procedure also writes.</summary>
    public bool Commits { get; init; }

    /// <summary>What to call instead, for a procedure that is kept for old queries only.</summary>
    public string? DeprecatedBy { get; init; }

    /// <summary>Whether a call may change the store.</summary>
    public bool Writes => Mode is ProcedureMode.Write or ProcedureMode.Schema;

    /// <summary>Inputs that every call must give.</summary>
    public int RequiredInputs => Inputs.Count(input => input.Default is null);

    /// <summary>As SHOW PROCEDURES prints it: <c>db.labels() :: (label :: STRING)</c>; without outputs it ends at the inputs.</summary>
    public string Signature
    {
        get
        {
            var call = $"{Name}({string.Join(", ", Inputs)})";
            return Outputs.Count == 0 ? call : $"{call} :: ({string.Join(", ", Outputs)})";
        }
    }
}
