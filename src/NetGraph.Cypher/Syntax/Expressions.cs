using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>An expression as written: no name is resolved. Spans are exact, parentheses around an expression are not part of it.</summary>
internal abstract record Expression(SourceSpan Span);

/// <summary>A null, boolean, integer, float or string. A minus before a number belongs to the literal.</summary>
internal sealed record LiteralExpression(SourceSpan Span, GraphValue Value) : Expression(Span);

/// <summary><c>$name</c>.</summary>
internal sealed record ParameterExpression(SourceSpan Span, string Name) : Expression(Span);

internal sealed record VariableExpression(SourceSpan Span, string Name) : Expression(Span);

internal sealed record PropertyExpression(SourceSpan Span, Expression Target, string Key) : Expression(Span);

internal sealed record IndexExpression(SourceSpan Span, Expression Target, Expression Index) : Expression(Span);

internal sealed record SliceExpression(SourceSpan Span, Expression Target, Expression? From, Expression? To) : Expression(Span);

internal sealed record UnaryExpression(SourceSpan Span, UnaryOperator Operator, Expression Operand) : Expression(Span);

/// <summary>Chains of one level lean left and may be thousands deep: walk <see cref="Left"/> in a loop.</summary>
internal sealed record BinaryExpression(SourceSpan Span, BinaryOperator Operator, Expression Left, Expression Right) : Expression(Span);

/// <summary><c>a &lt; b &lt;= c</c>: at least two operators; means the conjunction of neighbours.</summary>
internal sealed record ComparisonChain(SourceSpan Span, IReadOnlyList<Expression> Operands, IReadOnlyList<BinaryOperator> Operators) : Expression(Span);

internal sealed record IsNullExpression(SourceSpan Span, Expression Operand, bool Negated) : Expression(Span);

/// <summary><c>n:A&amp;B</c> or <c>n IS A</c>.</summary>
internal sealed record LabelTestExpression(SourceSpan Span, Expression Operand, LabelExpression Labels) : Expression(Span);

internal sealed record ListExpression(SourceSpan Span, IReadOnlyList<Expression> Items) : Expression(Span);

internal sealed record MapExpression(SourceSpan Span, IReadOnlyList<KeyValuePair<string, Expression>> Entries) : Expression(Span);

/// <summary><c>name(args)</c>; <paramref name="Star"/> is <c>count(*)</c>. The name may be dotted.</summary>
internal sealed record FunctionExpression(SourceSpan Span, string Name, SourceSpan NameSpan, bool Distinct, bool Star, IReadOnlyList<Expression> Arguments)
    : Expression(Span);

internal sealed record CaseExpression(
    SourceSpan Span,
    Expression? Subject,
    IReadOnlyList<CaseAlternative> Alternatives,
    Expression? Else) : Expression(Span);

/// <param name="Whens">Values to equal the subject, or conditions on a <see cref="CaseSubjectExpression"/>; without a subject one condition.</param>
internal sealed record CaseAlternative(IReadOnlyList<Expression> Whens, Expression Then);

/// <summary>The subject of a CASE, where <c>WHEN &gt; 3</c> leaves it out.</summary>
internal sealed record CaseSubjectExpression(SourceSpan Span) : Expression(Span);

/// <summary><c>x IS [NOT] :: INTEGER NOT NULL</c>.</summary>
internal sealed record TypeTestExpression(SourceSpan Span, Expression Operand, bool Negated, TypeExpression Type) : Expression(Span);

/// <summary><c>x IS [NOT] NFC NORMALIZED</c>.</summary>
/// <param name="Form">One of NFC, NFD, NFKC, NFKD.</param>
internal sealed record IsNormalizedExpression(SourceSpan Span, Expression Operand, bool Negated, string Form) : Expression(Span);

internal sealed record ListComprehensionExpression(SourceSpan Span, string Variable, Expression Source, Expression? Predicate, Expression? Projection)
    : Expression(Span);

internal sealed record QuantifierExpression(SourceSpan Span, QuantifierKind Kind, string Variable, Expression Source, Expression? Predicate) : Expression(Span);

internal sealed record ReduceExpression(SourceSpan Span, string Accumulator, Expression Initial, string Variable, Expression Source, Expression Step)
    : Expression(Span);

/// <summary>A path pattern where an expression stands: a predicate, or shortestPath().</summary>
internal sealed record PatternExpression(SourceSpan Span, PathPattern Path) : Expression(Span);

internal sealed record PatternComprehensionExpression(SourceSpan Span, PathPattern Path, Expression? Predicate, Expression Projection) : Expression(Span);

/// <summary>EXISTS, COUNT or COLLECT <c>{ … }</c>.</summary>
internal sealed record SubqueryExpression(SourceSpan Span, SubqueryKind Kind, QueryBody Query) : Expression(Span);

internal sealed record MapProjectionExpression(SourceSpan Span, VariableExpression Target, IReadOnlyList<MapProjectionItem> Items) : Expression(Span);

/// <summary>Both null: <c>.*</c>. <paramref name="Value"/> null: <c>.key</c>. A bare variable has itself as value and its name as key.</summary>
internal sealed record MapProjectionItem(SourceSpan Span, string? Key, Expression? Value);
