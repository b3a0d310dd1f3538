using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage;

/// <summary>Checks that the parts of a state agree with one another.</summary>
internal sealed class StateVerifier
{
    private const int MaxProblems = 100;

    private readonly GraphState _state;
    private readonly List<string> _problems = [];
    private readonly HashSet<int> _listed = [];

    private StateVerifier(GraphState state) => _state = state;

    /// <summary>What is wrong, in words; empty when nothing is. At most 100 findings.</summary>
    public static IReadOnlyList<string> Check(GraphState state)
    {
        var verifier = new StateVerifier(state);
        verifier.CheckNodes();
        verifier.CheckRelationships();
        verifier.CheckIndexes();
        return verifier._problems;
    }

    private void CheckNodes()
    {
        var alive = 0L;
        var labelled = new long[_state.LabelSets.Length];
        var outgoing = 0L;
        var incoming = 0L;
        for (var node = 0; node < _state.NodeHigh; node++)
        {
            var cell = _state.Nodes[node];
            var lives = cell.Liveness == (int)Liveness.Alive;
            if (lives)
                alive++;
            foreach (var label in _state.Names.Sequences[cell.LabelSet])
            {
                labelled[label]++;
                Expect(lives && _state.LabelSets[label].Contains(node), $"node {node} is not in the set of its label {label}");
            }

            CheckShape(cell.Shape, key => _state.NodeProperties.Get(node, key), $"node {node}");
            for (var next = cell.FirstGroup; next != 0; next = _state.Groups[next - 1].Next)
            {
                var group = _state.Groups[next - 1];
                outgoing += group.OutCount;
                incoming += group.InCount;
                CheckList(node, group, outgoing: true);
                CheckList(node, group, outgoing: false);
                Expect(lives || group.OutCount + group.InCount == 0, $"deleted node {node} has relationships");
            }
        }

        Expect(alive == _state.LiveNodes, $"{alive} nodes found, {_state.LiveNodes} counted");
        Expect(outgoing == _state.LiveRelationships && incoming == outgoing, $"{outgoing} outgoing and {incoming} incoming relationships listed, {_state.LiveRelationships} counted");
        for (var label = 0; label < labelled.Length; label++)
            Expect(labelled[label] == _state.LabelSets[label].Count, $"label {label} is on {labelled[label]} nodes, its set holds {_state.LabelSets[label].Count}");
    }

    private void CheckList(int node, GroupCell group, bool outgoing)
    {
        var count = 0;
        var before = 0;
        for (var next = outgoing ? group.FirstOut : group.FirstIn; next != 0 && _problems.Count < MaxProblems;)
        {
            var cell = _state.Relationships[next - 1];
            var end = outgoing ? cell.Start : cell.End;
            var previous = outgoing ? cell.PreviousOut : cell.PreviousIn;
            Expect(
                next > before && previous == before && end == node && cell.Type == group.Type && cell.Liveness == Liveness.Alive,
                $"relationship {next - 1} stands wrongly in a list of node {node}");
            if (next <= before)
                return;
            count++;
            before = next;
            next = outgoing ? _state.Links[next - 1].Out : _state.Links[next - 1].In;
        }

        Expect(
            count == (outgoing ? group.OutCount : group.InCount) && before == (outgoing ? group.LastOut : group.LastIn),
            $"a list of node {node} holds {count} relationships and ends with {before - 1}, other than its head says");
    }

    private void CheckRelationships()
    {
        var counts = new long[_state.TypeCounts.Length];
        for (var relationship = 0; relationship < _state.RelationshipHigh; relationship++)
        {
            var cell = _state.Relationships[relationship];
            var id = relationship;
            CheckShape(cell.Shape, key => _state.RelationshipProperties.Get(id, key), $"relationship {relationship}");
            if (cell.Liveness == Liveness.Alive)
                counts[cell.Type]++;
        }

        Expect(counts.AsSpan().SequenceEqual(_state.TypeCounts), "relationships by type were miscounted");
    }

    private void CheckShape(int shape, Func<int, Cell> read, string owner)
    {
        _listed.Clear();
        foreach (var key in _state.Names.Sequences[shape])
            Expect(_listed.Add(key) && read(key) is { Tag: not CellTag.Absent } cell && CanRead(cell), $"{owner} lacks the value of its property {key}");
    }

    private bool CanRead(Cell cell) => cell.Tag switch
    {
        CellTag.String => cell.Payload >= 0 && cell.Payload < _state.Names.Pool.StringCount,
        CellTag.Pooled => cell.Payload >= 0 && cell.Payload < _state.Names.Pool.ValueCount,
        _ => cell.Tag <= CellTag.Pooled,
    };

    private void CheckIndexes()
    {
        foreach (var index in _state.Indexes.Concat(_state.RelationshipIndexes))
            CheckIndex(index, SchemaText.Of(index.Shape, _state.Names));
        foreach (var constraint in _state.Schema.Constraints)
        {
            foreach (var problem in ConstraintCheck.Problems(constraint, _state.FindIndex(constraint.Shape), _state, step: null).Take(MaxProblems))
                Expect(false, $"the constraint {constraint.Name} is broken: {problem}");
        }
    }

    private void CheckIndex(PropertyIndex index, string name)
    {
        var entries = 0L;
        foreach (var id in index.Shape.Entities(_state))
        {
            if (!index.Shape.HasAll(_state, id))
                continue;
            entries++;
            var values = index.Shape.Keys.Select((_, place) => index.Shape.Value(_state, id, place)).ToArray();
            var found = index.FindFirst(values, _state);
            Expect(index.Contains(id) && (found == id || (found >= 0 && !index.Unique)), $"{index.Shape.Entity} {id} is not found by the index on {name}");
        }

        Expect(entries == index.Count, $"the index on {name} holds {index.Count} entries, not {entries}");
        Expect(entries == index.Ordered(_state).Count, $"the order of the index on {name} holds {index.Ordered(_state).Count} entries, not {entries}");
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds && _problems.Count < MaxProblems)
            _problems.Add(otherwise);
    }
}
