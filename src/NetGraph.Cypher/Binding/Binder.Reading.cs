using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

// MATCH, UNWIND, and the loop over a list that writes: FOREACH.
internal sealed partial class Binder
{
    private BoundMatch BindMatch(MatchClause match)
    {
        var pattern = BindMatchPattern(match.Paths, mayDeclare: true, match.Optional ? ValueTypes.Null : ValueTypes.None);
        var where = match.Where is null ? null : BindPredicate(match.Where);
        NoteProducts(match.Span, pattern);
        CheckHints(match);
        return new BoundMatch(match.Span, match.Optional, pattern, where) { Hints = match.Hints };
    }

    private BoundUnwind BindUnwind(UnwindClause unwind)
    {
        var source = BindExpression(unwind.Source);
        RequireUnbound(unwind.Variable, unwind.VariableSpan);
        return new BoundUnwind(unwind.Span, source, Declare(unwind.Variable, StaticTypes.ElementsOf(source, _elementTypes)));
    }

    private BoundForeach BindForeach(ForeachClause loop)
    {
        var source = RequireTypes(BindExpression(loop.Source), ValueTypes.List | ValueTypes.Null, "FOREACH");
        RequireUnbound(loop.Variable, loop.Span);
        var outer = _scope;
        _scope = new Scope(outer);
        var variable = Declare(loop.Variable, StaticTypes.ElementsOf(source, _elementTypes));
        var clauses = new List<BoundClause>(loop.Clauses.Count);
        foreach (var clause in loop.Clauses)
        {
            if (!IsUpdating(clause))
                throw Error("InvalidClauseComposition", $"FOREACH may not contain {Name(clause)}: expected updating clauses only.", clause.Span);
            clauses.Add(BindClause(clause, QueryRole.Statement));
        }

        _scope = outer;
        return new BoundForeach(loop.Span, variable, source, clauses);
    }
}
