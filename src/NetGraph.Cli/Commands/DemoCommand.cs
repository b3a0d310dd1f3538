using System.CommandLine;
using MediatR;
using NetGraph.Cli.Output;
using NetGraph.Core.Demo;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Features.Views;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph demo</c>: a generated sample network, imported, analysed and shown.</summary>
internal static class DemoCommand
{
    private const string Folder = "netgraph-demo";

    public static Command Create(CliEnvironment environment)
    {
        var store = Options.Store();
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the table; do not serve the page" };
        var urls = Options.Urls();
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "Where the generated files go", DefaultValueFactory = _ => Folder };
        var command = new Command("demo", "Generate a sample network, import it, analyse it and serve the page") { store, noServe, urls, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            environment.Output.WriteLine("A generated sample network: built to published numbers, not captured traffic.");
            var files = await DemoDataset.WriteAsync(parsed.GetRequiredValue(folder), cancellationToken);

            await using var session = await StoreSession.OpenAsync(parsed.GetValue(store), environment, cancellationToken);
            var request = new ImportFiles
            {
                Paths = [.. files.Select(Shorten)],
                HomeNetworks = DemoDataset.HomeNetworkTexts,
                Generated = true,
                Progress = ProgressLine.Create(environment),
            };
            ImportCommand.Write(environment, await session.Mediator.Send(request, cancellationToken));
            await WriteFindingsAsync(environment, session.Mediator, cancellationToken);
            await environment.Output.FlushAsync(cancellationToken);
            return parsed.GetValue(noServe) ? ExitCodes.Done : await ServeCommand.ServeAsync(session.Store, parsed.GetValue(urls), environment, cancellationToken);
        });
        return command;
    }

    private static async Task WriteFindingsAsync(CliEnvironment environment, IMediator mediator, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var finding in DemoFindings.All)
        {
            var answer = await mediator.Send(RunView.FromText(finding.View, finding.Parameters, finding.Limit), cancellationToken);
            rows.Add([finding.Question, finding.Describe(answer), finding.View]);
        }

        environment.Output.WriteLine();
        TableText.Write(environment.Output, environment.OutputIsTerminal, ["question", "found", "netgraph view …"], rows, new HashSet<int>());
    }

    private static string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
