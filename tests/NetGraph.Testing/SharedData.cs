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
        if (Repository.Root is not { } root)
            return null;
        var shared = Path.GetFullPath(Path.Combine(root, "..", "shared"));
        return Directory.Exists(shared) ? shared : null;
    }
}
