using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal enum TokenKind : byte
{
    /// <summary>After the last character.</summary>
    End,

    /// <summary>A bare word; may be a keyword.</summary>
    Name,

    /// <summary>A word in backticks; never a keyword.</summary>
    QuotedName,
    String,
    Integer,
    Float,

    /// <summary>Starts like a number and is none (<c>0x</c>, <c>12ab</c>). An error, but which one depends on where it stands.</summary>
    BadNumber,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Dot,
    DotDot,
    Colon,
    DoubleColon,
    Semicolon,
    Dollar,
    Plus,
    PlusEqual,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Equal,
    RegexMatch,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Bar,
    DoubleBar,
    Ampersand,
    Exclamation,
}

/// <summary>One token: its kind and its place in the text, nothing else; values are decoded when the parser wants them.</summary>
internal readonly record struct Token(TokenKind Kind, Keyword Keyword, int Start, int End)
{
    public SourceSpan Span => new(Start, End - Start);

    public bool IsName => Kind is TokenKind.Name or TokenKind.QuotedName;
}
