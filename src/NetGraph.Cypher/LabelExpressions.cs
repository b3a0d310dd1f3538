namespace NetGraph.Cypher;

/// <summary>A boolean combination of label or type names (Neo4j 5 label expressions).</summary>
internal abstract record LabelExpression;

internal sealed record LabelName(string Name) : LabelExpression;

/// <summary><c>%</c>: at least one label.</summary>
internal sealed record LabelWildcard : LabelExpression;

internal sealed record LabelAnd(LabelExpression Left, LabelExpression Right) : LabelExpression;

internal sealed record LabelOr(LabelExpression Left, LabelExpression Right) : LabelExpression;

internal sealed record LabelNot(LabelExpression Operand) : LabelExpression;
