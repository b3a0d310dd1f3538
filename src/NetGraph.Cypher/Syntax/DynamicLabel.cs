using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>
/// <c>$(expression)</c> where the name of a label or type stands: a string, or a list of strings, that is computed. Source: Neo4j
/// manual, "Dynamic queries".
/// </summary>
internal sealed record DynamicLabel(SourceSpan Span, DynamicChoice Choice, Expression Value) : LabelExpression;

/// <summary>How many of the computed names an element has to have.</summary>
internal enum DynamicChoice
{
    /// <summary><c>$(…)</c>: all of them. The only form of SET and REMOVE.</summary>
    Unsaid,

    /// <summary><c>$all(…)</c>.</summary>
    All,

    /// <summary><c>$any(…)</c>: at least one. Only where something is matched.</summary>
    Any,
}
