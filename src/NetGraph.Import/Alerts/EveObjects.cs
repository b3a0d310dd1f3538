namespace NetGraph.Import.Alerts;

/// <summary>
/// Cuts a stream into its JSON objects without understanding them: objects one a line, or the members of one array, or objects
/// spread over several lines. Holds one object at a time. When the first object ends on its own line, every object must: one
/// that is cut short then costs only itself, and the next line is read afresh.
/// </summary>
internal sealed class EveObjects(Stream stream)
{
    /// <summary>Longest object kept, in bytes. Suricata's longest (stats, file data) stay far below.</summary>
    private const int MaxObjectBytes = 16 << 20;

    private readonly byte[] _block = new byte[1 << 16];
    private byte[] _object = new byte[1 << 13];
    private int _objectBytes;
    private int _position;
    private int _filled;
    private long _line = 1;
    private bool _isFirst = true;
    private bool _oneALine;

    /// <summary>The object given last, in UTF-8; only good until the next call.</summary>
    public ReadOnlySpan<byte> Current => _object.AsSpan(0, _objectBytes);

    /// <summary>Line on which it begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why <see cref="Current"/> is no whole object; null when it is one.</summary>
    public string? Error { get; private set; }

    /// <summary>Goes to the next object, whole or not; false at the end of the stream.</summary>
    public bool MoveNext()
    {
        Error = null;
        _objectBytes = 0;
        int b;
        do
        {
            b = NextByte();
        }
        while (b is ' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or 0xEF or 0xBB or 0xBF);

        if (b < 0)
            return false;

        Line = _line;
        if (b == '{')
        {
            ReadObject();
        }
        else
        {
            Keep((byte)b);
            Error = "Expected a JSON object";
            SkipLine();
        }

        return true;
    }

    private void ReadObject()
    {
        Keep((byte)'{');
        var (depth, inString, afterBackslash) = (1, false, false);
        while (depth > 0)
        {
            var b = NextByte();
            if (b < 0 || (b == '\n' && (inString || _oneALine)))
            {
                Error = b < 0 ? "The object is not closed at the end of the file" : "The object is not closed at the end of its line";
                return;
            }

            Keep((byte)b);
            if (inString)
            {
                inString = b != '"' || afterBackslash;
                afterBackslash = b == '\\' && !afterBackslash;
                continue;
            }

            inString = b == '"';
            depth += b switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }

        if (_isFirst)
            _oneALine = Line == _line;
        _isFirst = false;
    }

    private void Keep(byte b)
    {
        if (_objectBytes == _object.Length)
        {
            if (_objectBytes >= MaxObjectBytes)
            {
                Error ??= $"The object is longer than {MaxObjectBytes} bytes";
                return;
            }

            Array.Resize(ref _object, 2 * _object.Length);
        }

        _object[_objectBytes++] = b;
    }

    private void SkipLine()
    {
        int b;
        do
        {
            b = NextByte();
        }
        while (b >= 0 && b != '\n');
    }

    private int NextByte()
    {
        if (_position == _filled)
        {
            _position = 0;
            _filled = stream.Read(_block);
            if (_filled == 0)
                return -1;
        }

        var b = _block[_position++];
        if (b == '\n')
            _line++;
        return b;
    }
}
