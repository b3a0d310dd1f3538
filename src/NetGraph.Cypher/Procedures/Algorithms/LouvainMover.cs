namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>The first phase of a level of <see cref="Louvain"/>: moves nodes between communities while that gains modularity.</summary>
internal sealed class LouvainMover
{
    private readonly AlgorithmCall _call;
    private readonly MergedGraph _graph;
    private readonly double[] _strength;

    /// <summary>By community: the strengths of its nodes together.</summary>
    private readonly double[] _total;

    /// <summary>By community: weight from the node at hand; -1 where there is none.</summary>
    private readonly double[] _towards;
    private readonly List<int> _near = [];
    private readonly double _doubleWeight;

    public LouvainMover(AlgorithmCall call, MergedGraph graph)
    {
        _call = call;
        _graph = graph;
        _strength = call.Array<double>(graph.Count);
        _towards = call.Array(graph.Count, -1.0);
        Communities = call.Array<int>(graph.Count);
        for (var place = 0; place < graph.Count; place++)
        {
            Communities[place] = place;
            for (var entry = graph.Offsets[place]; entry < graph.Offsets[place + 1]; entry++)
                _strength[place] += graph.Weights[entry];
            _doubleWeight += _strength[place];
        }

        _total = call.Array<double>(graph.Count);
        _strength.CopyTo(_total, 0);
    }

    /// <summary>By place; a community is called by the place that founded it.</summary>
    public int[] Communities { get; }

    /// <summary>The share of weight inside communities beyond what chance would put there, after <see cref="Run"/>; 0 for a graph without weight.</summary>
    public double Modularity { get; private set; }

    /// <summary>Runs rounds over all places until none moves or modularity gains no more than the tolerance.</summary>
    /// <returns>Whether any place moved.</returns>
    public bool Run(int maxIterations, double tolerance)
    {
        if (_doubleWeight == 0)
            return false;
        var any = false;
        Modularity = Measure();
        for (var round = 0; round < maxIterations; round++)
        {
            var moves = 0;
            for (var place = 0; place < _graph.Count; place++)
            {
                if (Move(place))
                    moves++;
            }

            any |= moves > 0;
            var before = Modularity;
            Modularity = Measure();
            if (moves == 0 || Modularity - before <= tolerance)
                break;
        }

        return any;
    }

    private double Measure()
    {
        var inside = 0.0;
        for (var place = 0; place < _graph.Count; place++)
        {
            for (var entry = _graph.Offsets[place]; entry < _graph.Offsets[place + 1]; entry++)
            {
                if (Communities[_graph.Targets[entry]] == Communities[place])
                    inside += _graph.Weights[entry];
            }

            _call.Step(_graph.Offsets[place + 1] - _graph.Offsets[place]);
        }

        var byChance = 0.0;
        foreach (var total in _total)
            byChance += total / _doubleWeight * (total / _doubleWeight);
        return (inside / _doubleWeight) - byChance;
    }

    private bool Move(int place)
    {
        var own = Communities[place];
        Gather(place);
        _total[own] -= _strength[place];
        var best = own;
        var bestGain = Gain(place, own);
        foreach (var community in _near)
        {
            var gain = Gain(place, community);
            if (gain > bestGain || gain == bestGain && best != own && community < best)
                (best, bestGain) = (community, gain);
        }

        foreach (var community in _near)
            _towards[community] = -1;
        _total[best] += _strength[place];
        Communities[place] = best;
        return best != own;
    }

    /// <summary>Weights from a place to the communities around it; its own self-loop stays with it wherever it goes.</summary>
    private void Gather(int place)
    {
        _near.Clear();
        for (var entry = _graph.Offsets[place]; entry < _graph.Offsets[place + 1]; entry++)
        {
            var target = _graph.Targets[entry];
            if (target == place)
                continue;
            var community = Communities[target];
            if (_towards[community] < 0)
            {
                _towards[community] = 0;
                _near.Add(community);
            }

            _towards[community] += _graph.Weights[entry];
        }

        _call.Step(_graph.Offsets[place + 1] - _graph.Offsets[place]);
    }

    /// <summary>What modularity gains when the place, taken out of its community, joins this one; up to a constant factor.</summary>
    private double Gain(int place, int community) =>
        Math.Max(_towards[community], 0) - (_total[community] * _strength[place] / _doubleWeight);
}
