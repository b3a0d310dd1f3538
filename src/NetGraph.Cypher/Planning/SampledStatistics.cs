using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Remembers what <see cref="GraphSampler"/> found in a store, over all of its states; an answer is sampled anew once the counts
/// it rests on have changed by a fifth. Thread-safe.
/// </summary>
internal sealed class SampledStatistics
{
    private const double Tolerance = 0.2;

    /// <summary>By the names of a graph, which all of its states share.</summary>
    private static readonly ConditionalWeakTable<GraphNames, SampledStatistics> Stores = [];

    private readonly ConcurrentDictionary<DegreeQuestion, (double Answer, long Basis)> _degrees = new();
    private readonly ConcurrentDictionary<ValueQuestion, (ValueProfile Answer, long Basis)> _values = new();

    /// <summary>Those of the store behind a reader; fresh ones for a reader of another kind.</summary>
    public static SampledStatistics Of(IGraphReader graph) =>
        graph is GraphReader { State.Names: var names } ? Stores.GetOrCreateValue(names) : new SampledStatistics();

    /// <param name="type">Null: any type.</param>
    public double Degree(IGraphReader graph, int label, int? type, Direction direction)
    {
        var basis = graph.CountNodes(label) + (type is { } one ? graph.CountRelationships(one) : graph.RelationshipCount);
        var question = new DegreeQuestion(label, type ?? -1, direction);
        if (_degrees.TryGetValue(question, out var known) && IsNear(known.Basis, basis))
            return known.Answer;
        var answer = GraphSampler.Degree(graph, label, type is { } only ? [only] : null, direction);
        _degrees[question] = (answer, basis);
        return answer;
    }

    /// <param name="token">Label or type; null: all nodes or relationships.</param>
    public ValueProfile Values(IGraphReader graph, bool ofNodes, int? token, int key)
    {
        var basis = (ofNodes, token) switch
        {
            (true, null) => graph.NodeCount,
            (true, { } label) => graph.CountNodes(label),
            (false, null) => graph.RelationshipCount,
            (false, { } type) => graph.CountRelationships(type),
        };
        var question = new ValueQuestion(ofNodes, token ?? -1, key);
        if (_values.TryGetValue(question, out var known) && IsNear(known.Basis, basis))
            return known.Answer;
        var answer = ofNodes ? GraphSampler.NodeValues(graph, token, key) : GraphSampler.RelationshipValues(graph, token, key);
        _values[question] = (answer, basis);
        return answer;
    }

    private static bool IsNear(long then, long now) => Math.Abs(then - now) <= then * Tolerance;

    private readonly record struct DegreeQuestion(int Label, int Type, Direction Direction);

    private readonly record struct ValueQuestion(bool OfNodes, int Token, int Key);
}
