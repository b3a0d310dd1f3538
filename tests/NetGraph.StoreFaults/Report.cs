using System.Security.Cryptography;

namespace NetGraph.StoreFaults;

/// <summary>How many rounds or checks of a run held.</summary>
internal sealed record Report(int Passed, int Failed)
{
    /// <summary>A seed nobody has used before, probably.</summary>
    public static int NewSeed() => RandomNumberGenerator.GetInt32(1, int.MaxValue);

    /// <summary>Prints the closing line.</summary>
    /// <returns>The exit code: 0 when nothing failed.</returns>
    public static int End(Report report)
    {
        Console.Out.WriteLine($"{report.Passed} passed, {report.Failed} failed");
        return report.Failed == 0 ? 0 : 1;
    }
}
