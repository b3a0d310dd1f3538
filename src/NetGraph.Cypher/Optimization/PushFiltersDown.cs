using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Moves each condition to the lowest place where its variables have values; one with random numbers is asked of each row.
/// <code>
/// Filter a.x = 1 AND b.y = 2          Filter b.y = 2
///   Expand (a)-->(b)           ==>      Expand (a)-->(b)
///     AllNodesScan (a)                    Filter a.x = 1
///                                           AllNodesScan (a)
/// </code>
/// </summary>
internal sealed class PushFiltersDown : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter filter)
            return node;

        var sinking = new Sinking();
        var staying = new List<BoundExpression>();
        foreach (var predicate in filter.Predicates)
        {
            context.Watch.Step();
            if (VariableUse.IsDeterministic(predicate))
                sinking.Add(predicate);
            else
                staying.Add(predicate);
        }

        var input = Sink(filter.Input, sinking, staying, context.Watch);
        if (staying.Count == 0)
            return input;
        var kept = new HashSet<BoundExpression>(staying, ReferenceEqualityComparer.Instance);
        return filter with { Input = input, Predicates = [.. filter.Predicates.Where(kept.Contains)] };
    }

    /// <summary>Takes all conditions down at once, one pass over the operators below.</summary>
    /// <param name="staying">Gets those that stop above the very top.</param>
    private static LogicalOperator Sink(LogicalOperator top, Sinking sinking, List<BoundExpression> staying, PlanWatch watch)
    {
        // Down: what passes each operator, and what stops above it.
        var passed = new Stack<(LogicalOperator Node, List<BoundExpression> StoppedAbove)>();
        var current = top;
        while (sinking.Count > 0)
        {
            watch.Step();
            if (current is LogicalFilter filter)
            {
                passed.Push((filter, []));
                current = filter.Input;
                continue;
            }

            var stopped = LetsPass(current) ? sinking.TakeReaders(current.Introduces) : sinking.TakeAll();
            passed.Push((current, stopped));
            if (sinking.Count > 0)
                current = current.Inputs[0];
        }

        // Up: the operators again, over filters of what stopped. The last one pushed stays as it is.
        if (passed.Count == 0)
            return top;
        var (built, above) = passed.Pop();
        while (passed.TryPop(out var next))
        {
            if (next.Node is LogicalFilter filter)
            {
                built = filter with { Input = built, Predicates = above.Count == 0 ? filter.Predicates : [.. filter.Predicates, .. above] };
                above = [];
                continue;
            }

            var below = above.Count == 0 ? built : new LogicalFilter(built, above);
            built = next.Node.WithInputs([below, .. next.Node.Inputs.Skip(1)]);
            above = next.StoppedAbove;
        }

        staying.AddRange(above);
        return built;
    }

    private static bool LetsPass(LogicalOperator node) => node switch
    {
        LogicalAllNodesScan or LogicalLabelScan or LogicalIndexSeek or LogicalIndexRangeSeek or LogicalRelationshipIndexSeek or LogicalNodeByIdSeek
            or LogicalDynamicLabelScan or LogicalRelationshipByIdSeek or LogicalRelationshipScan or LogicalRelationshipEnds or LogicalExpand or LogicalExpandInto or LogicalVarExpand or LogicalRepeat or LogicalPathSearch or LogicalWalkList or LogicalShortestPath or LogicalBuildPath or LogicalUnwind => true,
        LogicalApply apply => !apply.Right.WritesAnywhere(),
        _ => false,
    };

    /// <summary>Conditions on their way down, in the order of the filter.</summary>
    private sealed class Sinking
    {
        private readonly List<BoundExpression?> _predicates = [];
        private readonly Dictionary<Variable, List<int>> _readers = [];

        public int Count { get; private set; }

        public void Add(BoundExpression predicate)
        {
            foreach (var variable in ExpressionTree.FreeVariables(predicate))
            {
                if (!_readers.TryGetValue(variable, out var readers))
                    _readers.Add(variable, readers = []);
                readers.Add(_predicates.Count);
            }

            _predicates.Add(predicate);
            Count++;
        }

        /// <summary>Takes out those that read one of the variables.</summary>
        public List<BoundExpression> TakeReaders(IReadOnlyList<Variable> variables)
        {
            var found = new SortedSet<int>();
            foreach (var variable in variables)
            {
                if (_readers.Remove(variable, out var readers))
                    found.UnionWith(readers);
            }

            return Take(found);
        }

        public List<BoundExpression> TakeAll() => Take(Enumerable.Range(0, _predicates.Count));

        private List<BoundExpression> Take(IEnumerable<int> numbers)
        {
            var taken = new List<BoundExpression>();
            foreach (var number in numbers)
            {
                if (_predicates[number] is not { } predicate)
                    continue;
                taken.Add(predicate);
                _predicates[number] = null;
                Count--;
            }

            return taken;
        }
    }
}
