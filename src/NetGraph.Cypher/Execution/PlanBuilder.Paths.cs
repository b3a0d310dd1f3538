using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

// Quantified path patterns and path searches.
internal sealed partial class PlanBuilder
{
    private RepeatOperator BuildRepeat(LogicalRepeat o) => new(
        _state, Build(o.Input), SlotOf(o.From), Part(o.Part), SlotOf(o.To), o.IsToBound, o.IsReversed, Unique(o.UniqueAgainst));

    private PathSearchOperator BuildSearch(LogicalPathSearch o)
    {
        var input = Build(o.Input);
        var anchors = o.Anchors.Select(a => new AnchorShape(SlotOf(a.Node), a.IsBound, _expressions.CompileAll(a.Predicates))).ToArray();
        return new PathSearchOperator(
            _state, input, anchors, [.. o.Parts.Select(Part)], o.IsReversed, _expressions.Compile(o.Selector.Count), o.Selector.Kind == SelectorKind.ShortestGroups,
            SlotsOf(o.Paths), _expressions.CompileAll(o.Residual), o.ForbidsCommonEnds);
    }

    private PartShape Part(PatternPart part)
    {
        var hops = new HopShape[part.Hops.Count];
        for (var i = 0; i < hops.Length; i++)
        {
            var hop = part.Hops[i];
            hops[i] = new HopShape(
                hop.Direction, _names.Types(hop.Types), SlotOf(part.Nodes[i]), SlotOf(hop.Relationship), SlotOf(part.Nodes[i + 1]), _expressions.CompileAll(hop.Predicates));
        }

        return new PartShape(
            SlotsOf(part.Nodes), hops, _expressions.CompileAll(part.Entry), _expressions.CompileAll(part.AtEnd), part.Length.Min, part.Length.Max,
            SlotOf(part.Relationships), part.IsSingle, [.. part.Groups.Select(g => Group(part, g))]);
    }

    private GroupShape Group(PatternPart part, (Variable Single, Variable Group) group)
    {
        var place = part.Nodes.ToList().IndexOf(group.Single);
        return place >= 0
            ? new GroupShape(place, IsNode: true, SlotOf(group.Group))
            : new GroupShape(part.Hops.ToList().FindIndex(h => h.Relationship == group.Single), IsNode: false, SlotOf(group.Group));
    }
}
