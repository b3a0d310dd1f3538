using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Walks one relationship from the nodes of each row.</summary>
/// <param name="parents">Filled with the input place of each row.</param>
/// <param name="into">The bound far end, or null when it is new.</param>
/// <param name="others">Relationships of the same MATCH that must differ.</param>
internal sealed class ExpandBatches(
    BatchContext context,
    BatchOperator input,
    BatchExpression from,
    StoredExpression relationship,
    Direction direction,
    TypeSet? types,
    StoredExpression to,
    BatchExpression? into,
    BatchExpression[] others,
    int[] parents) : BatchOperator(new Batch())
{
    private readonly int[]? _types = types?.Ids;
    private readonly RelationshipCursor _cursor = context.State.Graph.CreateRelationshipCursor();
    private readonly Vector[] _used = new Vector[others.Length];
    private bool _hasInput;
    private bool _isWalking;
    private int _place;
    private int _row;
    private int _size = IdRange.FirstBatch;
    private long _target;
    private Vector _starts = null!; // set with each input batch
    private Vector? _targets;

    public override void Open()
    {
        base.Open();
        input.Open();
        _hasInput = _isWalking = false;
        _size = IdRange.FirstBatch;
    }

    protected override bool Advance()
    {
        while (true)
        {
            if (!_hasInput)
            {
                if (!input.Next())
                    return false;
                Begin(input.Output);
            }

            var count = Fill();
            if (count == 0)
                continue;
            context.State.Step(count);
            _size = IdRange.Larger(_size);
            relationship.Vector.Uniform = Vector.Relationship;
            to.Vector.Uniform = Vector.Node;
            Output.Fill(count, context.NextVersion());
            return true;
        }
    }

    private void Begin(Batch rows)
    {
        context.State.Step(rows.Selected);
        _hasInput = true;
        _isWalking = false;
        _place = 0;
        _starts = from.Evaluate(rows);
        _targets = into?.Evaluate(rows);
        for (var i = 0; i < others.Length; i++)
            _used[i] = others[i].Evaluate(rows);
    }

    /// <summary>Walks on until the batch is full or the input's rows are used up.</summary>
    private int Fill()
    {
        var (relationships, nodes) = (relationship.Vector.Payloads, to.Vector.Payloads);
        var rows = input.Output;
        var count = 0;
        var skipped = 0;
        while (count < _size)
        {
            if (!_isWalking)
            {
                if (_place == rows.Selected)
                {
                    _hasInput = false;
                    break;
                }

                _row = rows.Selection[_place++];
                Start();
            }

            if (!_cursor.MoveNext())
            {
                _isWalking = false;
                continue;
            }

            if (++skipped >= Batch.Capacity)
            {
                context.State.Step(skipped);
                skipped = 0;
            }

            if (into is not null && _cursor.OtherNode != _target || IsUsed(_cursor.Relationship))
                continue;
            relationships[count] = _cursor.Relationship;
            nodes[count] = _cursor.OtherNode;
            parents[count++] = _row;
        }

        return count;
    }

    private bool IsUsed(long id)
    {
        foreach (var vector in _used)
        {
            if (vector.Payloads[_row] == id)
                return true;
        }

        return false;
    }

    private void Start()
    {
        _isWalking = true;
        var start = _starts.Payloads[_row];
        if (_targets is null)
        {
            _cursor.Start(start, direction, _types);
            return;
        }

        // From whichever end has fewer: a hub costs nothing when the other end is small.
        _target = _targets.Payloads[_row];
        var reverse = direction.Reversed();
        if (start != _target && context.State.Graph.Degree(_target, reverse, _types) < context.State.Graph.Degree(start, direction, _types))
        {
            _cursor.Start(_target, reverse, _types);
            _target = start;
        }
        else
        {
            _cursor.Start(start, direction, _types);
        }
    }
}
