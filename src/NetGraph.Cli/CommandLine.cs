using System.CommandLine;
using NetGraph.Cli.Commands;
using NetGraph.Core.Features;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli;

/// <summary>The whole command line: parses, runs the command, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var parsed = Build(environment).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                environment.Error.WriteLine($"netgraph: {error.Message}");
            environment.Error.WriteLine($"Try: {CommandPath(parsed)} --help");
            return ExitCodes.WrongUsage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = environment.Output,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            environment.Error.WriteLine("netgraph: cancelled; what was committed stays");
            return ExitCodes.Cancelled;
        }
        catch (QueryException e)
        {
            WriteQueryError(environment.Error, e);
            return ExitCodes.Failed;
        }
        catch (InvalidRequestException e)
        {
            environment.Error.WriteLine($"netgraph: {e.Message}");
            return ExitCodes.WrongUsage;
        }
        catch (Exception e) when (e is GraphStoreException or IOException or UnauthorizedAccessException)
        {
            environment.Error.WriteLine($"netgraph: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Build(CliEnvironment environment)
    {
        var root = new RootCommand("NetGraph turns captures, IDS alerts and IDS rules into one graph and answers questions about it.");
        root.Subcommands.Add(DemoCommand.Create(environment));
        root.Subcommands.Add(ImportCommand.Create(environment));
        root.Subcommands.Add(AnalyzeCommand.Create(environment));
        root.Subcommands.Add(QueryCommand.Create(environment));
        root.Subcommands.Add(ViewsCommand.Create(environment));
        root.Subcommands.Add(ViewCommand.Create(environment));
        root.Subcommands.Add(RulesCommand.Create(environment));
        root.Subcommands.Add(ServeCommand.Create(environment));
        root.Subcommands.Add(StoreCommand.Create(environment));
        root.Subcommands.Add(HealthCommand.Create(environment));
        return root;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Push(result.Command is RootCommand ? "netgraph" : result.Command.Name);
        return string.Join(' ', names);
    }

    private static void WriteQueryError(TextWriter error, QueryException e)
    {
        var place = e.Position is { } position ? $"line {position.Line}, column {position.Column}: " : "";
        error.WriteLine($"netgraph: {place}{e.Message}");
        if (e.RenderCaret() is { } caret)
        {
            foreach (var line in caret.Split('\n'))
                error.WriteLine($"  {line}");
        }

        if (e.Hint is { } hint)
            error.WriteLine($"  hint: {hint}");
        error.WriteLine($"  {e.Code} (GQL {e.GqlStatus.Code})");
    }
}
