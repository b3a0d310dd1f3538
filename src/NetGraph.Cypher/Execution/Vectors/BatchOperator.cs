// Batches: the lower part of a plan, where it only reads, run a thousand rows at a time.
//
//   scan --> filter --> expand --> aggregate --> BatchToRows --> the row operators above
//     \________ one Batch each: a count, a selection, expressions that give vectors ________/
//
// A batch holds no columns. What a variable or an expression is worth on its rows is asked of a BatchExpression, which
// computes a Vector of cells (tag and 64-bit payload, as the store has them) for the selected rows when first asked.
//
// Invariants: rows come in the order in which the row operators would give them; an expression without a kernel of its own
// is evaluated row by row by the same evaluators as above, so meaning never differs; a row that fails ends its batch, the
// rows before it are handed on, and only whoever asks for more meets the error; the graph is a committed state.
using System.Runtime.ExceptionServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A physical operator over batches. Its <see cref="Output"/> is one object, filled anew by each <see cref="Next"/>.</summary>
internal abstract class BatchOperator(Batch output)
{
    private QueryException? _pending;

    /// <summary>The rows of the last <see cref="Next"/>.</summary>
    public Batch Output { get; } = output;

    /// <summary>Whether a row has failed; those before it are in <see cref="Output"/>.</summary>
    protected bool HasFailed => _pending is not null;

    /// <summary>Starts over.</summary>
    public virtual void Open() => _pending = null;

    /// <summary>Gives a batch with at least one selected row, or returns false at the end.</summary>
    /// <exception cref="QueryException">The row after those of the last batch failed.</exception>
    public bool Next()
    {
        ThrowPending();
        if (!Advance())
            return false;
        if (Output.Selected == 0)
            ThrowPending();
        return true;
    }

    /// <summary>As <see cref="Next"/>; after a failure the batch may be empty.</summary>
    protected abstract bool Advance();

    /// <summary>Computes what may fail now, for all selected rows; a row that fails cuts the batch short before it.</summary>
    protected void Settle(Batch batch, BatchExpression[] expressions)
    {
        foreach (var expression in expressions)
        {
            while (!TrySettle(batch, expression))
            {
                // Once more, for the rows that are left.
            }
        }
    }

    /// <summary>Drops a failed row and all after it.</summary>
    protected void Cut(Batch batch, QueryException error)
    {
        batch.Selected = batch.FailedAt;
        batch.FailedAt = -1;
        _pending = error;
    }

    protected void ThrowPending()
    {
        if (_pending is not null)
            ExceptionDispatchInfo.Throw(_pending);
    }

    private bool TrySettle(Batch batch, BatchExpression expression)
    {
        try
        {
            expression.Evaluate(batch);
            return true;
        }
        catch (QueryException e) when (batch.FailedAt >= 0)
        {
            Cut(batch, e);
            return false;
        }
    }
}
