namespace NetGraph.PropertyGraph;

/// <summary>Opens stores of some address schemes; each adapter brings one.</summary>
public interface IGraphStoreOpener
{
    /// <summary>Schemes without the colon: <c>memory</c>, <c>file</c>.</summary>
    IReadOnlyList<string> Schemes { get; }

    /// <exception cref="GraphStoreException">The store could not be opened: locked, damaged, newer version, no permission.</exception>
    Task<IGraphStore> OpenAsync(string address, CancellationToken cancellationToken);
}

/// <summary>Picks the opener by the scheme of an address, so that no code asks which store it has.</summary>
public sealed class GraphStoreRegistry(IEnumerable<IGraphStoreOpener> openers)
{
    private readonly Dictionary<string, IGraphStoreOpener> _byScheme = openers
        .SelectMany(o => o.Schemes.Select(s => (s, o)))
        .ToDictionary(p => p.s, p => p.o, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="GraphStoreException">The scheme is unknown, or the store could not be opened.</exception>
    public Task<IGraphStore> OpenAsync(string address, CancellationToken cancellationToken)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : address[..colon];
        return _byScheme.TryGetValue(scheme, out var opener)
            ? opener.OpenAsync(address, cancellationToken)
            : throw new GraphStoreException($"Store address '{address}' has no known scheme; expected one of {string.Join(", ", _byScheme.Keys.Order(StringComparer.Ordinal).Select(s => s + ":"))}.");
    }
}
