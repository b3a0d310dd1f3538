namespace NetGraph.StoreFaults;

/// <summary>A folder for the stores of a run; gone afterwards, unless something in it is worth keeping.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private bool _kept;

    public ScratchFolder(string name) => Path = Directory.CreateTempSubdirectory($"netgraph-{name}-").FullName;

    public string Path { get; }

    public string Below(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder below, without anything in it.</summary>
    public string Emptied(string name)
    {
        var folder = Below(name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A copy of a folder that stays when the run is over.</summary>
    public string Keep(string folder, string name)
    {
        _kept = true;
        var target = Emptied(name);
        CopyFiles(folder, target);
        return target;
    }

    public static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)), overwrite: true);
    }

    public void Dispose()
    {
        if (!_kept)
            Directory.Delete(Path, recursive: true);
    }
}
