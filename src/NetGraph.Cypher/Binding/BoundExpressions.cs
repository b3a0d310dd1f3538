using System.Text;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// An expression after binding: every name is a <see cref="Variable"/>, every function a definition, every operand type
/// checked, nested patterns turned into subqueries. <paramref name="Span"/> points into the statement's text for runtime errors.
/// </summary>
internal abstract record BoundExpression(SourceSpan Span, ValueTypes Types);

internal sealed record BoundLiteral(SourceSpan Span, GraphValue Value) : BoundExpression(Span, (ValueTypes)(1 << (int)Value.Kind));

internal sealed record BoundParameter(SourceSpan Span, string Name) : BoundExpression(Span, ValueTypes.Any);

internal sealed record BoundVariable(SourceSpan Span, Variable Variable) : BoundExpression(Span, Variable.Types);

/// <summary><c>target.key</c> on an entity, map, temporal value or point.</summary>
internal sealed record BoundProperty(SourceSpan Span, BoundExpression Target, string Key) : BoundExpression(Span, ValueTypes.Any);

/// <summary><c>target[index]</c> on a list, map or entity.</summary>
internal sealed record BoundIndex(SourceSpan Span, BoundExpression Target, BoundExpression Index) : BoundExpression(Span, ValueTypes.Any);

/// <summary><c>target[from..to]</c>; a bound left out is null (the C# null), not Cypher's null.</summary>
internal sealed record BoundSlice(SourceSpan Span, BoundExpression Target, BoundExpression? From, BoundExpression? To)
    : BoundExpression(Span, ValueTypes.List | ValueTypes.Null);

internal sealed record BoundUnary(SourceSpan Span, UnaryOperator Operator, BoundExpression Operand, ValueTypes Types) : BoundExpression(Span, Types);

/// <summary>A chain <c>a &lt; b &lt; c</c> arrives as a conjunction of neighbours.</summary>
internal sealed record BoundBinary(SourceSpan Span, BinaryOperator Operator, BoundExpression Left, BoundExpression Right, ValueTypes Types)
    : BoundExpression(Span, Types);

internal sealed record BoundIsNull(SourceSpan Span, BoundExpression Operand, bool Negated) : BoundExpression(Span, ValueTypes.Boolean);

/// <summary><c>n:A&amp;!B</c> on a node, or a type test on a relationship; null on null.</summary>
internal sealed record BoundLabelTest(SourceSpan Span, BoundExpression Operand, LabelExpression Labels)
    : BoundExpression(Span, ValueTypes.Boolean | ValueTypes.Null);

/// <summary><c>n:$(names)</c>, or <c>n:$any(names)</c> with <paramref name="IsAny"/>, on a node or relationship; null on null.</summary>
/// <param name="Value">Gives a string or a list of strings.</param>
internal sealed record BoundDynamicLabelTest(SourceSpan Span, BoundExpression Operand, BoundExpression Value, bool IsAny)
    : BoundExpression(Span, ValueTypes.Boolean | ValueTypes.Null);

internal sealed record BoundList(SourceSpan Span, IReadOnlyList<BoundExpression> Items) : BoundExpression(Span, ValueTypes.List);

internal sealed record BoundMap(SourceSpan Span, IReadOnlyList<KeyValuePair<string, BoundExpression>> Entries) : BoundExpression(Span, ValueTypes.Map);

internal sealed record BoundFunctionCall(SourceSpan Span, FunctionDefinition Function, IReadOnlyList<BoundExpression> Arguments)
    : BoundExpression(Span, Function.ReturnType);

/// <summary>Occurs only in <see cref="BoundProjection.Aggregates"/>. No arguments: <c>count(*)</c>.</summary>
internal sealed record BoundAggregateCall(SourceSpan Span, AggregateDefinition Function, IReadOnlyList<BoundExpression> Arguments, bool Distinct)
    : BoundExpression(Span, Function.ReturnType);

/// <summary><c>x IS [NOT] :: T</c>; never null.</summary>
internal sealed record BoundTypeTest(SourceSpan Span, BoundExpression Operand, bool Negated, TypeExpression Type) : BoundExpression(Span, ValueTypes.Boolean);

/// <summary><c>x IS [NOT] NORMALIZED</c>; null on anything but a string.</summary>
internal sealed record BoundIsNormalized(SourceSpan Span, BoundExpression Operand, bool Negated, NormalizationForm Form)
    : BoundExpression(Span, ValueTypes.Boolean | ValueTypes.Null);

/// <summary>A value with a name inside the body, where it is read more than once and computed once.</summary>
internal sealed record BoundLet(SourceSpan Span, Variable Variable, BoundExpression Value, BoundExpression Body) : BoundExpression(Span, Body.Types);

/// <summary>With a subject: the first alternative whose condition equals it; without: the first whose condition is true.</summary>
internal sealed record BoundCase(
    SourceSpan Span,
    BoundExpression? Subject,
    IReadOnlyList<(BoundExpression When, BoundExpression Then)> Alternatives,
    BoundExpression? Else,
    ValueTypes Types) : BoundExpression(Span, Types);

internal sealed record BoundListComprehension(SourceSpan Span, Variable Variable, BoundExpression Source, BoundExpression? Predicate, BoundExpression? Projection)
    : BoundExpression(Span, ValueTypes.List | ValueTypes.Null);

internal sealed record BoundQuantifier(SourceSpan Span, QuantifierKind Kind, Variable Variable, BoundExpression Source, BoundExpression Predicate)
    : BoundExpression(Span, ValueTypes.Boolean | ValueTypes.Null);

/// <summary><c>reduce(accumulator = initial, variable IN source | step)</c>.</summary>
internal sealed record BoundReduce(SourceSpan Span, Variable Accumulator, BoundExpression Initial, Variable Variable, BoundExpression Source, BoundExpression Step)
    : BoundExpression(Span, ValueTypes.Any);

/// <summary>A query nested in an expression. It may read every variable in <paramref name="Imports"/> of the outer row; they are the same objects inside.</summary>
internal sealed record BoundSubquery(SourceSpan Span, SubqueryKind Kind, BoundQuery Query, IReadOnlyList<Variable> Imports, ValueTypes Types)
    : BoundExpression(Span, Types);

/// <summary><c>target {.a, .*, key: expression}</c>; in order, a later key wins.</summary>
internal sealed record BoundMapProjection(SourceSpan Span, BoundExpression Target, IReadOnlyList<BoundMapProjectionItem> Items)
    : BoundExpression(Span, ValueTypes.Map | ValueTypes.Null);

/// <summary>Both null: <c>.*</c>. Value null: <c>.key</c>.</summary>
internal sealed record BoundMapProjectionItem(string? Key, BoundExpression? Value);
