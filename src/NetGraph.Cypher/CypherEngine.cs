using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>
/// The openCypher engine: text in, <see cref="PreparedQuery"/> out, which runs against any <see cref="Storage.IGraphReader"/>.
/// Thread-safe; one serves all transactions.
/// </summary>
internal sealed class CypherEngine
{
    private readonly CypherEngineOptions _options;
    private readonly Func<string, BoundStatement> _bind;
    private readonly PreparedQueryCache _cache;

    /// <param name="bind">From text to a checked statement.</param>
    public CypherEngine(CypherEngineOptions options, Func<string, BoundStatement> bind)
    {
        _options = options;
        _bind = bind;
        _cache = new PreparedQueryCache(options.PlanCacheSize);
    }

    /// <summary>Checks a statement as far as that is possible without data; the result is kept and handed out again for the same text.</summary>
    /// <param name="text">One statement; a trailing semicolon is allowed.</param>
    /// <exception cref="QueryException">Syntax or semantics, with the place in the text.</exception>
    public PreparedQuery Prepare(string text)
    {
        if (_cache.Find(text) is { } known)
            return known;
        var prepared = new PreparedQuery(_bind(text), _options);
        _cache.Add(text, prepared);
        return prepared;
    }
}
