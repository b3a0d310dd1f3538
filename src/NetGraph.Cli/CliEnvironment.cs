namespace NetGraph.Cli;

/// <summary>What a command line has around it, so that tests can give it another world.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="OutputIsTerminal">Tables fit the window only when a person looks.</param>
/// <param name="ErrorIsTerminal">Progress is shown only when a person looks.</param>
/// <param name="Variable">Environment variables by name.</param>
internal sealed record CliEnvironment(
    TextWriter Output,
    TextWriter Error,
    bool OutputIsTerminal,
    bool ErrorIsTerminal,
    Func<string, string?> Variable)
{
    /// <summary>The process's own streams and variables.</summary>
    public static CliEnvironment OfProcess()
    {
        var utf8 = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { AutoFlush = false };
        return new CliEnvironment(output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, Environment.GetEnvironmentVariable);
    }
}
