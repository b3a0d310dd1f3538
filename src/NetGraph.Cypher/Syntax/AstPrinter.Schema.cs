using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class AstPrinter
{
    private void Write(SchemaClause clause)
    {
        switch (clause.Command)
        {
            case CreateIndexCommand c:
                _out.Append("CREATE ").Append(SchemaText.Of(c.Kind)).Append(" INDEX");
                Rule(c.Name, c.IsConditional, " IF NOT EXISTS");
                Target(c.Target);
                _out.Append(" ON ");
                if (c.Kind == IndexKind.Lookup)
                    _out.Append(c.Target.Entity == EntityKind.Node ? "EACH labels(" : "EACH type(").Append(Name(c.Target.Variable)).Append(')');
                else
                    Keys(c.Target);
                break;
            case CreateConstraintCommand c:
                _out.Append("CREATE CONSTRAINT");
                Rule(c.Name, c.IsConditional, " IF NOT EXISTS");
                Target(c.Target);
                _out.Append(" REQUIRE ");
                Keys(c.Target);
                _out.Append(Requirement(c));
                break;
            case DropIndexCommand c:
                _out.Append("DROP INDEX");
                Rule(c.Name, c.IsConditional, " IF EXISTS");
                break;
            case DropConstraintCommand c:
                _out.Append("DROP CONSTRAINT");
                Rule(c.Name, c.IsConditional, " IF EXISTS");
                break;
        }

        Optional(" OPTIONS ", clause.Options);
    }

    private static string Requirement(CreateConstraintCommand c) => c.Kind switch
    {
        ConstraintKind.Unique => " IS UNIQUE",
        ConstraintKind.Key => c.Target.Entity == EntityKind.Node ? " IS NODE KEY" : " IS RELATIONSHIP KEY",
        ConstraintKind.Exists => " IS NOT NULL",
        _ => $" IS :: {c.Types}",
    };

    private void Rule(SchemaName? name, bool isConditional, string condition)
    {
        if (name is not null)
            _out.Append(' ').Append(name.IsParameter ? "$" : "").Append(RuleName(name.Text));
        if (isConditional)
            _out.Append(condition);
    }

    /// <summary>FOR and IF would be read as what follows a name.</summary>
    private static string RuleName(string name) =>
        name.Equals("for", StringComparison.OrdinalIgnoreCase) || name.Equals("if", StringComparison.OrdinalIgnoreCase) ? $"`{name}`" : Name(name);

    private void Target(SchemaTarget target)
    {
        var element = Name(target.Variable) + (target.Token is null ? "" : ":" + Name(target.Token));
        _out.Append(target.Entity == EntityKind.Node ? $" FOR ({element})" : $" FOR ()-[{element}]-()");
    }

    private void Keys(SchemaTarget target) =>
        _out.Append('(').AppendJoin(", ", target.Keys.Select(key => $"{Name(target.Variable)}.{Name(key)}")).Append(')');

    private void Write(ShowClause show)
    {
        _out.Append("SHOW ").Append(show.Filter).Append(show.Filter.Length > 0 ? " " : "").Append(show.Subject.ToString().ToUpperInvariant());
        if (show.Name is { } name)
            _out.Append(' ').Append(Name(name));
        _out.Append(show.IsExecutable ? " EXECUTABLE" : "");
        if (show.Yield is { } yield)
            Write(yield);
        Where(show.Where);
    }

    private void Write(ShowYield yield)
    {
        _out.Append(yield.Items.Count == 0 ? " YIELD *" : " YIELD ");
        List(yield.Items, item => _out.Append(Name(item.Output)).Append(item.Alias is null ? "" : $" AS {Name(item.Alias)}"));
        if (yield.OrderBy.Count > 0)
        {
            _out.Append(" ORDER BY ");
            List(yield.OrderBy, key =>
            {
                Write(key.Expression);
                _out.Append(key.Descending ? " DESC" : "");
            });
        }

        Optional(" SKIP ", yield.Skip);
        Optional(" LIMIT ", yield.Limit);
        Where(yield.Where);
    }
}
