using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// What stands before a statement: CYPHER with a version and options, EXPLAIN and PROFILE, USE. Source: Cypher manual, "Query options"
// and "USE".
internal sealed partial class Parser
{
    private const string OurVersion = "5";

    /// <summary>Options that choose between ways to the same rows, with their values; null where any value will do.</summary>
    private static readonly Dictionary<string, string[]?> KnownOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["planner"] = ["cost", "idp", "dp"],
        ["connectComponentsPlanner"] = ["greedy", "idp"],
        ["runtime"] = ["interpreted", "slotted", "pipelined", "parallel"],
        ["updateStrategy"] = ["default", "eager"],
        ["expressionEngine"] = ["default", "interpreted", "compiled"],
        ["operatorEngine"] = ["default", "interpreted", "compiled"],
        ["interpretedPipesFallback"] = ["default", "disabled", "whitelisted_plans_only", "all"],
        ["replan"] = ["default", "force", "skip"],
        ["eagerAnalyzer"] = ["ir", "lp"],
        ["labelInference"] = ["enabled", "disabled"],
        ["statefulShortestPlanningMode"] = ["into_only", "all_if_possible", "cardinality_heuristic"],
        ["inferSchemaParts"] = ["off", "most_selective_label"],
    };

    /// <summary>Names under which the one graph of a store answers.</summary>
    private static readonly string[] GraphNames = ["neo4j", "netgraph", "graph"];

    /// <summary>CYPHER options and EXPLAIN or PROFILE, in either order.</summary>
    private ExplainMode ParsePrefixes()
    {
        var mode = ExplainMode.None;
        while (true)
        {
            if (mode == ExplainMode.None && TryTake(Keyword.Explain))
                mode = ExplainMode.Explain;
            else if (mode == ExplainMode.None && TryTake(Keyword.Profile))
                mode = ExplainMode.Profile;
            else if (IsWord(0, "CYPHER"))
                SkipOptions();
            else
                return mode;
        }
    }

    /// <summary>They are checked and change nothing: this engine has one version, one planner and one runtime.</summary>
    private void SkipOptions()
    {
        Advance();
        if (Current.Kind is TokenKind.Integer or TokenKind.Float)
        {
            var version = Advance();
            if (_text[version.Start..version.End] != OurVersion)
                throw Error("InvalidOption", $"Cypher {_text[version.Start..version.End]} is not spoken here.", version.Span, "write CYPHER 5, or leave it out");
        }

        while (Current.IsName && IsAhead(1, TokenKind.Equal))
            SkipOption();
    }

    private void SkipOption()
    {
        var name = Advance();
        var text = _text[name.Start..name.End];
        if (!KnownOptions.TryGetValue(text, out var values))
            throw Error("InvalidOption", $"Unknown option '{text}': expected one of {string.Join(", ", KnownOptions.Keys)}.", name.Span);
        Advance();
        var value = Current;
        var chosen = ExpectName("a value");
        if (values?.Contains(chosen, StringComparer.OrdinalIgnoreCase) == false)
            throw Error("InvalidOption", $"'{chosen}' is no value of the option {text}: expected {string.Join(" or ", values)}.", value.Span);
    }

    /// <summary><c>USE graph</c> at the beginning of a query: the one graph by one of its names.</summary>
    private void SkipUse()
    {
        if (!Is(Keyword.Use) || !Ahead(1).IsName)
            return;

        Advance();
        var start = Current.Start;
        if (Current.IsName && IsAhead(1, TokenKind.Dot) && IsWord(0, "graph") && IsAhead(3, TokenKind.LeftParenthesis))
            throw NotSupported($"USE {Word(0)}.{Word(2)}()", 3, "a store holds one graph: leave USE out");
        var name = ExpectName("the name of a graph");
        while (TryTake(TokenKind.Dot))
            name += "." + ExpectName("a name");
        if (!GraphNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw CypherErrors.DatabaseNotFound(name, From(start), _text);
    }
}
