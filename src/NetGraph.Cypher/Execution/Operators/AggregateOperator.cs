using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One aggregate call of a projection.</summary>
internal sealed record AggregateCall(int Slot, AggregateDefinition Function, Evaluator[] Arguments, bool Distinct, SourceSpan Span);

/// <summary>
/// Hash aggregation: one entry a group, by equivalence of the keys. Groups come out in the order in which they were first met.
/// </summary>
internal sealed class AggregateOperator(ExecutionState state, Operator input, (int Slot, Evaluator Value)[] grouping, AggregateCall[] calls) : PipeOperator(input)
{
    private readonly List<Group> _groups = [];
    private readonly GraphValue[] _key = new GraphValue[grouping.Length];
    private Dictionary<GraphValue, Group>? _bySingleKey;
    private Dictionary<GraphValue[], Group>? _byKeys;
    private int _next = -1;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        Forget();
        base.Open();
    }

    public override void Rest()
    {
        Forget();
        Array.Clear(_key);
        base.Rest();
    }

    public override bool MoveNext()
    {
        if (_next < 0)
        {
            Fill();
            _next = 0;
        }

        if (_next == _groups.Count)
            return false;
        Put(_groups[_next++]);
        return true;
    }

    private void Forget()
    {
        _groups.Clear();
        _bySingleKey = null;
        _byKeys = null;
        _next = -1;
    }

    private void Fill()
    {
        var fixedGroup = grouping.Length == 0 ? Add([]) : null;
        while (Input.MoveNext())
        {
            state.Step();
            var group = fixedGroup ?? Find();
            foreach (var accumulator in group.Accumulators)
                accumulator.Add();
        }
    }

    private Group Find()
    {
        for (var i = 0; i < grouping.Length; i++)
            _key[i] = grouping[i].Value.Evaluate(state);

        if (grouping.Length == 1)
        {
            _bySingleKey ??= new(GraphEquivalence.Instance);
            if (!_bySingleKey.TryGetValue(_key[0], out var single))
                _bySingleKey.Add(_key[0], single = Add([_key[0]]));
            return single;
        }

        // Looked up with the scratch key; only a new group gets an array of its own.
        _byKeys ??= new(GraphEquivalence.Rows);
        if (!_byKeys.TryGetValue(_key, out var group))
        {
            GraphValue[] key = [.. _key];
            _byKeys.Add(key, group = Add(key));
        }

        return group;
    }

    private Group Add(GraphValue[] key)
    {
        var group = new Group(key, Array.ConvertAll(calls, c => new Accumulator(state, c)));
        state.Hold(RowSize.Of(key) + 64L * calls.Length);
        _groups.Add(group);
        return group;
    }

    private void Put(Group group)
    {
        for (var i = 0; i < grouping.Length; i++)
            state.Slots[grouping[i].Slot] = group.Key[i];
        foreach (var accumulator in group.Accumulators)
            accumulator.Put();
    }

    private sealed record Group(GraphValue[] Key, Accumulator[] Accumulators);

    /// <summary>One aggregate of one group.</summary>
    private sealed class Accumulator(ExecutionState state, AggregateCall call)
    {
        private readonly IAggregator _aggregator = call.Function.Create();
        private readonly ValueSet? _seen = call.Distinct ? new(state) : null;
        private readonly bool _holds = call.Function.Name.Equals("collect", StringComparison.OrdinalIgnoreCase);

        public void Add()
        {
            try
            {
                switch (call.Arguments.Length)
                {
                    case 0:
                        _aggregator.Add([]);
                        break;
                    case 1:
                        AddOne();
                        break;
                    default:
                        AddMany();
                        break;
                }
            }
            catch (CypherException e) when (e.Span is null)
            {
                throw e.At(call.Span, state.Text);
            }
        }

        public void Put()
        {
            try
            {
                state.Slots[call.Slot] = _aggregator.Result();
            }
            catch (CypherException e) when (e.Span is null)
            {
                throw e.At(call.Span, state.Text);
            }
        }

        private void AddOne()
        {
            var value = call.Arguments[0].Evaluate(state);
            if (_seen is not null && !_seen.Add(value))
                return;
            if (_holds)
                state.Hold(RowSize.Of(value));
            _aggregator.Add(new ReadOnlySpan<GraphValue>(in value));
        }

        private void AddMany()
        {
            var values = new GraphValue[call.Arguments.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = call.Arguments[i].Evaluate(state);
            if (_seen is not null && !_seen.Add(values[0]))
                return;
            state.Hold(RowSize.Of(values));
            _aggregator.Add(values);
        }
    }
}
