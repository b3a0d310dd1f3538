using System.Reflection;

namespace NetGraph.Core.Catalogue;

/// <summary>The views that come with the program, read once from the files under <c>cypher/</c>. Thread-safe.</summary>
public sealed class ViewCatalogue
{
    private const string Folder = "cypher/";

    private static readonly Lazy<ViewCatalogue> Loaded = new(Load);

    private readonly Dictionary<string, CatalogueView> _byName;

    private ViewCatalogue(IReadOnlyList<CatalogueView> views)
    {
        Views = views;
        _byName = views.ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    /// <summary>The one catalogue.</summary>
    public static ViewCatalogue Instance => Loaded.Value;

    /// <summary>All views by topic, then name.</summary>
    public IReadOnlyList<CatalogueView> Views { get; }

    /// <summary>The view of that name, or null.</summary>
    public CatalogueView? Find(string name) => _byName.GetValueOrDefault(name);

    private static ViewCatalogue Load()
    {
        var assembly = typeof(ViewCatalogue).Assembly;
        return new ViewCatalogue([.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => CatalogueFile.Parse(name[Folder.Length..].Replace('\\', '/'), ReadText(assembly, name)))
            .OrderBy(v => v.Topic, StringComparer.Ordinal)
            .ThenBy(v => v.Name, StringComparer.Ordinal)]);
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // not null: the name is the assembly's own
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
