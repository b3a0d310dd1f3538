using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ListEvaluator(Evaluator[] items) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        if (items.Length == 0)
            return GraphValue.EmptyList;
        var values = new GraphValue[items.Length];
        for (var i = 0; i < items.Length; i++)
            values[i] = items[i].Evaluate(state);
        return GraphValue.Of(values);
    }
}

/// <summary><c>{key: value}</c>.</summary>
internal sealed class MapEvaluator(KeyValuePair<string, Evaluator>[] entries) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var values = new KeyValuePair<string, GraphValue>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
            values[i] = new(entries[i].Key, entries[i].Value.Evaluate(state));
        return GraphValue.Of(GraphMap.From(values));
    }
}

/// <summary><c>target {.a, .*, key: value}</c>; null on null.</summary>
internal sealed class MapProjectionEvaluator(SourceSpan span, Evaluator target, (string? Key, Evaluator? Value)[] items) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var source = target.Evaluate(state);
        if (source.IsNull)
            return GraphValue.Null;

        var entries = new List<KeyValuePair<string, GraphValue>>();
        foreach (var (key, value) in items)
        {
            if (key is null)
                entries.AddRange(All(state, source));
            else
                entries.Add(new(key, value is null ? ValueAccess.Property(state, source, key) : value.Evaluate(state)));
        }

        return GraphValue.Of(GraphMap.From(entries));
    }

    private static GraphMap All(ExecutionState state, GraphValue source) => source.Kind switch
    {
        GraphValueKind.Map => source.AsMap(),
        GraphValueKind.Node or GraphValueKind.Relationship => EntityAccess.Properties(state.Graph, source),
        _ => throw CypherErrors.Type("InvalidArgumentType", $"A map projection expects a Map, Node or Relationship, but found a {source.Kind}."),
    };
}
