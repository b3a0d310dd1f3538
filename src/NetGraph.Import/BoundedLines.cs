using System.Text;

namespace NetGraph.Import;

/// <summary>
/// The lines of a text input, numbered from 1, each cut at a length no honest line has: a file without line ends cannot fill
/// the memory. Ends of line are LF or CR LF and are not part of a line; a lone CR is. The text is UTF-8, bytes that are not become U+FFFD.
/// </summary>
/// <param name="stream">Read forwards, not disposed.</param>
/// <param name="maxChars">Longest line kept, in characters; what is longer is dropped up to the next line end.</param>
internal sealed class BoundedLines(Stream stream, int maxChars = 1 << 20) : IDisposable
{
    private readonly StreamReader _reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
    private readonly char[] _buffer = new char[1 << 15];
    private readonly StringBuilder _pending = new();
    private int _position;
    private int _filled;

    /// <summary>Number of the line <see cref="Next"/> gave last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line given last was longer than allowed and lost its end.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The next line, or null at the end of the input.</summary>
    public string? Next()
    {
        _pending.Clear();
        WasCut = false;
        var any = false;

        while (Fill())
        {
            any = true;
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            if (end >= 0 && _pending.Length == 0 && part.Length <= maxChars)
            {
                _position += end + 1;
                Number++;
                return WithoutReturn(part).ToString();
            }

            Keep(part);
            _position += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
                break;
        }

        if (!any)
            return null;

        Number++;
        return WithoutReturn(_pending.ToString()).ToString();
    }

    /// <summary>Lets the decoder go; the stream stays open.</summary>
    public void Dispose() => _reader.Dispose();

    private bool Fill()
    {
        if (_position < _filled)
            return true;

        _position = 0;
        _filled = _reader.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        var room = maxChars - _pending.Length;
        WasCut |= part.Length > room;
        _pending.Append(part[..Math.Min(part.Length, room)]);
    }

    private static ReadOnlySpan<char> WithoutReturn(ReadOnlySpan<char> line) => line is [.., '\r'] ? line[..^1] : line;
}
