using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>
/// A syntax tree as a query in one spelling: keywords in capitals, one blank between words, parentheses where precedence needs
/// them. Invariant: parsing the print gives a tree that prints the same.
/// </summary>
internal sealed partial class AstPrinter
{
    private readonly StringBuilder _out = new();

    public static string Print(QueryAst query)
    {
        var printer = new AstPrinter();
        if (query.Mode != ExplainMode.None)
            printer._out.Append(query.Mode.ToString().ToUpperInvariant()).Append(' ');
        printer.Write(query.Body);
        return printer._out.ToString();
    }

    public static string Print(Expression expression)
    {
        var printer = new AstPrinter();
        printer.Write(expression);
        return printer._out.ToString();
    }

    private void Write(QueryBody body)
    {
        for (var i = 0; i < body.Parts.Count; i++)
        {
            if (i > 0)
                _out.Append(body.Unions[i - 1] == UnionKind.All ? " UNION ALL " : " UNION ");
            List(body.Parts[i].Clauses, Write, " ");
        }
    }

    private void Write(Clause clause)
    {
        switch (clause)
        {
            case MatchClause c:
                _out.Append(c.Optional ? "OPTIONAL MATCH " : "MATCH ");
                List(c.Paths, Write);
                List(c.Hints, Write, "");
                Where(c.Where);
                break;
            case LoadCsvClause c:
                _out.Append(c.WithHeaders ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ");
                Write(c.Source);
                _out.Append(" AS ").Append(Name(c.Variable));
                if (c.FieldTerminator is not null)
                    _out.Append(" FIELDTERMINATOR ").Append(Literal(GraphValue.Of(c.FieldTerminator)));
                break;
            case UnwindClause c:
                _out.Append("UNWIND ");
                Write(c.Source);
                _out.Append(" AS ").Append(Name(c.Variable));
                break;
            case ProjectionClause c:
                Write(c);
                break;
            case CreateClause c:
                _out.Append("CREATE ");
                List(c.Paths, Write);
                break;
            case MergeClause c:
                Write(c);
                break;
            case SetClause c:
                _out.Append("SET ");
                List(c.Items, Write);
                break;
            case RemoveClause c:
                _out.Append("REMOVE ");
                List(c.Items, Write);
                break;
            case DeleteClause c:
                _out.Append(c.Detach ? "DETACH DELETE " : "DELETE ");
                List(c.Targets, Write);
                break;
            case CallProcedureClause c:
                Write(c);
                break;
            case CallSubqueryClause c:
                Write(c);
                break;
            case ForeachClause c:
                _out.Append("FOREACH (").Append(Name(c.Variable)).Append(" IN ");
                Write(c.Source);
                _out.Append(" | ");
                List(c.Clauses, Write, " ");
                _out.Append(')');
                break;
            case SchemaClause c:
                Write(c);
                break;
            case ShowClause c:
                Write(c);
                break;
            case FinishClause:
                _out.Append("FINISH");
                break;
        }
    }

    private void Write(UsingHint hint)
    {
        _out.Append(" USING ").Append(hint.Kind switch { HintKind.Join => "JOIN ON ", HintKind.Scan => "SCAN ", _ => "INDEX " });
        List(hint.Variables, Write);
        if (hint.Label is not null)
            _out.Append(':').Append(Name(hint.Label));
        if (hint.Keys.Count > 0)
            _out.Append('(').AppendJoin(", ", hint.Keys.Select(Name)).Append(')');
    }

    private void Write(ProjectionClause clause)
    {
        _out.Append(clause.IsReturn ? "RETURN " : "WITH ").Append(clause.Distinct ? "DISTINCT " : "").Append(clause.Star ? "*" : "");
        if (clause.Star && clause.Items.Count > 0)
            _out.Append(", ");
        List(clause.Items, item =>
        {
            Write(item.Expression);
            if (item.Alias is not null)
                _out.Append(" AS ").Append(Name(item.Alias));
        });
        if (clause.OrderBy.Count > 0)
        {
            _out.Append(" ORDER BY ");
            List(clause.OrderBy, key =>
            {
                Write(key.Expression);
                _out.Append(key.Descending ? " DESC" : "");
            });
        }

        Optional(" SKIP ", clause.Skip);
        Optional(" LIMIT ", clause.Limit);
        Where(clause.Where);
    }

    private void Write(MergeClause merge)
    {
        _out.Append("MERGE ");
        Write(merge.Path);
        foreach (var action in merge.Actions)
        {
            _out.Append(action.OnCreate ? " ON CREATE SET " : " ON MATCH SET ");
            List(action.Items, Write);
        }
    }

    private void Write(SetItem item)
    {
        switch (item)
        {
            case SetPropertyItem i:
                Place(i.Place);
                _out.Append(" = ");
                Write(i.Value);
                break;
            case SetAllItem i:
                Place(i.Target);
                _out.Append(i.Merge ? " += " : " = ");
                Write(i.Value);
                break;
            case SetLabelsItem i:
                Place(i.Target);
                Labels(i.Labels);
                break;
        }
    }

    private void Write(RemoveItem item)
    {
        Place(item.Target);
        Labels(item.Labels ?? []);
    }

    /// <summary>SET and REMOVE read a variable, or anything in parentheses, and accesses after it.</summary>
    private void Place(Expression place)
    {
        switch (place)
        {
            case PropertyExpression property:
                Place(property.Target);
                _out.Append('.').Append(Name(property.Key));
                break;
            case IndexExpression index:
                Place(index.Target);
                _out.Append('[');
                Write(index.Index);
                _out.Append(']');
                break;
            case VariableExpression variable:
                _out.Append(Name(variable.Name));
                break;
            default:
                _out.Append('(');
                Write(place);
                _out.Append(')');
                break;
        }
    }

    private void Labels(IEnumerable<LabelExpression> labels)
    {
        foreach (var label in labels)
        {
            _out.Append(':');
            Write(label);
        }
    }

    private void Write(CallProcedureClause call)
    {
        _out.Append(call.Optional ? "OPTIONAL CALL " : "CALL ").AppendJoin('.', call.Name.Split('.').Select(Name));
        if (call.Arguments is not null)
        {
            _out.Append('(');
            List(call.Arguments, Write);
            _out.Append(')');
        }

        if (call.Yield is not { } yield)
            return;
        _out.Append(yield.Star ? " YIELD *" : " YIELD ");
        List(yield.Items, item => _out.Append(Name(item.Output)).Append(item.Alias is null ? "" : $" AS {Name(item.Alias)}"));
        Where(yield.Where);
    }

    private void Write(CallSubqueryClause call)
    {
        _out.Append(call.Optional ? "OPTIONAL CALL " : "CALL ");
        if (call.Imports is { } imports)
        {
            _out.Append('(').Append(call.ImportsAll ? "*" : "");
            List(imports, Write);
            _out.Append(") ");
        }

        Braces(call.Query);
        if (call.Transactions is { } transactions)
            Write(transactions);
    }

    private void Write(TransactionsPart part)
    {
        Optional(" IN ", part.Concurrency);
        _out.Append(part.Concurrency is null ? " IN " : " ").Append(part.IsConcurrent ? "CONCURRENT TRANSACTIONS" : "TRANSACTIONS");
        if (part.Size is not null)
        {
            Optional(" OF ", part.Size);
            _out.Append(" ROWS");
        }

        if (part.HandlesErrors)
            _out.Append(" ON ERROR ").Append(part.Errors.ToString().ToUpperInvariant());
        if (part.Status is not null)
            _out.Append(" REPORT STATUS AS ").Append(Name(part.Status));
    }

    private void Braces(QueryBody query)
    {
        _out.Append("{ ");
        Write(query);
        _out.Append(" }");
    }

    private void Where(Expression? where) => Optional(" WHERE ", where);

    private void Optional(string before, Expression? expression)
    {
        if (expression is null)
            return;
        _out.Append(before);
        Write(expression);
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> write, string separator = ", ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _out.Append(separator);
            write(items[i]);
        }
    }

    /// <summary>Keywords that are functions too need no backticks before a parenthesis.</summary>
    private static string FunctionName(string name) =>
        Keywords.Find(name) is Keyword.Count or Keyword.Collect or Keyword.Range or Keyword.Point ? name : Name(name);

    /// <summary>A name, in backticks when it is no plain word or when it would be read as a keyword.</summary>
    private static string Name(string name)
    {
        var plain = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return plain && Keywords.Find(name) == Keyword.None ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
    }
}
