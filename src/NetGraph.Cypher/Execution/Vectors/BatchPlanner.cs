using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>How batches are used in a run.</summary>
/// <param name="IsOn">False leaves everything to the row operators.</param>
/// <param name="Threshold">Fewest rows of a scan for which batches pay.</param>
/// <param name="MaxParallelism">Most threads that work for one aggregation; 1 or less: none besides the caller's.</param>
/// <param name="ParallelThreshold">Fewest rows of a scan for which threads pay.</param>
internal sealed record BatchOptions(bool IsOn, int Threshold, int MaxParallelism, int ParallelThreshold);

/// <summary>
/// Builds the lower part of a plan as batch operators, where all of it is a chain of steps that batches know, down to a scan
/// of nodes or relationships.
/// </summary>
internal sealed class BatchPlanner(
    ExecutionState state, IColumnSource columns, BatchOptions options, NameCache names, ExpressionCompiler rows, Func<Variable, int> slotOf)
{
    /// <summary>Most hops in one chain: each carries what the hops below it have found, so a longer one costs more than it saves.</summary>
    private const int MostHops = 12;

    /// <summary>The operator over rows, or null when the plan is not of that kind or too small for it.</summary>
    /// <param name="above">The operators above, the nearest first, up to the plan's root.</param>
    public Operators.Operator? TryBuild(LogicalOperator top, IEnumerable<LogicalOperator> above)
    {
        if (ChainOf(top) is not { } chain)
            return null;
        NamesOfRun.Apply(chain, state.Graph, state.Parameters);
        ScanChoice.Apply(chain, state.Graph, names);
        if (chain[^1] is LogicalDynamicLabelScan)
            return null;
        var expected = ExpectedRows(chain[^1]);
        if (expected < options.Threshold)
            return null;
        var build = new ChainBuild(this, chain, expected);
        return top is LogicalTopN order ? build.TopN(order) : build.Rows(RowsAbove.Read(above));
    }

    /// <summary>The steps from the top to the scan; null when there is one that batches do not know.</summary>
    private static List<LogicalOperator>? ChainOf(LogicalOperator top)
    {
        var chain = new List<LogicalOperator>();
        var hops = 0;
        for (var current = top; ; current = current.Inputs[0])
        {
            switch (current)
            {
                case LogicalExpand or LogicalExpandInto when ++hops > MostHops:
                    return null;
                case LogicalTopN when current == top:
                case LogicalFilter or LogicalProject or LogicalDistinct or LogicalAggregate or LogicalExpand or LogicalExpandInto:
                    chain.Add(current);
                    continue;
                case LogicalAllNodesScan { Input: LogicalArgument } or LogicalLabelScan { Input: LogicalArgument } or LogicalRelationshipScan { Input: LogicalArgument }
                    or LogicalDynamicLabelScan { Input: LogicalArgument }:
                    chain.Add(current);
                    return chain.Count > 1 ? chain : null;
                default:
                    return null;
            }
        }
    }

    private long ExpectedRows(LogicalOperator scan)
    {
        var graph = state.Graph;
        return scan switch
        {
            LogicalLabelScan o => names.Label(o.Label).Id is >= 0 and var id ? graph.CountNodes(id) : 0,
            LogicalRelationshipScan { Types: { } types } => names.Types(types)!.Ids.Sum(graph.CountRelationships),
            LogicalRelationshipScan => graph.RelationshipCount,
            _ => graph.NodeCount,
        };
    }

    /// <summary>One building of a chain.</summary>
    private sealed class ChainBuild(BatchPlanner planner, List<LogicalOperator> chain, long expected)
    {
        public Operators.Operator TopN(LogicalTopN order)
        {
            var below = Build(1, Everything());
            var keys = order.Keys.Select(k => below.Compiler.Compile(k.Expression)).ToArray();
            var settled = keys.Where(k => k.CanFail).ToArray();
            var input = settled.Length == 0 ? below.Operator : new ProjectBatches(below.Operator, settled);
            var built = new TopNBatches(
                below.Context,
                input,
                new BatchOrder(keys, [.. order.Keys.Select(k => k.Descending)]),
                order.Skip is null ? null : planner.Rows(order.Skip),
                planner.Rows(order.Limit),
                [.. order.Keep.Where(below.Compiler.Variables.ContainsKey).Select(v => (planner.SlotOf(v), below.Compiler.Variables[v]))]);
            return built;
        }

        public Operators.Operator Rows(IReadOnlySet<Variable>? needed)
        {
            var below = Build(0, Everything());
            return new BatchToRows(
                below.Context,
                below.Operator,
                [.. below.Compiler.Variables.Where(v => needed is null || needed.Contains(v.Key)).Select(v => (planner.SlotOf(v.Key), v.Value))]);
        }

        private IdRange Everything() => new(0, chain[^1] is LogicalRelationshipScan ? planner.Columns.RelationshipHigh : planner.Columns.NodeHigh);

        /// <summary>The step at a place in the chain over all below it.</summary>
        private Built Build(int place, IdRange range)
        {
            var node = chain[place];
            if (place == chain.Count - 1)
                return Scan(node, range);
            return node is LogicalAggregate aggregate ? Aggregate(aggregate, place, range) : Pipe(node, Build(place + 1, range));
        }

        private Built Scan(LogicalOperator node, IdRange range)
        {
            var context = planner.NewContext(expected);
            var compiler = planner.NewCompiler(context);
            BatchOperator scan;
            if (node is LogicalRelationshipScan o)
            {
                var relationship = new StoredExpression(ColumnKind.Relationship, isScanned: true);
                var relationships = new RelationshipScanBatches(context, relationship, o.Direction, planner.Types(o.Types)?.Ids, range);
                compiler.Bind(o.Relationship, relationship);
                compiler.Bind(o.From, new RelationshipEndExpression(context, relationship, relationships, isFar: false));
                compiler.Bind(o.To, new RelationshipEndExpression(context, relationship, relationships, isFar: true));
                scan = relationships;
            }
            else
            {
                var stored = new StoredExpression(ColumnKind.Node, isScanned: true);
                var label = (node as LogicalLabelScan)?.Label;
                compiler.Bind(node.Introduces[0], stored);
                scan = new NodeScanBatches(context, stored, label is null ? null : planner.NodesOf(label), label is null, range);
            }

            return new Built(context, compiler, scan);
        }

        private Built Pipe(LogicalOperator node, Built below) => node switch
        {
            LogicalFilter o => below with { Operator = new FilterBatches(below.Context, below.Operator, [.. o.Predicates.Select(below.Compiler.Step)]) },
            LogicalProject o => Project(o, below),
            LogicalDistinct o => below with { Operator = new DistinctBatches(below.Context, below.Operator, [.. o.Variables.Select(v => below.Compiler.Variables[v])]) },
            LogicalExpand o => Expand(below, o.From, o.Relationship, o.Direction, o.Types, o.To, o.UniqueAgainst, isInto: false),
            LogicalExpandInto o => Expand(below, o.From, o.Relationship, o.Direction, o.Types, o.To, o.UniqueAgainst, isInto: true),
            _ => throw new ArgumentException($"No batch operator for {node.Name}.", nameof(node)),
        };

        private static Built Project(LogicalProject node, Built below)
        {
            // All are computed on the incoming row, so none is bound before all are compiled.
            var values = node.Items.Select(i => (i.Variable, Value: below.Compiler.Compile(i.Expression))).ToList();
            foreach (var (variable, value) in values)
                below.Compiler.Bind(variable, value.CanFail ? new SettledExpression(value) : value);
            var settled = values.Select(v => v.Value).Where(v => v.CanFail).ToArray();
            return below with { Operator = new ProjectBatches(below.Operator, settled) };
        }

        private Built Expand(
            Built below, Variable from, Variable relationship, Direction direction, IReadOnlyList<string>? types, Variable to, IReadOnlyList<Variable> unique, bool isInto)
        {
            var before = below.Compiler.Variables;
            var parents = new int[Batch.Capacity];
            var (relationships, nodes) = (new StoredExpression(ColumnKind.Relationship), new StoredExpression(ColumnKind.Node));
            var built = new ExpandBatches(
                below.Context, below.Operator, before[from], relationships, direction, planner.Types(types), nodes, isInto ? before[to] : null,
                [.. unique.Select(v => before[v])], parents);
            var carried = before.Select(v => KeyValuePair.Create<Variable, BatchExpression>(v.Key, new CarriedExpression(v.Value, below.Operator.Output, parents)));
            below.Compiler.Rebind(carried);
            below.Compiler.Bind(relationship, relationships);
            if (!isInto)
                below.Compiler.Bind(to, nodes);
            return below with { Operator = built };
        }

        private Built Aggregate(LogicalAggregate node, int place, IdRange range)
        {
            var below = Build(place + 1, range);
            var work = Work(node, below, out var keys);
            var context = below.Context;
            var run = () => work.Run();
            if (CanSplit(place, below.Compiler, range))
            {
                var parallel = new ParallelAggregate(work, [.. Split(range).Select(r => Work(node, Build(place + 1, r), out _))]);
                run = parallel.Run;
            }

            var compiler = planner.NewCompiler(context);
            StoredExpression[] stored = [.. keys.Select(k => new StoredExpression(k.Kind))];
            StoredExpression[] results = [.. node.Aggregates.Select(_ => new StoredExpression(ColumnKind.Any))];
            for (var i = 0; i < stored.Length; i++)
                compiler.Bind(node.Grouping[i].Variable, stored[i]);
            for (var i = 0; i < results.Length; i++)
                compiler.Bind(node.Aggregates[i].Variable, results[i]);
            return new Built(context, compiler, new AggregateBatches(context, run, stored, results));
        }

        private AggregateWork Work(LogicalAggregate node, Built below, out BatchExpression[] keys)
        {
            var values = keys = [.. node.Grouping.Select(g => below.Compiler.Compile(g.Expression))];
            var calls = node.Aggregates.Select(a => (a.Call, Arguments: a.Call.Arguments.Select(below.Compiler.Compile).ToArray())).ToList();
            return new AggregateWork(
                below.Context,
                below.Operator,
                [.. values.Concat(calls.SelectMany(c => c.Arguments)).Where(e => e.CanFail)],
                () => new Grouping(below.Context, values, [.. calls.Select(c => Accumulator(below.Context, c.Call, c.Arguments))]));
        }

        private static BatchAccumulator Accumulator(BatchContext context, BoundAggregateCall call, BatchExpression[] arguments)
        {
            var name = call.Function.Name.ToUpperInvariant();
            return (name, arguments.Length, call.Distinct) switch
            {
                ("COUNT", 0, _) => new CountAccumulator(context, null),
                ("COUNT", 1, false) => new CountAccumulator(context, arguments[0]),
                ("COUNT", 1, true) => new DistinctCountAccumulator(context, arguments[0]),
                ("SUM" or "AVG", 1, false) => new SumAccumulator(context, call.Function, call.Span, arguments[0], isAverage: name == "AVG"),
                ("MIN" or "MAX", 1, _) => new ExtremeAccumulator(context, arguments[0], name == "MAX" ? 1 : -1),
                _ => new FunctionAccumulator(context, call.Function, call.Span, arguments, call.Distinct),
            };
        }

        /// <summary>Only the lowest aggregation has the scan right below it.</summary>
        private bool CanSplit(int place, BatchCompiler compiler, IdRange range) =>
            planner.MaxParallelism > 1
            && expected >= planner.ParallelThreshold
            && range.End - range.First >= 2 * Paging.Size
            && !compiler.UsesRows
            && !chain.Skip(place + 1).Any(n => n is LogicalAggregate or LogicalDistinct)
            && chain[^1] is not LogicalRelationshipScan { Types.Count: > 1 };

        private IEnumerable<IdRange> Split(IdRange range)
        {
            var pages = (range.End + Paging.Size - 1) >> Paging.Bits;
            var parts = Math.Min(planner.MaxParallelism, pages);
            for (var i = 0; i < parts; i++)
                yield return new IdRange((int)((long)pages * i / parts) << Paging.Bits, Math.Min(range.End, (int)((long)pages * (i + 1) / parts) << Paging.Bits));
        }
    }

    /// <summary>Part of a chain.</summary>
    /// <param name="Compiler">Knows the variables on the operator's rows.</param>
    private sealed record Built(BatchContext Context, BatchCompiler Compiler, BatchOperator Operator);

    private IColumnSource Columns => columns;

    private int MaxParallelism => options.MaxParallelism;

    private int ParallelThreshold => options.ParallelThreshold;

    private BatchContext NewContext(long expected) => new(state, columns, expected);

    private BatchCompiler NewCompiler(BatchContext context) => new(context, names, rows, slotOf);

    private Expressions.Evaluator Rows(BoundExpression expression) => rows.Compile(expression);

    private int SlotOf(Variable variable) => slotOf(variable);

    private TypeSet? Types(IReadOnlyList<string>? types) => names.Types(types);

    private NodeSet? NodesOf(string label) => names.Label(label).Id is >= 0 and var id ? columns.NodesOf(id) : null;
}
