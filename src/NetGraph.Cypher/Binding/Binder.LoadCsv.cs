using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

// LOAD CSV, and the place in the file that linenumber() and file() tell. The place is kept in variables that cannot be typed and
// that travel with the row through MATCH, WITH and CALL, until rows are grouped.
internal sealed partial class Binder
{
    private const string LineVariable = " linenumber";
    private const string FileVariable = " file";

    private BoundLoadCsv BindLoadCsv(LoadCsvClause load)
    {
        var source = RequireTypes(BindExpression(load.Source), ValueTypes.String, "LOAD CSV");
        RequireUnbound(load.Variable, load.VariableSpan);
        var row = Declare(load.Variable, load.WithHeaders ? ValueTypes.Map : ValueTypes.List);
        if (!load.WithHeaders)
            _elementTypes[row] = ValueTypes.String | ValueTypes.Null;
        return new BoundLoadCsv(
            load.Span, load.WithHeaders, source, row, Declare(LineVariable, ValueTypes.Integer), Declare(FileVariable, ValueTypes.String), load.FieldTerminator?[0] ?? ',');
    }

    /// <summary>linenumber() and file(): null where no LOAD CSV has made the row.</summary>
    private BoundExpression BindCsvPlace(FunctionExpression call, string variable) =>
        _scope.Find(variable) is { } place ? new BoundVariable(call.Span, place) : new BoundLiteral(call.Span, PropertyGraph.GraphValue.Null);

    /// <summary>What a WITH without grouping hands on beside its items.</summary>
    private IEnumerable<(Variable, BoundExpression)> PassCsvPlace(ProjectionClause clause)
    {
        if (clause.IsReturn || clause.Distinct)
            yield break;
        foreach (var name in new[] { LineVariable, FileVariable })
        {
            if (_scope.Find(name) is { } place)
                yield return Output(name, new BoundVariable(clause.Span, place));
        }
    }

    private static void ImportCsvPlace(Scope outer, Scope into, List<Variable> imports)
    {
        foreach (var name in new[] { LineVariable, FileVariable })
        {
            if (outer.Find(name) is { } place)
                Import(place, into, imports);
        }
    }
}
