using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>What is asked of an index, computed on each input row.</summary>
internal sealed class IndexSeekCompiler
{
    private readonly EntityKind _entity;
    private readonly NameReference _token;
    private readonly NameReference[] _keys;
    private readonly Evaluator[] _equal;
    private readonly Evaluator? _lower;
    private readonly Evaluator? _upper;
    private readonly Evaluator? _text;
    private readonly IndexAccess _access;

    public IndexSeekCompiler(IndexAccess access, NameCache names, ExpressionCompiler expressions)
    {
        _access = access;
        _entity = access.Entity;
        _token = access.Entity == EntityKind.Node ? names.Label(access.Token) : names.Type(access.Token);
        _keys = [.. access.Keys.Select(names.Key)];
        _equal = expressions.CompileAll(access.Equal);
        _lower = access.Lower is { } lower ? expressions.Compile(lower.Value) : null;
        _upper = access.Upper is { } upper ? expressions.Compile(upper.Value) : null;
        _text = access.Text is { } text ? expressions.Compile(text) : null;
    }

    /// <summary>The index and what is wanted of it; null when nothing can be found, such as by a null.</summary>
    public (IndexShape Shape, IndexSeek Seek)? On(ExecutionState state)
    {
        if (_token.Id < 0 || _keys.Any(k => k.Id < 0))
            return null;
        var shape = new IndexShape(_entity, _token.Id, Array.ConvertAll(_keys, k => k.Id));
        // Values are computed only where a scan would have compared something with them.
        if (state.Graph.HasIndex(shape) && state.Graph.IndexStatistics(shape).Entries == 0)
            return null;

        var text = _text?.Evaluate(state) ?? GraphValue.Null;
        if (_text is not null && text.Kind != GraphValueKind.String)
            return null;
        var seek = new IndexSeek(
            Array.ConvertAll(_equal, e => e.Evaluate(state)),
            _lower is null ? null : new IndexBound(_lower.Evaluate(state), _access.Lower!.IsInclusive), // compiled from it
            _upper is null ? null : new IndexBound(_upper.Evaluate(state), _access.Upper!.IsInclusive), // compiled from it
            _text is null ? null : text.AsString(),
            _access.Match);
        return seek.IsEmpty() ? null : (shape, seek);
    }
}
