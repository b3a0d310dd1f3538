using System.Runtime.CompilerServices;
using System.Text;
using NetGraph.Cypher.Binding;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>Renders bound expressions for plans, close to Cypher, with parentheses wherever operators nest.</summary>
internal static class ExpressionText
{
    private static readonly Variable Unnamed = new("  far", Functions.ValueTypes.Any);

    /// <summary>What nests too deeply is shown as an ellipsis.</summary>
    public static string Render(BoundExpression expression) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? "…" : expression switch
    {
        BoundLiteral e => GraphValueText.Render(e.Value),
        BoundParameter e => "$" + e.Name,
        BoundVariable e => e.Variable.ToString(),
        BoundProperty e => $"{Inner(e.Target)}.{e.Key}",
        BoundIndex e => $"{Inner(e.Target)}[{Render(e.Index)}]",
        BoundSlice e => $"{Inner(e.Target)}[{Optional(e.From)}..{Optional(e.To)}]",
        BoundDegree e => $"degree({PatternText.Hop(e.Node.Variable, Unnamed, e.Direction, e.RelationshipTypes, null, Unnamed)})".Replace(Unnamed.ToString(), "", StringComparison.Ordinal),
        BoundUnary e => Unary(e.Operator) + Inner(e.Operand),
        BoundBinary e => Chain(e),
        BoundIsNull e => $"{Inner(e.Operand)} IS {(e.Negated ? "NOT " : "")}NULL",
        BoundLabelTest e => $"{Inner(e.Operand)}:{Labels(e.Labels)}",
        BoundDynamicLabelTest e => $"{Inner(e.Operand)}:{Dynamic(e.IsAny, e.Value)}",
        BoundTypeTest e => $"{Inner(e.Operand)} IS {(e.Negated ? "NOT " : "")}:: {Functions.TypeMatching.Render(e.Type)}",
        BoundIsNormalized e => $"{Inner(e.Operand)} IS {(e.Negated ? "NOT " : "")}{e.Form} NORMALIZED",
        BoundLet e => $"LET {e.Variable} = {Render(e.Value)} IN {Render(e.Body)}",
        BoundList e => $"[{Render(e.Items)}]",
        BoundMap e => $"{{{string.Join(", ", e.Entries.Select(p => $"{p.Key}: {Render(p.Value)}"))}}}",
        BoundFunctionCall e => $"{e.Function.Name}({Render(e.Arguments)})",
        BoundAggregateCall e => $"{e.Function.Name}({(e.Distinct ? "DISTINCT " : "")}{(e.Arguments.Count == 0 ? "*" : Render(e.Arguments))})",
        BoundCase e => $"CASE {Optional(e.Subject)}{string.Concat(e.Alternatives.Select(a => $" WHEN {Render(a.When)} THEN {Render(a.Then)}"))}{(e.Else is null ? "" : " ELSE " + Render(e.Else))} END",
        BoundListComprehension e => $"[{e.Variable} IN {Render(e.Source)}{(e.Predicate is null ? "" : " WHERE " + Render(e.Predicate))}{(e.Projection is null ? "" : " | " + Render(e.Projection))}]",
        BoundQuantifier e => $"{e.Kind}({e.Variable} IN {Render(e.Source)} WHERE {Render(e.Predicate)})".ToLowerInvariantFirst(),
        BoundReduce e => $"reduce({e.Accumulator} = {Render(e.Initial)}, {e.Variable} IN {Render(e.Source)} | {Render(e.Step)})",
        BoundSubquery e => $"{e.Kind.ToString().ToUpperInvariant()} {{…}}",
        BoundMapProjection e => $"{Inner(e.Target)} {{{string.Join(", ", e.Items.Select(Item))}}}",
        _ => expression.GetType().Name,
    };

    public static string Render(IEnumerable<BoundExpression> expressions) => string.Join(", ", expressions.Select(Render));

    public static string Labels(LabelExpression labels) => labels switch
    {
        LabelName l => l.Name,
        LabelWildcard => "%",
        LabelAnd l => $"{Labels(l.Left)}&{Labels(l.Right)}",
        LabelOr l => $"({Labels(l.Left)}|{Labels(l.Right)})",
        LabelNot l => $"!{Labels(l.Operand)}",
        BoundDynamicLabel l => Dynamic(l.IsAny, l.Value),
        _ => labels.GetType().Name,
    };

    private static string Dynamic(bool isAny, BoundExpression value) => $"{(isAny ? "$any" : "$")}({Render(value)})";

    /// <summary>Goes down the left edge in a loop: a sum may have thousands of terms.</summary>
    private static string Chain(BoundBinary top)
    {
        var edge = new Stack<BoundBinary>([top]);
        while (edge.Peek().Left is BoundBinary left)
            edge.Push(left);
        var text = new StringBuilder().Append('(', edge.Count - 1).Append(Inner(edge.Peek().Left));
        while (edge.TryPop(out var node))
        {
            text.Append(' ').Append(Symbol(node.Operator)).Append(' ').Append(Inner(node.Right));
            if (edge.Count > 0)
                text.Append(')');
        }

        return text.ToString();
    }

    private static string Optional(BoundExpression? expression) => expression is null ? "" : Render(expression);

    private static string Inner(BoundExpression expression) =>
        expression is BoundBinary or BoundUnary or BoundIsNull ? $"({Render(expression)})" : Render(expression);

    private static string Item(BoundMapProjectionItem item) =>
        item.Key is null ? ".*" : item.Value is null ? "." + item.Key : $"{item.Key}: {Render(item.Value)}";

    private static string Unary(UnaryOperator op) => op switch
    {
        UnaryOperator.Not => "NOT ",
        UnaryOperator.Negate => "-",
        _ => "+",
    };

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.Xor => "XOR",
        BinaryOperator.And => "AND",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "IN",
        BinaryOperator.StartsWith => "STARTS WITH",
        BinaryOperator.EndsWith => "ENDS WITH",
        BinaryOperator.Contains => "CONTAINS",
        BinaryOperator.RegexMatch => "=~",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        _ => "||",
    };

    private static string ToLowerInvariantFirst(this string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
