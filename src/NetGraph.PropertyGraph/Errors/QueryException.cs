namespace NetGraph.PropertyGraph;

/// <summary>Where in the query text an error lies.</summary>
/// <param name="Offset">UTF-16 units from the start, from 0.</param>
/// <param name="Length">UTF-16 units; at least 1 unless the text ended too early.</param>
public readonly record struct SourceSpan(int Offset, int Length)
{
    public int End => Offset + Length;

    /// <summary>The smallest span that holds both.</summary>
    public SourceSpan To(SourceSpan other) => new(Math.Min(Offset, other.Offset), Math.Max(End, other.End) - Math.Min(Offset, other.Offset));
}

/// <summary>
/// The caller's query is wrong: its text, its parameters or its data. The same vocabulary from every store: Neo4j's status
/// codes (<c>Neo.ClientError.Statement.SyntaxError</c>, …).
/// </summary>
public class QueryException : Exception
{
    public QueryException(string code, string message, SourceSpan? span = null, string? query = null, string? hint = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Span = span;
        Query = query;
        Hint = hint;
    }

    /// <summary>Neo4j status code.</summary>
    public string Code { get; }

    /// <summary>The same in the vocabulary of the GQL standard, finer than <see cref="Code"/> where the store can tell.</summary>
    public virtual GqlStatus GqlStatus => GqlStatusTable.Of(Code);

    /// <summary>Where it went wrong, when the error has a place in the text.</summary>
    public SourceSpan? Span { get; }

    /// <summary>The query text that <see cref="Span"/> points into.</summary>
    public string? Query { get; }

    /// <summary>What to do about it: "did you mean …"; null when there is nothing useful to say.</summary>
    public string? Hint { get; }

    /// <summary>Line (from 1) and column (from 1, UTF-16 units) of the span's start; null without a span.</summary>
    public (int Line, int Column)? Position
    {
        get
        {
            if (Span is not { } span || Query is null)
                return null;

            var before = Query.AsSpan(0, Math.Min(span.Offset, Query.Length));
            return (before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
        }
    }

    /// <summary>The offending line with a caret under the place, or null without a span.</summary>
    public string? RenderCaret()
    {
        if (Span is not { } span || Query is null || Position is not { } position)
            return null;

        var start = position.Column - 1;
        var line = Query.Split('\n')[position.Line - 1].TrimEnd('\r').Replace('\t', ' ');
        var width = Math.Max(1, Math.Min(span.Length, line.Length - start));
        return $"{line}\n{new string(' ', start)}{new string('^', width)}";
    }
}

/// <summary>The store itself failed: I/O, corruption, connection.</summary>
public sealed class GraphStoreException : Exception
{
    public GraphStoreException(string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether trying again later may succeed. Only the adapter decides what a retry is.</summary>
    public bool IsTransient { get; }
}
