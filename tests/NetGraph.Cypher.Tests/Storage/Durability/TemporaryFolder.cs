namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netgraph-storage-").FullName;

    public string Path => System.IO.Path.Combine(_root, "db");

    public string Log => Only("log-*.ng");

    public string Snapshot => Only("snapshot-*.ng");

    /// <summary>A copy of the store beside it.</summary>
    public string Copy(string name)
    {
        var target = System.IO.Path.Combine(_root, name);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path, "*.ng*"))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        return target;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Only(string pattern) => Directory.GetFiles(Path, pattern).Single();
}
