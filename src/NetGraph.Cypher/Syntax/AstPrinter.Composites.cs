namespace NetGraph.Cypher.Syntax;

internal sealed partial class AstPrinter
{
    private void WriteComposite(Expression expression)
    {
        switch (expression)
        {
            case ListExpression e:
                WriteList(e);
                break;
            case MapExpression e:
                _out.Append('{');
                List(e.Entries, entry =>
                {
                    _out.Append(Name(entry.Key)).Append(": ");
                    Write(entry.Value);
                });
                _out.Append('}');
                break;
            case FunctionExpression e:
                _out.AppendJoin('.', e.Name.Split('.').Select(FunctionName)).Append('(').Append(e.Distinct ? "DISTINCT " : "").Append(e.Star ? "*" : "");
                List(e.Arguments, Write);
                _out.Append(')');
                break;
            case CaseExpression e:
                WriteCase(e);
                break;
            case ListComprehensionExpression e:
                _out.Append('[').Append(Name(e.Variable)).Append(" IN ");
                Write(e.Source);
                FilterAndProject(e.Predicate, e.Projection);
                break;
            case PatternComprehensionExpression e:
                _out.Append('[');
                Write(e.Path);
                FilterAndProject(e.Predicate, e.Projection);
                break;
            case QuantifierExpression e:
                _out.Append(e.Kind.ToString().ToLowerInvariant()).Append('(').Append(Name(e.Variable)).Append(" IN ");
                Write(e.Source);
                Where(e.Predicate);
                _out.Append(')');
                break;
            case ReduceExpression e:
                _out.Append("reduce(").Append(Name(e.Accumulator)).Append(" = ");
                Write(e.Initial);
                _out.Append(", ").Append(Name(e.Variable)).Append(" IN ");
                Write(e.Source);
                _out.Append(" | ");
                Write(e.Step);
                _out.Append(')');
                break;
            case PatternExpression e:
                Write(e.Path);
                break;
            case SubqueryExpression e:
                _out.Append(e.Kind.ToString().ToUpperInvariant()).Append(' ');
                Braces(e.Query);
                break;
            case MapProjectionExpression e:
                WriteMapProjection(e);
                break;
        }
    }

    /// <summary>A first item <c>x IN xs</c> in parentheses: without them it reads as a comprehension. The same for <c>p = pattern</c>.</summary>
    private void WriteList(ListExpression list)
    {
        _out.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            _out.Append(i > 0 ? ", " : "");
            Write(list.Items[i], i == 0 && list.Items[i] is not LiteralExpression ? PostfixLevel : Loosest);
        }

        _out.Append(']');
    }

    private void FilterAndProject(Expression? predicate, Expression? projection)
    {
        if (predicate is not null)
        {
            _out.Append(" WHERE ");
            Write(predicate);
        }

        Optional(" | ", projection);
        _out.Append(']');
    }


    private void WriteCase(CaseExpression expression)
    {
        _out.Append("CASE");
        Optional(" ", expression.Subject);
        foreach (var (whens, then) in expression.Alternatives)
        {
            _out.Append(" WHEN ");
            List(whens, Write);
            Optional(" THEN ", then);
        }

        Optional(" ELSE ", expression.Else);
        _out.Append(" END");
    }

    private void WriteMapProjection(MapProjectionExpression projection)
    {
        Write(projection.Target);
        _out.Append(" {");
        List(projection.Items, item =>
        {
            if (item.Key is null)
            {
                _out.Append(".*");
            }
            else if (item.Value is null)
            {
                _out.Append('.').Append(Name(item.Key));
            }
            else
            {
                _out.Append(Name(item.Key)).Append(": ");
                Write(item.Value);
            }
        });
        _out.Append('}');
    }
}
