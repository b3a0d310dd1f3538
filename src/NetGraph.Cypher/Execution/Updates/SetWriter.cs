using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>One item of SET or REMOVE, ready to run on the current row.</summary>
internal abstract class SetWriter(SourceSpan span)
{
    public void Run(ExecutionState state)
    {
        try
        {
            Apply(state);
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
    }

    public static SetWriter From(BoundSetItem item, ExpressionCompiler compiler) => item switch
    {
        BoundSetProperty s => new One(s.Span, compiler.Compile(s.Target), compiler.Compile(s.Key), compiler.Compile(s.Value)),
        BoundSetProperties s => new All(s.Span, compiler.Compile(s.Target), compiler.Compile(s.Value), !s.Merge),
        BoundSetLabels { Remove: false } s => new AddLabels(s.Span, compiler.Compile(s.Target), new ElementNames(s.Labels, compiler)),
        BoundSetLabels s => new RemoveLabels(s.Span, compiler.Compile(s.Target), new ElementNames(s.Labels, compiler)),
        _ => throw new ArgumentException($"Unknown item {item.GetType().Name}.", nameof(item)),
    };

    protected abstract void Apply(ExecutionState state);

    private sealed class One(SourceSpan span, Evaluator target, Evaluator key, Evaluator value) : SetWriter(span)
    {
        protected override void Apply(ExecutionState state)
        {
            var entity = target.Evaluate(state);
            var name = key.Evaluate(state);
            if (name.Kind != GraphValueKind.String)
                throw CypherErrors.Type("MapElementAccessByNonString", $"A property key must be a String, not a {name.Kind}.");
            PropertyWriter.Set(state, entity, name.AsString(), value.Evaluate(state));
        }
    }

    private sealed class All(SourceSpan span, Evaluator target, Evaluator source, bool replace) : SetWriter(span)
    {
        protected override void Apply(ExecutionState state) =>
            PropertyWriter.SetAll(state, target.Evaluate(state), source.Evaluate(state), replace);
    }

    private abstract class Labels(SourceSpan span, Evaluator target) : SetWriter(span)
    {
        protected sealed override void Apply(ExecutionState state)
        {
            var node = target.Evaluate(state);
            if (node.IsNull)
                return;
            if (node.Kind != GraphValueKind.Node)
                throw CypherErrors.Type("InvalidArgumentType", $"Labels are set on a Node, not on a {node.Kind}.");
            EntityAccess.RequireLive(state.Graph, node);
            Change(state, node.EntityId);
        }

        protected abstract void Change(ExecutionState state, long node);
    }

    private sealed class AddLabels(SourceSpan span, Evaluator target, ElementNames labels) : Labels(span, target)
    {
        protected override void Change(ExecutionState state, long node)
        {
            foreach (var label in labels.On(state))
            {
                if (state.Writer.AddLabel(node, state.Writer.InternLabel(label)))
                    state.Changes.LabelsAdded++;
            }
        }
    }

    private sealed class RemoveLabels(SourceSpan span, Evaluator target, ElementNames labels) : Labels(span, target)
    {
        protected override void Change(ExecutionState state, long node)
        {
            foreach (var label in labels.On(state))
            {
                if (state.Writer.FindLabel(label) is >= 0 and var id && state.Writer.RemoveLabel(node, id))
                    state.Changes.LabelsRemoved++;
            }
        }
    }
}
