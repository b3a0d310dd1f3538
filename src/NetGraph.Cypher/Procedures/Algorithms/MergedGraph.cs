namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// An undirected weighted graph of communities: compressed rows like <see cref="GraphProjection"/>, with the weight inside a community as
/// a self-loop of twice that weight.
/// </summary>
/// <param name="Targets">Each relationship is in both its rows.</param>
internal sealed record MergedGraph(int[] Offsets, int[] Targets, double[] Weights)
{
    public int Count => Offsets.Length - 1;

    public static MergedGraph From(AlgorithmCall call, GraphProjection graph)
    {
        var offsets = call.Array<int>(graph.NodeCount + 1);
        for (var place = 0; place < graph.NodeCount; place++)
            offsets[place + 1] = offsets[place] + graph.Degree(place);
        var targets = call.Array<int>(graph.EntryCount);
        var weights = call.Array<double>(graph.EntryCount);
        for (var entry = 0; entry < targets.Length; entry++)
            (targets[entry], weights[entry]) = (graph.Target(entry), graph.Weight(entry));
        return new MergedGraph(offsets, targets, weights);
    }

    /// <summary>The graph whose nodes are the communities of this one.</summary>
    /// <param name="communityOf">Numbers from 0 to <paramref name="count"/> minus 1.</param>
    public MergedGraph Merge(AlgorithmCall call, int[] communityOf, int count)
    {
        var (starts, members) = Members(call, communityOf, count);
        var offsets = call.Array<int>(count + 1);
        var (targets, weights) = (new List<int>(), new List<double>());
        var sums = call.Array<double>(count);
        var seen = call.Array(count, -1);
        for (var community = 0; community < count; community++)
        {
            var first = targets.Count;
            for (var i = starts[community]; i < starts[community + 1]; i++)
            {
                var place = members[i];
                call.Step(Offsets[place + 1] - Offsets[place]);
                for (var entry = Offsets[place]; entry < Offsets[place + 1]; entry++)
                {
                    var other = communityOf[Targets[entry]];
                    if (seen[other] != community)
                    {
                        seen[other] = community;
                        sums[other] = 0;
                        targets.Add(other);
                    }

                    sums[other] += Weights[entry];
                }
            }

            for (var i = first; i < targets.Count; i++)
                weights.Add(sums[targets[i]]);
            offsets[community + 1] = targets.Count;
        }

        call.Hold(targets.Count * (long)(sizeof(int) + sizeof(double)));
        return new MergedGraph(offsets, [.. targets], [.. weights]);
    }

    private static (int[] Starts, int[] Members) Members(AlgorithmCall call, int[] communityOf, int count)
    {
        var starts = call.Array<int>(count + 1);
        foreach (var community in communityOf)
            starts[community + 1]++;
        for (var community = 0; community < count; community++)
            starts[community + 1] += starts[community];
        var next = starts[..^1];
        var members = call.Array<int>(communityOf.Length);
        for (var place = 0; place < communityOf.Length; place++)
            members[next[communityOf[place]]++] = place;
        return (starts, members);
    }
}
