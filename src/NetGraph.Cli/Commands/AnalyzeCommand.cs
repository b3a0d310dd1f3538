using System.CommandLine;
using NetGraph.Cli.Output;
using NetGraph.Core.Analysis;
using NetGraph.Core.Features.Analysis;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph analyze</c>: grades services and finds roles; import runs it too.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var store = Options.Store();
        var json = Options.Json();
        var command = new Command("analyze", "Grade services and find roles in what is stored; import does it too") { store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await StoreSession.OpenExistingAsync(parsed.GetValue(store), environment, cancellationToken);
            var summary = await session.Mediator.Send(new AnalyzeNetwork(), cancellationToken);
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, summary);
            else
                environment.Output.WriteLine(Describe(summary));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Describe(AnalysisSummary summary) =>
        $"Services: {string.Join(", ", summary.Services.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Value} {s.Key}"))}. " +
        $"Hosts with roles: {summary.HostsWithRoles}. Attacker-target pairs: {summary.Attacks}.";
}
