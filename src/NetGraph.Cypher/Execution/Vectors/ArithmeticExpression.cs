using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary><c>+ - * / %</c>: integers in a loop, anything else (and what overflows) by <see cref="Arithmetic"/>.</summary>
internal sealed class ArithmeticExpression(
    BatchContext context, SourceSpan span, BinaryOperator op, BatchExpression left, BatchExpression right) : ComputedExpression
{
    public override bool CanFail => true;

    protected override void Compute(Batch batch)
    {
        var (a, b) = (left.Evaluate(batch), right.Evaluate(batch));
        var places = batch.Places;
        if (a.Uniform == Vector.Integer && b.Uniform == Vector.Integer && TryIntegers(a.Payloads, b.Payloads, places))
        {
            Vector.Uniform = Vector.Integer;
            return;
        }

        for (var k = 0; k < places.Length; k++)
        {
            batch.FailedAt = k;
            Vector.Put(places[k], Apply(a.ValueAt(places[k], context.Pool), b.ValueAt(places[k], context.Pool)));
        }

        batch.FailedAt = -1;
        Vector.Unify(places);
    }

    /// <summary>False when some row overflows or divides by zero; the values are then of no use.</summary>
    private bool TryIntegers(long[] a, long[] b, ReadOnlySpan<int> places)
    {
        var into = Vector.Payloads;
        var broken = 0L;
        switch (op)
        {
            case BinaryOperator.Add:
                foreach (var i in places)
                {
                    into[i] = unchecked(a[i] + b[i]);
                    broken |= (a[i] ^ into[i]) & (b[i] ^ into[i]);
                }

                return broken >= 0;
            case BinaryOperator.Subtract:
                foreach (var i in places)
                {
                    into[i] = unchecked(a[i] - b[i]);
                    broken |= (a[i] ^ b[i]) & (a[i] ^ into[i]);
                }

                return broken >= 0;
            case BinaryOperator.Multiply:
                foreach (var i in places)
                {
                    var high = Math.BigMul(a[i], b[i], out into[i]);
                    broken |= high ^ (into[i] >> 63);
                }

                return broken == 0;
            case BinaryOperator.Divide or BinaryOperator.Modulo:
                foreach (var i in places)
                {
                    if (b[i] is 0 or -1)
                        return false;
                    into[i] = op == BinaryOperator.Divide ? a[i] / b[i] : a[i] % b[i];
                }

                return true;
            default:
                return false;
        }
    }

    private GraphValue Apply(GraphValue a, GraphValue b)
    {
        try
        {
            var value = Arithmetic.Apply(op, a, b);
            if (value.Kind is GraphValueKind.String or GraphValueKind.List)
                context.State.RequireRoom(RowSize.Of(value));
            return value;
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, context.State.Text);
        }
    }
}
