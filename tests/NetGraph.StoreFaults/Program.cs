using System.Globalization;
using NetGraph.StoreFaults;
using NetGraph.StoreFaults.Flip;
using NetGraph.StoreFaults.Kill;
using NetGraph.StoreFaults.Readers;

// `kill [ROUNDS] [SEED]`, `flip [ROUNDS] [SEED]` and `readers [SECONDS] [SEED]` end with "N passed, N failed" and 1 when something failed.
// `child` and `reader FOLDER SECONDS` are the other processes of these.
static int Number(string[] options, int place, int otherwise) =>
    options.Length > place ? int.Parse(options[place], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["child"]:
        KillChild.Run();
        return 0;
    case ["reader", var folder, var seconds]:
        return await SecondProcess.ReadAsync(folder, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    case ["kill", .. var options]:
        return Report.End(KillRun.Run(Number(options, 0, 300), Number(options, 1, Report.NewSeed()), Console.Out.WriteLine));
    case ["flip", .. var options]:
        return Report.End(FlipRun.Run(Number(options, 0, 2000), Number(options, 1, Report.NewSeed()), Console.Out.WriteLine));
    case ["readers", .. var options]:
        return Report.End(await ReadersRun.RunAsync(TimeSpan.FromSeconds(Number(options, 0, 60)), Number(options, 1, Report.NewSeed()), Console.Out.WriteLine));
    default:
        Console.Error.WriteLine("Expected kill [ROUNDS] [SEED], flip [ROUNDS] [SEED] or readers [SECONDS] [SEED].");
        return 2;
}
