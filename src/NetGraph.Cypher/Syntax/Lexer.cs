using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>
/// Text to tokens, in one pass and without regular expressions. Blanks and comments (<c>//</c>, <c>/* */</c>) are dropped.
/// The last token is always <see cref="TokenKind.End"/>. Source: openCypher 9, "Syntax".
/// </summary>
internal ref struct Lexer
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;

    private Lexer(string text)
    {
        _text = text;
        _tokens = new List<Token>((text.Length / 4) + 4);
    }

    /// <exception cref="CypherException">A character, string, name or comment that can be no token.</exception>
    public static List<Token> Tokenize(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.SkipBlanks())
            lexer.Next();

        lexer._tokens.Add(new Token(TokenKind.End, Keyword.None, text.Length, text.Length));
        return lexer._tokens;
    }

    private readonly char Current => Peek(0);

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || c is ByteOrderMark or (>= '\u001C' and <= '\u001F'))
                _at++;
            else if (c == '/' && Peek(1) == '/')
                SkipLineComment();
            else if (c == '/' && Peek(1) == '*')
                SkipBlockComment();
            else
                return true;
        }

        return false;
    }

    private void SkipLineComment()
    {
        var end = _text.AsSpan(_at).IndexOfAny('\n', '\r');
        _at = end < 0 ? _text.Length : _at + end;
    }

    private void SkipBlockComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw Error("UnexpectedSyntax", "The comment that starts here is not closed: expected '*/'.", _at, 2);
        _at = end + 2;
    }

    private void Next()
    {
        var c = _text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            Number();
        else if (c is '\'' or '"')
            QuotedString(c);
        else if (c == '`')
            QuotedName();
        else if (NameCharacter(_at, start: true) is var width and > 0)
            Name(width);
        else
            Symbol(c);
    }

    private void Add(TokenKind kind, int start, Keyword keyword = Keyword.None) => _tokens.Add(new Token(kind, keyword, start, _at));

    private void Name(int width)
    {
        var start = _at;
        SkipName(width);
        Add(TokenKind.Name, start, Keywords.Find(_text.AsSpan(start, _at - start)));
    }

    private void SkipName(int width)
    {
        for (; width > 0; width = NameCharacter(_at, start: false))
            _at += width;
    }

    /// <summary>How many UTF-16 units the name character at a place takes; 0 when there is none.</summary>
    private readonly int NameCharacter(int at, bool start)
    {
        if (at >= _text.Length)
            return 0;

        var c = _text[at];
        if (char.IsAsciiLetter(c) || c == '_')
            return 1;
        if (c < 128)
            return !start && char.IsAsciiDigit(c) ? 1 : 0;

        if (Rune.DecodeFromUtf16(_text.AsSpan(at), out var rune, out var width) != System.Buffers.OperationStatus.Done)
            return 0;

        var fits = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.CurrencySymbol => !start,
            _ => false,
        };
        return fits ? width : 0;
    }

    private void QuotedName()
    {
        var start = _at++;
        while (_at < _text.Length)
        {
            if (_text[_at++] != '`')
                continue;

            if (Current != '`')
            {
                Add(TokenKind.QuotedName, start);
                return;
            }

            _at++;
        }

        throw Error("UnexpectedSyntax", "The name that starts here is not closed: expected '`'.", start, 1);
    }

    private void QuotedString(char quote)
    {
        var start = _at++;
        while (_at < _text.Length)
        {
            var c = _text[_at++];
            if (c == '\\')
            {
                _at++;
            }
            else if (c == quote)
            {
                Add(TokenKind.String, start);
                return;
            }
        }

        throw Error("UnexpectedSyntax", $"The string that starts here is not closed: expected {quote}.", start, 1);
    }

    /// <summary>Digits in any of the forms, with everything glued to them; <see cref="Literals"/> judges the value.</summary>
    private void Number()
    {
        var start = _at;
        var kind = TokenKind.Integer;
        if (Current == '0' && char.ToLowerInvariant(Peek(1)) is 'x' or 'o' or 'b')
        {
            SkipName(2);
        }
        else
        {
            SkipDigits();
            if (Current == '.' && char.IsAsciiDigit(Peek(1)))
            {
                kind = TokenKind.Float;
                _at++;
                SkipDigits();
            }

            if (Current is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '-' or '+' && char.IsAsciiDigit(Peek(2)))))
            {
                kind = TokenKind.Float;
                _at += 2;
                SkipDigits();
            }
        }

        var digits = _at;
        SkipName(NameCharacter(_at, start: false));
        Add(_at > digits || !Literals.IsNumber(_text.AsSpan(start, _at - start), kind) ? TokenKind.BadNumber : kind, start);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current) || (Current == '_' && char.IsAsciiDigit(Peek(1))))
            _at++;
    }

    private void Symbol(char c)
    {
        var (kind, length) = (c, Peek(1)) switch
        {
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('.', '.') => (TokenKind.DotDot, 2),
            ('.', _) => (TokenKind.Dot, 1),
            (':', ':') => (TokenKind.DoubleColon, 2),
            (':', _) => (TokenKind.Colon, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            ('$', _) => (TokenKind.Dollar, 1),
            ('+', '=') => (TokenKind.PlusEqual, 2),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('^', _) => (TokenKind.Caret, 1),
            ('=', '~') => (TokenKind.RegexMatch, 2),
            ('=', '=') => throw Error("UnexpectedSyntax", "Unknown operator '=='.", _at, 2, "write '='"),
            ('=', _) => (TokenKind.Equal, 1),
            ('<', '>') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('>', _) => (TokenKind.Greater, 1),
            ('|', '|') => (TokenKind.DoubleBar, 2),
            ('|', _) => (TokenKind.Bar, 1),
            ('&', _) => (TokenKind.Ampersand, 1),
            ('!', '=') => throw Error("UnexpectedSyntax", "Unknown operator '!='.", _at, 2, "write '<>'"),
            ('!', _) => (TokenKind.Exclamation, 1),
            _ => throw Unknown(c),
        };
        var start = _at;
        _at += length;
        Add(kind, start);
    }

    private readonly CypherException Unknown(char c)
    {
        if (c is '\u00AD' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D')
            return Error("InvalidUnicodeCharacter", $"The character '{c}' (U+{(int)c:X4}) looks like a minus and is none.", _at, 1, "write '-'");

        var hint = c is '\u2018' or '\u2019' or '\u201C' or '\u201D' ? "use straight quotes" : null;
        var width = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        var shown = char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : $"'{c}'";
        return Error("UnexpectedSyntax", $"The character {shown} has no meaning here.", _at, width, hint);
    }

    private readonly CypherException Error(string detail, string message, int start, int length, string? hint = null) =>
        CypherErrors.Syntax(detail, message, new SourceSpan(start, Math.Min(length, _text.Length - start)), _text, hint);
}
