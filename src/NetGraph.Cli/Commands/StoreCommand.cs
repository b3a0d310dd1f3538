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
        var command = new Command("info", "What the store holds, how large it is and who has it open") { store, json };
        command.SetAction(parsed =>
        {
            var info = EmbeddedStoreMaintenance.Info(StoreAddress.OfExisting(parsed.GetValue(store), environment));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, info);
            else
                Write(environment.Output, info);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, EmbeddedStoreInfo info)
    {
        output.WriteLine($"{info.Folder}: {Number(info.Nodes)} nodes, {Number(info.Relationships)} relationships");
        output.WriteLine($"  on disk        {Number(info.Bytes)} bytes, {Number(info.LogBytes)} of them logs with {Number(info.Transactions)} transactions");
        output.WriteLine($"  format         {info.FormatVersion}, generation {info.Generation}");
        output.WriteLine($"  open for writing by {info.Holder ?? "nobody"}");
        if (info.TornBytes > 0)
            output.WriteLine($"  {Number(info.TornBytes)} bytes at the end of the log were never committed; the next opening cuts them off");
        WriteCounts(output, "nodes", info.NodesByLabel);
        WriteCounts(output, "relationships", info.RelationshipsByType);
        if (info.Indexes.Count > 0)
            output.WriteLine($"  indexes        {string.Join(", ", info.Indexes)}");
    }

    private static void WriteCounts(TextWriter output, string what, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count > 0)
            output.WriteLine($"  {what,-14} {string.Join(", ", counts.Select(c => $"{c.Key} {Number(c.Value)}"))}");
    }

    private static Command Verify(CliEnvironment environment)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var command = new Command("verify", "Check every checksum and the structure; exit code 1 when something is wrong") { store, json };
        command.SetAction(parsed =>
        {
            var found = EmbeddedStoreMaintenance.Verify(StoreAddress.OfExisting(parsed.GetValue(store), environment));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, found);
            else
                Write(environment, found);
            return found.IsSound ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static void Write(CliEnvironment environment, EmbeddedStoreVerification found)
    {
        foreach (var problem in found.Problems)
            environment.Error.WriteLine(problem);
        var graph = found.Info is { } info ? $", {Number(info.Nodes)} nodes, {Number(info.Relationships)} relationships" : "";
        environment.Output.WriteLine($"checked {found.Files} files, {Number(found.Records)} log records, {Number(found.Transactions)} transactions{graph}");
        environment.Output.WriteLine(found.IsSound ? "sound" : $"{found.Problems.Count} problem{(found.Problems.Count == 1 ? "" : "s")}");
    }

    private static Command Compact(CliEnvironment environment)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var command = new Command("compact", "Write the store anew without what changes left behind") { store, json };
        command.SetAction(parsed =>
        {
            var (before, after) = EmbeddedStoreMaintenance.Compact(StoreAddress.OfExisting(parsed.GetValue(store), environment));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, new { BytesBefore = before, BytesAfter = after });
            else
                environment.Output.WriteLine($"{Number(before)} bytes before, {Number(after)} after.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Backup(CliEnvironment environment)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var file = new Argument<string>("FILE") { Description = "The backup to write" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there" };
        var command = new Command("backup", "Write the committed graph to one file, also while the store is in use") { file, store, force, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var bytes = EmbeddedStoreMaintenance.Backup(StoreAddress.OfExisting(parsed.GetValue(store), environment), path, parsed.GetValue(force));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, new { File = Path.GetFullPath(path), Bytes = bytes });
            else
                environment.Output.WriteLine($"{path}: {Number(bytes)} bytes.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Restore(CliEnvironment environment)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var file = new Argument<string>("FILE") { Description = "The backup" };
        var force = new Option<bool>("--force") { Description = "Give up the store that is there" };
        var command = new Command("restore", "Make a store from a backup") { file, store, force, json };
        command.SetAction(parsed =>
        {
            var restored = EmbeddedStoreMaintenance.Restore(
                StoreAddress.Resolve(parsed.GetValue(store), environment.Variable), parsed.GetRequiredValue(file), parsed.GetValue(force));
            if (parsed.GetValue(json))
                JsonOutput.Write(environment.Output, restored);
            else
                environment.Output.WriteLine($"{restored.Folder}: {Number(restored.Nodes)} nodes, {Number(restored.Relationships)} relationships, {Number(restored.Bytes)} bytes.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
