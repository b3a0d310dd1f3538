using System.Diagnostics;

namespace NetGraph.StoreFaults.Readers;

/// <summary>This program once more, beside the process that writes.</summary>
internal static class SecondProcess
{
    /// <summary>How to start this program, also from a test host beside which it lies.</summary>
    public static ProcessStartInfo StartInfo(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NetGraph.StoreFaults" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
    }

    /// <summary>Checks the sum of a <see cref="Bank"/> until the time is over; a line for each failure, and last the number of checks.</summary>
    public static async Task<int> ReadAsync(string folder, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var checks = 0;
        var failed = 0;
        await using var store = OpenStore.At(folder);
        if (store.Durable.CanWrite)
            throw new FaultException($"{folder} has no writer");
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            checks++;
            try
            {
                await Bank.CheckAsync(store.Graph, CancellationToken.None);
            }
            catch (Exception e)
            {
                failed++;
                Console.Out.WriteLine(e.ToString().ReplaceLineEndings(" "));
            }
        }

        Console.Out.WriteLine(checks);
        return failed == 0 ? 0 : 1;
    }
}
