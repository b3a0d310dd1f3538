namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Which labels and types an <c>apoc.meta</c> procedure speaks of.</summary>
/// <param name="Labels">Null for all.</param>
/// <param name="Types">Null for all.</param>
internal sealed record MetaSelection(
    IReadOnlyList<string>? Labels, IReadOnlyList<string>? Types, IReadOnlyList<string> ExcludedLabels, IReadOnlyList<string> ExcludedTypes)
{
    public static MetaSelection Read(ProcedureConfig config)
    {
        var selection = new MetaSelection(
            config.Names("includeLabels"), config.Names("includeRels"), config.Names("excludeLabels") ?? [], config.Names("excludeRels") ?? []);
        config.Ignore("sample", "maxRels"); // they make APOC count less; everything is counted here
        config.RequireNoOther();
        return selection;
    }

    public bool HasLabel(string label) => (Labels is null || Labels.Contains(label, StringComparer.Ordinal)) && !ExcludedLabels.Contains(label, StringComparer.Ordinal);

    public bool HasLabels(string[] labels) =>
        (Labels is null || labels.Any(label => Labels.Contains(label, StringComparer.Ordinal))) && !labels.Any(label => ExcludedLabels.Contains(label, StringComparer.Ordinal));

    public bool HasType(string type) => (Types is null || Types.Contains(type, StringComparer.Ordinal)) && !ExcludedTypes.Contains(type, StringComparer.Ordinal);
}
