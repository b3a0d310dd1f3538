using System.CommandLine;
using System.Globalization;
using NetGraph.Cli.Output;
using NetGraph.Core.Features.Imports;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph import PATH...</c>: captures, alerts and rules into the graph.</summary>
internal static class ImportCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of which every file is read; the kind is told by content", Arity = ArgumentArity.OneOrMore };
        var store = Options.Store();
        var home = new Option<string[]>("--home-net") { HelpName = "CIDR", Description = "A home network; may be repeated (default: the private ranges)" };
        var sensor = new Option<string?>("--sensor") { HelpName = "NAME", Description = "Kept with the imports" };
        var year = new Option<int?>("--year") { HelpName = "YEAR", Description = "Year of alerts whose format has none (default: that of the newest capture)" };
        var json = Options.Json();
        var command = new Command("import", "Read captures, alerts and rules, and analyse them") { paths, store, home, sensor, year, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await StoreSession.OpenAsync(parsed.GetValue(store), environment, cancellationToken);
            var request = new ImportFiles
            {
                Paths = parsed.GetValue(paths) ?? [],
                HomeNetworks = parsed.GetValue(home) ?? [],
                Sensor = parsed.GetValue(sensor),
                Year = parsed.GetValue(year),
                Progress = ProgressLine.Create(environment),
            };
            var report = await session.Mediator.Send(request, cancellationToken);
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, report);
            else
                Write(environment, report);
            return report.AnyRead ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    /// <summary>The report for people; diagnostics go to stderr.</summary>
    public static void Write(CliEnvironment environment, ImportReport report)
    {
        foreach (var input in report.Imports)
        {
            foreach (var diagnostic in input.Diagnostics)
                environment.Error.WriteLine(Describe(input.Path, diagnostic));
        }

        List<IReadOnlyList<string>> rows = [.. report.Imports.Select(i => (IReadOnlyList<string>)
        [
            i.Path, i.Kind ?? "unreadable", Number(i.Records), Number(i.Accepted), Number(i.Rejected), i.Duplicate ? "duplicate: nothing changed" : "",
        ])];
        TableText.Write(environment.Output, environment.OutputIsTerminal, ["file", "kind", "records", "accepted", "rejected", ""], rows, new HashSet<int> { 2, 3, 4 });
        environment.Output.WriteLine(
            $"{report.Store} now holds {Sum(report.Graph.Nodes)} nodes and {Sum(report.Graph.Relationships)} relationships ({report.Seconds.ToString("F1", CultureInfo.InvariantCulture)} s).");
    }

    private static string Describe(string path, ReportedDiagnostic d)
    {
        var place = (d.Line, d.Packet, d.Offset) switch
        {
            ({ } line, _, _) => $" line {line}:",
            (_, { } packet, _) => $" packet {packet}:",
            (_, _, { } offset) => $" byte {offset}:",
            _ => "",
        };
        var times = d.Count > 1 ? $" ({Number(d.Count)} times)" : "";
        return $"{path}:{place} {d.Message} [{d.Code}]{times}";
    }

    private static string Sum(IReadOnlyDictionary<string, long> counts) => Number(counts.Values.Sum());

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
