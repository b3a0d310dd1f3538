using System.Globalization;
using System.Text;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Who writes a store, as it says of itself in the file <c>owner</c>: for messages only, nothing rests on it.</summary>
/// <param name="Program">Its name and its first word, as <c>netgraph serve</c>.</param>
/// <param name="Since">In UTC, to the second.</param>
internal sealed record StoreOwner(int ProcessId, string Program, DateTimeOffset Since, string Host)
{
    private const int MostBytes = 512;
    private const int MostLetters = 64;
    private const string SinceFormat = "yyyy-MM-dd HH:mm:ss'Z'";

    /// <summary>This process.</summary>
    public static StoreOwner OfProcess(TimeProvider time) => new(Environment.ProcessId, ProgramName(), time.GetUtcNow(), Environment.MachineName);

    /// <summary>Four lines.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId}\n{Program}\n{Since.UtcDateTime.ToString(SinceFormat, CultureInfo.InvariantCulture)}\n{Host}\n");

    /// <summary>Reads the file as far as it makes sense.</summary>
    /// <returns>In words; <c>another process</c> when the file is missing or says nothing.</returns>
    public static string Describe(string path)
    {
        var lines = ReadStart(path).Split('\n').Select(Clean).ToArray();
        if (!int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process))
            return "another process";
        if (lines.Length < 3 || lines[1].Length == 0)
            return $"process {process}";

        var since = DateTimeOffset.TryParseExact(lines[2], SinceFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? $" since {lines[2]}" : "";
        var host = lines.Length > 3 && lines[3].Length > 0 && lines[3] != Environment.MachineName ? $" on {lines[3]}" : "";
        return $"{lines[1]} (process {process}{since}{host})";
    }

    private static string ReadStart(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[MostBytes];
            return Encoding.UTF8.GetString(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The file may hold anything; a terminal shall not.</summary>
    private static string Clean(string line) => new([.. line.Trim().Take(MostLetters).Select(c => char.IsControl(c) ? '?' : c)]);

    private static string ProgramName()
    {
        var words = Environment.GetCommandLineArgs();
        var program = words.Length > 0 ? Path.GetFileNameWithoutExtension(words[0]) : "a program";
        return words.Length > 1 && words[1].Length < 20 && words[1].All(char.IsAsciiLetterLower) ? $"{program} {words[1]}" : program;
    }
}
