using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The settings of <c>apoc.path.expandConfig</c>, ready to be asked (APOC manual, "Expand paths with config").</summary>
internal sealed record TraversalRules
{
    private const string LabelFilterKey = "labelFilter";

    public required RelationshipFilter Relationships { get; init; }

    /// <summary>Steps of the label filter, repeated for ever; empty without one.</summary>
    public IReadOnlyList<LabelGroup> Labels { get; init; } = [];

    /// <summary>Whether the sequence of labels counts the start node.</summary>
    public bool BeginsAtStart { get; init; } = true;

    public Uniqueness Uniqueness { get; init; } = Uniqueness.RelationshipPath;

    public bool IsBreadthFirst { get; init; } = true;

    /// <summary>Whether the label and node filters apply to the start node too.</summary>
    public bool FiltersStart { get; init; }

    public int MinLevel { get; init; }

    public int MaxLevel { get; init; } = int.MaxValue;

    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Whether no result at all is one row of null.</summary>
    public bool IsOptional { get; init; }

    public IReadOnlySet<long> EndNodes { get; init; } = new HashSet<long>();

    public IReadOnlySet<long> TerminatorNodes { get; init; } = new HashSet<long>();

    /// <summary>Empty: all nodes are allowed.</summary>
    public IReadOnlySet<long> AllowedNodes { get; init; } = new HashSet<long>();

    public IReadOnlySet<long> DeniedNodes { get; init; } = new HashSet<long>();

    /// <param name="uniqueness">Fixed by the procedure; null where the settings decide.</param>
    /// <exception cref="CypherException">A setting is unknown or wrong.</exception>
    public static TraversalRules Read(IGraphReader graph, ProcedureConfig config, Uniqueness? uniqueness)
    {
        var beginsAtStart = config.Flag("beginSequenceAtStart", whenAbsent: true);
        var (labels, relationships) = ReadFilters(config, beginsAtStart);
        var rules = new TraversalRules
        {
            Relationships = RelationshipFilter.Parse(graph, relationships, beginsAtStart),
            Labels = [.. labels.Select(text => new LabelGroup(graph, text))],
            BeginsAtStart = beginsAtStart,
            Uniqueness = ReadUniqueness(config, uniqueness),
            IsBreadthFirst = config.Flag("bfs", whenAbsent: true),
            FiltersStart = config.Flag("filterStartNode", whenAbsent: false),
            MinLevel = (int)Math.Max(0, config.Integer("minLevel", -1, -1, uniqueness is null ? int.MaxValue : 1)),
            MaxLevel = config.Integer("maxLevel", -1, -1, int.MaxValue) is >= 0 and var max ? (int)max : int.MaxValue,
            Limit = config.Integer("limit", -1, -1) is >= 0 and var limit ? limit : long.MaxValue,
            IsOptional = config.Flag("optional", whenAbsent: false),
            EndNodes = config.Nodes("endNodes").ToHashSet(),
            TerminatorNodes = config.Nodes("terminatorNodes").ToHashSet(),
            AllowedNodes = Either(config, "allowlistNodes", "whitelistNodes"),
            DeniedNodes = Either(config, "denylistNodes", "blacklistNodes"),
        };
        config.RequireNoOther();
        return rules;
    }

    /// <summary>Whether a path is a result and whether it is followed: every rule must agree.</summary>
    public Verdict Judge(IGraphReader graph, Branch branch)
    {
        var verdict = branch.Depth < MaxLevel ? Verdict.Both : Verdict.Include;
        if (branch.Depth < MinLevel)
            verdict &= Verdict.Continue;
        verdict &= JudgeLabels(graph, branch);
        return verdict == Verdict.Neither ? verdict : verdict & JudgeNode(branch);
    }

    private Verdict JudgeLabels(IGraphReader graph, Branch branch)
    {
        if (Labels.Count == 0)
            return Verdict.Both;
        var endsOnly = Labels.Any(group => group.NamesEnds);
        if (branch.Depth == 0 && !(FiltersStart && BeginsAtStart))
            return endsOnly ? Verdict.Continue : Verdict.Both;
        var group = Labels[(BeginsAtStart ? branch.Depth : branch.Depth - 1) % Labels.Count];
        return group.Judge(graph, branch.Node, endsOnly, branch.Depth < MinLevel);
    }

    private Verdict JudgeNode(Branch branch)
    {
        var isExempt = branch.Depth == 0 && !FiltersStart;
        if (!isExempt && DeniedNodes.Contains(branch.Node))
            return Verdict.Neither;
        var ends = EndNodes.Contains(branch.Node);
        var terminates = TerminatorNodes.Contains(branch.Node);
        if (!isExempt && AllowedNodes.Count > 0 && !AllowedNodes.Contains(branch.Node) && !ends && !terminates)
            return Verdict.Neither;
        if (EndNodes.Count + TerminatorNodes.Count == 0)
            return Verdict.Both;
        if (isExempt || branch.Depth < MinLevel)
            return Verdict.Continue;
        return (ends || terminates ? Verdict.Include : Verdict.Neither) | (terminates ? Verdict.Neither : Verdict.Continue);
    }

    /// <summary><c>sequence</c> alternates label and relationship filters and takes the place of both.</summary>
    private static (IReadOnlyList<string> Labels, IReadOnlyList<string> Relationships) ReadFilters(ProcedureConfig config, bool beginsAtStart)
    {
        var labels = Steps(config.Text(LabelFilterKey));
        var relationships = Steps(config.Text("relationshipFilter"));
        var sequence = Steps(config.Text("sequence"));
        if (sequence.Length == 0)
            return (labels, relationships);
        var labelsFirst = beginsAtStart ? 0 : 1;
        return (
            [.. sequence.Where((_, i) => i % 2 == labelsFirst)],
            [.. sequence.Where((_, i) => i % 2 != labelsFirst)]);
    }

    private static string[] Steps(string? text) => string.IsNullOrWhiteSpace(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries);

    private static Uniqueness ReadUniqueness(ProcedureConfig config, Uniqueness? given)
    {
        if (given is { } one)
            return one;
        return config.Choice(
            "uniqueness", "RELATIONSHIP_PATH", "RELATIONSHIP_PATH", "RELATIONSHIP_GLOBAL", "RELATIONSHIP_LEVEL", "NODE_PATH", "NODE_GLOBAL", "NODE_LEVEL", "NONE") switch
        {
            "RELATIONSHIP_GLOBAL" => Uniqueness.RelationshipGlobal,
            "RELATIONSHIP_LEVEL" => Uniqueness.RelationshipLevel,
            "NODE_PATH" => Uniqueness.NodePath,
            "NODE_GLOBAL" => Uniqueness.NodeGlobal,
            "NODE_LEVEL" => Uniqueness.NodeLevel,
            "NONE" => Uniqueness.None,
            _ => Uniqueness.RelationshipPath,
        };
    }

    /// <summary>The present name of a setting, else its former one.</summary>
    private static HashSet<long> Either(ProcedureConfig config, string name, string former)
    {
        var (now, before) = (config.Nodes(name), config.Nodes(former));
        return [.. now.Count > 0 ? now : before];
    }
}
