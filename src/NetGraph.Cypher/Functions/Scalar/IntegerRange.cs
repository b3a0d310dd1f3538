using System.Collections;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>The list of <c>range()</c>: computed on demand, so a long range costs no memory.</summary>
internal sealed class IntegerRange(long start, long step, int count) : IReadOnlyList<GraphValue>
{
    public int Count => count;

    public GraphValue this[int index] =>
        (uint)index < (uint)count ? start + (index * step) : throw new ArgumentOutOfRangeException(nameof(index), index, "Outside the range.");

    public IEnumerator<GraphValue> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
            yield return start + (i * step);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
