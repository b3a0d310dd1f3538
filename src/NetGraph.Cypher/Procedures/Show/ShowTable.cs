using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>One form of SHOW: a procedure that gives every column there is, and the columns shown without YIELD.</summary>
internal sealed record ShowTable(ProcedureDefinition Procedure, IReadOnlyList<string> DefaultColumns)
{
    /// <param name="filter">As <see cref="ShowClause.Filter"/>.</param>
    /// <param name="name">As <see cref="ShowClause.Name"/>.</param>
    public static ShowTable Of(ShowSubject subject, string filter, string? name, ProcedureRegistry procedures) => subject switch
    {
        ShowSubject.Indexes => ShowIndexes.Table(filter),
        ShowSubject.Constraints => ShowConstraints.Table(filter),
        ShowSubject.Procedures => ShowProcedures.Table(procedures),
        ShowSubject.Functions => ShowFunctions.Table(filter),
        _ => ShowDatabases.Table(filter, name),
    };

    /// <param name="title">What plans and messages call it.</param>
    /// <param name="columns">Name and type of each column; a star before the name: shown without YIELD.</param>
    public static ShowTable Of(string title, (string Name, string Type)[] columns, ProcedureBody rows) => new(
        new ProcedureDefinition(title, [], [.. columns.Select(c => Field(c.Name.TrimStart('*'), c.Type))], rows, title),
        [.. columns.Where(c => c.Name[0] == '*').Select(c => c.Name[1..])]);

    private static ProcedureField Field(string name, string type) => new(name, TypesOf(type)) { TypeName = type };

    private static ValueTypes TypesOf(string type) => type switch
    {
        "STRING" => ValueTypes.String,
        "INTEGER" => ValueTypes.Integer,
        "FLOAT" => ValueTypes.Float,
        "BOOLEAN" => ValueTypes.Boolean,
        "MAP" => ValueTypes.Map,
        "ZONED DATETIME" => ValueTypes.DateTime,
        _ => ValueTypes.List,
    };
}
