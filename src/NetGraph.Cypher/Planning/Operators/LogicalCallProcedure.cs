using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>Calls a procedure for each row; one without outputs passes the row on.</summary>
/// <param name="Yields">Which output column fills which variable.</param>
internal sealed record LogicalCallProcedure(
    LogicalOperator Input, SourceSpan Span, ProcedureDefinition Procedure, IReadOnlyList<BoundExpression> Arguments, IReadOnlyList<(int Output, Variable Variable)> Yields)
    : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [.. Yields.Select(y => y.Variable)];

    public override IEnumerable<BoundExpression> Expressions => Arguments;

    public override bool IsWrite => Procedure.Writes;

    public override string Details => $"{Procedure.Name}({ExpressionText.Render(Arguments)})";
}
