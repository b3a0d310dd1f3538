using System.CommandLine;
using NetGraph.Cli.Output;
using NetGraph.Core.Features.Views;
using NetGraph.Core.Model;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph view NAME</c>: one question of the catalogue.</summary>
internal static class ViewCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "The view's name; netgraph views lists them" };
        var store = Options.Store();
        var parameters = Options.Parameters();
        var limit = Options.Limit();
        var format = Options.Format(ResultOutput.ViewFormats);
        var file = new Option<string?>("--out") { HelpName = "FILE", Description = "Write to a file instead of standard output" };
        var command = new Command("view", "Run a question of the catalogue") { name, store, parameters, limit, format, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = parsed.GetValue(name)!; // not null: the argument is required
            var request = RunView.FromText(wanted, Options.Split(parsed.GetValue(parameters)), parsed.GetValue(limit));
            await using var session = await StoreSession.OpenExistingAsync(parsed.GetValue(store), environment, cancellationToken);
            var found = await session.Mediator.Send(request, cancellationToken);
            await WriteAsync(environment, parsed.GetValue(file), parsed.GetValue(format)!, found); // not null: it has a default
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(CliEnvironment environment, string? file, string format, QueryAnswer found)
    {
        if (file is null)
        {
            ResultOutput.Write(environment.Output, environment.Error, environment.OutputIsTerminal, format, found);
            return;
        }

        await using var writer = new StreamWriter(file, append: false);
        ResultOutput.Write(writer, environment.Error, isTerminal: false, format, found);
    }
}
