using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Renders patterns and lists for plans, and lists what a written pattern holds.</summary>
internal static class PatternText
{
    /// <param name="withFrom">False: a node before has been written.</param>
    public static string Hop(
        Variable from, Variable relationship, Direction direction, IReadOnlyList<string>? types, VariableLength? length, Variable to, bool withFrom = true)
    {
        var name = relationship.IsAnonymous ? "" : relationship.ToString();
        var inside = name + (types is null ? "" : ":" + string.Join("|", types)) + (length is { } l ? $"*{l.Min}..{l.Max}" : "");
        return $"{(withFrom ? $"({from})" : "")}{Arrow(direction, inside.Length == 0 ? "" : $"[{inside}]")}({to})";
    }

    public static string Path(BoundPath path)
    {
        var text = Node(path.Nodes[0]);
        for (var i = 0; i < path.Relationships.Count; i++)
        {
            var relationship = path.Relationships[i];
            var types = relationship.Types is null ? "" : ":" + ExpressionText.Labels(relationship.Types);
            var name = relationship.Variable.IsAnonymous ? "" : relationship.Variable.ToString();
            text += Arrow(relationship.Direction, $"[{name}{types}{Properties(relationship.Properties)}]") + Node(path.Nodes[i + 1]);
        }

        return text;
    }

    public static string Items(IEnumerable<(Variable Variable, BoundExpression Expression)> items) =>
        string.Join(", ", items.Select(i => $"{ExpressionText.Render(i.Expression)} AS {i.Variable}"));

    public static string Keys(IEnumerable<BoundSortKey> keys) =>
        string.Join(", ", keys.Select(k => ExpressionText.Render(k.Expression) + (k.Descending ? " DESC" : "")));

    /// <summary>The variables a CREATE or MERGE gives a value.</summary>
    public static IReadOnlyList<Variable> Introduced(BoundPattern pattern)
    {
        var variables = new List<Variable>();
        var seen = new HashSet<Variable>();
        foreach (var path in pattern.Paths)
        {
            variables.AddRange(path.Nodes.Where(n => !n.IsBound && seen.Add(n.Variable)).Select(n => n.Variable));
            variables.AddRange(path.Relationships.Where(r => !r.IsBound && seen.Add(r.Variable)).Select(r => r.Variable));
            if (path.PathVariable is not null)
                variables.Add(path.PathVariable);
        }

        return variables;
    }

    public static IEnumerable<BoundExpression> Expressions(BoundPattern pattern)
    {
        foreach (var path in pattern.Paths)
        {
            foreach (var node in path.Nodes)
            {
                foreach (var expression in Of(node.Labels, node.Properties, node.PropertiesMap, node.Where))
                    yield return expression;
            }

            foreach (var relationship in path.Relationships)
            {
                foreach (var expression in Of(relationship.Types, relationship.Properties, relationship.PropertiesMap, relationship.Where))
                    yield return expression;
            }
        }
    }

    private static IEnumerable<BoundExpression> Of(
        LabelExpression? labels, IReadOnlyList<KeyValuePair<string, BoundExpression>> properties, BoundExpression? map, BoundExpression? where)
    {
        foreach (var name in LabelTests.Values(labels))
            yield return name;
        foreach (var property in properties)
            yield return property.Value;
        if (map is not null)
            yield return map;
        if (where is not null)
            yield return where;
    }

    private static string Node(BoundNode node) =>
        $"({node.Variable}{(node.Labels is null ? "" : ":" + ExpressionText.Labels(node.Labels))}{Properties(node.Properties)})";

    private static string Properties(IReadOnlyList<KeyValuePair<string, BoundExpression>> properties) =>
        properties.Count == 0 ? "" : $" {{{string.Join(", ", properties.Select(p => $"{p.Key}: {ExpressionText.Render(p.Value)}"))}}}";

    private static string Arrow(Direction direction, string inside) => direction switch
    {
        Direction.Outgoing => $"-{inside}->",
        Direction.Incoming => $"<-{inside}-",
        _ => $"-{inside}-",
    };
}
