using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>The labels, or the type, that something written is to have: names of the text, and names computed on each row.</summary>
internal sealed class ElementNames
{
    private readonly string[]? _written;
    private readonly (string Name, Evaluator? Value, SourceSpan Span)[] _leaves;

    /// <param name="labels">Null: none. Holds names and computed names, all of which are meant.</param>
    public ElementNames(LabelExpression? labels, ExpressionCompiler compiler)
        : this(labels is null ? [] : [labels], compiler)
    {
    }

    public ElementNames(IEnumerable<LabelExpression> labels, ExpressionCompiler compiler)
    {
        _leaves = [.. labels.SelectMany(l => l.Leaves()).Select(leaf => leaf switch
        {
            LabelName name => (name.Name, (Evaluator?)null, default(SourceSpan)),
            BoundDynamicLabel dynamic => ("", compiler.Compile(dynamic.Value), dynamic.Span),
            _ => throw new ArgumentException($"A {leaf.GetType().Name} cannot be written.", nameof(labels)),
        })];
        _written = _leaves.Any(l => l.Value is not null) ? null : [.. _leaves.Select(l => l.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Each name once, in order; the same array on every row when none is computed.</summary>
    /// <exception cref="CypherException">A computed value is null, no string or list of strings, or no name.</exception>
    public string[] On(ExecutionState state) => _written ?? [.. _leaves
        .SelectMany(l => l.Value is null ? [l.Name] : Names(l.Value, l.Span, state))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>The only name.</summary>
    /// <exception cref="CypherException">The same, or there is none or more than one.</exception>
    public string SingleOn(ExecutionState state)
    {
        var names = On(state);
        return names.Length == 1
            ? names[0]
            : throw CypherErrors.Type("NoSingleRelationshipType", $"A relationship has exactly one type: found {names.Length} for it.").At(_leaves[0].Span, state.Text);
    }

    private static List<string> Names(Evaluator value, SourceSpan span, ExecutionState state)
    {
        try
        {
            return [.. DynamicNames.Written(value.Evaluate(state))];
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
    }
}
