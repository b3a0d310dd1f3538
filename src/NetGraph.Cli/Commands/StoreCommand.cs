using System.CommandLine;
using System.Globalization;
using NetGraph.Cli.Output;
using NetGraph.Cypher;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph store</c>: care for an embedded store on disk.</summary>
internal static class StoreCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("store", "Look after an embedded store");
        command.Subcommands.Add(Info(environment));
        command.Subcommands.Add(Verify(environment));
        command.Subcommands.Add(Compact(environment));
        command.Subcommands.Add(Backup(environment));
        command.Subcommands.Add(Restore(environment));
        return command;
    }

    private static Command Info(CliEnvironment environment)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var command = new Command("info", "What the store holds and how large it is") { store, json };
        command.SetAction(parsed =>
        {
            var info = EmbeddedStoreMaintenance.Info(StoreAddress.Resolve(parsed.GetValue(store), environment.Variable));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, info);
            else
                environment.Output.WriteLine($"{info.Folder}: {Number(info.Nodes)} nodes, {Number(info.Relationships)} relationships, {Number(info.Bytes)} bytes (format {info.FormatVersion}).");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Verify(CliEnvironment environment)
    {
        var store = Options.Store();
        var command = new Command("verify", "Check every checksum and the structure; exit code 1 when something is wrong") { store };
        command.SetAction(parsed =>
        {
            var found = EmbeddedStoreMaintenance.Verify(StoreAddress.Resolve(parsed.GetValue(store), environment.Variable));
            foreach (var problem in found.Problems)
                environment.Error.WriteLine(problem);
            environment.Output.WriteLine(found.IsSound ? "sound" : $"{found.Problems.Count} problems");
            return found.IsSound ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static Command Compact(CliEnvironment environment)
    {
        var store = Options.Store();
        var command = new Command("compact", "Write the store anew without what changes left behind") { store };
        command.SetAction(parsed =>
        {
            var (before, after) = EmbeddedStoreMaintenance.Compact(StoreAddress.Resolve(parsed.GetValue(store), environment.Variable));
            environment.Output.WriteLine($"{Number(before)} bytes before, {Number(after)} after.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Backup(CliEnvironment environment)
    {
        var store = Options.Store();
        var file = new Argument<string>("FILE") { Description = "The backup to write; must not exist" };
        var command = new Command("backup", "Write the committed graph to one file, also while the store is in use") { file, store };
        command.SetAction(parsed =>
        {
            EmbeddedStoreMaintenance.Backup(StoreAddress.Resolve(parsed.GetValue(store), environment.Variable), parsed.GetRequiredValue(file));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Restore(CliEnvironment environment)
    {
        var store = Options.Store();
        var file = new Argument<string>("FILE") { Description = "The backup" };
        var force = new Option<bool>("--force") { Description = "Give up the store that is there" };
        var command = new Command("restore", "Make a store from a backup") { file, store, force };
        command.SetAction(parsed =>
        {
            EmbeddedStoreMaintenance.Restore(StoreAddress.Resolve(parsed.GetValue(store), environment.Variable), parsed.GetRequiredValue(file), parsed.GetValue(force));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
