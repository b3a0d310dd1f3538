using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Runs the right side for each row of the left, with that row as argument.</summary>
internal sealed record LogicalApply(LogicalOperator Left, LogicalOperator Right, ApplyKind Kind, IReadOnlyList<Variable> Outputs) : LogicalNested(Left, Right)
{
    public override IReadOnlyList<Variable> Introduces => Outputs;

    public override string Details => Kind switch
    {
        ApplyKind.Optional => $"optional {string.Join(", ", Outputs)}".TrimEnd(),
        ApplyKind.Unit => "unit",
        ApplyKind.Semi => "semi",
        ApplyKind.AntiSemi => "anti",
        _ => "",
    };
}

/// <summary>What becomes of the rows of the right side.</summary>
internal enum ApplyKind
{
    /// <summary>Each makes a row.</summary>
    Each,

    /// <summary>Each makes a row; without any, one row with the outputs null: OPTIONAL MATCH, OPTIONAL CALL.</summary>
    Optional,

    /// <summary>All are read and dropped, the left row passes on: a CALL {} that returns nothing.</summary>
    Unit,

    /// <summary>The left row passes when there is one.</summary>
    Semi,

    /// <summary>The left row passes when there is none.</summary>
    AntiSemi,
}
