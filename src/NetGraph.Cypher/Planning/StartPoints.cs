using NetGraph.Cypher.Binding;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Estimates how many nodes a pattern node stands for, from its predicates and the store's statistics: bound variable, then
/// unique key, index, label with the fewest nodes, all nodes.
/// </summary>
internal sealed class StartPoints
{
    private const double UnknownListLength = 10;

    private readonly IGraphStatistics _statistics;
    private readonly Dictionary<Variable, List<string>> _labels = [];
    private readonly Dictionary<Variable, List<(string Key, BoundExpression Value, bool IsList)>> _equalities = [];

    public StartPoints(IGraphStatistics statistics, IEnumerable<BoundExpression> predicates)
    {
        _statistics = statistics;
        foreach (var predicate in predicates)
            Note(predicate);
    }

    /// <summary>Nodes touched when the pattern is started at this node.</summary>
    public double Estimate(Variable node, IReadOnlySet<Variable> bound)
    {
        var labels = _labels.GetValueOrDefault(node) ?? [];
        var equalities = (_equalities.GetValueOrDefault(node) ?? [])
            .Where(e => ExpressionTree.FreeVariables(e.Value).IsSubsetOf(bound))
            .ToList();
        var best = (double)_statistics.NodeCount;
        foreach (var label in labels)
        {
            best = Math.Min(best, _statistics.CountNodes(label));
            foreach (var (key, value, isList) in equalities)
                best = Math.Min(best, Seek(label, key) * (isList ? ListLength(value) : 1));
        }

        // Between equals prefer the node that a condition will thin out.
        return equalities.Count > 0 ? best * 0.5 : best;
    }

    /// <summary>Whether anything is said of the node that a scan could use.</summary>
    public bool IsNarrowed(Variable node) => _labels.ContainsKey(node) || _equalities.ContainsKey(node);

    /// <summary>Splits <c>n.key = value</c> (either way round) and <c>n.key IN list</c>.</summary>
    public static bool TrySplitEquality(BoundExpression predicate, out Variable node, out string key, out BoundExpression value, out bool isList)
    {
        if (predicate is BoundBinary { Operator: BinaryOperator.Equal or BinaryOperator.In } binary)
        {
            isList = binary.Operator == BinaryOperator.In;
            if (binary.Left is BoundProperty { Target: BoundVariable left } property && !Reads(binary.Right, left.Variable))
            {
                (node, key, value) = (left.Variable, property.Key, binary.Right);
                return true;
            }

            if (!isList && binary.Right is BoundProperty { Target: BoundVariable right } other && !Reads(binary.Left, right.Variable))
            {
                (node, key, value) = (right.Variable, other.Key, binary.Left);
                return true;
            }
        }

        (node, key, value, isList) = (null!, "", null!, false); // not read when false is returned
        return false;
    }

    private static bool Reads(BoundExpression expression, Variable variable) => ExpressionTree.FreeVariables(expression).Contains(variable);

    private static double ListLength(BoundExpression list) => list switch
    {
        BoundList l => l.Items.Count,
        BoundLiteral { Value.Kind: GraphValueKind.List } l => l.Value.AsList().Count,
        _ => UnknownListLength,
    };

    private double Seek(string label, string key) =>
        _statistics.HasUniqueKey(label, key) ? 1
        : _statistics.HasIndex(label, key) ? _statistics.IndexMatches(label, key)
        : double.PositiveInfinity;

    private void Note(BoundExpression predicate)
    {
        if (predicate is BoundLabelTest { Operand: BoundVariable operand, Labels: LabelName label })
        {
            List(_labels, operand.Variable).Add(label.Name);
            return;
        }

        // Both sides of n.key = m.key may serve, once the other is bound.
        if (TrySplitEquality(predicate, out var node, out var key, out var value, out var isList))
            List(_equalities, node).Add((key, value, isList));
        if (predicate is BoundBinary { Operator: BinaryOperator.Equal, Left: BoundProperty, Right: BoundProperty { Target: BoundVariable right } other } both
            && right.Variable != node)
        {
            List(_equalities, right.Variable).Add((other.Key, both.Left, false));
        }
    }

    private static List<T> List<T>(Dictionary<Variable, List<T>> lists, Variable variable) =>
        lists.TryGetValue(variable, out var list) ? list : lists[variable] = [];
}
