namespace NetGraph.Cypher.Tests.Tck;

/// <summary>One step with the argument below it; both null when there is none.</summary>
internal sealed record TckStep(string Text, string? DocString, IReadOnlyList<IReadOnlyList<string>>? Table);

/// <summary>One scenario, or one Examples row of an outline, its Background's steps first.</summary>
/// <param name="Group">Folder of the feature below clauses, expressions or useCases: <c>match</c>, <c>temporal</c>, …</param>
/// <param name="Id">Stable name: feature file, title, and the row's number from 1 for outlines.</param>
internal sealed record TckCase(string Group, string Id, IReadOnlyList<TckStep> Steps)
{
    public override string ToString() => Id;
}
