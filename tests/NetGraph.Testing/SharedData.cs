namespace NetGraph.Testing;

/// <summary>
/// Finds the reference data that lies beside the repository in <c>../shared</c>. It is not part of the repository, so a test
/// that wants it skips itself when it is not there.
/// </summary>
public static class SharedData
{
    /// <summary>The data's root folder; null when there is none beside this check-out.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>Finds a file or folder.</summary>
    /// <param name="relative">Path below the root, with forward slashes.</param>
    /// <param name="path">The full path; empty when it is not found.</param>
    public static bool TryFind(string relative, out string path)
    {
        path = Root is null ? "" : Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));
        if (File.Exists(path) || Directory.Exists(path))
            return true;

        path = "";
        return false;
    }

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "NetGraph.sln")))
                continue;

            var shared = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
            return Directory.Exists(shared) ? shared : null;
        }

        return null;
    }
}
