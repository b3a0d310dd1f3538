using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// From a bound statement to logical operators, clause by clause. Nothing here is clever but the choice of starting points
/// (<see cref="MatchPlanner"/>); conditions stay on top of their MATCH.
/// </summary>
internal sealed class Planner
{
    private readonly CardinalityEstimator _estimator;
    private readonly Dictionary<BoundSubquery, LogicalOperator> _nested;
    private readonly Eagerness _eagerness = new();

    /// <summary>Variables with a value, those of the surrounding query included. Only grows: variables are never used again.</summary>
    private readonly HashSet<Variable> _bound;

    /// <summary>Variables that the clauses to come may name and that this query itself has filled: what a barrier keeps.</summary>
    private List<Variable> _scope = [];

    private Planner(CardinalityEstimator estimator, Dictionary<BoundSubquery, LogicalOperator> nested, IEnumerable<Variable> imports)
    {
        _estimator = estimator;
        _nested = nested;
        _bound = [.. imports];
    }

    /// <summary>Plans a statement. Never opens the data; statistics may be those of any moment.</summary>
    /// <param name="watch">May end the planning; null: nobody waits.</param>
    public static LogicalPlan Plan(BoundStatement statement, IGraphStatistics statistics, PlanWatch? watch = null)
    {
        var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
        var root = PlanQuery(statement.Query, [], new CardinalityEstimator(statistics, watch), nested);
        return new LogicalPlan(statement, new LogicalProduceResult(root, statement.Query.Outputs), nested);
    }

    private static LogicalOperator PlanQuery(
        BoundQuery query, IEnumerable<Variable> imports, CardinalityEstimator estimator, Dictionary<BoundSubquery, LogicalOperator> nested)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var branches = query.Parts.Select(part => new Planner(estimator, nested, imports).PlanSingle(part)).ToList();
        if (branches.Count == 1)
            return Rename(branches[0], query.Parts[0].Outputs, query.Outputs);

        LogicalOperator union = new LogicalUnion(branches, [.. query.Parts.Select(p => p.Outputs)], query.Outputs);
        return query.Distinct ? new LogicalDistinct(union, query.Outputs) : union;
    }

    private static LogicalOperator Rename(LogicalOperator plan, IReadOnlyList<Variable> from, IReadOnlyList<Variable> to)
    {
        if (from.SequenceEqual(to))
            return plan;
        return new LogicalProject(plan, [.. to.Select((v, i) => (v, (BoundExpression)new BoundVariable(default, from[i])))]);
    }

    private LogicalOperator PlanSingle(BoundSingleQuery query)
    {
        LogicalOperator plan = new LogicalArgument();
        for (var i = 0; i < query.Clauses.Count; i++)
        {
            _estimator.Watch.Step();
            var clause = query.Clauses[i];
            var writes = Updates(clause);
            if (writes && _eagerness.IsNeededBeforeWrite(plan))
                plan = new LogicalEager(plan, _scope);
            plan = PlanClause(plan, clause);
            if (writes && i + 1 < query.Clauses.Count && _eagerness.IsNeededAfterWrite(plan))
                plan = new LogicalEager(plan, _scope);
        }

        return plan;
    }

    private static bool Updates(BoundClause clause) => clause switch
    {
        BoundCreate or BoundMerge or BoundSet or BoundDelete or BoundForeach => true,
        BoundCallSubquery call => call.Query.Parts.Any(p => p.Clauses.Any(Updates)),
        BoundCallProcedure call => call.Procedure.Writes,
        _ => false,
    };

    private LogicalOperator PlanClause(LogicalOperator plan, BoundClause clause) => clause switch
    {
        BoundMatch c => PlanMatch(plan, c),
        BoundUnwind c => Fill(new LogicalUnwind(plan, Register(c.Source), c.Variable)),
        BoundLoadCsv c => Fill(Register(new LogicalLoadCsv(plan, c))),
        BoundProjection c => PlanProjection(plan, c),
        BoundCreate c => Fill(Register(new LogicalCreate(plan, c.Pattern))),
        BoundMerge c => PlanMerge(plan, c),
        BoundSet c => Register(new LogicalSet(plan, c.Items)),
        BoundDelete c => Register(new LogicalDelete(plan, c.Detach, c.Targets)),
        BoundCallProcedure c => PlanProcedure(plan, c),
        BoundCallSubquery c => PlanSubquery(plan, c),
        BoundForeach c => PlanForeach(plan, c),
        BoundSchema c => new LogicalSchemaChange(plan, c.Command),
        _ => throw new ArgumentException($"A clause of type {clause.GetType().Name} cannot be planned.", nameof(clause)),
    };

    private LogicalOperator PlanMatch(LogicalOperator plan, BoundMatch match)
    {
        var hints = MatchHints.Of(match.Hints, match.Pattern, _estimator.Statistics);
        if (!match.Optional)
        {
            var top = MatchPlanner.Plan(plan, _bound, match.Pattern, match.Where, _estimator, hints);
            FillAll(Variables(match.Pattern));
            RegisterAll(top, stopAt: plan);
            return top;
        }

        var right = MatchPlanner.Plan(new LogicalArgument(), _bound, match.Pattern, match.Where, _estimator, hints);
        List<Variable> filled = [.. Variables(match.Pattern).Where(v => !v.IsAnonymous && !_bound.Contains(v)).Distinct()];
        FillAll(Variables(match.Pattern));
        RegisterAll(right, stopAt: null);
        return new LogicalApply(plan, right, ApplyKind.Optional, filled);
    }

    private LogicalOperator PlanProjection(LogicalOperator plan, BoundProjection projection)
    {
        if (projection.IsAggregating)
            plan = Register(new LogicalAggregate(plan, projection.Grouping, projection.Aggregates));
        plan = Register(new LogicalProject(plan, projection.Items));
        var outputs = projection.Items.Select(i => i.Variable).ToList();
        if (projection.Distinct)
            plan = new LogicalDistinct(plan, outputs);
        if (projection.OrderBy.Count > 0)
        {
            // The WHERE of a WITH may read incoming variables, so they survive the sorting.
            var keep = projection.Where is null ? outputs : [.. outputs.Union(ExpressionTree.FreeVariables(projection.Where))];
            plan = Register(new LogicalSort(plan, projection.OrderBy, keep));
        }

        if (projection.Skip is not null)
            plan = new LogicalSkip(plan, projection.Skip);
        if (projection.Limit is not null)
            plan = new LogicalLimit(plan, projection.Limit);
        if (projection.Where is not null)
            plan = new LogicalFilter(plan, [.. ExpressionTree.Conjuncts(Register(projection.Where))]);

        _bound.UnionWith(outputs);
        _scope = outputs;
        return plan;
    }

    private LogicalMerge PlanMerge(LogicalOperator plan, BoundMerge merge)
    {
        var pattern = new BoundPattern([merge.Path]);
        var match = MatchPlanner.Plan(new LogicalArgument(), _bound, pattern, null, _estimator);
        RegisterAll(match, stopAt: null);
        return Fill(Register(new LogicalMerge(plan, match, merge.Path, merge.OnCreate, merge.OnMatch)));
    }

    private LogicalOperator PlanProcedure(LogicalOperator plan, BoundCallProcedure call)
    {
        if (call.Optional)
        {
            var right = PlanProcedure(new LogicalArgument(), call with { Optional = false });
            return new LogicalApply(plan, right, ApplyKind.Optional, [.. call.Yields.Select(y => y.Variable)]);
        }

        plan = Fill(Register(new LogicalCallProcedure(plan, call.Span, call.Procedure, call.Arguments, call.Yields)));
        return call.Where is null ? plan : new LogicalFilter(plan, [.. ExpressionTree.Conjuncts(Register(call.Where))]);
    }

    private LogicalNested PlanSubquery(LogicalOperator plan, BoundCallSubquery call)
    {
        var right = PlanQuery(call.Query, call.Imports, _estimator, _nested);
        if (call.Transactions is { } transactions)
            return Fill(new LogicalCallInTransactions(plan, right, transactions, call.Optional, call.Imports, call.Query.Outputs, [.. _scope]));
        var kind = call.Query.Outputs.Count == 0 ? ApplyKind.Unit : call.Optional ? ApplyKind.Optional : ApplyKind.Each;
        return Fill(new LogicalApply(plan, right, kind, call.Query.Outputs));
    }

    private LogicalForeach PlanForeach(LogicalOperator plan, BoundForeach clause)
    {
        Register(clause.Source);
        var inner = new Planner(_estimator, _nested, _bound.Append(clause.Variable));
        var body = inner.PlanSingle(new BoundSingleQuery(clause.Clauses, []));
        return new LogicalForeach(plan, body, clause.Variable, clause.Source);
    }

    private T Fill<T>(T plan)
        where T : LogicalOperator
    {
        FillAll(plan.Introduces);
        return plan;
    }

    private void FillAll(IEnumerable<Variable> variables)
    {
        foreach (var variable in variables)
        {
            // Nothing can name an anonymous element once its clause is done.
            if (_bound.Add(variable) && !variable.IsAnonymous)
                _scope.Add(variable);
        }
    }

    private static IEnumerable<Variable> Variables(BoundPattern pattern) => pattern.Paths.SelectMany(p =>
        p.Nodes.Select(n => n.Variable)
            .Concat(p.Relationships.Select(r => r.Variable))
            .Concat(p.Relationships.SelectMany(r => r.Repetition is null ? [] : r.Repetition.Groups.Select(g => g.Group)))
            .Concat(new[] { p.PathVariable, p.InnerVariable }.OfType<Variable>()));

    private T Register<T>(T plan)
        where T : LogicalOperator
    {
        foreach (var expression in plan.Expressions)
            Register(expression);
        return plan;
    }

    private void RegisterAll(LogicalOperator top, LogicalOperator? stopAt)
    {
        for (var current = top; !ReferenceEquals(current, stopAt) && current is not LogicalArgument; current = current.Inputs[0])
            Register(current);
    }

    /// <summary>Plans the subqueries inside an expression.</summary>
    private BoundExpression Register(BoundExpression expression)
    {
        foreach (var subquery in ExpressionTree.Descendants(expression).OfType<BoundSubquery>())
            _nested[subquery] = PlanQuery(subquery.Query, subquery.Imports, _estimator, _nested);
        return expression;
    }
}
