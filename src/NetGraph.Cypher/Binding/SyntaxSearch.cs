using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

/// <summary>Looks through an expression without recursion. Subqueries and patterns are leaves: what is inside is their own matter.</summary>
internal static class SyntaxSearch
{
    public static bool Any(Expression root, Func<Expression, bool> wanted)
    {
        if (root is VariableExpression or LiteralExpression)
            return wanted(root);

        var open = new Stack<Expression>();
        open.Push(root);
        while (open.TryPop(out var expression))
        {
            if (wanted(expression))
                return true;
            PushChildren(expression, open);
        }

        return false;
    }

    private static void PushChildren(Expression expression, Stack<Expression> open)
    {
        switch (expression)
        {
            case PropertyExpression e:
                open.Push(e.Target);
                break;
            case IndexExpression e:
                Push(open, e.Target, e.Index);
                break;
            case SliceExpression e:
                Push(open, e.Target, e.From, e.To);
                break;
            case UnaryExpression e:
                open.Push(e.Operand);
                break;
            case BinaryExpression e:
                Push(open, e.Left, e.Right);
                break;
            case ComparisonChain e:
                Push(open, [.. e.Operands]);
                break;
            case IsNullExpression e:
                open.Push(e.Operand);
                break;
            case LabelTestExpression e:
                Push(open, [e.Operand, .. e.Labels.Leaves().OfType<DynamicLabel>().Select(label => label.Value)]);
                break;
            case TypeTestExpression e:
                open.Push(e.Operand);
                break;
            case IsNormalizedExpression e:
                open.Push(e.Operand);
                break;
            case ListExpression e:
                Push(open, [.. e.Items]);
                break;
            case MapExpression e:
                Push(open, [.. e.Entries.Select(entry => entry.Value)]);
                break;
            case FunctionExpression e:
                Push(open, [.. e.Arguments]);
                break;
            case CaseExpression e:
                Push(open, [e.Subject, e.Else, .. e.Alternatives.SelectMany(a => a.Whens), .. e.Alternatives.Select(a => a.Then)]);
                break;
            case ListComprehensionExpression e:
                Push(open, e.Source, e.Predicate, e.Projection);
                break;
            case QuantifierExpression e:
                Push(open, e.Source, e.Predicate);
                break;
            case ReduceExpression e:
                Push(open, e.Initial, e.Source, e.Step);
                break;
            case PatternComprehensionExpression e:
                Push(open, e.Predicate, e.Projection);
                break;
            case MapProjectionExpression e:
                Push(open, [e.Target, .. e.Items.Select(item => item.Value)]);
                break;
        }
    }

    private static void Push(Stack<Expression> open, params ReadOnlySpan<Expression?> children)
    {
        foreach (var child in children)
        {
            if (child is not null)
                open.Push(child);
        }
    }
}
