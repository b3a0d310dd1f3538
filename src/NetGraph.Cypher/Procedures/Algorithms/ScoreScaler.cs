namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>Brings scores to a common scale (GDS manual, "Scale properties"). Where all scores are equal, scales that divide by their spread give 0.</summary>
internal static class ScoreScaler
{
    public static string Read(ProcedureConfig config) =>
        config.Choice("scaler", "NONE", "NONE", "MINMAX", "MAX", "MEAN", "LOG", "STDSCORE", "L1NORM", "L2NORM");

    public static void Scale(double[] scores, string scaler)
    {
        if (scores.Length == 0)
            return;
        var (min, max, mean) = (scores.Min(), scores.Max(), scores.Average());
        var (shift, divisor) = scaler switch
        {
            "MINMAX" => (min, max - min),
            "MAX" => (0, Math.Max(Math.Abs(min), Math.Abs(max))),
            "MEAN" => (mean, max - min),
            "STDSCORE" => (mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)))),
            "L1NORM" => (0, scores.Sum(Math.Abs)),
            "L2NORM" => (0, Math.Sqrt(scores.Sum(score => score * score))),
            _ => (0, 1.0),
        };
        for (var i = 0; i < scores.Length; i++)
            scores[i] = scaler == "LOG" ? Math.Log(scores[i]) : divisor == 0 ? 0 : (scores[i] - shift) / divisor;
    }
}
