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
    private readonly Dictionary<Variable, List<(string Key, Wanted Value)>> _equalities = [];
    private readonly Dictionary<Variable, List<Wanted>> _ids = [];
    private readonly Dictionary<Variable, Choices> _choices = [];

    public StartPoints(IGraphStatistics statistics, IEnumerable<BoundExpression> predicates)
    {
        _statistics = statistics;
        foreach (var predicate in predicates)
            Note(predicate);
    }

    /// <summary>Nodes touched when the pattern is started at this node.</summary>
    public double Estimate(Variable node, Func<Variable, bool> isBound)
    {
        if (!_choices.TryGetValue(node, out var choices))
            _choices.Add(node, choices = ChoicesFor(node));
        var best = choices.Scanned;
        var isThinned = false;
        foreach (var (reads, found) in choices.ByReads)
        {
            if (!reads.All(isBound))
                continue;
            best = Math.Min(best, found.Touched);
            isThinned |= found.IsEquality;
        }

        // Between equals prefer the node that a condition will thin out.
        return isThinned ? best * 0.5 : best;
    }

    /// <summary>What the conditions of a node offer, those together that read the same.</summary>
    private Choices ChoicesFor(Variable node)
    {
        var labels = Labels(node);
        var byReads = new Dictionary<HashSet<Variable>, (double Touched, bool IsEquality)>(HashSet<Variable>.CreateSetComparer());
        foreach (var id in _ids.GetValueOrDefault(node) ?? [])
            Add(id.Reads, id.Values, isEquality: false);
        foreach (var sameKey in (_equalities.GetValueOrDefault(node) ?? []).GroupBy(e => e.Key, StringComparer.Ordinal))
        {
            var matches = labels.Count == 0 ? double.PositiveInfinity : labels.Min(label => Seek(label, sameKey.Key));
            foreach (var (_, wanted) in sameKey)
                Add(wanted.Reads, matches * wanted.Values, isEquality: true);
        }

        return new Choices(labels.Aggregate((double)_statistics.NodeCount, (least, label) => Math.Min(least, _statistics.CountNodes(label))), byReads);

        void Add(HashSet<Variable> reads, double touched, bool isEquality)
        {
            var known = byReads.GetValueOrDefault(reads, (double.PositiveInfinity, false));
            byReads[reads] = (Math.Min(known.Item1, touched), known.Item2 || isEquality);
        }
    }

    /// <summary>Labels asked of the node by name.</summary>
    public IReadOnlyList<string> Labels(Variable node) => _labels.GetValueOrDefault(node) ?? [];

    /// <summary>Whether a relationship's id is given.</summary>
    public bool IsSoughtById(Variable relationship) => _ids.ContainsKey(relationship);

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

    /// <summary>Splits <c>id(n) = value</c>, <c>elementId(n) = value</c> (either way round) and <c>IN</c> a list of them.</summary>
    /// <param name="isText">Whether the value is an element id.</param>
    public static bool TrySplitId(BoundExpression predicate, out Variable entity, out BoundExpression value, out bool isText, out bool isList)
    {
        if (predicate is BoundBinary { Operator: BinaryOperator.Equal or BinaryOperator.In } binary)
        {
            isList = binary.Operator == BinaryOperator.In;
            if (IdOf(binary.Left, out isText) is { } left && !Reads(binary.Right, left))
            {
                (entity, value) = (left, binary.Right);
                return true;
            }

            if (!isList && IdOf(binary.Right, out isText) is { } right && !Reads(binary.Left, right))
            {
                (entity, value) = (right, binary.Left);
                return true;
            }
        }

        (entity, value, isText, isList) = (null!, null!, false, false); // not read when false is returned
        return false;
    }

    private static Variable? IdOf(BoundExpression expression, out bool isText)
    {
        isText = false;
        if (expression is not BoundFunctionCall { Arguments: [BoundVariable entity] } call)
            return null;
        isText = call.Function.Name == "elementId";
        return isText || call.Function.Name == "id" ? entity.Variable : null;
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

        if (TrySplitId(predicate, out var entity, out var id, out _, out var isIdList))
        {
            List(_ids, entity).Add(new Wanted(id, isIdList));
            return;
        }

        // Both sides of n.key = m.key may serve, once the other is bound.
        if (TrySplitEquality(predicate, out var node, out var key, out var value, out var isList))
            List(_equalities, node).Add((key, new Wanted(value, isList)));
        if (predicate is BoundBinary { Operator: BinaryOperator.Equal, Left: BoundProperty, Right: BoundProperty { Target: BoundVariable right } other } both
            && right.Variable != node)
        {
            List(_equalities, right.Variable).Add((other.Key, new Wanted(both.Left, false)));
        }
    }

    /// <summary>What a node's property or id is to equal.</summary>
    private sealed class Wanted(BoundExpression value, bool isList)
    {
        /// <summary>What must be bound for it to be computed.</summary>
        public HashSet<Variable> Reads { get; } = ExpressionTree.FreeVariables(value);

        /// <summary>How many values it stands for, guessed where it is not written out.</summary>
        public double Values { get; } = isList ? ListLength(value) : 1;
    }

    /// <param name="Scanned">Nodes touched by a scan.</param>
    /// <param name="ByReads">By what must be bound, the fewest nodes touched then, and whether a property has to equal something.</param>
    private sealed record Choices(double Scanned, IReadOnlyDictionary<HashSet<Variable>, (double Touched, bool IsEquality)> ByReads);

    private static List<T> List<T>(Dictionary<Variable, List<T>> lists, Variable variable) =>
        lists.TryGetValue(variable, out var list) ? list : lists[variable] = [];
}
