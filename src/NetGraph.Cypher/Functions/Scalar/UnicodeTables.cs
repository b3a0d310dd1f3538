using System.Globalization;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// What normal forms need of the Unicode character database, read once from <c>UnicodeDecompositions.txt</c>, which says its own version and form.
/// </summary>
internal sealed class UnicodeTables
{
    private static readonly Lazy<UnicodeTables> Loaded = new(() => new UnicodeTables());

    private readonly Dictionary<int, int[]> _canonical = [];
    private readonly Dictionary<int, int[]> _compatible = [];
    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];

    private UnicodeTables()
    {
        var leftOut = new HashSet<int>();
        foreach (var line in Lines())
        {
            switch (line[0])
            {
                case '#':
                    break;
                case '!':
                    leftOut.UnionWith(Ranges(line[1..]));
                    break;
                case '@':
                    var gap = line.IndexOf(' ', StringComparison.Ordinal);
                    var combiningClass = int.Parse(line.AsSpan(1, gap - 1), CultureInfo.InvariantCulture);
                    foreach (var point in Ranges(line[(gap + 1)..]))
                        _classes[point] = combiningClass;
                    break;
                default:
                    var mark = line.IndexOfAny(['=', '~']);
                    var parts = Array.ConvertAll(line[(mark + 1)..].Split(' '), Hex);
                    (line[mark] == '=' ? _canonical : _compatible)[Hex(line[..mark])] = parts;
                    break;
            }
        }

        foreach (var (whole, parts) in _canonical)
        {
            if (parts.Length == 2 && !leftOut.Contains(whole))
                _compositions[(parts[0], parts[1])] = whole;
        }
    }

    public static UnicodeTables Instance => Loaded.Value;

    /// <summary>0 for all but combining marks.</summary>
    public int CombiningClass(int point) => _classes.GetValueOrDefault(point);

    /// <summary>The character that two others make, or null.</summary>
    public int? Composition(int first, int second) => _compositions.TryGetValue((first, second), out var whole) ? whole : null;

    /// <summary>The parts of a character taken apart as far as it goes; null when it has none.</summary>
    public IReadOnlyList<int>? Decomposition(int point, bool compatible)
    {
        if (Step(point, compatible) is not { } parts)
            return null;

        // Each step leads to characters that lie further down: the database has no circles.
        return [.. parts.SelectMany(part => Decomposition(part, compatible) ?? [part])];
    }

    private int[]? Step(int point, bool compatible) =>
        _canonical.GetValueOrDefault(point) ?? (compatible ? _compatible.GetValueOrDefault(point) : null);

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream("UnicodeDecompositions.txt")
            ?? throw new InvalidOperationException("The Unicode tables are not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static IEnumerable<int> Ranges(string text) => text.Split(' ').SelectMany(range =>
    {
        var ends = Array.ConvertAll(range.Split('-'), Hex);
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    });

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
