using System.Runtime.ExceptionServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>One way to compute the rows of an aggregation: the operators below it, and the groups they fill.</summary>
/// <param name="Settled">Keys and arguments that may fail.</param>
internal sealed record AggregateWork(BatchContext Context, BatchOperator Input, BatchExpression[] Settled, Func<Grouping> NewGrouping)
{
    /// <summary>Runs the input to its end.</summary>
    /// <param name="stops">Asked once a batch whether the result is no longer wanted; null: it is.</param>
    public Grouping Run(Func<Grouping, bool>? stops = null)
    {
        var grouping = NewGrouping();
        var settler = new Settler(Input);
        settler.Open();
        while (stops?.Invoke(grouping) != true && settler.Next(Settled))
        {
            Context.State.Step(Input.Output.Selected);
            if (grouping.Add(Input.Output) is { } error)
                ExceptionDispatchInfo.Throw(error);
        }

        return grouping;
    }

    /// <summary>Gives batches whose expressions have been settled; rows before one that fails come first.</summary>
    private sealed class Settler(BatchOperator input) : BatchOperator(input.Output)
    {
        private BatchExpression[] _expressions = [];

        public override void Open()
        {
            base.Open();
            input.Open();
        }

        public bool Next(BatchExpression[] expressions)
        {
            _expressions = expressions;
            return Next();
        }

        protected override bool Advance()
        {
            if (!input.Next())
                return false;
            Settle(Output, _expressions);
            return true;
        }
    }
}

/// <summary>Hash aggregation. Groups come out in the order in which they were first met.</summary>
/// <param name="keys">Filled with the keys of the groups.</param>
/// <param name="results">Filled with the results of the aggregates.</param>
internal sealed class AggregateBatches(BatchContext context, Func<Grouping> run, StoredExpression[] keys, StoredExpression[] results) : BatchOperator(new Batch())
{
    private Grouping? _groups;
    private bool _isDone;
    private int _next;

    public override void Open()
    {
        base.Open();
        _groups = null;
        _isDone = false;
        _next = 0;
    }

    protected override bool Advance()
    {
        if (_isDone)
            return false;
        _groups ??= run();
        var count = Math.Min(Batch.Capacity, _groups.Count - _next);
        if (count == 0)
        {
            _groups.Release();
            _isDone = true;
            return false;
        }

        context.State.Step(count);
        Output.Fill(count, context.NextVersion());
        _groups.PutKeys(_next, Output, keys);
        for (var i = 0; i < results.Length; i++)
            TryPut(_groups, i, results[i].Vector);
        _next += count;
        return true;
    }

    private void TryPut(Grouping groups, int aggregate, Vector into)
    {
        try
        {
            groups.PutResults(_next, aggregate, Output, into);
        }
        catch (QueryException e) when (Output.FailedAt >= 0)
        {
            Cut(Output, e);
            into.Unify(Output.Places);
        }
    }
}
