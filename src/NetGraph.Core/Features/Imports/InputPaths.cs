using System.IO.Enumeration;

namespace NetGraph.Core.Features.Imports;

/// <summary>Turns what the user named into files.</summary>
internal static class InputPaths
{
    /// <summary>
    /// Files as given; a folder gives its files, folders below included, in ordinal order. Hidden files (leading dot) of folders
    /// are left out, and links to folders are not followed: one that leads back up would never end.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths, string pattern = "*") =>
        paths.SelectMany<string, string>(path => Directory.Exists(path) ? FilesUnder(path, pattern).Order(StringComparer.Ordinal) : [path]);

    private static FileSystemEnumerable<string> FilesUnder(string folder, string pattern) =>
        new(folder, static (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && entry.FileName is not ['.', ..] && FileSystemName.MatchesSimpleExpression(pattern, entry.FileName, ignoreCase: false),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
}
