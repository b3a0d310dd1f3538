using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Execution.Transactions;
using NetGraph.Cypher.Execution.Updates;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

/// <summary>Logical operators to physical ones, for one run. Gives every variable its slot on first sight.</summary>
internal sealed partial class PlanBuilder
{
    private readonly ExecutionState _state;
    private readonly LogicalPlan _plan;
    private readonly PlanProfile? _profile;
    private readonly BufferedRows? _rows;
    private readonly NameCache _names;
    private readonly Dictionary<Variable, int> _slots = [];
    private readonly ExpressionCompiler _expressions;

    private PlanBuilder(LogicalPlan plan, ExecutionState state, PlanProfile? profile, BufferedRows? rows)
    {
        _rows = rows;
        _plan = plan;
        _state = state;
        _profile = profile;
        if (profile is not null)
            state.CountHits(profile.Hits);
        _names = new NameCache(state.Graph);
        _expressions = new ExpressionCompiler(_names, SlotOf, BuildNested);
    }

    /// <summary>Builds the operators and makes the state's slots; gives the slots that hold the columns.</summary>
    /// <param name="profile">Counts rows by operator; null when nobody asks.</param>
    /// <param name="rows">Rows made before, which stand in for the operator they are of.</param>
    public static (Operator Root, int[] Columns) Build(LogicalPlan plan, ExecutionState state, PlanProfile? profile = null, BufferedRows? rows = null)
    {
        var builder = new PlanBuilder(plan, state, profile, rows);
        var top = (LogicalProduceResult)plan.Root;
        builder.PrepareBatches(top);
        var root = builder.Build(top.Input);
        var columns = builder.SlotsOf(top.Columns);
        state.Slots = new PropertyGraph.GraphValue[builder._slots.Count];
        return (profile is null ? root : profile.CountTop(top, root), columns);
    }

    /// <summary>Builds a part of a plan to run by itself, on slots of its own.</summary>
    /// <param name="outputs">Variables to be read after each row.</param>
    /// <param name="arguments">Variables that the caller fills before.</param>
    public static PlanPart BuildPart(
        LogicalPlan plan,
        LogicalOperator part,
        IReadOnlyList<Variable> outputs,
        ExecutionState state,
        PlanProfile? profile,
        BufferedRows? rows,
        IReadOnlyList<Variable>? arguments = null)
    {
        var builder = new PlanBuilder(plan, state, profile, rows);
        var built = new PlanPart(builder.Build(part), builder.SlotsOf(arguments ?? []), builder.SlotsOf(outputs));
        state.Slots = new PropertyGraph.GraphValue[builder._slots.Count];
        return built;
    }

    /// <summary>An expression that reads no variable and holds no subquery.</summary>
    public static Evaluator CompileConstant(BoundExpression expression, ExecutionState state) => new ExpressionCompiler(
        new NameCache(state.Graph), variable => throw Unreadable(variable.Name), _ => throw Unreadable("a subquery")).Compile(expression);

    private static InvalidOperationException Unreadable(string what) => new($"A constant cannot read {what}.");

    private Operator BuildRows(LogicalOperator node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var built = node switch
        {
            LogicalArgument => new ArgumentOperator(),
            LogicalAllNodesScan o => new NodeScanOperator(_state, Build(o.Input), SlotOf(o.Node), null),
            LogicalLabelScan o => new NodeScanOperator(_state, Build(o.Input), SlotOf(o.Node), _names.Label(o.Label)),
            LogicalIndexSeek o => new IndexSeekOperator(
                _state, Build(o.Input), SlotOf(o.Node), _names.Label(o.Label), _names.Key(o.Key), _expressions.Compile(o.Value), o.IsList),
            LogicalIndexRangeSeek o => new IndexRangeSeekOperator(_state, Build(o.Input), SlotOf(o.Node), new IndexSeekCompiler(o.Access, _names, _expressions)),
            LogicalRelationshipIndexSeek o => new RelationshipIndexSeekOperator(
                _state, Build(o.Input), SlotOf(o.From), SlotOf(o.Relationship), o.Direction, SlotOf(o.To), new IndexSeekCompiler(o.Access, _names, _expressions)),
            LogicalRelationshipScan o => new RelationshipScanOperator(
                _state, Build(o.Input), SlotOf(o.From), SlotOf(o.Relationship), o.Direction, _names.Types(o.Types), SlotOf(o.To)),
            LogicalRelationshipEnds or LogicalWalkList or LogicalExpand or LogicalExpandInto or LogicalVarExpand or LogicalShortestPath => BuildHop(node),
            LogicalRepeat o => BuildRepeat(o),
            LogicalPathSearch o => BuildSearch(o),
            LogicalBuildPath o => new BuildPathOperator(_state, Build(o.Input), SlotOf(o.Path), SlotsOf(o.Nodes), SlotsOf(o.Relationships)),
            LogicalFilter o => new FilterOperator(_state, BuildFiltered(o), _expressions.CompileAll(o.Predicates)),
            LogicalProject o => new ProjectOperator(_state, Build(o.Input), [.. o.Items.Select(i => (SlotOf(i.Variable), _expressions.Compile(i.Expression)))]),
            LogicalAggregate o => BuildWalkCount(o) ?? BuildNeighbourCount(o) ?? BuildAggregate(o),
            LogicalCountStore o => new CountStoreOperator(_state, Build(o.Input), SlotOf(o.Variable), o.CountsNodes, CountedName(o)),
            LogicalDistinct o => new DistinctOperator(_state, Build(o.Input), SlotsOf(o.Variables)),
            LogicalSort o => new SortOperator(_state, Build(o.Input), Order(o.Keys), SlotsOf(o.Keep)),
            LogicalTopN o => new TopNOperator(
                _state, Build(o.Input), Order(o.Keys), o.Skip is null ? null : _expressions.Compile(o.Skip), _expressions.Compile(o.Limit), SlotsOf(o.Keep)),
            LogicalSkip o => new SkipOperator(_state, Build(o.Input), _expressions.Compile(o.Count)),
            LogicalLimit o => new LimitOperator(_state, Build(o.Input), _expressions.Compile(o.Count), o.Input.WritesAnywhere()),
            LogicalUnwind o => new UnwindOperator(_state, Build(o.Input), _expressions.Compile(o.Source), SlotOf(o.Variable)),
            LogicalLoadCsv { Load: var o } load => new LoadCsvOperator(
                _state, Build(load.Input), _expressions.Compile(o.Source), o.Span, o.WithHeaders, o.FieldTerminator, SlotOf(o.Row), SlotOf(o.Line), SlotOf(o.File)),
            LogicalUnion o => new UnionOperator(_state, [.. o.Branches.Select((b, i) => (Build(b), SlotsOf(o.Columns[i])))], SlotsOf(o.Outputs)),
            LogicalApply o => BuildApply(o),
            LogicalEager o => new EagerOperator(_state, Build(o.Input), SlotsOf(o.Keep)),
            LogicalCallInTransactions o when ReferenceEquals(o, _rows?.Source) => new BufferedRowsOperator(_state, _rows.Rows, SlotsOf(_rows.Variables)),
            LogicalCallProcedure o => new CallProcedureOperator(
                _state, Build(o.Input), o.Procedure, o.Span, _expressions.CompileAll(o.Arguments), [.. o.Yields.Select(y => (y.Output, SlotOf(y.Variable)))]),
            _ => BuildChosen(node),
        };
        return _profile is null ? built : _profile.Count(node, built);
    }

    private Operator BuildHop(LogicalOperator node) => node switch
    {
        LogicalRelationshipEnds o => new RelationshipEndsOperator(
            _state, Build(o.Input), SlotOf(o.From), o.IsFromBound, SlotOf(o.Relationship), o.Direction, _names.Types(o.Types), SlotOf(o.To), o.IsToBound,
            Unique(o.UniqueAgainst)),
        LogicalWalkList o => new WalkListOperator(
            _state, Build(o.Input), SlotOf(o.From), o.IsFromBound, SlotOf(o.Relationships), o.Direction, _names.Types(o.Types), o.Length.Min, o.Length.Max,
            SlotOf(o.To), o.IsToBound, Unique(o.UniqueAgainst)),
        LogicalExpand o => BuildExpand(o),
        LogicalExpandInto o => BuildExpandInto(o),
        LogicalVarExpand o => BuildWalk(o),
        LogicalShortestPath o => new ShortestPathOperator(
            _state, Build(o.Input), SlotOf(o.From), SlotOf(o.Relationships), o.IsSingle, Walk(o.Direction, o.Types, o.Length, o.Element, o.Predicate),
            SlotOf(o.To), o.All),
        _ => throw Unknown(node),
    };

    private Operator BuildUpdate(LogicalOperator node) => node switch
    {
        LogicalCreate o => new CreateOperator(Build(o.Input), Writer(o.Pattern)),
        LogicalMerge o => new MergeOperator(
            _state, Build(o.Left), BuildRepeated(o.Right), Writer(new BoundPattern([o.Path])), SlotsOf(o.Introduces), Items(o.OnCreate), Items(o.OnMatch)),
        LogicalSet o => new SetOperator(_state, Build(o.Input), Items(o.Items)),
        LogicalDelete o => new DeleteOperator(
            _state, Build(o.Input), [.. o.Targets.Select(t => (_expressions.Compile(t), t.Span))], new EntityDeleter(_state, o.Detach)),
        LogicalSchemaChange o => new SchemaChangeOperator(_state, Build(o.Input), o.Command),
        LogicalForeach o => new ForeachOperator(_state, Build(o.Left), BuildRepeated(o.Right), SlotOf(o.Variable), _expressions.Compile(o.Source)),
        _ => throw Unknown(node),
    };

    private Operator BuildApply(LogicalApply o)
    {
        var left = Build(o.Left);
        var right = BuildRepeated(o.Right);
        return o.Kind switch
        {
            ApplyKind.Each => new ApplyOperator(_state, left, right, null),
            ApplyKind.Optional => new ApplyOperator(_state, left, right, SlotsOf(o.Outputs)),
            ApplyKind.Unit => new UnitApplyOperator(_state, left, right),
            _ => new SemiApplyOperator(_state, left, right, o.Kind == ApplyKind.AntiSemi),
        };
    }

    private Operator BuildAggregate(LogicalAggregate o) => new AggregateOperator(
        _state,
        Build(o.Input),
        [.. o.Grouping.Select(g => (SlotOf(g.Variable), _expressions.Compile(g.Expression)))],
        [.. o.Aggregates.Select(a => new AggregateCall(
            SlotOf(a.Variable), a.Call.Function, _expressions.CompileAll(a.Call.Arguments), a.Call.Distinct, a.Call.Span))]);

    private (Operator Plan, int Output) BuildNested(BoundSubquery subquery)
    {
        var plan = BuildRepeated(_plan.Nested[subquery]);
        return (plan, subquery.Query.Outputs.Count == 0 ? -1 : SlotOf(subquery.Query.Outputs[0]));
    }

    private NameReference? CountedName(LogicalCountStore o) =>
        o.LabelOrType is null ? null : o.CountsNodes ? _names.Label(o.LabelOrType) : _names.Type(o.LabelOrType);

    private WalkShape Walk(Storage.Direction direction, IReadOnlyList<string>? types, VariableLength length, Variable element, BoundExpression? predicate) =>
        new(direction, _names.Types(types), length.Min, length.Max, SlotOf(element), predicate is null ? null : _expressions.Compile(predicate));

    private SortOrder Order(IReadOnlyList<BoundSortKey> keys) =>
        new(_state, _expressions.CompileAll(keys.Select(k => k.Expression)), [.. keys.Select(k => k.Descending)]);

    private PatternWriter Writer(BoundPattern pattern) => new(_state, pattern, SlotOf, _expressions);

    private SetWriter[] Items(IReadOnlyList<BoundSetItem> items) => [.. items.Select(i => SetWriter.From(i, _expressions))];

    private UniqueRelationships Unique(IReadOnlyList<Variable> variables) => new(_state, SlotsOf(variables));

    private int[] SlotsOf(IReadOnlyList<Variable> variables) => [.. variables.Select(SlotOf)];

    private int SlotOf(Variable variable)
    {
        if (!_slots.TryGetValue(variable, out var slot))
            _slots.Add(variable, slot = _slots.Count);
        return slot;
    }

    private static ArgumentException Unknown(LogicalOperator node) => new($"No physical operator for {node.Name}.", nameof(node));
}
