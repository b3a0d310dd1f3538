namespace NetGraph.PropertyGraph;

/// <summary>
/// Something about a statement that is no error and yet worth a look: a label that no node has, patterns that multiply, a function on its
/// way out. Codes as Neo4j's notifications (Neo4j status codes, "List of Neo4j notification codes").
/// </summary>
/// <param name="Code"><c>Neo.ClientNotification.Statement.UnknownLabelWarning</c> and its kin.</param>
/// <param name="Title">The kind of notification in a few words.</param>
/// <param name="Description">This one, in a sentence that names what it is about.</param>
/// <param name="Severity">Whether the answer is likely not the wanted one.</param>
/// <param name="Span">The place in the text.</param>
/// <param name="Line">Line of the place, from 1.</param>
/// <param name="Column">Column of the place in UTF-16 units, from 1.</param>
/// <param name="Suggestion">A name that was perhaps meant, or null.</param>
public sealed record QueryNotification(
    string Code,
    string Title,
    string Description,
    NotificationSeverity Severity,
    SourceSpan Span,
    int Line,
    int Column,
    string? Suggestion = null)
{
    public GqlStatus GqlStatus => GqlStatusTable.Of(Code);

    /// <summary>In one line: the description, what was perhaps meant, the place.</summary>
    public override string ToString() =>
        $"{char.ToLowerInvariant(Description[0])}{Description[1..].TrimEnd('.')}{(Suggestion is null ? "" : $", did you mean {Suggestion}?")} (line {Line}, column {Column})";
}
