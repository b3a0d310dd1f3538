using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

internal sealed partial class Binder
{
    /// <summary>From this many operands on, AND, OR and XOR become a balanced tree, whose depth no later stage need fear.</summary>
    private const int BalancedFrom = 16;

    private BoundUnary BindUnary(UnaryExpression unary)
    {
        if (unary.Operator == UnaryOperator.Not)
        {
            var condition = RequireTypes(BindBoolean(unary.Operand), StaticTypes.BooleanOrNull, "NOT");
            return new BoundUnary(unary.Span, unary.Operator, condition, StaticTypes.BooleanOrNull);
        }

        var operand = BindExpression(unary.Operand);
        RequireTypes(operand, ValueTypes.Number | ValueTypes.Duration | ValueTypes.Null, unary.Operator == UnaryOperator.Negate ? "'-'" : "'+'");
        return new BoundUnary(unary.Span, unary.Operator, operand, operand.Types & (ValueTypes.Number | ValueTypes.Duration | ValueTypes.Null));
    }

    /// <summary>Goes down the left edge in a loop: chains may be thousands long.</summary>
    private BoundExpression BindBinary(BinaryExpression root)
    {
        var edge = new Stack<BinaryExpression>();
        edge.Push(root);
        Expression at = root.Left;
        BoundExpression? left = null;
        while (at is BinaryExpression next)
        {
            left = FindKey(next);
            if (left is not null)
                break;
            edge.Push(next);
            at = next.Left;
        }

        left ??= BindOperand(edge.Peek().Operator, at);
        while (edge.TryPop(out var node))
            left = IsJunction(node.Operator) ? BindJunction(node, left, edge) : Combine(node, left, BindOperand(node.Operator, node.Right));
        return left;
    }

    private static bool IsJunction(BinaryOperator @operator) => @operator is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor;

    private BoundExpression BindOperand(BinaryOperator @operator, Expression operand) =>
        IsJunction(@operator) ? BindBoolean(operand) : BindExpression(operand);

    private BoundBinary Combine(BinaryExpression node, BoundExpression left, BoundExpression right)
    {
        CheckOperands(node.Operator, left, right);
        return new BoundBinary(node.Span, node.Operator, left, right, StaticTypes.Result(node.Operator, left.Types, right.Types));
    }

    private void CheckOperands(BinaryOperator @operator, BoundExpression left, BoundExpression right)
    {
        if (StaticTypes.Wanted(@operator) is { } wanted)
        {
            RequireTypes(left, wanted.Left, Symbol(@operator));
            RequireTypes(right, wanted.Right, Symbol(@operator));
        }
        else if (@operator == BinaryOperator.Add && !StaticTypes.CanAdd(left.Types, right.Types))
        {
            throw Error(
                "InvalidArgumentType",
                $"{StaticTypes.Describe(left.Types)} and {StaticTypes.Describe(right.Types)} cannot be added.",
                left.Span.To(right.Span));
        }
    }

    /// <summary>A run of ANDs (or ORs, or XORs, which are as associative): all its operands, then the tree.</summary>
    private BoundExpression BindJunction(BinaryExpression first, BoundExpression left, Stack<BinaryExpression> edge)
    {
        var operands = new List<BoundExpression> { left };
        BinaryExpression? node = first;
        while (node is not null)
        {
            operands.Add(BindBoolean(node.Right));
            node = edge.TryPeek(out var next) && next.Operator == first.Operator ? edge.Pop() : null;
        }

        foreach (var operand in operands)
            RequireTypes(operand, StaticTypes.BooleanOrNull, Symbol(first.Operator));
        return Junction(first.Operator, operands, 0, operands.Count);
    }

    private static BoundExpression Junction(BinaryOperator @operator, List<BoundExpression> operands, int from, int count)
    {
        if (count == 1)
            return operands[from];

        var half = count < BalancedFrom ? count - 1 : count / 2;
        var left = Junction(@operator, operands, from, half);
        var right = Junction(@operator, operands, from + half, count - half);
        return new BoundBinary(left.Span.To(right.Span), @operator, left, right, StaticTypes.BooleanOrNull);
    }

    private BoundExpression BindChain(ComparisonChain chain)
    {
        var operands = chain.Operands.Select(BindExpression).ToList();
        var comparisons = new List<BoundExpression>(chain.Operators.Count);
        for (var i = 0; i < chain.Operators.Count; i++)
        {
            var span = operands[i].Span.To(operands[i + 1].Span);
            comparisons.Add(new BoundBinary(span, chain.Operators[i], operands[i], operands[i + 1], StaticTypes.BooleanOrNull));
        }

        return Junction(BinaryOperator.And, comparisons, 0, comparisons.Count);
    }

    private static string Symbol(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.Xor => "XOR",
        BinaryOperator.And => "AND",
        BinaryOperator.In => "IN",
        BinaryOperator.Subtract => "'-'",
        BinaryOperator.Multiply => "'*'",
        BinaryOperator.Divide => "'/'",
        BinaryOperator.Modulo => "'%'",
        BinaryOperator.Power => "'^'",
        BinaryOperator.Concatenate => "'||'",
        _ => @operator.ToString(),
    };
}
