using NetGraph.Core.Features.Imports;

namespace NetGraph.Cli.Output;

/// <summary>One line on the terminal that says which file is being read; nothing where no person looks.</summary>
internal sealed class ProgressLine : IProgress<ImportProgress>
{
    private readonly TextWriter _error;

    private ProgressLine(TextWriter error) => _error = error;

    public static IProgress<ImportProgress>? Create(CliEnvironment environment) => environment.ErrorIsTerminal ? new ProgressLine(environment.Error) : null;

    public void Report(ImportProgress value)
    {
        var width = Math.Max(20, Console.WindowWidth - 1);
        var share = value.TotalBytes is > 0 and var total ? $" {100 * value.BytesRead / total}%" : "";
        var text = $"[{value.Input}/{value.Inputs}] {value.Step} {value.Path}{share}";
        if (text.Length > width)
            text = text[..(width - 1)] + "…";
        _error.Write("\r" + text.PadRight(width));
        if (value.Step == "done" && value.Input == value.Inputs)
            _error.Write("\r" + new string(' ', width) + "\r");
    }
}
