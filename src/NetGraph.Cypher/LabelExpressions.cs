namespace NetGraph.Cypher;

/// <summary>A boolean combination of label or type names (Neo4j 5 label expressions).</summary>
internal abstract record LabelExpression
{
    /// <summary>The names and wildcards it is made of, from left to right, whatever binds them.</summary>
    public IEnumerable<LabelExpression> Leaves()
    {
        var open = new Stack<LabelExpression>([this]);
        while (open.TryPop(out var expression))
        {
            switch (expression)
            {
                case LabelAnd both:
                    open.Push(both.Right);
                    open.Push(both.Left);
                    break;
                case LabelOr either:
                    open.Push(either.Right);
                    open.Push(either.Left);
                    break;
                case LabelNot not:
                    open.Push(not.Operand);
                    break;
                default:
                    yield return expression;
                    break;
            }
        }
    }
}

internal sealed record LabelName(string Name) : LabelExpression;

/// <summary><c>%</c>: at least one label.</summary>
internal sealed record LabelWildcard : LabelExpression;

internal sealed record LabelAnd(LabelExpression Left, LabelExpression Right) : LabelExpression;

internal sealed record LabelOr(LabelExpression Left, LabelExpression Right) : LabelExpression;

internal sealed record LabelNot(LabelExpression Operand) : LabelExpression;
