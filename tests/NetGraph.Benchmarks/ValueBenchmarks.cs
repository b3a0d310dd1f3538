using BenchmarkDotNet.Attributes;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks;

/// <summary>What grouping and sorting pay a value.</summary>
[MemoryDiagnoser]
public class ValueBenchmarks
{
    private readonly GraphValue[] _values = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? GraphValue.Of((long)(i % 97)) : GraphValue.Of($"host{i % 89}"))];

    [Benchmark]
    public int Group()
    {
        var counts = new Dictionary<GraphValue, int>(GraphEquivalence.Instance);
        foreach (var value in _values)
            counts[value] = counts.GetValueOrDefault(value) + 1;
        return counts.Count;
    }

    [Benchmark]
    public GraphValue Sort()
    {
        var copy = _values.ToArray();
        Array.Sort(copy, GraphOrdering.Instance);
        return copy[0];
    }
}
