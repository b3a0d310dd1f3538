using NetGraph.Cli;

namespace NetGraph.Hosts.Tests.Cli;

/// <summary>One run of the command line in this process, with its own streams and variables.</summary>
internal sealed record CliRun(int Code, string Output, string Error)
{
    public static async Task<CliRun> OfAsync(string[] args, params (string Name, string Value)[] variables)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var named = variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        var environment = new CliEnvironment(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, name => named.GetValueOrDefault(name));
        var code = await CommandLine.RunAsync(args, environment, TestContext.Current.CancellationToken);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
