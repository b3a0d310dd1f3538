using System.Collections.Frozen;

namespace NetGraph.PropertyGraph;

/// <summary>
/// The one place that says which GQL status an error or notification has: by Neo4j's status code and, where that is too coarse, the detail of
/// openCypher's vocabulary.
/// </summary>
public static class GqlStatusTable
{
    private const string Data = "error: data exception - ";
    private const string Syntax = "error: syntax error or access rule violation - ";
    private const string Transaction = "error: invalid transaction state - ";

    private static readonly GqlStatus Unexpected = new("50N42", "error: general processing exception - unexpected error");

    /// <summary>By detail, or by detail and the last part of the code where one detail has two meanings.</summary>
    private static readonly FrozenDictionary<string, GqlStatus> ByDetail = new Dictionary<string, GqlStatus>(StringComparer.Ordinal)
    {
        ["AmbiguousAggregationExpression"] = new("42I18", Syntax + "invalid reference to implicitly grouped expressions"),
        ["ColumnNameConflict"] = new("42N38", Syntax + "duplicate return item name"),
        ["CreatingVarLength"] = new("42I41", Syntax + "invalid use of variable length relationship"),
        ["DeletedEntityAccess"] = new("25N13", Transaction + "cannot access entity after removal"),
        ["DeleteConnectedNode"] = new("G1001", "error: dependent object error - edges still exist"),
        ["DifferentColumnsInUnion"] = new("42N39", Syntax + "incompatible return column names"),
        ["DivisionByZero"] = new("22012", Data + "division by zero"),
        ["FloatingPointOverflow"] = new("22003", Data + "numeric value out of range"),
        ["IntegerOverflow"] = new("22003", Data + "numeric value out of range"),
        ["IntegerOverflow/ArithmeticError"] = new("22N28", Data + "overflow error"),
        ["InvalidAggregation"] = new("42I24", Syntax + "invalid use of aggregate function"),
        ["InvalidArgumentPassingMode"] = new("42N36", Syntax + "procedure call without parentheses"),
        ["InvalidArgumentType"] = new("22NB1", Data + "type mismatch"),
        ["InvalidArgumentValue"] = new("22N11", Data + "invalid argument"),
        ["InvalidArgumentValue/TypeError"] = new("22G03", Data + "invalid value type"),
        ["InvalidDelete"] = new("42I26", Syntax + "invalid DELETE"),
        ["InvalidNumberLiteral"] = new("42I07", Syntax + "invalid integer literal"),
        ["InvalidNumberOfArguments"] = new("42I13", Syntax + "invalid number of procedure or function arguments"),
        ["InvalidParameterUse"] = new("42N32", Syntax + "invalid use of parameter map"),
        ["InvalidPropertyType"] = new("22N39", Data + "unsupported property value type"),
        ["InvalidTokenName"] = new("42I11", Syntax + "invalid name"),
        ["ListElementAccessByNonInteger"] = new("22G03", Data + "invalid value type"),
        ["MapElementAccessByNonString"] = new("22G03", Data + "invalid value type"),
        ["MergeReadOwnWrites"] = new("22N31", Data + "invalid properties in merge pattern"),
        ["MissingParameter"] = new("42N51", Syntax + "invalid parameter"),
        ["NegativeIntegerArgument"] = new("22N02", Data + "specified negative numeric value"),
        ["NestedAggregation"] = new("22N34", Data + "invalid use of aggregate function"),
        ["NoExpressionAlias"] = new("42N21", Syntax + "unaliased return item"),
        ["NonConstantExpression"] = new("42N28", Syntax + "patterns or variables not statically inferrable"),
        ["NoSingleRelationshipType"] = new("42I14", Syntax + "invalid number of relationship types"),
        ["NoVariablesInScope"] = new("42I37", Syntax + "invalid use of RETURN *"),
        ["NumberOutOfRange"] = new("22003", Data + "numeric value out of range"),
        ["ProcedureNotFound"] = new("42N08", Syntax + "no such procedure"),
        ["PropertyAccessOnNonMap"] = new("22G03", Data + "invalid value type"),
        ["RelationshipUniquenessViolation"] = new("42N59", Syntax + "variable already defined"),
        ["RequiresDirectedRelationship"] = new("42I56", Syntax + "invalid relationship direction"),
        ["UndefinedVariable"] = new("42N62", Syntax + "variable not defined"),
        ["UnknownFunction"] = new("42N48", Syntax + "no such function"),
        ["VariableAlreadyBound"] = new("42N59", Syntax + "variable already defined"),
        ["VariableTypeConflict"] = new("22NB1", Data + "type mismatch"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>By the last part of Neo4j's code.</summary>
    private static readonly FrozenDictionary<string, GqlStatus> ByCode = new Dictionary<string, GqlStatus>(StringComparer.Ordinal)
    {
        ["AccessMode"] = new("42N02", Syntax + "writing in read access mode"),
        ["ArgumentError"] = new("22N11", Data + "invalid argument"),
        ["ArithmeticError"] = new("22003", Data + "numeric value out of range"),
        ["CartesianProduct"] = new("03N90", "info: cartesian product"),
        ["ConstraintValidationFailed"] = new("50N14", "error: general processing exception - constraint violation"),
        ["EntityNotFound"] = new("25N13", Transaction + "cannot access entity after removal"),
        ["FeatureDeprecationWarning"] = new("01N01", "warn: feature deprecated with replacement"),
        ["MemoryPoolOutOfMemoryError"] = new("51N36", "error: system configuration or operation exception - out of memory"),
        ["ParameterMissing"] = new("42N51", Syntax + "invalid parameter"),
        ["ProcedureNotFound"] = new("42N08", Syntax + "no such procedure"),
        ["SemanticError"] = new("42001", Syntax + "invalid syntax"),
        ["SyntaxError"] = new("42001", Syntax + "invalid syntax"),
        ["TransactionTerminated"] = new("25N14", Transaction + "transaction termination client error"),
        ["TransactionTimedOut"] = new("25N14", Transaction + "transaction termination client error"),
        ["TypeError"] = new("22G03", Data + "invalid value type"),
        ["UnknownLabelWarning"] = new("01N50", "warn: label does not exist"),
        ["UnknownPropertyKeyWarning"] = new("01N52", "warn: property key does not exist"),
        ["UnknownRelationshipTypeWarning"] = new("01N51", "warn: relationship type does not exist"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The status of an error or notification; the one for unexpected errors when the table knows neither code nor detail.</summary>
    /// <param name="code">Neo4j's status code, <c>Neo.ClientError.Statement.SyntaxError</c>.</param>
    /// <param name="detail">openCypher's detail, <c>UndefinedVariable</c>, or null.</param>
    public static GqlStatus Of(string code, string? detail = null)
    {
        var kind = code[(code.LastIndexOf('.') + 1)..];
        if (detail is not null && (ByDetail.GetValueOrDefault($"{detail}/{kind}") ?? ByDetail.GetValueOrDefault(detail)) is { } exact)
            return exact;
        return ByCode.GetValueOrDefault(kind) ?? Unexpected;
    }
}
