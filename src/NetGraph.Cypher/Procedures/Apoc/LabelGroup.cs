using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>One step of a label filter: <c>+Allowed|-Denied|/Last|&gt;End</c>; <c>A:B</c> asks for both labels, <c>*</c> for none in particular.</summary>
internal sealed class LabelGroup
{
    private readonly List<int[]> _allowed = [];
    private readonly List<int[]> _denied = [];
    private readonly List<int[]> _terminators = [];
    private readonly List<int[]> _ends = [];

    public LabelGroup(IGraphReader graph, string text)
    {
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (list, name) = part[0] switch
            {
                '+' => (_allowed, part[1..]),
                '-' => (_denied, part[1..]),
                '/' => (_terminators, part[1..]),
                '>' => (_ends, part[1..]),
                _ => (_allowed, part),
            };
            list.Add(Labels(graph, name));
        }
    }

    /// <summary>Whether it names nodes to end at; then only those are results.</summary>
    public bool NamesEnds => _terminators.Count > 0 || _ends.Count > 0;

    /// <summary>What becomes of a path that ends at a node.</summary>
    /// <param name="endsOnly">Whether only nodes named as ends are results.</param>
    /// <param name="isTooShort">Below the least depth nothing ends a path.</param>
    public Verdict Judge(IGraphReader graph, long node, bool endsOnly, bool isTooShort)
    {
        if (Matches(graph, node, _denied))
            return Verdict.Neither;
        if (Matches(graph, node, _terminators))
            return isTooShort ? Verdict.Continue : Verdict.Include;
        if (Matches(graph, node, _ends))
            return isTooShort ? Verdict.Continue : Verdict.Both;
        if (_allowed.Count > 0 && !Matches(graph, node, _allowed))
            return Verdict.Neither;
        return endsOnly || isTooShort ? Verdict.Continue : Verdict.Both;
    }

    private static bool Matches(IGraphReader graph, long node, List<int[]> alternatives)
    {
        foreach (var labels in alternatives)
        {
            if (Array.TrueForAll(labels, label => graph.HasLabel(node, label)))
                return true;
        }

        return false;
    }

    /// <summary>Ids of labels, -1 for one the graph does not know, which no node has.</summary>
    private static int[] Labels(IGraphReader graph, string text) => text.Trim() is "*"
        ? []
        : [.. text.Split(':', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => graph.FindLabel(name.Trim('`')))];
}
