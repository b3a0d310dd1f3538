using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures.Show;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// Statements that are no queries: schema commands and SHOW.
internal sealed partial class Binder
{
    /// <summary>Null when the statement is a query.</summary>
    private BoundQuery? BindCommand(QueryBody body) => body.Parts is not [{ Clauses: var clauses }] ? null : clauses switch
    {
        [SchemaClause schema] => BindSchema(schema),
        [ShowClause show] => BindShow(show, null),
        [ShowClause show, ProjectionClause projection] => BindShow(show, projection),
        _ => null,
    };

    private BoundQuery BindSchema(SchemaClause clause)
    {
        _writes = true;
        if (clause.Options is { } options)
            CheckOptions(options, clause.Command);
        if (clause.Command is CreateIndexCommand or CreateConstraintCommand && Target(clause.Command) is { } target
            && target.Keys.Distinct(StringComparer.Ordinal).Count() < target.Keys.Count)
        {
            throw CypherErrors.Other(
                "SchemaError", CypherErrorPhase.CompileTime, "RepeatedPropertyInCompositeSchema", "Neo.ClientError.Schema.RepeatedPropertyInCompositeSchema",
                $"A property is named twice in ({string.Join(", ", target.Keys)}).", clause.Span);
        }

        return new BoundQuery([new BoundSingleQuery([new BoundSchema(clause.Span, clause.Command)], [])], Distinct: false, []);
    }

    private static SchemaTarget? Target(SchemaCommand command) => command switch
    {
        CreateIndexCommand c => c.Target,
        CreateConstraintCommand c => c.Target,
        _ => null,
    };

    /// <summary>The provider must be the one there is; a configuration is read for points only, whose space needs none here.</summary>
    private void CheckOptions(MapExpression options, SchemaCommand command)
    {
        var kind = command is CreateIndexCommand index ? index.Kind : IndexKind.Range;
        foreach (var (key, value) in options.Entries)
        {
            switch (key)
            {
                case "indexProvider":
                    if (value is not LiteralExpression { Value: { Kind: GraphValueKind.String } provider } || provider.AsString() != SchemaText.Provider(kind))
                        throw InvalidOption($"The index provider of this index is '{SchemaText.Provider(kind)}'.", value.Span);
                    break;
                case "indexConfig":
                    if (value is not MapExpression config || kind != IndexKind.Point && config.Entries.Count > 0)
                        throw InvalidOption($"A {SchemaText.Of(kind)} index has no configuration: expected {{}}.", value.Span);
                    if (config.Entries.Select(e => e.Key).FirstOrDefault(k => !k.StartsWith("spatial.", StringComparison.Ordinal)) is { } unknown)
                        throw InvalidOption($"A POINT index has no setting '{unknown}': expected spatial.…", value.Span);
                    break;
                default:
                    throw InvalidOption($"There is no option '{key}': expected indexProvider or indexConfig.", options.Span);
            }
        }
    }

    private static CypherException InvalidOption(string message, SourceSpan span) => CypherErrors.Other(
        "ArgumentError", CypherErrorPhase.CompileTime, "InvalidArgumentValue", "Neo.ClientError.Statement.ArgumentError", message, span);

    /// <summary>SHOW is a call whose outputs are projected: the default columns, or what YIELD names.</summary>
    private BoundQuery BindShow(ShowClause show, ProjectionClause? projection)
    {
        var table = ShowTable.Of(show.Subject, show.Filter, show.Name, _procedures);
        var outputs = table.Procedure.Outputs;
        var yields = outputs.Select((output, i) => (i, Declare(output.Name, output.Types | ValueTypes.Null))).ToList();
        var clauses = new List<BoundClause> { new BoundCallProcedure(show.Span, table.Procedure, [], yields, null, Optional: false) };
        var columns = ColumnsOf(show, table);
        foreach (var (output, _) in columns.Where(c => outputs.All(o => o.Name != c.Output)))
            throw NoColumn(output, show, outputs.Select(o => o.Name).ToList());

        var items = columns.ConvertAll(c => new ProjectionItem(show.Span, new VariableExpression(show.Span, c.Output), c.Name, c.Name));
        var yield = BindProjection(
            new ProjectionClause(
                show.Span, projection is null, Distinct: false, Star: false, items, show.Yield?.OrderBy ?? [], show.Yield?.Skip, show.Yield?.Limit,
                show.Yield is null ? show.Where : show.Yield.Where),
            QueryRole.Statement);
        clauses.Add(yield);
        if (projection is not null)
            clauses.Add(yield = BindProjection(projection, QueryRole.Statement));
        List<Variable> results = [.. yield.Items.Select(item => item.Variable)];
        return new BoundQuery([new BoundSingleQuery(clauses, results)], Distinct: false, results);
    }

    private static List<(string Output, string Name)> ColumnsOf(ShowClause show, ShowTable table)
    {
        if (show.Yield is null)
            return table.DefaultColumns.Select(c => (c, c)).ToList();
        return show.Yield.Items.Count == 0
            ? table.Procedure.Outputs.Select(o => (o.Name, o.Name)).ToList()
            : show.Yield.Items.Select(i => (i.Output, i.Alias ?? i.Output)).ToList();
    }

    private CypherException NoColumn(string column, ShowClause show, List<string> known)
    {
        var near = Spelling.Nearest(column, known);
        return Error(
            "UndefinedVariable",
            $"SHOW {show.Subject.ToString().ToUpperInvariant()} has no column '{column}': expected one of {string.Join(", ", known)}.",
            show.Yield?.Items.FirstOrDefault(i => i.Output == column)?.Span ?? show.Span,
            near is null ? null : $"did you mean '{near}'?");
    }
}
