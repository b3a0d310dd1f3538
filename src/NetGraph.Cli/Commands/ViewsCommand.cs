using System.CommandLine;
using System.Text.Json.Nodes;
using NetGraph.Cli.Output;
using NetGraph.Core.Catalogue;
using NetGraph.Core.Model;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph views</c>: the catalogue.</summary>
internal static class ViewsCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var json = Options.Json();
        var command = new Command("views", "List the catalogue of questions") { json };
        command.SetAction(parsed =>
        {
            var views = ViewCatalogue.Instance.Views;
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, new JsonObject { ["views"] = new JsonArray([.. views.Select(Describe)]) });
            else
                WriteTable(environment, views);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void WriteTable(CliEnvironment environment, IReadOnlyList<CatalogueView> views)
    {
        List<IReadOnlyList<string>> rows = [.. views.Select(v => (IReadOnlyList<string>)[v.Topic, v.Name, v.Question])];
        TableText.Write(environment.Output, environment.OutputIsTerminal, ["topic", "name", "question"], rows, new HashSet<int>());
        environment.Output.WriteLine("Run one: netgraph view NAME [--param NAME=VALUE]");
    }

    private static JsonNode Describe(CatalogueView view) => new JsonObject
    {
        ["name"] = view.Name,
        ["topic"] = view.Topic,
        ["title"] = view.Title,
        ["question"] = view.Question,
        ["kind"] = view.Kind.ToString().ToLowerInvariant(),
        ["parameters"] = new JsonArray([.. view.Parameters.Select(p => new JsonObject
        {
            ["name"] = p.Name,
            ["type"] = p.TypeWord,
            ["default"] = ResultJson.ToJson(p.Default),
            ["description"] = p.Description,
        })]),
        ["columns"] = new JsonArray([.. view.Columns.Select(c => (JsonNode)JsonValue.Create(c.Name))]),
    };
}
