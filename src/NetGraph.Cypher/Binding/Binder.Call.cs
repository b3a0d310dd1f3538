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
            ? [.. procedure.Inputs.Select(input => new BoundParameter(call.NameSpan, input.Name))]
            : BindArguments(call, procedure);

        var yields = call.Yield is { Star: false } yield
            ? BindYields(yield, procedure)
            : [.. procedure.Outputs.Select((output, i) => (i, Declare(output.Name, output.Types | ValueTypes.Null)))];
        var where = call.Yield?.Where is { } predicate ? BindPredicate(predicate) : null;
        var outputs = yields.Select(y => y.Variable).ToList();
        var clause = new BoundCallProcedure(call.Span, procedure, arguments, yields, where);
        return new BoundQuery([new BoundSingleQuery([clause], outputs)], Distinct: false, outputs);
    }

    private BoundCallProcedure BindCall(CallProcedureClause call)
    {
        var procedure = FindProcedure(call);
        if (call.Arguments is null && procedure.Inputs.Count > 0)
        {
            throw Error(
                "InvalidArgumentPassingMode",
                $"The arguments of {procedure.Name} may be left out only when CALL is the whole statement: expected {procedure.Inputs.Count} arguments in parentheses.",
                call.NameSpan);
        }

        if (call.Yield is { Star: true } star)
            throw Error("UnexpectedSyntax", "YIELD * is allowed only when CALL is the whole statement: expected the outputs by name.", star.Span);

        var arguments = call.Arguments is null ? [] : BindArguments(call, procedure);
        var yields = call.Yield is null ? [] : BindYields(call.Yield, procedure);
        var where = call.Yield?.Where is { } predicate ? BindPredicate(predicate) : null;
        return new BoundCallProcedure(call.Span, procedure, arguments, yields, where);
    }

    private ProcedureDefinition FindProcedure(CallProcedureClause call)
    {
        if (_procedures.Find(call.Name) is { } procedure)
            return procedure;

        var near = Spelling.Nearest(call.Name, _procedures.All.Select(p => p.Name));
        throw CypherErrors.ProcedureNotFound($"There is no procedure '{call.Name}'.", call.NameSpan, _text, near is null ? null : $"did you mean '{near}'?");
    }

    private List<BoundExpression> BindArguments(CallProcedureClause call, ProcedureDefinition procedure)
    {
        var written = call.Arguments ?? [];
        if (written.Count != procedure.Inputs.Count)
        {
            throw Error(
                "InvalidNumberOfArguments",
                $"{procedure.Name} takes {procedure.Inputs.Count} arguments: found {written.Count}.",
                call.NameSpan);
        }

        var arguments = new List<BoundExpression>(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            var input = procedure.Inputs[i];
            var accepted = input.Types | ValueTypes.Null | (StaticTypes.Meets(input.Types, ValueTypes.Float) ? ValueTypes.Integer : ValueTypes.None);
            arguments.Add(RequireTypes(BindExpression(written[i]), accepted, $"'{input.Name}' of {procedure.Name}"));
        }

        return arguments;
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
