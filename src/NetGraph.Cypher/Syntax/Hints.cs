using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal enum HintKind
{
    /// <summary><c>USING INDEX n:Label(key)</c>.</summary>
    Index,

    /// <summary><c>USING SCAN n:Label</c>.</summary>
    Scan,

    /// <summary><c>USING JOIN ON n, m</c>.</summary>
    Join,
}

/// <summary>A wish about the plan of a MATCH.</summary>
/// <param name="Variables">One but for joins.</param>
/// <param name="Label">Label or type; null for joins.</param>
/// <param name="Keys">Of an index.</param>
internal sealed record UsingHint(SourceSpan Span, HintKind Kind, IReadOnlyList<VariableExpression> Variables, string? Label, IReadOnlyList<string> Keys);
