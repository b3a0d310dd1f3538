using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Estimates the rows that each operator of a plan hands up in all, over all the rows it is run for. Remembers every operator it
/// has seen, so a plan that grows is not walked again. Estimates steer the planner and stand in EXPLAIN; no result depends on them.
/// </summary>
internal sealed class CardinalityEstimator
{
    private const double UnknownLimit = 25;

    /// <summary>Share of groups to rows where nothing is known of the keys: the square root of the rows.</summary>
    private const double UnknownGroups = 0.5;

    private readonly Dictionary<LogicalOperator, double> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundSubquery, double> _runs = new(ReferenceEqualityComparer.Instance);

    /// <param name="watch">Null: nobody waits.</param>
    public CardinalityEstimator(IGraphStatistics statistics, PlanWatch? watch = null)
    {
        Watch = watch ?? PlanWatch.None;
        Statistics = statistics;
        Knowledge = new PlanKnowledge(statistics);
        Selectivity = new Selectivity(statistics, Knowledge);
    }

    /// <summary>What the steps of planning are counted by.</summary>
    public PlanWatch Watch { get; }

    public IGraphStatistics Statistics { get; }

    public PlanKnowledge Knowledge { get; }

    public Selectivity Selectivity { get; }

    /// <summary>The estimates of a whole plan, its nested plans included.</summary>
    public static IReadOnlyDictionary<LogicalOperator, double> Estimate(LogicalPlan plan, IGraphStatistics statistics)
    {
        var estimator = new CardinalityEstimator(statistics);
        estimator.Rows(plan.Root);

        // The planner adds a nested plan after those inside it, so that backwards each is met after what runs it.
        foreach (var (subquery, nested) in plan.Nested.Reverse())
            estimator.Rows(nested, estimator._runs.GetValueOrDefault(subquery, 1));
        return estimator._rows;
    }

    /// <summary>Rows of an operator.</summary>
    /// <param name="arguments">Rows of the surrounding plan for which it is run.</param>
    public double Rows(LogicalOperator node, double arguments = 1)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_rows.TryGetValue(node, out var known))
            return known;
        Watch.Step();
        var rows = Math.Max(0, Compute(node, arguments));
        _rows[node] = rows;
        foreach (var subquery in node.Expressions.SelectMany(ExpressionTree.Descendants).OfType<BoundSubquery>())
            _runs[subquery] = Math.Max(rows, node.Inputs.Count > 0 ? _rows.GetValueOrDefault(node.Inputs[0]) : 1);
        return rows;
    }

    private double Compute(LogicalOperator node, double arguments)
    {
        if (node is LogicalArgument)
            return arguments;
        if (node is LogicalNested nested)
            return Nested(nested, arguments);
        if (node is LogicalUnion union)
            return union.Branches.Sum(b => Rows(b, arguments));

        if (node is LogicalHashJoin join)
            return HashJoin(join, arguments);
        if (node is LogicalRemember remember)
            return Rows(remember.Input) * arguments;

        var rows = node.Inputs.Count == 0 ? arguments : Rows(node.Inputs[0], arguments);
        return node switch
        {
            LogicalAllNodesScan or LogicalDynamicLabelScan => rows * Statistics.NodeCount,
            LogicalLabelScan o => LabelScan(o, rows),
            LogicalIndexSeek o => IndexSeek(o, rows),
            LogicalIndexRangeSeek o => rows * IndexEstimate.Of(o.Access, Statistics),
            LogicalRelationshipIndexSeek o => rows * IndexEstimate.Of(o.Access, Statistics) * (o.Direction == Direction.Both ? 2 : 1),
            LogicalRelationshipScan o => RelationshipScan(o, rows),
            LogicalNodeByIdSeek o => rows * (o.IsList ? Selectivity.ListLength(o.Value) : 1),
            LogicalRelationshipByIdSeek o => rows * (o.IsList ? Selectivity.ListLength(o.Value) : 1) * (o.Scan.Direction == Direction.Both ? 2 : 1),
            LogicalExpand o => Expand(o, rows),
            LogicalExpandInto o => ExpandInto(o.From, o.Types, o.Direction, o.To, rows, o.Relationship),
            LogicalVarExpand o => VarExpand(o, rows),
            LogicalRelationshipEnds o => Ends(o, rows),
            LogicalFilter o => Filter(o, rows),
            LogicalProject o => Project(o, rows),
            LogicalAggregate o => Aggregate(o, rows, arguments),
            LogicalDistinct o => Groups(o.Variables.Select(v => (BoundExpression)new BoundVariable(default, v)), rows),
            LogicalLimit o => Math.Min(rows, Count(o.Count) * arguments),
            LogicalTopN o => Math.Min(rows, Count(o.Limit) * arguments),
            LogicalSkip o => o.Count is BoundLiteral ? Math.Max(0, rows - Count(o.Count)) : rows,
            LogicalUnwind o => rows * Selectivity.ListLength(o.Source),
            LogicalCallProcedure o => o.Yields.Count == 0 ? rows : rows * 10,
            _ => rows,
        };
    }

    private double Nested(LogicalNested node, double arguments)
    {
        var left = Rows(node.Left, arguments);
        var right = Rows(node.Right, node is LogicalForeach f ? left * Selectivity.ListLength(f.Source) : left);
        if (node is not LogicalApply apply)
            return node is LogicalMerge ? Math.Max(left, right) : left;
        var passing = left * (1 - Math.Exp(-right / Math.Max(left, 1e-9)));
        return apply.Kind switch
        {
            ApplyKind.Each => right,
            ApplyKind.Optional => Math.Max(left, right),
            ApplyKind.Semi => passing,
            ApplyKind.AntiSemi => left - passing,
            _ => left,
        };
    }

    private double HashJoin(LogicalHashJoin join, double arguments)
    {
        var pairs = Rows(join.Left, arguments) * Rows(join.Right);
        for (var i = 0; i < join.LeftKeys.Count; i++)
            pairs /= Math.Max(1, Math.Max(Selectivity.Distinct(join.LeftKeys[i]) ?? 10, Selectivity.Distinct(join.RightKeys[i]) ?? 10));
        return pairs;
    }

    private double LabelScan(LogicalLabelScan scan, double rows)
    {
        Knowledge.HasLabel(scan.Node, scan.Label);
        return rows * Statistics.CountNodes(scan.Label);
    }

    private double IndexSeek(LogicalIndexSeek seek, double rows)
    {
        Knowledge.HasLabel(seek.Node, seek.Label);
        var matches = Statistics.HasUniqueKey(seek.Label, seek.Key) ? 1 : Statistics.IndexMatches(seek.Label, seek.Key);
        return rows * Math.Min(matches * (seek.IsList ? Selectivity.ListLength(seek.Value) : 1), Statistics.CountNodes(seek.Label));
    }

    private double RelationshipScan(LogicalRelationshipScan scan, double rows)
    {
        Reach(scan.Relationship, scan.Types, scan.To, scan.Direction.Reversed());
        Knowledge.WasReached(scan.From, scan.Types, scan.Direction);
        return rows * Knowledge.CountRelationships(scan.Types) * (scan.Direction == Direction.Both ? 2 : 1);
    }

    private double Expand(LogicalExpand expand, double rows)
    {
        Reach(expand.Relationship, expand.Types, expand.To, expand.Direction.Reversed());
        return rows * Knowledge.Degree(expand.From, expand.Types, expand.Direction);
    }

    private double ExpandInto(Variable from, IReadOnlyList<string>? types, Direction direction, Variable to, double rows, Variable relationship)
    {
        Knowledge.HasTypes(relationship, types);
        return rows * Knowledge.Degree(from, types, direction) / Math.Max(1, Knowledge.Population(to));
    }

    private double VarExpand(LogicalVarExpand expand, double rows)
    {
        var walks = Walks(Knowledge.Degree(expand.From, expand.Types, expand.Direction), expand.Length);
        if (expand.IsToBound)
            return rows * walks / Math.Max(1, Knowledge.Population(expand.To));
        Knowledge.WasReached(expand.To, expand.Types, expand.Direction.Reversed());
        return rows * walks;
    }

    /// <summary>Walks from one node; an unbounded one is taken for short, as most are in sparse graphs.</summary>
    public static double Walks(double degree, VariableLength length)
    {
        const int longest = 6;
        const double most = 1e6;
        var walks = 0.0;
        for (var n = length.Min; n <= Math.Min(length.Max ?? Math.Max(longest, length.Min), length.Min + longest); n++)
            walks += Math.Pow(degree, Math.Min(n, longest));
        return Math.Min(walks, most);
    }

    private double Ends(LogicalRelationshipEnds ends, double rows)
    {
        if (!ends.IsFromBound)
            Knowledge.WasReached(ends.From, ends.Types, ends.Direction);
        if (!ends.IsToBound)
            Knowledge.WasReached(ends.To, ends.Types, ends.Direction.Reversed());
        return ends.Direction == Direction.Both && !ends.IsFromBound && !ends.IsToBound ? rows * 2 : rows;
    }

    private double Filter(LogicalFilter filter, double rows)
    {
        rows *= Selectivity.Of(filter.Predicates);
        foreach (var predicate in filter.Predicates)
            Learn(predicate);
        return rows;
    }

    /// <summary>Notes what holds of the rows that pass a condition.</summary>
    public void Learn(BoundExpression predicate)
    {
        if (predicate is BoundLabelTest { Operand: BoundVariable operand, Labels: LabelName label } && (operand.Types & ValueTypes.Node) != ValueTypes.None)
            Knowledge.HasLabel(operand.Variable, label.Name);
    }

    private double Project(LogicalProject project, double rows)
    {
        foreach (var (variable, expression) in project.Items)
            Knowledge.IsDefined(variable, expression);
        return rows;
    }

    private double Aggregate(LogicalAggregate aggregate, double rows, double arguments)
    {
        foreach (var (variable, expression) in aggregate.Grouping)
            Knowledge.IsDefined(variable, expression);
        return aggregate.Grouping.Count == 0 ? arguments : Groups(aggregate.Grouping.Select(g => g.Expression), rows);
    }

    private double Groups(IEnumerable<BoundExpression> keys, double rows)
    {
        if (rows <= 1)
            return rows;
        var groups = keys.Aggregate(1.0, (all, key) => Math.Min(rows, all * (Selectivity.Distinct(key) ?? Math.Pow(rows, UnknownGroups))));
        return Math.Min(groups, rows);
    }

    private void Reach(Variable relationship, IReadOnlyList<string>? types, Variable to, Direction fromThere)
    {
        Knowledge.HasTypes(relationship, types);
        Knowledge.WasReached(to, types, fromThere);
    }

    private static double Count(BoundExpression count) =>
        count is BoundLiteral { Value: { Kind: GraphValueKind.Integer } number } ? number.AsInteger() : UnknownLimit;
}
