namespace NetGraph.Core.Features.Imports;

/// <summary>Turns what the user named into files.</summary>
internal static class InputPaths
{
    /// <summary>Files as given; a folder gives its files, folders below included, in ordinal order. Hidden files (leading dot) of folders are left out.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths, string pattern = "*") => paths.SelectMany<string, string>(path => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal)
        : [path]);
}
