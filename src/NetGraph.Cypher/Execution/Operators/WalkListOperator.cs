using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Matches a bound list of relationships as a walk; gives or checks its ends.</summary>
internal sealed class WalkListOperator(
    ExecutionState state,
    Operator input,
    int from,
    bool isFromBound,
    int relationships,
    Direction direction,
    TypeSet? types,
    int min,
    int? max,
    int to,
    bool isToBound,
    UniqueRelationships unique) : PipeOperator(input)
{
    private readonly Queue<(long From, long To)> _matches = new();

    public override void Open()
    {
        _matches.Clear();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_matches.TryDequeue(out var match))
            {
                if (!isFromBound)
                    state.Slots[from] = GraphValue.NodeReference(match.From);
                if (!isToBound)
                    state.Slots[to] = GraphValue.NodeReference(match.To);
                return true;
            }

            if (!Input.MoveNext())
                return false;
            var value = state.Slots[relationships];
            if (value.Kind == GraphValueKind.List)
                Match(value.AsList());
            else if (!value.IsNull)
                throw CypherErrors.Type("InvalidArgumentType", $"A variable-length relationship must be a List, but its variable holds a {value.Kind}.");
        }
    }

    private void Match(IReadOnlyList<GraphValue> list)
    {
        if (list.Count < min || list.Count > (max ?? int.MaxValue))
            return;
        foreach (var start in Starts(list))
        {
            if (TryWalk(list, start, out var end) && (from != to || start == end) && (!isToBound || state.TryNode(to, out var wanted) && wanted == end))
                _matches.Enqueue((start, end));
        }
    }

    private IEnumerable<long> Starts(IReadOnlyList<GraphValue> list)
    {
        if (isFromBound)
        {
            if (state.TryNode(from, out var bound))
                yield return bound;
        }
        else if (list.Count == 0)
        {
            if (isToBound && state.TryNode(to, out var bound))
                yield return bound;
        }
        else if (list[0].Kind == GraphValueKind.Relationship && state.Graph.TryGetRelationship(list[0].EntityId, out var first))
        {
            yield return first.Start;
            if (first.Start != first.End)
                yield return first.End;
        }
    }

    private bool TryWalk(IReadOnlyList<GraphValue> list, long start, out long end)
    {
        end = start;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind != GraphValueKind.Relationship || !state.Graph.TryGetRelationship(list[i].EntityId, out var record))
                return false;
            if (types is not null && !types.Contains(record.Type) || unique.IsUsed(list[i].EntityId) || IsRepeated(list, i))
                return false;
            if (direction != Direction.Incoming && record.Start == end)
                end = record.End;
            else if (direction != Direction.Outgoing && record.End == end)
                end = record.Start;
            else
                return false;
        }

        return true;
    }

    private static bool IsRepeated(IReadOnlyList<GraphValue> list, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (list[i].EntityId == list[index].EntityId)
                return true;
        }

        return false;
    }
}
