using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>
/// The openCypher engine: text in, <see cref="PreparedQuery"/> out, which runs against any <see cref="Storage.IGraphReader"/>.
/// Thread-safe; one serves all transactions.
/// </summary>
internal sealed class CypherEngine
{
    private readonly CypherEngineOptions _options;
    private readonly ProcedureRegistry _procedures;
    private readonly PreparedQueryCache _cache;

    /// <param name="options">Null: the defaults.</param>
    /// <param name="procedures">Null: the built-in ones. Not to be changed once the engine has prepared anything.</param>
    public CypherEngine(CypherEngineOptions? options = null, ProcedureRegistry? procedures = null)
    {
        _options = options ?? new CypherEngineOptions();
        _procedures = procedures ?? BuiltInProcedures.CreateRegistry();
        _cache = new PreparedQueryCache(_options.PlanCacheSize);
    }

    /// <summary>Checks a statement as far as that is possible without data; the result is kept and handed out again for the same text.</summary>
    /// <param name="text">One statement; a trailing semicolon is allowed.</param>
    /// <param name="watch">Looked at between the stages, each of which takes time in proportion to the text; null: nobody waits.</param>
    /// <exception cref="QueryException">Syntax or semantics, with the place in the text.</exception>
    public PreparedQuery Prepare(string text, PlanWatch? watch = null)
    {
        if (_cache.Find(text) is { } known)
            return known;
        watch?.Check();
        var parsed = Parser.Parse(text);
        watch?.Check();
        var prepared = new PreparedQuery(Binder.Bind(parsed, _procedures), _options, this);
        _cache.Add(text, prepared);
        return prepared;
    }
}
