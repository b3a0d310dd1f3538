using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>What a sample tells of the values of one property.</summary>
/// <param name="Present">Share of the entities that have the property, 0 to 1.</param>
/// <param name="Distinct">Estimated number of different values in all of the data; at least 1.</param>
/// <param name="Sample">Values met, nulls left out; a few hundred at most.</param>
internal sealed record ValueProfile(double Present, double Distinct, IReadOnlyList<GraphValue> Sample)
{
    /// <summary>Fewer values than this are no sample.</summary>
    private const int Enough = 8;

    /// <summary>Nothing is known, because there is nothing yet: one in ten is a cautious guess.</summary>
    public static ValueProfile Unknown { get; } = new(1, 10, []);

    /// <summary>Whether the sample is large enough to tell shares of it.</summary>
    public bool IsTelling => Sample.Count >= Enough;

    /// <summary>Share of all entities whose value equals a value that is not known yet.</summary>
    public double Equal => Present / Distinct;

    /// <summary>Share of all entities whose value passes a test; a test that no sampled value passes may still pass a few.</summary>
    public double Share(Func<GraphValue, bool> test) => Present * Math.Max(Sample.Count(test), 0.5) / Sample.Count;

    /// <summary>Estimates the distinct values of a population from a sample: those met once stand for many more.</summary>
    /// <remarks>The guaranteed-error estimator of Charikar, Chaudhuri, Motwani and Narasayya, "Towards Estimation Error Guarantees for Distinct Values" (PODS 2000).</remarks>
    public static ValueProfile From(IReadOnlyList<GraphValue> values, long taken, long population)
    {
        if (taken == 0)
            return Unknown;
        var times = new Dictionary<GraphValue, int>(GraphEquivalence.Instance);
        foreach (var value in values)
            times[value] = times.GetValueOrDefault(value) + 1;
        var once = times.Values.Count(t => t == 1);
        var distinct = Math.Sqrt(Math.Max(1, population / (double)taken)) * once + times.Count - once;
        if (once == values.Count)
            distinct = population * (values.Count / (double)taken); // all different so far: taken for a key
        return new ValueProfile(Math.Max(values.Count, 0.5) / taken, Math.Max(1, distinct), values);
    }
}
