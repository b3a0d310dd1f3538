using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Any aggregating function, with or without DISTINCT, by the function itself: one of it for each group.</summary>
internal sealed class FunctionAccumulator(
    BatchContext context, AggregateDefinition function, SourceSpan span, BatchExpression[] arguments, bool isDistinct) : BatchAccumulator
{
    private readonly DistinctCells? _seen = isDistinct ? new(context) : null;
    private readonly bool _holds = arguments.Length > 1 || function.Name.Equals("collect", StringComparison.OrdinalIgnoreCase);
    private readonly GraphValue[] _values = new GraphValue[arguments.Length];
    private readonly Vector[] _vectors = new Vector[arguments.Length];
    private IAggregator[] _aggregators = [];
    private int _made;

    public override void Grow(int groups)
    {
        _aggregators = GroupArrays.Grown(_aggregators, groups, context, 64);
        for (; _made < groups; _made++)
            _aggregators[_made] = function.Create();
    }

    public override void Add(Batch batch, int[]? groups)
    {
        for (var i = 0; i < arguments.Length; i++)
            _vectors[i] = arguments[i].Evaluate(batch);
        for (var k = 0; k < batch.Selected; k++)
        {
            batch.FailedAt = k;
            AddRow(groups is null ? 0 : groups[k], batch.Selection[k]);
        }

        batch.FailedAt = -1;
    }

    public override void Put(int group, Vector into, int place)
    {
        try
        {
            into.Put(place, _aggregators[group].Result());
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, context.State.Text);
        }
    }

    private void AddRow(int group, int place)
    {
        if (_seen is not null && !_seen.IsNew(group, _vectors[0], place))
            return;
        for (var i = 0; i < _values.Length; i++)
            _values[i] = _vectors[i].ValueAt(place, context.Pool);
        if (_holds)
            context.Hold(_values.Length == 1 ? RowSize.Of(_values[0]) : RowSize.Of(_values));
        try
        {
            _aggregators[group].Add(_values);
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, context.State.Text);
        }
    }
}
