using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>
/// <c>n:$(names)</c>, <c>n:$any(names)</c>, and the same of a relationship's type: as if every name were compared. Null on a null
/// element, on null for the names, and where a null among the names decides.
/// </summary>
internal sealed class DynamicLabelTestEvaluator(SourceSpan span, Evaluator operand, Evaluator names, bool isAny) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var element = operand.Evaluate(state);
        var wanted = names.Evaluate(state);
        if (element.IsNull || wanted.IsNull)
            return GraphValue.Null;
        if (element.Kind is not (GraphValueKind.Node or GraphValueKind.Relationship))
            throw CypherErrors.Type("InvalidArgumentType", $"Labels are tested on a Node or Relationship, not on a {element.Kind}.");
        if (element.Kind == GraphValueKind.Node && state.Changes.NodesDeleted > 0)
            EntityAccess.RequireLive(state.Graph, element);
        return wanted.Kind == GraphValueKind.List ? OfList(state, element, wanted) : Has(state, element, wanted);
    }

    private GraphValue OfList(ExecutionState state, GraphValue element, GraphValue wanted)
    {
        var hasNull = false;
        foreach (var name in wanted.AsList())
        {
            state.Step();
            if (name.IsNull)
                hasNull = true;
            else if (Has(state, element, name) == isAny)
                return isAny;
        }

        return hasNull ? GraphValue.Null : !isAny;
    }

    /// <summary>A name the store has never seen, an empty one for instance, is nobody's.</summary>
    private static bool Has(ExecutionState state, GraphValue element, GraphValue name)
    {
        if (name.Kind != GraphValueKind.String)
            throw DynamicNames.WrongType(name);
        if (element.Kind == GraphValueKind.Node)
            return state.Graph.FindLabel(name.AsString()) is >= 0 and var label && state.Graph.HasLabel(element.EntityId, label);
        return state.Graph.FindType(name.AsString()) is >= 0 and var type
            && state.Graph.TryGetRelationship(element.EntityId, out var record) && record.Type == type;
    }
}
