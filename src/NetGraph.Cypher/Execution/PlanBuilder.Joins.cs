using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

// Operators that the planner chooses by cost.
internal sealed partial class PlanBuilder
{
    private Operator BuildChosen(LogicalOperator node) => node switch
    {
        LogicalDynamicLabelScan o => new DynamicLabelScanOperator(_state, Build(o.Input), SlotOf(o.Node), _expressions.Compile(o.Value), o.IsAny),
        LogicalNodeByIdSeek o => new NodeByIdSeekOperator(_state, Build(o.Input), SlotOf(o.Node), Wanted(o.Value, o.IsText, o.IsList, "4")),
        LogicalRelationshipByIdSeek { Scan: var s } o => new RelationshipByIdSeekOperator(
            _state, Build(o.Input), SlotOf(s.From), SlotOf(s.Relationship), s.Direction, _names.Types(s.Types), SlotOf(s.To), Wanted(o.Value, o.IsText, o.IsList, "5")),
        LogicalHashJoin o => new HashJoinOperator(
            _state, Build(o.Left), Build(o.Right), _expressions.CompileAll(o.LeftKeys), _expressions.CompileAll(o.RightKeys), SlotsOf(o.Keep)),
        LogicalRemember o => new RememberOperator(_state, Build(o.Input), SlotsOf(o.Keep)),
        _ => BuildUpdate(node),
    };

    private WantedIds Wanted(BoundExpression value, bool isText, bool isList, string kind) =>
        new(_state, _expressions.Compile(value), isText ? $"{kind}:netgraph:" : null, isList);
}
