using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>What is known of an expression's values before it runs.</summary>
internal enum ColumnKind
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A node on every row, never null.</summary>
    Node,

    /// <summary>A relationship on every row, never null.</summary>
    Relationship,
}

/// <summary>An expression that is evaluated for all selected rows of a batch at once.</summary>
internal abstract class BatchExpression
{
    public virtual ColumnKind Kind => ColumnKind.Any;

    /// <summary>Whether a row may raise an error. Such an expression is settled by the operator it belongs to.</summary>
    public virtual bool CanFail => false;

    /// <summary>Whether it is what a scan gives: every entity once.</summary>
    public virtual bool IsScanned => false;

    /// <summary>Values at the selected places at least; good until the batch is filled again.</summary>
    /// <exception cref="QueryException">A row failed; <see cref="Batch.FailedAt"/> says which.</exception>
    public abstract Vector Evaluate(Batch batch);
}

/// <summary>Values that an operator has put there.</summary>
internal sealed class StoredExpression(ColumnKind kind, bool isScanned = false) : BatchExpression
{
    public override ColumnKind Kind => kind;

    public override bool IsScanned => isScanned;

    public Vector Vector { get; } = new();

    public override Vector Evaluate(Batch batch) => Vector;
}

/// <summary>The same value on every row.</summary>
internal sealed class ConstantExpression : BatchExpression
{
    private readonly Vector _vector = new();

    public ConstantExpression(GraphValue value)
    {
        Value = value;
        _vector.Put(0, value);
        var tag = _vector.Tags[0];
        Array.Fill(_vector.Payloads, _vector.Payloads[0]);
        if (tag == Vector.Object)
            Array.Fill(_vector.Values!, value); // just made
        _vector.Uniform = tag;
    }

    public GraphValue Value { get; }

    public override Vector Evaluate(Batch batch) => _vector;
}

/// <summary>An expression that remembers its vector while the batch stays the same; a selection only ever shrinks.</summary>
internal abstract class ComputedExpression : BatchExpression
{
    private long _version = -1;

    protected Vector Vector { get; } = new();

    public sealed override Vector Evaluate(Batch batch)
    {
        if (_version != batch.Version)
        {
            Compute(batch);
            _version = batch.Version;
        }

        return Vector;
    }

    protected abstract void Compute(Batch batch);
}

/// <summary>A property of a node or relationship, read from its column.</summary>
internal sealed class PropertyExpression(BatchExpression entity, PropertyColumn? column) : ComputedExpression
{
    protected override void Compute(Batch batch)
    {
        var ids = entity.Evaluate(batch);
        if (column is null)
        {
            Vector.Uniform = Vector.Absent;
            return;
        }

        if (ids.IsRun && batch.IsDense)
        {
            var tags = Vector.Tags.AsSpan(0, batch.Count);
            column.Copy((int)ids.Payloads[0], tags, Vector.Payloads.AsSpan(0, batch.Count));
            Vector.Uniform = tags.ContainsAnyExcept(tags[0]) ? Vector.Mixed : tags[0];
            return;
        }

        column.Gather(ids.Payloads, batch.Places, Vector.Tags, Vector.Payloads);
        Vector.Unify(batch.Places);
    }
}

/// <summary>An expression that may fail but has been computed for every row that is left.</summary>
internal sealed class SettledExpression(BatchExpression inner) : BatchExpression
{
    public override ColumnKind Kind => inner.Kind;

    public override Vector Evaluate(Batch batch) => inner.Evaluate(batch);
}

/// <summary>Values of the rows that each row of a later batch was made from.</summary>
/// <param name="source">The expression on the earlier batch.</param>
/// <param name="input">The earlier batch.</param>
/// <param name="parents">The place of the row it came from, by place.</param>
internal sealed class CarriedExpression(BatchExpression source, Batch input, int[] parents) : ComputedExpression
{
    public override ColumnKind Kind => source.Kind;

    protected override void Compute(Batch batch)
    {
        var from = source.Evaluate(input);
        Vector.Uniform = from.Uniform;
        Vector.Memory = from.Memory;
        if (from.Uniform is not (Vector.Mixed or Vector.Object))
        {
            var (into, payloads) = (Vector.Payloads, from.Payloads);
            foreach (var place in batch.Places)
                into[place] = payloads[parents[place]];
            return;
        }

        foreach (var place in batch.Places)
            Vector.Copy(place, from, parents[place]);
    }
}
