using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

/// <summary>The aggregates of one projection; those with the same code are computed once.</summary>
internal sealed class GroupedAggregates
{
    private readonly List<(Variable Variable, BoundAggregateCall Call)> _calls = [];
    private readonly Dictionary<string, Variable> _byCode = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were met.</summary>
    public IReadOnlyList<(Variable Variable, BoundAggregateCall Call)> Calls => _calls;

    /// <summary>What holds the value of an aggregate with the same code; null when there is none yet.</summary>
    /// <param name="text">The query.</param>
    public Variable? Find(string text, FunctionExpression source) => _byCode.GetValueOrDefault(Code(text, source));

    public void Add(string text, FunctionExpression source, Variable variable, BoundAggregateCall call)
    {
        _byCode.Add(Code(text, source), variable);
        _calls.Add((variable, call));
    }

    private static string Code(string text, FunctionExpression source) => SourceCode.Key(text, source.Span)!; // of any length
}
