using System.Text;

namespace NetGraph.Cypher.Execution.Csv;

/// <summary>
/// Reads records one by one, as Neo4j's LOAD CSV does: double quotes around a field that holds terminators, quotes or line breaks;
/// inside them a quote is written <c>""</c> or <c>\"</c>, and <c>\\</c> is a backslash; empty fields are null; blank lines are
/// skipped; lines end with LF, CR or both.
/// </summary>
/// <remarks>
/// Own code because of the two ways to write a quote, which the libraries know one at a time, and of the line numbers. Source:
/// Cypher manual, "LOAD CSV", "CSV file format"; RFC 4180.
/// </remarks>
internal sealed class CsvReader(TextReader text, char terminator) : IDisposable
{
    /// <summary>Characters in one field; Neo4j's buffer size.</summary>
    public const int MaxFieldLength = 2 * 1024 * 1024;

    /// <summary>Fields in one record.</summary>
    public const int MaxFields = 100_000;

    private const int End = -1;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _field = new();
    private int _at;
    private int _filled;
    private long _breaks;
    private bool _afterReturn;

    /// <summary>The line on which the last record ended, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads the next record into the list; false at the end of the file.</summary>
    /// <exception cref="CypherException">The record is no CSV, or too large.</exception>
    public bool Read(List<string?> fields)
    {
        fields.Clear();
        var c = Next();
        while (c is '\n' or '\r')
            c = Next();
        if (c == End)
            return false;

        while (true)
        {
            c = c == '"' ? ReadQuoted() : ReadPlain(c);
            if (fields.Count == MaxFields)
                throw Error($"a record has more than {MaxFields} fields");
            fields.Add(_field.Length == 0 ? null : _field.ToString());
            _field.Clear();
            if (c != terminator)
            {
                Line = c == End ? _breaks + 1 : _breaks;
                return true;
            }

            c = Next();
        }
    }

    public void Dispose() => text.Dispose();

    /// <summary>What ends the field.</summary>
    private int ReadPlain(int c)
    {
        for (; c != terminator && c is not (End or '\n' or '\r'); c = Next())
            Append(c);
        return c;
    }

    private int ReadQuoted()
    {
        var start = _breaks + 1;
        for (var c = Next(); ; c = Next())
        {
            switch (c)
            {
                case End:
                    throw Error($"the field in quotes that begins on line {start} does not end");
                case '\\' when Peek() is '"' or '\\':
                    Append(Next());
                    break;
                case '"' when Peek() == '"':
                    Append(Next());
                    break;
                case '"':
                    c = Next();
                    return c == terminator || c is End or '\n' or '\r' ? c : throw Error("something follows the closing quote of a field");
                default:
                    Append(c);
                    break;
            }
        }
    }

    private void Append(int c)
    {
        if (_field.Length == MaxFieldLength)
            throw Error($"a field has more than {MaxFieldLength} characters; is a quote not closed?");
        _field.Append((char)c);
    }

    private int Next()
    {
        var c = Peek();
        if (c == End)
            return End;
        _at++;
        // CR LF is one line break.
        if (c == '\r' || (c == '\n' && !_afterReturn))
            _breaks++;
        _afterReturn = c == '\r';
        return c;
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            _at = 0;
            _filled = text.Read(_buffer, 0, _buffer.Length);
            if (_filled <= 0)
            {
                _filled = 0;
                return End;
            }
        }

        return _buffer[_at];
    }

    private CypherException Error(string what) => CsvErrors.Unreadable($"Line {_breaks + 1}: {what}.");
}
