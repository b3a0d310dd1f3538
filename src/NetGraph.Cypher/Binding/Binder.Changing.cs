using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// SET, REMOVE, DELETE.
internal sealed partial class Binder
{
    private const ValueTypes EntityOrNull = ValueTypes.Entity | ValueTypes.Null;

    private BoundSet BindSet(SetClause set) => new(set.Span, [.. set.Items.Select(BindSetItem)]);

    private BoundSetItem BindSetItem(SetItem item) => item switch
    {
        SetPropertyItem property => BindPlace(property.Span, property.Place, BindExpression(property.Value)),
        SetAllItem all => new BoundSetProperties(
            all.Span,
            RequireTypes(BindExpression(all.Target), EntityOrNull, "SET"),
            RequireTypes(BindExpression(all.Value), EntityOrNull | ValueTypes.Map, "SET of all properties"),
            all.Merge),
        SetLabelsItem labels => new BoundSetLabels(labels.Span, RequireNode(labels.Target), [.. labels.Labels.Select(l => BindLabels(l)!)], Remove: false),
        _ => throw new System.Diagnostics.UnreachableException(item.GetType().Name),
    };

    private BoundExpression RequireNode(Expression target) => RequireTypes(BindExpression(target), ValueTypes.Node | ValueTypes.Null, "a label");

    private BoundSetProperty BindPlace(SourceSpan span, Expression place, BoundExpression value)
    {
        var (target, key) = place switch
        {
            PropertyExpression property => (property.Target, new BoundLiteral(property.Span, GraphValue.Of(property.Key))),
            IndexExpression index => (index.Target, BindExpression(index.Index)),
            _ => throw new System.Diagnostics.UnreachableException(place.GetType().Name),
        };
        return new BoundSetProperty(span, RequireTypes(BindExpression(target), EntityOrNull, "a property change"), key, value);
    }

    private BoundSet BindRemove(RemoveClause remove)
    {
        var items = new List<BoundSetItem>(remove.Items.Count);
        foreach (var item in remove.Items)
        {
            items.Add(item.Labels is { } labels
                ? new BoundSetLabels(item.Span, RequireNode(item.Target), [.. labels.Select(l => BindLabels(l)!)], Remove: true)
                : BindPlace(item.Span, item.Target, new BoundLiteral(item.Span, GraphValue.Null)));
        }

        return new BoundSet(remove.Span, items);
    }

    private BoundDelete BindDelete(DeleteClause delete)
    {
        var targets = new List<BoundExpression>(delete.Targets.Count);
        foreach (var target in delete.Targets)
        {
            if (target is LabelTestExpression)
                throw Error("InvalidDelete", "DELETE removes nodes, relationships and paths, not labels.", target.Span, "use REMOVE n:Label");
            targets.Add(RequireTypes(BindExpression(target), EntityOrNull | ValueTypes.Path, "DELETE"));
        }

        return new BoundDelete(delete.Span, delete.Detach, targets);
    }
}
