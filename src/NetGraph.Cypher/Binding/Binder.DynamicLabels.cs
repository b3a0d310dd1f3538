using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// $(…) in the place of a label or type. Source: Neo4j manual, "Dynamic queries", and for each clause the section on dynamic labels.
internal sealed partial class Binder
{
    private const ValueTypes NamesOrNull = ValueTypes.String | ValueTypes.List | ValueTypes.Null;

    /// <summary>The same expression with its computed names bound in the current scope; literal names become plain ones.</summary>
    private LabelExpression? BindLabels(LabelExpression? labels) => labels switch
    {
        DynamicLabel dynamic => BindDynamicLabel(dynamic),
        LabelAnd both => new LabelAnd(BindLabels(both.Left)!, BindLabels(both.Right)!), // null comes of null only
        LabelOr either => new LabelOr(BindLabels(either.Left)!, BindLabels(either.Right)!),
        LabelNot not => new LabelNot(BindLabels(not.Operand)!),
        _ => labels,
    };

    private LabelExpression BindDynamicLabel(DynamicLabel dynamic)
    {
        var value = RequireTypes(BindExpression(dynamic.Value), NamesOrNull, "a dynamic label or type");
        var isAny = dynamic.Choice == DynamicChoice.Any;
        if (LiteralNames(value) is not { } literals)
            return new BoundDynamicLabel(dynamic.Span, isAny, value);

        var names = literals.Select(literal => NameOf(literal, dynamic.Span)).Distinct(StringComparer.Ordinal).Select(name => (LabelExpression)new LabelName(name)).ToList();
        return names.Count == 0
            ? new BoundDynamicLabel(dynamic.Span, isAny, value)
            : names.Aggregate((left, right) => isAny ? new LabelOr(left, right) : new LabelAnd(left, right));
    }

    /// <summary>A literal, or the elements of a list of literals; null for what is computed.</summary>
    private static IReadOnlyList<BoundLiteral>? LiteralNames(BoundExpression value) => value switch
    {
        BoundLiteral literal => [literal],
        BoundList { Items.Count: <= MaxLiteralNames } list when list.Items.All(item => item is BoundLiteral) => [.. list.Items.Cast<BoundLiteral>()],
        _ => null,
    };

    /// <summary>So many alternatives are worth a plan of their own; longer lists are looked at row by row.</summary>
    private const int MaxLiteralNames = 16;

    private string NameOf(BoundLiteral literal, SourceSpan span)
    {
        if (literal.Value.Kind is not (GraphValueKind.String or GraphValueKind.Null))
            throw Error("InvalidArgumentType", $"A dynamic label or type is a String or a list of Strings: found {StaticTypes.Describe(literal.Types)}.", literal.Span);
        return DynamicNames.IsName(literal.Value)
            ? literal.Value.AsString()
            : throw Error("InvalidTokenName", DynamicNames.Refusal(literal.Value), span);
    }

    private BoundExpression BindLabelTest(LabelTestExpression test)
    {
        var operand = RequireTypes(BindExpression(test.Operand), EntityOrNull, "a label test");
        NoteNames(StaticTypes.Meets(operand.Types, ValueTypes.Node) ? StoreNameKind.Label : StoreNameKind.RelationshipType, test.Labels, test.Span);
        var labels = BindLabels(test.Labels)!; // a test has labels
        if (operand is BoundVariable || labels is BoundDynamicLabel || !LabelTests.IsDynamic(labels))
            return LabelTests.Of(test.Span, operand, labels);

        var element = new BoundVariable(operand.Span, Anonymous(operand.Types));
        return new BoundLet(test.Span, element.Variable, operand, LabelTests.Of(test.Span, element, labels));
    }

    /// <summary>What CREATE and MERGE give a node: names and <c>$(…)</c>, nothing to choose from.</summary>
    private LabelExpression? BindMadeLabels(LabelExpression? labels, SourceSpan span)
    {
        RequirePlainLabels(labels, span);
        return BindLabels(labels);
    }

    private LabelExpression BindMadeType(RelationshipPattern relationship)
    {
        RefuseAny(relationship.Types, "types");
        var type = relationship.Types is LabelName or DynamicLabel ? BindLabels(relationship.Types) : null;
        return type is LabelName or BoundDynamicLabel
            ? type
            : throw Error("NoSingleRelationshipType", "A relationship is created with exactly one type: expected -[:TYPE]->.", relationship.Span);
    }

    private void RequirePlainLabels(LabelExpression? labels, SourceSpan span)
    {
        RefuseAny(labels, "labels");
        if (labels is LabelAnd and)
        {
            RequirePlainLabels(and.Left, span);
            RequirePlainLabels(and.Right, span);
        }
        else if (labels is not (null or LabelName or DynamicLabel))
        {
            throw Error("UnexpectedSyntax", "A node is created with plain labels: expected names such as :A:B, or :$(expression).", span);
        }
    }

    private void RefuseAny(LabelExpression? labels, string what)
    {
        if (labels is DynamicLabel { Choice: DynamicChoice.Any } dynamic)
            throw Error("UnexpectedSyntax", $"Dynamic {what} using `$any()` are not allowed in CREATE or MERGE.", dynamic.Span, "write $(…), which means all of them");
    }
}
