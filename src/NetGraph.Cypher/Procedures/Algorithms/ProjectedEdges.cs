using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>The relationships of a projection in ascending order of their ids, ends as places.</summary>
/// <param name="Count">How much of each array is in use.</param>
/// <param name="Relationships">Ids in the store.</param>
/// <param name="Weights">Null when none were asked for.</param>
internal sealed record ProjectedEdges(int Count, int[] Sources, int[] Targets, int[] Relationships, double[]? Weights)
{
    /// <summary>Reads the wanted relationships whose ends are both in the projection.</summary>
    public static ProjectedEdges Read(AlgorithmCall call, ProjectionRequest request, int[] placeOfNode)
    {
        var graph = call.Run.Graph;
        var most = checked((int)(request.Types is null ? graph.RelationshipCount : request.Types.Sum(graph.CountRelationships)));
        var sources = call.Array<int>(most);
        var targets = call.Array<int>(most);
        var relationships = call.Array<int>(most);
        var weights = request.WeightKey < 0 ? null : call.Array<double>(most);
        var wanted = Wanted(graph, request.Types);
        var count = 0;
        var cursor = graph.ScanRelationships(request.Types is [var only] ? only : null);
        while (cursor.MoveNext())
        {
            call.Run.Step();
            if (wanted is not null && !wanted[cursor.Type])
                continue;
            var (source, target) = (Place(placeOfNode, cursor.StartNode), Place(placeOfNode, cursor.EndNode));
            if (source < 0 || target < 0)
                continue;

            (sources[count], targets[count], relationships[count]) = (source, target, (int)cursor.Relationship);
            if (weights is not null)
                weights[count] = WeightOf(graph, cursor.Relationship, request);
            count++;
        }

        return new ProjectedEdges(count, sources, targets, relationships, weights);
    }

    /// <summary>By type id; null when the cursor gives the right ones by itself.</summary>
    private static bool[]? Wanted(IGraphReader graph, int[]? types)
    {
        if (types is null or [_])
            return null;
        var wanted = new bool[graph.TypeCount];
        foreach (var type in types)
            wanted[type] = true;
        return wanted;
    }

    private static int Place(int[] placeOfNode, long node) => (ulong)node < (ulong)placeOfNode.Length ? placeOfNode[node] : -1;

    private static double WeightOf(IGraphReader graph, long relationship, ProjectionRequest request)
    {
        var value = graph.RelationshipProperty(relationship, request.WeightKey);
        if (value.IsNull)
            return request.DefaultWeight;
        if (value.IsNumber && value.AsNumber() is >= 0 and < double.PositiveInfinity and var weight)
            return weight;
        throw CypherErrors.ProcedureFailed(
            $"A weight must be a finite number of at least 0: relationship {relationship} has {graph.KeyName(request.WeightKey)} = {GraphValueText.Render(value)} ({ValueTypeNames.Of(value.Kind)}).");
    }
}
