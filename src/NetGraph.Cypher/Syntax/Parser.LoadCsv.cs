using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private bool IsLoadCsv => Is(Keyword.Load) && IsAhead(1, Keyword.Csv);

    /// <summary><c>LOAD CSV [WITH HEADERS] FROM url AS row [FIELDTERMINATOR ';']</c>.</summary>
    private LoadCsvClause ParseLoadCsv()
    {
        var start = Advance().Start;
        Expect(Keyword.Csv);
        var headers = TryTake(Keyword.With);
        if (headers && !TryTakeWord("HEADERS"))
            throw Unexpected("HEADERS");
        Expect(Keyword.From);
        var source = ParseExpression();
        Expect(Keyword.As);
        var variable = ParseVariable(out var span);
        var terminator = TryTakeWord("FIELDTERMINATOR") ? ParseFieldTerminator() : null;
        return new LoadCsvClause(From(start), headers, source, variable, span, terminator);
    }

    private string ParseFieldTerminator()
    {
        var token = Expect(TokenKind.String, "a character in quotes");
        var terminator = Literals.Text(_text, token);
        return terminator.Length == 1 && terminator[0] is not ('"' or '\n' or '\r')
            ? terminator
            : throw Error("InvalidFieldTerminator", "CSV field terminator can only be one character wide, and no quote or line break.", token.Span);
    }
}
