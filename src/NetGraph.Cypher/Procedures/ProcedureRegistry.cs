using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Procedures;

/// <summary>The procedures one engine knows. Read-only once the engine runs.</summary>
internal sealed class ProcedureRegistry
{
    private readonly Dictionary<string, ProcedureDefinition> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ProcedureDefinition> All => _byName.Values.OrderBy(p => p.Name, StringComparer.Ordinal);

    public void Add(ProcedureDefinition procedure) => _byName[procedure.Name] = procedure;

    public void AddRange(IEnumerable<ProcedureDefinition> procedures)
    {
        foreach (var procedure in procedures)
            Add(procedure);
    }

    public ProcedureDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What to say to a name nobody has: a near spelling, the same procedure in another namespace, or how to list what there is.</summary>
    public string HintFor(string name)
    {
        if ((Spelling.Nearest(name, All.Select(p => p.Name)) ?? InAnotherNamespace(name)) is { } near)
            return $"did you mean '{near}'?";

        var prefix = name.Split('.')[0];
        return All.Any(p => p.Name.StartsWith(prefix + ".", StringComparison.OrdinalIgnoreCase))
            ? $"SHOW PROCEDURES lists what there is; only some procedures of {prefix} are here"
            : "SHOW PROCEDURES lists what there is";
    }

    /// <summary><c>gds.pageRank.stream</c> is <c>netgraph.algo.pageRank.stream</c> here: the same last words after another beginning.</summary>
    private string? InAnotherNamespace(string name)
    {
        var words = name.Split('.');
        for (var from = 1; from < words.Length; from++)
        {
            var end = "." + string.Join('.', words[from..]);
            var same = All.Where(p => p.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
            if (same.Count == 1)
                return same[0].Name;
        }

        return null;
    }
}
