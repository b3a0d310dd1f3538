using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>Estimates the share of rows that a condition lets pass, 0 to 1, conditions taken for independent of each other.</summary>
internal sealed class Selectivity(IGraphStatistics statistics, PlanKnowledge knowledge)
{
    /// <summary>Share where nothing is known.</summary>
    private const double Unknown = 0.3;

    private const double UnknownRange = 0.3;
    private const double UnknownText = 0.1;
    private const double UnknownList = 10;
    private const double Least = 1e-9;

    public double Of(IEnumerable<BoundExpression> predicates) => predicates.Aggregate(1.0, (share, p) => share * Of(p));

    public double Of(BoundExpression predicate)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return Math.Clamp(Share(predicate), Least, 1);
    }

    /// <summary>Expected number of elements of a list.</summary>
    public double ListLength(BoundExpression list) => list switch
    {
        BoundList l => l.Items.Count,
        BoundLiteral { Value.Kind: GraphValueKind.List } l => l.Value.AsList().Count,
        BoundLiteral { Value.IsNull: true } => 0,
        BoundFunctionCall { Arguments: [BoundLiteral { Value.Kind: GraphValueKind.Integer } from, BoundLiteral { Value.Kind: GraphValueKind.Integer } to] } f
            when f.Function.Name.Equals("range", StringComparison.OrdinalIgnoreCase) => Math.Max(0, (double)to.Value.AsInteger() - from.Value.AsInteger() + 1),
        BoundVariable v when knowledge.Definition(v.Variable) is { } definition and not BoundVariable => ListLength(definition),
        _ => UnknownList,
    };

    /// <summary>Number of different values an expression can take, or null when nothing is known.</summary>
    public double? Distinct(BoundExpression expression) => expression switch
    {
        BoundProperty { Target: BoundVariable target } p => Profile(target.Variable, p.Key).Distinct,
        BoundVariable v when knowledge.Definition(v.Variable) is { } definition => Distinct(definition),
        BoundVariable { Types: ValueTypes.Node } v => knowledge.Population(v.Variable),
        BoundVariable { Types: ValueTypes.Relationship } v => knowledge.CountRelationships(knowledge.TryTypes(v.Variable, out var types) ? types : null),
        BoundLiteral or BoundParameter => 1,
        BoundIsNull or BoundLabelTest or BoundDynamicLabelTest => 2,
        _ => null,
    };

    private double Share(BoundExpression predicate) => predicate switch
    {
        BoundLiteral literal => literal.Value.IsTrue ? 1 : 0,
        BoundLabelTest { Operand: BoundVariable operand } test => Labels(operand.Variable, test.Labels),
        BoundIsNull test => IsNull(test),
        BoundUnary { Operator: UnaryOperator.Not } not => 1 - Of(not.Operand),
        BoundBinary binary => Binary(binary),
        BoundSubquery => 0.5,
        _ => Unknown,
    };

    private double Binary(BoundBinary binary)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And:
                return Of(binary.Left) * Of(binary.Right);
            case BinaryOperator.Or:
                return 1 - ((1 - Of(binary.Left)) * (1 - Of(binary.Right)));
            case BinaryOperator.Equal:
                return Equal(binary.Left, binary.Right);
            case BinaryOperator.NotEqual:
                return 1 - Equal(binary.Left, binary.Right);
            case BinaryOperator.In:
                return Math.Min(1, In(binary));
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Range(binary);
            case BinaryOperator.StartsWith or BinaryOperator.EndsWith or BinaryOperator.Contains or BinaryOperator.RegexMatch:
                return Text(binary);
            default:
                return Unknown;
        }
    }

    private double Equal(BoundExpression left, BoundExpression right)
    {
        if (right is BoundProperty && left is not BoundProperty)
            (left, right) = (right, left);
        if (left is BoundFunctionCall { Function.Name: "id" or "elementId", Arguments: [BoundVariable entity] })
            return 1 / Math.Max(1, Distinct(entity) ?? statistics.NodeCount);
        if (left is BoundVariable && right is BoundVariable && (left.Types & ValueTypes.Entity) != ValueTypes.None)
            return 1 / Math.Max(1, Math.Max(Distinct(left) ?? 1, Distinct(right) ?? 1));
        if (left is not BoundProperty { Target: BoundVariable target } property)
            return 0.1;

        var profile = Profile(target.Variable, property.Key);
        if (right is BoundLiteral { Value: var wanted })
            return profile.IsTelling && profile.Distinct < profile.Sample.Count ? profile.Share(v => GraphEquality.AreEqual(v, wanted) == true) : profile.Equal;
        return right is BoundProperty ? profile.Present / Math.Max(profile.Distinct, Distinct(right) ?? 1) : profile.Equal;
    }

    private double In(BoundBinary binary) => binary.Right switch
    {
        BoundList list => list.Items.Sum(item => Equal(binary.Left, item)),
        BoundLiteral { Value: { Kind: GraphValueKind.List } list } => list.AsList().Sum(item => Equal(binary.Left, new BoundLiteral(binary.Span, item))),
        _ => ListLength(binary.Right) * Equal(binary.Left, binary.Right),
    };

    private double Range(BoundBinary binary)
    {
        if (binary.Left is BoundProperty { Target: BoundVariable target } property)
        {
            var profile = Profile(target.Variable, property.Key);
            return profile.IsTelling && binary.Right is BoundLiteral { Value: var bound }
                ? profile.Share(v => Comparisons.Holds(binary.Operator, v, bound) == true)
                : profile.Present * UnknownRange;
        }

        return binary.Right is BoundProperty && binary.Left is not BoundProperty
            ? Range(binary with { Left = binary.Right, Right = binary.Left, Operator = Comparisons.Mirror(binary.Operator) })
            : UnknownRange;
    }

    private double Text(BoundBinary binary)
    {
        if (binary.Left is not BoundProperty { Target: BoundVariable target } property)
            return UnknownText;
        var profile = Profile(target.Variable, property.Key);
        if (!profile.IsTelling || binary.Operator == BinaryOperator.RegexMatch || binary.Right is not BoundLiteral { Value: { Kind: GraphValueKind.String } text })
            return profile.Present * UnknownText;
        var wanted = text.AsString();
        return profile.Share(v => v.Kind == GraphValueKind.String && binary.Operator switch
        {
            BinaryOperator.StartsWith => v.AsString().StartsWith(wanted, StringComparison.Ordinal),
            BinaryOperator.EndsWith => v.AsString().EndsWith(wanted, StringComparison.Ordinal),
            _ => v.AsString().Contains(wanted, StringComparison.Ordinal),
        });
    }

    private double IsNull(BoundIsNull test)
    {
        var present = test.Operand is BoundProperty { Target: BoundVariable target } property ? Profile(target.Variable, property.Key).Present : 0.9;
        return test.Negated ? present : 1 - present;
    }

    /// <summary>A node that was reached by a relationship has a label as often as such relationships have it at that end.</summary>
    private double Labels(Variable element, LabelExpression labels) => labels switch
    {
        LabelName name => Label(element, name.Name),
        LabelAnd both => Labels(element, both.Left) * Labels(element, both.Right),
        LabelOr either => 1 - ((1 - Labels(element, either.Left)) * (1 - Labels(element, either.Right))),
        LabelNot not => 1 - Labels(element, not.Operand),
        _ => 0.9,
    };

    private double Label(Variable element, string label)
    {
        if ((element.Types & ValueTypes.Relationship) != ValueTypes.None && (element.Types & ValueTypes.Node) == ValueTypes.None)
            return statistics.CountRelationships(label) / (double)Math.Max(1, statistics.RelationshipCount);
        if (knowledge.Labels(element).Contains(label, StringComparer.Ordinal))
            return 1;
        return knowledge.TryReached(element, out var types, out var direction)
            ? knowledge.LabelShare(label, types, direction)
            : Math.Min(1, statistics.CountNodes(label) / (double)Math.Max(1, statistics.NodeCount));
    }

    private ValueProfile Profile(Variable element, string key)
    {
        if ((element.Types & ValueTypes.Node) != ValueTypes.None)
        {
            var label = knowledge.RarestLabel(element);
            if (label is not null && statistics.HasUniqueKey(label, key))
                return new ValueProfile(1, Math.Max(1, statistics.CountNodes(label)), []);
            return statistics.NodeValues(label, key);
        }

        if ((element.Types & ValueTypes.Relationship) == ValueTypes.None)
            return ValueProfile.Unknown;
        return statistics.RelationshipValues(knowledge.TryTypes(element, out var types) && types is [var type] ? type : null, key);
    }
}
