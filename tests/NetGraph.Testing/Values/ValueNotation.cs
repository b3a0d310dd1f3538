using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Testing;

/// <summary>
/// Reads the value notation of the TCK's tables: <c>1</c>, <c>1.0</c>, <c>'text'</c>, <c>[…]</c>, <c>{k: v}</c>, <c>(:A {p: 1})</c>,
/// <c>[:T {p: 1}]</c>, <c>&lt;(:A)-[:T]-&gt;(:B)&gt;</c>. Entities get made-up ids: the notation has no identity.
/// </summary>
public sealed class ValueNotation
{
    private readonly string _text;
    private readonly Func<string, GraphValue[], GraphValue>? _call;
    private int _position;
    private long _nextId;

    private ValueNotation(string text, Func<string, GraphValue[], GraphValue>? call)
    {
        _text = text;
        _call = call;
    }

    /// <exception cref="FormatException">The text is no value.</exception>
    public static GraphValue Parse(string text) => Parse(text, call: null);

    /// <summary>The same with function calls <c>name(value, …)</c> where a value may stand; for tables of function tests.</summary>
    public static GraphValue Parse(string text, Func<string, GraphValue[], GraphValue>? call)
    {
        var reader = new ValueNotation(text, call);
        var value = reader.Value();
        reader.Space();
        return reader._position == text.Length ? value : throw reader.Malformed("the end");
    }

    private GraphValue Value()
    {
        Space();
        return Peek() switch
        {
            '\'' => Text(),
            '[' when PeekAfterSpace(1) == ':' => Relationship(0, 0),
            '[' => List(),
            '{' => GraphValue.Of(Map()),
            '(' => Node(_nextId++),
            '<' => Path(),
            '-' or '.' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private GraphValue Word()
    {
        var name = Name();
        return name switch
        {
            "null" => GraphValue.Null,
            "true" => true,
            "false" => false,
            "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            _ when _call is not null => Call(name),
            _ => throw Malformed("a value"),
        };
    }

    private GraphValue Call(string name)
    {
        while (TryTake('.'))
            name += "." + Name();
        Take('(');
        var arguments = new List<GraphValue>();
        while (!TryTake(')'))
        {
            if (arguments.Count > 0)
                Take(',');
            arguments.Add(Value());
        }

        return _call!(name, [.. arguments]);
    }

    private GraphValue Number()
    {
        var start = _position;
        if (_text.AsSpan(_position).StartsWith("-Inf", StringComparison.Ordinal))
        {
            _position += 4;
            return double.NegativeInfinity;
        }

        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] is '.' or 'e' or 'E' || IsSign(_position, start)))
            _position++;
        var number = _text.AsSpan(start, _position - start);
        if (number.IndexOfAny(".eE") < 0)
            return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : throw Malformed("an integer");
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : throw Malformed("a float");
    }

    private bool IsSign(int position, int start) =>
        _text[position] is '-' or '+' && (position == start || _text[position - 1] is 'e' or 'E');

    private GraphValue Text()
    {
        var text = new StringBuilder();
        for (_position++; Peek() != '\''; _position++)
        {
            if (_position >= _text.Length)
                throw Malformed("a closing quote");
            if (Peek() == '\\')
            {
                _position++;
                if (Peek() is not ('\\' or '\''))
                    throw Malformed("\\\\ or \\'");
            }

            text.Append(Peek());
        }

        _position++;
        return text.ToString();
    }

    private GraphValue List()
    {
        Take('[');
        var items = new List<GraphValue>();
        while (!TryTake(']'))
        {
            if (items.Count > 0)
                Take(',');
            items.Add(Value());
        }

        return GraphValue.Of(items);
    }

    private GraphMap Map()
    {
        Take('{');
        var entries = new List<KeyValuePair<string, GraphValue>>();
        while (!TryTake('}'))
        {
            if (entries.Count > 0)
                Take(',');
            var key = Name();
            Take(':');
            entries.Add(new(key, Value()));
        }

        return GraphMap.From(entries);
    }

    private GraphValue Node(long id)
    {
        Take('(');
        var labels = new List<string>();
        while (TryTake(':'))
            labels.Add(Name());
        var properties = PeekAfterSpace(0) == '{' ? Map() : GraphMap.Empty;
        Take(')');
        return GraphValue.Of(new GraphNode(id, labels, properties));
    }

    private GraphValue Relationship(long start, long end)
    {
        Take('[');
        Take(':');
        var type = Name();
        var properties = PeekAfterSpace(0) == '{' ? Map() : GraphMap.Empty;
        Take(']');
        return GraphValue.Of(new GraphRelationship(_nextId++, type, start, end, properties));
    }

    private GraphValue Path()
    {
        Take('<');
        List<GraphValue> nodes = [Node(_nextId++)];
        var relationships = new List<GraphValue>();
        while (!TryTake('>'))
        {
            var (left, right) = (nodes[^1].EntityId, _nextId++);
            var backwards = TryTake('<');
            Take('-');
            relationships.Add(backwards ? Relationship(right, left) : Relationship(left, right));
            Take('-');
            if (!backwards)
                Take('>');
            nodes.Add(Node(right));
        }

        return GraphValue.Of(new GraphPath(nodes, relationships));
    }

    private string Name()
    {
        Space();
        var start = _position;
        if (Peek() == '`' && _text.IndexOf('`', start + 1) is > 0 and var close)
        {
            _position = close + 1;
            return _text[(start + 1)..close];
        }

        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            _position++;
        return _position > start ? _text[start.._position] : throw Malformed("a name");
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private char PeekAfterSpace(int ahead)
    {
        var place = _position + ahead;
        while (place < _text.Length && char.IsWhiteSpace(_text[place]))
            place++;
        return place < _text.Length ? _text[place] : '\0';
    }

    private void Space()
    {
        while (char.IsWhiteSpace(Peek()))
            _position++;
    }

    private bool TryTake(char mark)
    {
        Space();
        if (Peek() != mark)
            return false;

        _position++;
        return true;
    }

    private void Take(char mark)
    {
        if (!TryTake(mark))
            throw Malformed($"'{mark}'");
    }

    private FormatException Malformed(string expected) => new($"Expected {expected} at {_position} in: {_text}");
}
