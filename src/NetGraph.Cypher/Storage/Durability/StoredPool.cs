using NetGraph.Cypher.Storage.Blocks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The strings and values of a snapshot.</summary>
internal sealed class StoredPool(SnapshotFile file, SnapshotContents contents) : IStoredPool
{
    public int StringCount => contents.Strings;

    public int ValueCount => contents.Values;

    public IEnumerable<StringRun> ReadStrings()
    {
        foreach (var part in contents.Of(SnapshotFrame.StringBlock))
        {
            yield return file.Read(part, (ref from) =>
            {
                var run = StringCodec.ReadRun(ref from);
                return run.Lengths.Length == part.Count ? run : throw new InvalidDataException($"expected {part.Count} strings, found {run.Lengths.Length}");
            });
        }
    }

    public IEnumerable<GraphValue> ReadValues()
    {
        foreach (var part in contents.Of(SnapshotFrame.ValueBlock))
        {
            var run = file.Read(part, (ref from) =>
            {
                var values = new List<GraphValue>();
                while (!from.AtEnd)
                    values.Add(ValueCodec.Read(ref from, null));
                return values.Count == part.Count ? values : throw new InvalidDataException($"expected {part.Count} values, found {values.Count}");
            });
            foreach (var value in run)
                yield return value;
        }
    }
}
