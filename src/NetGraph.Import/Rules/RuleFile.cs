namespace NetGraph.Import.Rules;

/// <summary>A rule file to be audited: the name users see, and its whole text.</summary>
public sealed record RuleFile(string Name, string Text)
{
    /// <summary>Reads a file's text as UTF-8; bytes that are not become U+FFFD.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public static RuleFile Read(string name, Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return new RuleFile(name, reader.ReadToEnd());
    }
}
