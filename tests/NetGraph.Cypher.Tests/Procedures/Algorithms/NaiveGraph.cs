namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

/// <summary>The algorithms once more, straight from their definitions over matrices: slow and plain.</summary>
internal sealed class NaiveGraph
{
    private readonly int _count;
    private readonly double[,] _weights;

    /// <param name="undirected">Whether edges go both ways.</param>
    /// <param name="weighted">Else each edge is 1 long.</param>
    public NaiveGraph(AlgorithmGraph graph, bool undirected, bool weighted = false)
    {
        _count = graph.NodeCount;
        _weights = new double[_count + 1, _count + 1];
        for (var i = 1; i <= _count; i++)
        {
            for (var j = 1; j <= _count; j++)
                _weights[i, j] = double.PositiveInfinity;
        }

        foreach (var (from, to, weight) in graph.Edges.Where(e => e.From != e.To))
        {
            var length = weighted ? weight : 1;
            _weights[from, to] = Math.Min(_weights[from, to], length);
            if (undirected)
                _weights[to, from] = Math.Min(_weights[to, from], length);
        }
    }

    public IEnumerable<int> Nodes => Enumerable.Range(1, _count);

    public bool Joined(int a, int b) => double.IsFinite(_weights[a, b]);

    public int Degree(int node) => Nodes.Count(other => Joined(node, other));

    /// <summary>Floyd and Warshall.</summary>
    public double[,] Distances(int without = 0)
    {
        var distances = (double[,])_weights.Clone();
        foreach (var i in Nodes)
            distances[i, i] = 0;
        foreach (var k in Nodes.Where(k => k != without))
        {
            foreach (var i in Nodes)
            {
                foreach (var j in Nodes)
                    distances[i, j] = Math.Min(distances[i, j], distances[i, k] + distances[k, j]);
            }
        }

        return distances;
    }

    /// <summary>Over ordered pairs: the share of shortest paths through the node.</summary>
    public double Betweenness(int node)
    {
        var distances = Distances();
        var sum = 0.0;
        foreach (var s in Nodes.Where(s => s != node))
        {
            foreach (var t in Nodes.Where(t => t != node && t != s && double.IsFinite(distances[s, t])))
            {
                if (distances[s, node] + distances[node, t] == distances[s, t])
                    sum += Paths(distances, s, node) * Paths(distances, node, t) / Paths(distances, s, t);
            }
        }

        return sum;
    }

    public long Triangles(int a) => Nodes.Sum(b => Nodes.Count(c => b < c && Joined(a, b) && Joined(b, c) && Joined(a, c)));

    public int Core(int node)
    {
        for (var k = 1; ; k++)
        {
            var left = Nodes.ToHashSet();
            while (left.RemoveWhere(n => left.Count(other => Joined(n, other)) < k) > 0)
            {
                // Taken away again and again.
            }

            if (!left.Contains(node))
                return k - 1;
        }
    }

    public string Components(bool strong)
    {
        var distances = Distances();
        return string.Join("; ", Nodes.GroupBy(n => Nodes.First(m => double.IsFinite(distances[n, m]) && (!strong || double.IsFinite(distances[m, n])))).Select(g => string.Join(' ', g)));
    }

    public int ComponentCount(int without = 0)
    {
        var distances = Distances(without);
        return Nodes.Where(n => n != without).Select(n => Nodes.First(m => m != without && double.IsFinite(distances[n, m]))).Distinct().Count();
    }

    private double Paths(double[,] distances, int from, int to) => from == to
        ? 1
        : Nodes.Where(last => Joined(last, to) && distances[from, last] + _weights[last, to] == distances[from, to]).Sum(last => Paths(distances, from, last));
}
