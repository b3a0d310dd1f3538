using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// CALL { … } IN TRANSACTIONS and what may follow. Source: Cypher manual, "CALL subqueries in transactions".
internal sealed partial class Parser
{
    /// <summary>Null when the subquery runs in the statement's own transaction.</summary>
    private TransactionsPart? ParseInTransactions()
    {
        if (!Is(Keyword.In))
            return null;

        var start = Advance().Start;
        var concurrency = Is(Keyword.Transactions) || IsWord(0, "CONCURRENT") ? null : ParseExpression();
        var concurrent = IsWord(0, "CONCURRENT");
        if (concurrent)
            Advance();
        else if (concurrency is not null)
            throw Unexpected("CONCURRENT");
        Expect(Keyword.Transactions);
        return ParseTransactionOptions(new TransactionsPart(From(start), concurrent, concurrency, null, BatchErrors.Fail, HandlesErrors: false, null, default), start);
    }

    private TransactionsPart ParseTransactionOptions(TransactionsPart part, int start)
    {
        while (true)
        {
            if (part.Size is null && IsWord(0, "OF"))
            {
                Advance();
                part = part with { Size = ParseExpression() };
                if (!TryTakeWord("ROWS") && !TryTakeWord("ROW"))
                    throw Unexpected("ROWS");
            }
            else if (!part.HandlesErrors && Is(Keyword.On) && IsWord(1, "ERROR"))
            {
                Advance();
                Advance();
                part = part with { Errors = ParseErrorHandling(), HandlesErrors = true };
            }
            else if (part.Status is null && IsWord(0, "REPORT") && IsWord(1, "STATUS"))
            {
                Advance();
                Advance();
                Expect(Keyword.As);
                var name = ParseVariable(out var span);
                part = part with { Status = name, StatusSpan = span };
            }
            else
            {
                return part with { Span = From(start) };
            }
        }
    }

    private BatchErrors ParseErrorHandling()
    {
        if (IsWord(0, "RETRY"))
            throw NotSupported("ON ERROR RETRY", 1, "one batch at a time meets no error that goes away: write ON ERROR CONTINUE, BREAK or FAIL");
        return TryTakeWord("CONTINUE") ? BatchErrors.Continue
            : TryTakeWord("BREAK") ? BatchErrors.Break
            : TryTakeWord("FAIL") ? BatchErrors.Fail
            : throw Unexpected("CONTINUE, BREAK or FAIL");
    }

    private bool TryTakeWord(string word)
    {
        if (!IsWord(0, word))
            return false;
        Advance();
        return true;
    }
}
