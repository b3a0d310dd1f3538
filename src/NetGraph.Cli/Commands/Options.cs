using System.CommandLine;
using NetGraph.Core.Features;

namespace NetGraph.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string?> Store() => new("--store")
    {
        HelpName = "URL",
        Description = $"memory: or file:PATH (default: NETGRAPH_STORE, else {StoreAddress.Default})",
    };

    public static Option<string?> CsvFolder() => new("--csv-folder")
    {
        HelpName = "FOLDER",
        Description = $"The folder whose files LOAD CSV may read (default: {CsvFolderVariable}, else LOAD CSV is off)",
    };

    /// <summary>Names the folder when the option does not.</summary>
    public const string CsvFolderVariable = "NETGRAPH_CSV_FOLDER";

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object" };

    public static Option<string[]> Parameters() => new("--param")
    {
        HelpName = "NAME=VALUE",
        Description = "A parameter; may be repeated",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<int?> Limit() => new("--limit") { HelpName = "N", Description = "Rows at most" };

    public static Option<string?> Urls() => new("--urls")
    {
        HelpName = "URL",
        Description = "Addresses to listen on, separated by semicolons (default: http://127.0.0.1:5180)",
    };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = string.Join(", ", formats), DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>Splits <c>name=value</c> pairs.</summary>
    /// <exception cref="InvalidRequestException">One has no equals sign.</exception>
    public static IReadOnlyDictionary<string, string> Split(string[]? pairs)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Fault("param", $"'{pair}' is no parameter; expected NAME=VALUE.");
            named[pair[..equals]] = pair[(equals + 1)..];
        }

        return named;
    }

    /// <summary>One wrong part of the command line.</summary>
    public static InvalidRequestException Fault(string field, string message) => new([new RequestFault(field, message)]);
}
