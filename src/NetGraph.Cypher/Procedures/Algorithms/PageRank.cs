namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// PageRank as first published: <c>PR(A) = (1 - d) + d (PR(T1)/C(T1) + … + PR(Tn)/C(Tn))</c> (Brin and Page, "The anatomy of a
/// large-scale hypertextual web search engine", 1998), so scores sum to the number of nodes where none is a dead end; the
/// scaler <c>L1NORM</c> makes them probabilities. With weights a node shares its score by weight; with source nodes only those get the
/// constant part (personalised PageRank: Page, Brin, Motwani and Winograd 1999).
/// </summary>
internal static class PageRank
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "pageRank.stream",
        "PageRank: a node matters when nodes that matter point at it. Settings: dampingFactor (0.85), maxIterations (20), tolerance (1e-7), sourceNodes, scaler.",
        [AlgorithmProcedure.Float("score")],
        call =>
        {
            var config = call.Config;
            var damping = config.Number("dampingFactor", 0.85, 0, 0.999999);
            var iterations = config.Count("maxIterations", 20, min: 1);
            var tolerance = config.Number("tolerance", 1e-7, 0);
            var sources = config.Nodes("sourceNodes");
            var scaler = ScoreScaler.Read(config);
            var incoming = call.Project(Orientation.Natural, weighted: true, flip: true);

            var scores = Scores(call, incoming, Constant(call, incoming, 1 - damping, sources), damping, iterations, tolerance);
            ScoreScaler.Scale(scores, scaler);
            return (incoming, place => [scores[place]]);
        });

    private static double[] Constant(AlgorithmCall call, GraphProjection graph, double share, IReadOnlyList<long> sources)
    {
        if (sources.Count == 0)
            return call.Array(graph.NodeCount, share);
        var constant = call.Array<double>(graph.NodeCount);
        foreach (var place in call.PlacesOf(graph, "sourceNodes", sources))
            constant[place] = share;
        return constant;
    }

    /// <summary>
    /// Iterates until no score moves by more than the tolerance. The first round gives each node its constant part (as in GDS, so that equal
    /// settings give equal scores); each further one pulls along the incoming lists.
    /// </summary>
    private static double[] Scores(AlgorithmCall call, GraphProjection incoming, double[] constant, double damping, int iterations, double tolerance)
    {
        var outgoing = OutgoingStrength(call, incoming);
        var scores = call.Array<double>(incoming.NodeCount);
        var shares = call.Array<double>(incoming.NodeCount);
        constant.CopyTo(scores, 0);
        for (var round = 1; round < iterations; round++)
        {
            for (var place = 0; place < shares.Length; place++)
                shares[place] = outgoing[place] > 0 ? scores[place] / outgoing[place] : 0;

            var moved = 0.0;
            for (var place = 0; place < scores.Length; place++)
            {
                var score = constant[place] + (damping * Received(incoming, place, shares));
                moved = Math.Max(moved, Math.Abs(score - scores[place]));
                scores[place] = score;
                call.Step(incoming.Degree(place));
            }

            if (moved <= tolerance)
                break;
        }

        return scores;
    }

    private static double Received(GraphProjection incoming, int place, double[] shares)
    {
        var sum = 0.0;
        var neighbours = incoming.Neighbours(place);
        if (!incoming.IsWeighted)
        {
            foreach (var neighbour in neighbours)
                sum += shares[neighbour];
            return sum;
        }

        var weights = incoming.Weights(place);
        for (var i = 0; i < neighbours.Length; i++)
            sum += shares[neighbours[i]] * weights[i];
        return sum;
    }

    private static double[] OutgoingStrength(AlgorithmCall call, GraphProjection incoming)
    {
        var strength = call.Array<double>(incoming.NodeCount);
        for (var entry = 0; entry < incoming.EntryCount; entry++)
            strength[incoming.Target(entry)] += incoming.Weight(entry);
        return strength;
    }
}
