using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Walks bound expressions: which variables they read, which subqueries they hold, how conjunctions split.</summary>
internal static class ExpressionTree
{
    /// <summary>Direct operands. The inside of a subquery is not among them.</summary>
    public static IEnumerable<BoundExpression> Children(BoundExpression expression) => expression switch
    {
        BoundProperty e => [e.Target],
        BoundIndex e => [e.Target, e.Index],
        BoundDegree e => [e.Node],
        BoundSlice e => Present(e.Target, e.From, e.To),
        BoundUnary e => [e.Operand],
        BoundBinary e => [e.Left, e.Right],
        BoundIsNull e => [e.Operand],
        BoundLabelTest e => [e.Operand],
        BoundDynamicLabelTest e => [e.Operand, e.Value],
        BoundTypeTest e => [e.Operand],
        BoundIsNormalized e => [e.Operand],
        BoundLet e => [e.Value, e.Body],
        BoundList e => e.Items,
        BoundMap e => e.Entries.Select(p => p.Value),
        BoundFunctionCall e => e.Arguments,
        BoundAggregateCall e => e.Arguments,
        BoundCase e => Present([e.Subject, .. e.Alternatives.SelectMany(a => new[] { a.When, a.Then }), e.Else]),
        BoundListComprehension e => Present(e.Source, e.Predicate, e.Projection),
        BoundQuantifier e => [e.Source, e.Predicate],
        BoundReduce e => [e.Initial, e.Source, e.Step],
        BoundMapProjection e => Present([e.Target, .. e.Items.Select(i => i.Value)]),
        _ => [],
    };

    /// <summary>The expression and everything in it, the inside of subqueries excepted.</summary>
    public static IEnumerable<BoundExpression> Descendants(BoundExpression expression)
    {
        var pending = new Stack<BoundExpression>();
        pending.Push(expression);
        while (pending.TryPop(out var current))
        {
            yield return current;
            foreach (var child in Children(current))
                pending.Push(child);
        }
    }

    /// <summary>Variables of the row that the expression reads, those local to comprehensions excepted.</summary>
    public static HashSet<Variable> FreeVariables(BoundExpression expression)
    {
        var read = new HashSet<Variable>();
        var local = new HashSet<Variable>();
        foreach (var node in Descendants(expression))
        {
            switch (node)
            {
                case BoundVariable e:
                    read.Add(e.Variable);
                    break;
                case BoundSubquery e:
                    read.UnionWith(e.Imports);
                    break;
                case BoundLet e:
                    local.Add(e.Variable);
                    break;
                case BoundListComprehension e:
                    local.Add(e.Variable);
                    break;
                case BoundQuantifier e:
                    local.Add(e.Variable);
                    break;
                case BoundReduce e:
                    local.Add(e.Accumulator);
                    local.Add(e.Variable);
                    break;
            }
        }

        read.ExceptWith(local);
        return read;
    }

    /// <summary>Splits <c>a AND b AND c</c>; anything else is its own only part.</summary>
    public static IEnumerable<BoundExpression> Conjuncts(BoundExpression expression)
    {
        var pending = new Stack<BoundExpression>();
        pending.Push(expression);
        while (pending.TryPop(out var current))
        {
            if (current is BoundBinary { Operator: BinaryOperator.And } both)
            {
                pending.Push(both.Right);
                pending.Push(both.Left);
            }
            else
            {
                yield return current;
            }
        }
    }

    private static IEnumerable<BoundExpression> Present(params IEnumerable<BoundExpression?> expressions)
    {
        foreach (var expression in expressions)
        {
            if (expression is not null)
                yield return expression;
        }
    }
}
