using NetGraph.Cypher.Storage.Blocks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>Where a <see cref="ValuePool"/> takes its first strings and values from when they are asked for.</summary>
/// <remarks>Reading fails with <see cref="GraphStoreException"/>, and may be tried again.</remarks>
internal interface IStoredPool
{
    int StringCount { get; }

    int ValueCount { get; }

    /// <summary>Runs of strings by ascending id, from 0.</summary>
    IEnumerable<StringRun> ReadStrings();

    /// <summary>By ascending id, from 0.</summary>
    IEnumerable<GraphValue> ReadValues();
}
