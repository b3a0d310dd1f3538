using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// What a plan so far says of its variables: labels they must have, types they can be of, how they were reached, what they were
/// computed from. Variables are unique in a statement, so one serves the whole of it. Only grows.
/// </summary>
internal sealed class PlanKnowledge(IGraphStatistics statistics)
{
    private readonly Dictionary<Variable, List<string>> _labels = [];
    private readonly Dictionary<Variable, IReadOnlyList<string>?> _types = [];
    private readonly Dictionary<Variable, (IReadOnlyList<string>? Types, Direction Direction)> _reached = [];
    private readonly Dictionary<Variable, BoundExpression> _definitions = [];

    /// <summary>Labels that the node has for certain.</summary>
    public IReadOnlyList<string> Labels(Variable node) => _labels.GetValueOrDefault(Origin(node)) ?? [];

    /// <summary>The label with the fewest nodes, or null when none is known.</summary>
    public string? RarestLabel(Variable node) => Labels(node) is { Count: > 0 } labels ? labels.MinBy(statistics.CountNodes) : null;

    /// <summary>False when nothing is known; then any type (null).</summary>
    public bool TryTypes(Variable relationship, out IReadOnlyList<string>? types) => _types.TryGetValue(Origin(relationship), out types);

    /// <summary>By which relationships a node was reached, and their direction as seen from it.</summary>
    public bool TryReached(Variable node, out IReadOnlyList<string>? types, out Direction direction)
    {
        var found = _reached.TryGetValue(Origin(node), out var how);
        (types, direction) = how;
        return found;
    }

    /// <summary>What a projection computed a variable from, or null.</summary>
    public BoundExpression? Definition(Variable variable) => _definitions.GetValueOrDefault(variable);

    public void HasLabel(Variable node, string label)
    {
        if (!_labels.TryGetValue(Origin(node), out var labels))
            _labels[Origin(node)] = labels = [];
        if (!labels.Contains(label, StringComparer.Ordinal))
            labels.Add(label);
    }

    public void HasTypes(Variable relationship, IReadOnlyList<string>? types) => _types[relationship] = types;

    /// <param name="direction">Of the relationships, seen from the node.</param>
    public void WasReached(Variable node, IReadOnlyList<string>? types, Direction direction) => _reached[node] = (types, direction);

    public void IsDefined(Variable variable, BoundExpression expression) => _definitions[variable] = expression;

    /// <summary>The nodes a variable may stand for.</summary>
    public double Population(Variable node) => RarestLabel(node) is { } label ? statistics.CountNodes(label) : statistics.NodeCount;

    /// <summary>Mean number of relationships at a node.</summary>
    public double Degree(Variable node, IReadOnlyList<string>? types, Direction direction) => Degree(RarestLabel(node), types, direction);

    public double Degree(string? label, IReadOnlyList<string>? types, Direction direction) =>
        types is null ? statistics.Degree(label, null, direction) : types.Sum(t => statistics.Degree(label, t, direction));

    public double CountRelationships(IReadOnlyList<string>? types) =>
        types is null ? statistics.RelationshipCount : types.Sum(t => (double)statistics.CountRelationships(t));

    /// <summary>Share of the nodes at an end of such relationships that have a label.</summary>
    /// <param name="direction">Of the relationships, seen from the node.</param>
    public double LabelShare(string label, IReadOnlyList<string>? types, Direction direction)
    {
        var ends = CountRelationships(types) * (direction == Direction.Both ? 2 : 1);
        return ends == 0 ? 0 : Math.Min(1, Degree(label, types, direction) * statistics.CountNodes(label) / ends);
    }

    /// <summary>The variable that a chain of <c>WITH a AS b</c> began with.</summary>
    private Variable Origin(Variable variable)
    {
        // A chain may be as long as the statement has clauses, but each step is a look-up.
        while (_definitions.TryGetValue(variable, out var definition) && definition is BoundVariable { Variable: var earlier } && earlier != variable)
            variable = earlier;
        return variable;
    }
}
