using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Cli.Output;
using NetGraph.Core.Features.Rules;
using NetGraph.Import.Rules;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph rules audit</c>: how far a rule set can be believed.</summary>
internal static class RulesCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, or folders with *.rules", Arity = ArgumentArity.OneOrMore };
        var json = Options.Json();
        var audit = new Command("audit", "Count rules by what they prove, as text tools count and as parsed") { paths, json };
        audit.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = StoreSession.WithoutStore();
            var result = await services.GetRequiredService<IMediator>().Send(new AuditRules(parsed.GetValue(paths) ?? []), cancellationToken);
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, ToJson(result));
            else
                Write(environment, result);
            return ExitCodes.Done;
        });
        return new Command("rules", "Look at rule sets") { audit };
    }

    private static void Write(CliEnvironment environment, RuleAudit audit)
    {
        var output = environment.Output;
        List<IReadOnlyList<string>> counts =
        [
            ["rules", Number(audit.Text.Rules), Number(audit.Parsed.Rules), Number(audit.Active.Rules)],
            ["make sure of a flow", Number(audit.Text.Flow), Number(audit.Parsed.Flow), Number(audit.Active.Flow)],
            ["stateless", Number(audit.Text.LeftOver), Number(audit.Parsed.Stateless), Number(audit.Active.Stateless)],
            ["no flow", Number(audit.Text.NoFlow), Number(audit.Parsed.NoFlow), Number(audit.Active.NoFlow)],
            ["neither flow nor content", Number(audit.Text.Neither), Number(audit.Parsed.Neither), Number(audit.Active.Neither)],
        ];
        TableText.Write(output, environment.OutputIsTerminal, ["", "text count", "parsed, all", "parsed, active"], counts, new HashSet<int> { 1, 2, 3 });

        output.WriteLine();
        List<IReadOnlyList<string>> protocols = [.. audit.NoFlowByProtocol.Select(p => (IReadOnlyList<string>)[p.Protocol, Number(p.NoFlow), Number(p.Neither)])];
        TableText.Write(output, environment.OutputIsTerminal, ["active rules without flow", "no flow", "neither"], protocols, new HashSet<int> { 1, 2 });

        output.WriteLine();
        List<IReadOnlyList<string>> grades = [.. audit.TcpGrades.Select(g => (IReadOnlyList<string>)[Words(g.Flow.ToString()), g.ServiceEnd.ToString().ToLowerInvariant(), Number(g.WithContent), Number(g.WithoutContent)])];
        TableText.Write(output, environment.OutputIsTerminal, ["active tcp rules", "service at", "with content", "without"], grades, new HashSet<int> { 2, 3 });

        if (audit.FlowWithoutContent.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Need a flow but look at no content (with flow removed they fire on anything):");
            foreach (var entry in audit.FlowWithoutContent)
                output.WriteLine($"  {entry.Rule.Gid}:{entry.Rule.Sid}  {entry.Rule.Message}  ({entry.File}:{entry.Rule.Line})");
        }

        foreach (var d in audit.Diagnostics)
            environment.Error.WriteLine($"{d.Source}: line {d.Position}: {d.Message} [{d.Code}]");
    }

    private static JsonObject ToJson(RuleAudit audit) => new()
    {
        ["files"] = audit.Files,
        ["text"] = new JsonObject { ["rules"] = audit.Text.Rules, ["flow"] = audit.Text.Flow, ["noFlow"] = audit.Text.NoFlow, ["neither"] = audit.Text.Neither },
        ["parsed"] = ToJson(audit.Parsed),
        ["active"] = ToJson(audit.Active),
        ["oddlyDisabled"] = ToJson(audit.OddlyDisabled),
        ["noFlowByProtocol"] = new JsonArray([.. audit.NoFlowByProtocol.Select(p => new JsonObject { ["protocol"] = p.Protocol, ["noFlow"] = p.NoFlow, ["neither"] = p.Neither })]),
        ["byTrust"] = new JsonObject(audit.ByTrust.OrderBy(p => p.Key).Select(p => KeyValuePair.Create(Camel(p.Key.ToString()), (JsonNode?)JsonValue.Create(p.Value)))),
        ["tcpGrades"] = new JsonArray([.. audit.TcpGrades.Select(g => new JsonObject
        {
            ["flow"] = Camel(g.Flow.ToString()), ["serviceEnd"] = Camel(g.ServiceEnd.ToString()), ["withContent"] = g.WithContent, ["withoutContent"] = g.WithoutContent,
        })]),
        ["flowWithoutContent"] = new JsonArray([.. audit.FlowWithoutContent.Select(e => new JsonObject
        {
            ["sid"] = e.Rule.Sid, ["msg"] = e.Rule.Message, ["file"] = e.File, ["line"] = e.Rule.Line,
        })]),
        ["diagnostics"] = new JsonArray([.. audit.Diagnostics.Select(d => new JsonObject { ["file"] = d.Source, ["line"] = d.Position, ["code"] = d.Code, ["message"] = d.Message })]),
    };

    private static JsonObject ToJson(RuleCounts counts) => new()
    {
        ["rules"] = counts.Rules,
        ["flow"] = counts.Flow,
        ["established"] = counts.Established,
        ["stateless"] = counts.Stateless,
        ["noFlow"] = counts.NoFlow,
        ["neither"] = counts.Neither,
        ["bidirectional"] = counts.Bidirectional,
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // EstablishedOnly → established only
    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
