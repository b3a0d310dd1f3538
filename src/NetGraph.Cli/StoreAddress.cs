namespace NetGraph.Cli;

/// <summary>Which store a command works on when the command line names none.</summary>
internal static class StoreAddress
{
    public const string Default = "file:netgraph.db";

    /// <summary>The option's value, else <c>NETGRAPH_STORE</c>, else <c>file:netgraph.db</c>.</summary>
    public static string Resolve(string? option, Func<string, string?> environment)
    {
        if (!string.IsNullOrWhiteSpace(option))
            return option;

        var named = environment("NETGRAPH_STORE");
        return string.IsNullOrWhiteSpace(named) ? Default : named;
    }
}
