using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>apoc.coll: lists as rows, named and shaped as in APOC 5.</summary>
internal static class ApocCollectionProcedures
{
    private static readonly ProcedureField Value = new("value", ValueTypes.List) { TypeName = "LIST<ANY>" };

    public static IEnumerable<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.coll.partition",
            [Collection("coll"), new("batchSize", ValueTypes.Integer)],
            [Value],
            (run, arguments) => Partition(run, arguments[0], arguments[1]),
            "Cuts a list into lists of batchSize elements, the last one with the rest."),
        new(
            "apoc.coll.split",
            [Collection("coll"), new("value", ValueTypes.Any)],
            [Value],
            (run, arguments) => Split(run, arguments[0], arguments[1]),
            "Gives the parts of a list between occurrences of a value; empty parts are left out."),
        new(
            "apoc.coll.zipToRows",
            [Collection("list1"), Collection("list2")],
            [Value],
            (run, arguments) => Zip(run, arguments[0], arguments[1]),
            "Gives each element of the first list with that of the second at its place."),
    ];

    private static ProcedureField Collection(string name) => new(name, ValueTypes.List) { TypeName = "LIST<ANY>" };

    private static IEnumerable<GraphValue[]> Partition(IFunctionContext run, GraphValue list, GraphValue size)
    {
        if (list.IsNull || size.IsNull)
            yield break;
        if (size.AsInteger() <= 0)
            throw CypherErrors.Argument("InvalidArgumentValue", $"apoc.coll.partition() needs a batchSize above 0, not {size}.");

        var (items, step) = (list.AsList(), (int)Math.Min(size.AsInteger(), int.MaxValue));
        for (var at = 0L; at < items.Count; at += step)
            yield return [GraphValue.Of(run.Copy(items, (int)at, (int)Math.Min(step, items.Count - at)))];
    }

    private static IEnumerable<GraphValue[]> Split(IFunctionContext run, GraphValue list, GraphValue separator)
    {
        if (list.IsNull)
            yield break;

        var (items, from) = (list.AsList(), 0);
        for (var i = 0; i <= items.Count; i++)
        {
            run.Step();
            if (i < items.Count && !GraphEquivalence.Instance.Equals(items[i], separator))
                continue;
            if (i > from)
                yield return [GraphValue.Of(run.Copy(items, from, i - from))];
            from = i + 1;
        }
    }

    private static IEnumerable<GraphValue[]> Zip(IFunctionContext run, GraphValue first, GraphValue second)
    {
        if (first.IsNull || second.IsNull)
            yield break;

        var (left, right) = (first.AsList(), second.AsList());
        for (var i = 0; i < left.Count; i++)
        {
            run.Step();
            yield return [GraphValue.Of([left[i], i < right.Count ? right[i] : GraphValue.Null])];
        }
    }
}
