using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli;

/// <summary>Which store a command works on when the command line names none.</summary>
internal static class StoreAddress
{
    public const string Default = "file:netgraph.db";

    public const string Variable = "NETGRAPH_STORE";

    private const string Folder = "file:";

    /// <summary>The option's value, else <c>NETGRAPH_STORE</c>, else <c>file:netgraph.db</c>.</summary>
    public static string Resolve(string? option, Func<string, string?> environment)
    {
        if (!string.IsNullOrWhiteSpace(option))
            return option;

        var named = environment(Variable);
        return string.IsNullOrWhiteSpace(named) ? Default : named;
    }

    /// <summary>As <see cref="Resolve"/>, for what only reads: a store that is not there is more likely a slip of the keyboard than an empty graph.</summary>
    /// <exception cref="GraphStoreException">It is a folder in which there is no store.</exception>
    public static string OfExisting(string? option, CliEnvironment environment)
    {
        var address = Resolve(option, environment.Variable);
        if (!address.StartsWith(Folder, StringComparison.OrdinalIgnoreCase) || address.Length == Folder.Length || EmbeddedStoreMaintenance.Exists(address))
            return address;

        var path = address[Folder.Length..];
        if (File.Exists(path))
            return address; // opening it tells what is wrong
        throw new GraphStoreException(
            $"There is no store in {Path.GetFullPath(path)}. To make one: netgraph import PATH --store {address} (or netgraph demo --store {address} for a sample network).");
    }
}
