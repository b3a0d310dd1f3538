using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

// CASE, also with several values after a WHEN and with predicates that lack their left side.
internal sealed partial class Binder
{
    /// <summary>What stands in for the subject in <c>WHEN &gt; 3</c>.</summary>
    private BoundExpression? _caseSubject;

    private BoundExpression BindCase(CaseExpression expression) =>
        expression.Subject is { } subject && expression.Alternatives.Any(a => a.Whens.Count > 1 || IsPartial(a.Whens[0]))
            ? BindExtendedCase(expression, subject)
            : BindPlainCase(expression);

    private BoundCase BindPlainCase(CaseExpression expression)
    {
        var subject = expression.Subject is null ? null : BindExpression(expression.Subject);
        return FinishCase(expression, subject, when => subject is null ? BindCondition(when) : BindExpression(when));
    }

    /// <summary>The subject is computed once, and every WHEN becomes a condition on it.</summary>
    private BoundLet BindExtendedCase(CaseExpression expression, Expression subjectSyntax)
    {
        var value = BindExpression(subjectSyntax);
        var subject = new BoundVariable(subjectSyntax.Span, Anonymous(value.Types));
        var body = FinishCase(expression, null, when =>
        {
            if (!IsPartial(when))
                return Equal(subject, BindExpression(when));
            var outer = _caseSubject;
            _caseSubject = subject;
            var condition = BindCondition(when);
            _caseSubject = outer;
            return condition;
        });
        return new BoundLet(expression.Span, subject.Variable, value, body);
    }

    private BoundCase FinishCase(CaseExpression expression, BoundExpression? subject, Func<Expression, BoundExpression> bindWhen)
    {
        var alternatives = new List<(BoundExpression, BoundExpression)>(expression.Alternatives.Count);
        var types = ValueTypes.None;
        foreach (var (whens, then) in expression.Alternatives)
        {
            var conditions = whens.Select(bindWhen).ToList();
            var result = BindExpression(then);
            types |= result.Types;
            alternatives.Add((conditions.Count == 1 ? conditions[0] : Junction(BinaryOperator.Or, conditions, 0, conditions.Count), result));
        }

        var otherwise = expression.Else is null ? null : BindExpression(expression.Else);
        return new BoundCase(expression.Span, subject, alternatives, otherwise, types | (otherwise?.Types ?? ValueTypes.Null));
    }

    private BoundExpression BindCondition(Expression when) => RequireTypes(BindBoolean(when), StaticTypes.BooleanOrNull, "WHEN");

    private static BoundBinary Equal(BoundExpression left, BoundExpression right) => new(right.Span, BinaryOperator.Equal, left, right, StaticTypes.BooleanOrNull);

    private static bool IsPartial(Expression when) => when switch
    {
        BinaryExpression e => e.Left is CaseSubjectExpression,
        IsNullExpression e => e.Operand is CaseSubjectExpression,
        TypeTestExpression e => e.Operand is CaseSubjectExpression,
        IsNormalizedExpression e => e.Operand is CaseSubjectExpression,
        _ => false,
    };
}
