using System.CommandLine;
using NetGraph.Cli.Output;
using NetGraph.Core.Features.Queries;
using NetGraph.Core.Model;
using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph query CYPHER | -f FILE</c>: one statement, which may write.</summary>
internal static class QueryCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var cypher = new Argument<string?>("CYPHER") { Description = "The statement", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file", "-f") { HelpName = "FILE", Description = "Read the statement from a file; - is standard input" };
        var store = Options.Store();
        var parameters = Options.Parameters();
        var limit = Options.Limit();
        var csvFolder = Options.CsvFolder();
        var format = Options.Format(ResultOutput.QueryFormats);
        var command = new Command("query", "Run a Cypher statement") { cypher, file, store, parameters, limit, csvFolder, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = await ReadAsync(parsed.GetValue(cypher), parsed.GetValue(file), cancellationToken);
            var values = Options.Split(parsed.GetValue(parameters)).ToDictionary(p => p.Key, p => ParameterValues.FromText(p.Value), StringComparer.Ordinal);
            var csv = parsed.GetValue(csvFolder) ?? environment.Variable(Options.CsvFolderVariable);
            await using var session = CypherText.Writes(text)
                ? await StoreSession.OpenAsync(parsed.GetValue(store), environment, cancellationToken, csv)
                : await StoreSession.OpenExistingAsync(parsed.GetValue(store), environment, cancellationToken, csv);
            var request = new RunQuery(text, values, new QueryLimits(MaxRows: parsed.GetValue(limit)), AllowWrites: true);
            var result = await session.Mediator.Send(request, cancellationToken);
            ResultOutput.Write(environment.Output, environment.Error, environment.OutputIsTerminal, parsed.GetValue(format)!, result); // not null: it has a default
            ResultOutput.WriteNotes(environment.Error, result);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<string> ReadAsync(string? cypher, string? file, CancellationToken cancellationToken) => (cypher, file) switch
    {
        (not null, null) => cypher,
        (null, "-") => await Console.In.ReadToEndAsync(cancellationToken),
        (null, not null) => await File.ReadAllTextAsync(file, cancellationToken),
        (null, null) => throw Options.Fault("query", "Give a statement, or a file with -f FILE."),
        _ => throw Options.Fault("query", "Give either a statement or -f FILE, not both."),
    };
}
