using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Bound expressions to batch expressions and predicates: a kernel where there is one, else the row evaluator, once for each
/// value of a property where that is all it depends on.
/// </summary>
/// <param name="rows">Makes row evaluators.</param>
/// <param name="slotOf">Slots for them.</param>
internal sealed class BatchCompiler(BatchContext context, NameCache names, ExpressionCompiler rows, Func<Variable, int> slotOf)
{
    /// <summary>Beyond this depth expressions are left to the row evaluators, which have no such bound.</summary>
    private const int Deepest = 40;

    private readonly Dictionary<Variable, BatchExpression> _variables = [];
    private readonly Dictionary<(BatchExpression Entity, string Key), BatchExpression> _properties = [];

    /// <summary>Whether something is evaluated row by row in the run's slots.</summary>
    public bool UsesRows { get; private set; }

    /// <summary>What each variable of the rows is worth.</summary>
    public IReadOnlyDictionary<Variable, BatchExpression> Variables => _variables;

    /// <summary>Gives a variable its values from here on.</summary>
    public void Bind(Variable variable, BatchExpression value) => _variables[variable] = value;

    /// <summary>Replaces all variables, as for the rows of another batch.</summary>
    public void Rebind(IEnumerable<KeyValuePair<Variable, BatchExpression>> variables)
    {
        var values = variables.ToList();
        _variables.Clear();
        _properties.Clear();
        foreach (var (variable, value) in values)
            _variables[variable] = value;
    }

    /// <summary>Whether all variables the expression reads are known here.</summary>
    public bool Knows(BoundExpression expression) => ExpressionTree.FreeVariables(expression).All(_variables.ContainsKey);

    public BatchExpression Compile(BoundExpression expression) =>
        Kernel(expression, 0) ?? (Memoized(expression) is { } property ? new MemoExpression(context, property, Reader(expression)) : new RowExpression(Reader(expression)));

    /// <summary>A conjunct of a filter.</summary>
    public FilterStep Step(BoundExpression condition)
    {
        if (Predicate(condition, 0) is { } kernel)
            return new FilterStep(kernel, []);
        if (condition is BoundBinary { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison
            && Kernel(comparison.Left, 0) is { } left && Kernel(comparison.Right, 0) is { } right)
        {
            BatchExpression[] operands = [.. new[] { left, right }.Where(e => e.CanFail)];
            return new FilterStep(Compare(comparison.Operator, left, right), operands);
        }

        if (condition is BoundVariable or BoundProperty && Kernel(condition, 0) is { CanFail: false } truth)
            return new FilterStep(new TruthPredicate(context, truth), []);
        return new FilterStep(Memoized(condition) is { } property ? new MemoPredicate(context, property, Reader(condition)) : new RowPredicate(Reader(condition)), []);
    }

    private BatchExpression? Kernel(BoundExpression expression, int depth)
    {
        if (depth > Deepest)
            return null;
        switch (expression)
        {
            case BoundVariable e:
                return _variables.GetValueOrDefault(e.Variable);
            case BoundLiteral or BoundParameter or BoundList when Constant(expression) is { } value:
                return new ConstantExpression(value);
            case BoundProperty { Target: BoundVariable target } e when _variables.GetValueOrDefault(target.Variable) is { Kind: not ColumnKind.Any } entity:
                return Property(entity, e.Key);
            case BoundBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo } e
                when Kernel(e.Left, depth + 1) is { } left && Kernel(e.Right, depth + 1) is { } right:
                return new ArithmeticExpression(context, e.Span, e.Operator, left, right);
            default:
                return null;
        }
    }

    /// <summary>One expression a property, so that its column is read once a batch.</summary>
    private BatchExpression Property(BatchExpression entity, string key)
    {
        if (_properties.TryGetValue((entity, key), out var known))
            return known;
        var id = names.Key(key).Id;
        var column = id < 0 ? null : entity.Kind == ColumnKind.Node ? context.Columns.NodeColumn(id) : context.Columns.RelationshipColumn(id);
        return _properties[(entity, key)] = new PropertyExpression(entity, column);
    }

    private GraphValue? Constant(BoundExpression expression) => expression switch
    {
        BoundLiteral e => e.Value,
        BoundParameter e when context.State.Parameters.TryGetValue(e.Name, out var value) => value,
        BoundList e when e.Items.All(i => i is BoundLiteral or BoundParameter && Constant(i) is not null) => GraphValue.Of(e.Items.Select(i => Constant(i)!.Value).ToArray()),
        _ => default(GraphValue?),
    };

    private BatchPredicate? Predicate(BoundExpression condition, int depth)
    {
        if (depth > Deepest)
            return null;
        if (depth == 0 && (EndLabel(condition) ?? Verdict(condition)) is { } better)
            return better;
        return condition switch
        {
            BoundBinary { Operator: BinaryOperator.And or BinaryOperator.Or } e => Junction(e, depth),
            BoundUnary { Operator: UnaryOperator.Not } e => Predicate(e.Operand, depth + 1) is { } operand ? new NotPredicate(operand) : null,
            BoundIsNull e => Unfailing(e.Operand) is { } operand ? new NullPredicate(operand, e.Negated) : null,
            BoundLabelTest { Operand: BoundVariable operand } e when _variables.GetValueOrDefault(operand.Variable) is { Kind: not ColumnKind.Any } entity => Label(entity, e.Labels),
            BoundBinary { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } e when Unfailing(e.Left) is { } left && Unfailing(e.Right) is { } right =>
                Compare(e.Operator, left, right),
            BoundBinary { Operator: BinaryOperator.In } e when Unfailing(e.Left) is { } value && Constant(e.Right) is { Kind: GraphValueKind.List } list && InPredicate.Takes(list.AsList()) =>
                new InPredicate(context, value, list.AsList()),
            BoundBinary { Operator: BinaryOperator.StartsWith or BinaryOperator.EndsWith or BinaryOperator.Contains } e
                when Unfailing(e.Left) is { } value && Constant(e.Right) is { Kind: GraphValueKind.String } text => new StringPredicate(context, value, e.Operator, text.AsString()),
            _ => null,
        };
    }

    private JunctionPredicate? Junction(BoundBinary top, int depth)
    {
        var operands = new List<BatchPredicate>();
        var pending = new Stack<BoundExpression>();
        pending.Push(top);
        while (pending.TryPop(out var current))
        {
            if (current is BoundBinary both && both.Operator == top.Operator)
            {
                pending.Push(both.Right);
                pending.Push(both.Left);
            }
            else if (Predicate(current, depth + 1) is { } operand)
            {
                operands.Add(operand);
            }
            else
            {
                return null;
            }
        }

        return new JunctionPredicate([.. operands], decisive: top.Operator == BinaryOperator.Or);
    }

    private BatchExpression? Unfailing(BoundExpression expression) => Kernel(expression, 0) is { CanFail: false } kernel ? kernel : null;

    private BatchPredicate Compare(BinaryOperator comparison, BatchExpression left, BatchExpression right)
    {
        if (right is ConstantExpression constant)
            return new CompareConstantPredicate(context, left, comparison, constant.Value);
        return left is ConstantExpression first
            ? new CompareConstantPredicate(context, right, Comparisons.Mirror(comparison), first.Value)
            : new ComparePairPredicate(context, left, comparison, right);
    }

    private BatchPredicate Label(BatchExpression entity, LabelExpression labels)
    {
        if (entity.Kind == ColumnKind.Node && labels is LabelName name)
            return new HasLabelPredicate(context, entity, names.Label(name.Name).Id is >= 0 and var id ? context.Columns.NodesOf(id) : null);
        return new LabelPredicate(context, entity, LabelCondition.From(labels, names));
    }

    /// <summary>Asks each node once when a condition reads nothing but a node that many rows share.</summary>
    private NodeVerdictPredicate? Verdict(BoundExpression condition)
    {
        // One label is a bit of the node already.
        if (condition is BoundLabelTest { Labels: LabelName } || !context.MeetsNodesOften || ExpressionTree.FreeVariables(condition) is not { Count: 1 } read)
            return null;
        var variable = read.Single();
        if (_variables.GetValueOrDefault(variable) is not { Kind: ColumnKind.Node, IsScanned: false } node)
            return null;

        // The same condition over a page of nodes. A scanned node is not judged again.
        var page = new StoredExpression(ColumnKind.Node, isScanned: true);
        var inner = new BatchCompiler(context, names, rows, slotOf);
        inner.Bind(variable, page);
        return inner.Predicate(condition, 0) is { } predicate ? new NodeVerdictPredicate(context, node, page, predicate) : null;
    }

    /// <summary>A test of one label of an end of scanned relationships is first asked of whole pages.</summary>
    private BatchPredicate? EndLabel(BoundExpression condition) =>
        condition is BoundLabelTest { Operand: BoundVariable operand, Labels: LabelName label }
        && _variables.GetValueOrDefault(operand.Variable) is RelationshipEndExpression end
        && names.Label(label.Name).Id is >= 0 and var id
        && context.Columns.NodesOf(id) is { } nodes
            ? new EndLabelPredicate(context, end, nodes, new HasLabelPredicate(context, end, nodes))
            : null;

    /// <summary>The one stored property that decides an expression's value, or null.</summary>
    private BatchExpression? Memoized(BoundExpression expression)
    {
        if (ExpressionTree.FreeVariables(expression) is not { Count: 1 } read)
            return null;
        var variable = read.Single();
        if (_variables.GetValueOrDefault(variable) is not { Kind: not ColumnKind.Any } entity)
            return null;

        string? key = null;
        var uses = 0;
        foreach (var node in ExpressionTree.Descendants(expression))
        {
            switch (node)
            {
                case BoundVariable v when v.Variable == variable:
                    uses--;
                    break;
                case BoundProperty { Target: BoundVariable target } p when target.Variable == variable:
                    if (key is not null && key != p.Key)
                        return null;
                    key = p.Key;
                    uses++;
                    break;
                case BoundSubquery:
                case BoundFunctionCall { Function.IsDeterministic: false }:
                    return null;
            }
        }

        return key is not null && uses == 0 ? Property(entity, key) : null;
    }

    private RowReader Reader(BoundExpression expression)
    {
        UsesRows = true;
        return new RowReader(context, rows.Compile(expression), [.. ExpressionTree.FreeVariables(expression).Select(v => (slotOf(v), _variables[v]))]);
    }
}
