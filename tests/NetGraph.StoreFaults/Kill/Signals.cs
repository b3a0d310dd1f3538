using System.Globalization;
using System.Text;

namespace NetGraph.StoreFaults.Kill;

/// <summary>
/// What a child tells its parent: lines, written through at once from any thread, each closed by a full stop, for the kill may cut
/// the last one short.
/// </summary>
internal sealed class Signals : IDisposable
{
    public const char PhaseMark = 'P';
    public const char CommitMark = 'C';

    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Lock _writing = new();

    /// <summary>A phase begins, and the one before it is over.</summary>
    public void Phase(string name) => Write($"{PhaseMark} {name}.\n");

    /// <summary>The store has said that a transaction is durable.</summary>
    public void Committed(int writer, int number) => Write(string.Create(CultureInfo.InvariantCulture, $"{CommitMark} {writer} {number}.\n"));

    public void Dispose() => _output.Dispose();

    private void Write(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line);
        lock (_writing)
        {
            _output.Write(bytes);
            _output.Flush();
        }
    }
}
