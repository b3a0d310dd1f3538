namespace NetGraph.PropertyGraph;

/// <summary>
/// A status of the GQL standard (ISO/IEC 39075, §23) with Neo4j's subclasses (Neo4j status codes, "List of GQLSTATUS error codes").
/// </summary>
/// <param name="Code">Five letters and digits: <c>42N62</c>. Stable; callers may branch on it.</param>
/// <param name="Description">What it stands for in general, in lower case: <c>error: syntax error or access rule violation - variable not defined</c>.</param>
public sealed record GqlStatus(string Code, string Description)
{
    /// <summary>The code and what it stands for.</summary>
    public override string ToString() => $"{Code}: {Description}";
}
