using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

/// <summary>One end of a range over an index; the value is computed on the input row.</summary>
internal sealed record RangeEnd(BoundExpression Value, bool IsInclusive);

/// <summary>
/// What is asked of an index, as <see cref="IndexSeek"/> has it with values: the first keys equal something, the next one is
/// bounded or matches a text, the rest exist.
/// </summary>
/// <param name="Text">Null without a text match.</param>
internal sealed record IndexAccess(
    EntityKind Entity,
    string Token,
    IReadOnlyList<string> Keys,
    IReadOnlyList<BoundExpression> Equal,
    RangeEnd? Lower = null,
    RangeEnd? Upper = null,
    BoundExpression? Text = null,
    IndexTextMatch Match = IndexTextMatch.None)
{
    public IEnumerable<BoundExpression> Expressions
    {
        get
        {
            foreach (var value in Equal)
                yield return value;
            if (Lower is not null)
                yield return Lower.Value;
            if (Upper is not null)
                yield return Upper.Value;
            if (Text is not null)
                yield return Text;
        }
    }

    /// <summary>The conditions as plans show them.</summary>
    public string Describe(Variable variable)
    {
        var conditions = new List<string>();
        for (var place = 0; place < Equal.Count; place++)
            conditions.Add($"{variable}.{Keys[place]} = {ExpressionText.Render(Equal[place])}");
        if (Equal.Count < Keys.Count)
            conditions.AddRange(Narrowed($"{variable}.{Keys[Equal.Count]}"));
        conditions.AddRange(Keys.Skip(Equal.Count + 1).Select(key => $"{variable}.{key} IS NOT NULL"));
        return string.Join(" AND ", conditions);
    }

    private IEnumerable<string> Narrowed(string property)
    {
        if (Lower is not null)
            yield return $"{property} {(Lower.IsInclusive ? ">=" : ">")} {ExpressionText.Render(Lower.Value)}";
        if (Upper is not null)
            yield return $"{property} {(Upper.IsInclusive ? "<=" : "<")} {ExpressionText.Render(Upper.Value)}";
        if (Text is not null)
            yield return $"{property} {Words(Match)} {ExpressionText.Render(Text)}";
        if (Lower is null && Upper is null && Text is null)
            yield return $"{property} IS NOT NULL";
    }

    private static string Words(IndexTextMatch match) => match switch
    {
        IndexTextMatch.StartsWith => "STARTS WITH",
        IndexTextMatch.EndsWith => "ENDS WITH",
        _ => "CONTAINS",
    };
}
