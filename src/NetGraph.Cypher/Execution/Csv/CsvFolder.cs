using System.Text;

namespace NetGraph.Cypher.Execution.Csv;

/// <summary>
/// The one folder that LOAD CSV may read. <c>file:///a/b.csv</c> is <c>a/b.csv</c> in it; neither <c>..</c> nor a symbolic link
/// leads out.
/// </summary>
/// <remarks>Whoever can change the folder while a file is opened could still lead out of it; only its owner should.</remarks>
internal sealed class CsvFolder
{
    private const string Scheme = "file:";
    private const int MaxLinks = 40;

    private readonly string _root;

    /// <param name="path">The folder; need not exist yet.</param>
    public CsvFolder(string path) => _root = Path.GetFullPath(path);

    /// <summary>Opens a file of the folder as UTF-8 text; a byte order mark decides otherwise.</summary>
    /// <param name="path">The file's full path.</param>
    /// <exception cref="CypherException">The URL is no file URL or leads out of the folder, or there is no such file.</exception>
    public TextReader Open(string url, out string path)
    {
        path = Resolve(url);
        try
        {
            return new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CsvErrors.Missing(url);
        }
    }

    private string Resolve(string url)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw url.Contains("://", StringComparison.Ordinal)
                ? CsvErrors.Refused(url, "only files are read, nothing from the network", "put the file into the folder and write file:///name.csv")
                : CsvErrors.Refused(url, "no protocol", $"write file:///{url.TrimStart('/')}");
        }

        var rest = url[Scheme.Length..];
        if (rest.StartsWith("//", StringComparison.Ordinal) && !rest.StartsWith("///", StringComparison.Ordinal))
            throw CsvErrors.Refused(url, "file URL may not contain an authority section", "write file:/// with three slashes");

        var relative = Uri.UnescapeDataString(rest).Replace('\\', '/').TrimStart('/');
        if (relative.Length == 0 || relative.Contains('\0', StringComparison.Ordinal))
            throw CsvErrors.Refused(url, "it names no file");
        var full = Path.GetFullPath(relative, _root);
        if (!IsInside(full, _root))
            throw CsvErrors.Refused(url, "it leads out of the folder");
        if (!File.Exists(full))
            throw CsvErrors.Missing(url);
        var real = RealPath(full, MaxLinks);
        return real is not null && IsInside(real, RealPath(_root, MaxLinks) ?? _root)
            ? real
            : throw CsvErrors.Refused(url, "a link leads out of the folder");
    }

    private static bool IsInside(string path, string folder)
    {
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, StringComparison.Ordinal);
    }

    /// <summary>The path with every link in it followed; null when they go round in circles.</summary>
    private static string? RealPath(string path, int links)
    {
        var root = Path.GetPathRoot(path)!; // the path is absolute
        var real = root;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (links == 0 || RealPath(Path.GetFullPath(target, real), links - 1) is not { } followed)
                return null;
            real = followed;
        }

        return real;
    }
}
