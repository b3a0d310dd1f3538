namespace NetGraph.Testing;

/// <summary>The check-out that the running tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder, found from the build output (a release build knows no paths of its machine); null outside of a check-out.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>A file or folder of the check-out.</summary>
    /// <param name="relative">Path below the root, with forward slashes.</param>
    /// <exception cref="InvalidOperationException">The tests do not run inside a check-out.</exception>
    public static string PathOf(string relative) => Path.Combine(
        Root ?? throw new InvalidOperationException("The tests do not run inside the repository."),
        relative.Replace('/', Path.DirectorySeparatorChar));

    private static string? FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetGraph.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
