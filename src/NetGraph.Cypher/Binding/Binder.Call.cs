using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

// CALL of procedures, alone and within a query.
internal sealed partial class Binder
{
    /// <summary>A statement that is one CALL: arguments may be left out (taken from parameters of their names), all outputs are columns.</summary>
    private BoundQuery BindStandaloneCall(CallProcedureClause call)
    {
        var procedure = FindProcedure(call);
        var arguments = call.Arguments is null
            ? [.. procedure.Inputs.Select(input => Implicit(call, input))]
            : BindArguments(call, procedure);

        var yields = call.Yield is { Star: false } yield
            ? BindYields(yield, procedure)
            : [.. procedure.Outputs.Select((output, i) => (i, Declare(output.Name, output.Types | ValueTypes.Null)))];
        var where = call.Yield?.Where is { } predicate ? BindPredicate(predicate) : null;
        var outputs = yields.Select(y => y.Variable).ToList();
        var clause = new BoundCallProcedure(call.Span, procedure, arguments, yields, where, call.Optional);
        return new BoundQuery([new BoundSingleQuery([clause], outputs)], Distinct: false, outputs);
    }

    private BoundCallProcedure BindCall(CallProcedureClause call)
    {
        var procedure = FindProcedure(call);
        if (call.Arguments is null && procedure.RequiredInputs > 0)
        {
            throw Error(
                "InvalidArgumentPassingMode",
                $"The arguments of {procedure.Name} may be left out only when CALL is the whole statement: expected {Takes(procedure)} in parentheses.",
                call.NameSpan);
        }

        if (call.Yield is { Star: true } star)
            throw Error("UnexpectedSyntax", "YIELD * is allowed only when CALL is the whole statement: expected the outputs by name.", star.Span);

        var arguments = BindArguments(call, procedure);
        var yields = call.Yield is null ? [] : BindYields(call.Yield, procedure);
        var where = call.Yield?.Where is { } predicate ? BindPredicate(predicate) : null;
        return new BoundCallProcedure(call.Span, procedure, arguments, yields, where, call.Optional);
    }

    private ProcedureDefinition FindProcedure(CallProcedureClause call)
    {
        var procedure = _procedures.Find(call.Name)
            ?? throw CypherErrors.ProcedureNotFound($"There is no procedure '{call.Name}'.", call.NameSpan, _text, _procedures.HintFor(call.Name));
        NoteDeprecated(procedure, call.NameSpan);
        if (procedure.Writes)
        {
            if (_readOnly)
                throw Error("InvalidClauseComposition", $"{procedure.Name} changes the graph: EXISTS, COUNT and COLLECT may only read.", call.NameSpan);
            _writes = true;
            if (procedure.Commits)
                RequireMayCommit(procedure, call.NameSpan);
        }

        return procedure;
    }

    private static BoundExpression Implicit(CallProcedureClause call, ProcedureField input) =>
        input.Default is { } value ? new BoundLiteral(call.NameSpan, value) : new BoundParameter(call.NameSpan, input.Name);

    private List<BoundExpression> BindArguments(CallProcedureClause call, ProcedureDefinition procedure)
    {
        var written = call.Arguments ?? [];
        if (written.Count < procedure.RequiredInputs || written.Count > procedure.Inputs.Count)
        {
            throw Error(
                "InvalidNumberOfArguments",
                $"{procedure.Name} takes {Takes(procedure)}: found {written.Count}.",
                call.NameSpan,
                $"its signature is {procedure.Signature}");
        }

        var arguments = new List<BoundExpression>(procedure.Inputs.Count);
        for (var i = 0; i < written.Count; i++)
        {
            var input = procedure.Inputs[i];
            var accepted = input.Types | ValueTypes.Null | (StaticTypes.Meets(input.Types, ValueTypes.Float) ? ValueTypes.Integer : ValueTypes.None);
            arguments.Add(RequireTypes(BindExpression(written[i]), accepted, $"'{input.Name}' of {procedure.Name}"));
        }

        arguments.AddRange(procedure.Inputs.Skip(written.Count).Select(input => Implicit(call, input)));
        return arguments;
    }

    private static string Takes(ProcedureDefinition procedure)
    {
        var (least, most) = (procedure.RequiredInputs, procedure.Inputs.Count);
        return least == most ? $"{most} argument{(most == 1 ? "" : "s")}" : $"{least} to {most} arguments";
    }

    private List<(int Output, Variable Variable)> BindYields(YieldPart yield, ProcedureDefinition procedure)
    {
        var outputs = procedure.Outputs.Select(o => o.Name).ToList();
        var yields = new List<(int, Variable)>(yield.Items.Count);
        foreach (var item in yield.Items)
        {
            var index = outputs.IndexOf(item.Output);
            if (index < 0)
            {
                var near = Spelling.Nearest(item.Output, outputs);
                throw Error(
                    "UndefinedVariable",
                    $"{procedure.Name} has no output '{item.Output}': expected one of {string.Join(", ", outputs)}.",
                    item.Span,
                    near is null ? null : $"did you mean '{near}'?");
            }

            var name = item.Alias ?? item.Output;
            RequireUnbound(name, item.Span);
            yields.Add((index, Declare(name, procedure.Outputs[index].Types | ValueTypes.Null)));
        }

        return yields;
    }
}
