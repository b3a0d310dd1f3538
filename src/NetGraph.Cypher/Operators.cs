namespace NetGraph.Cypher;

// The vocabulary that the syntax tree, the bound tree and the operators share: it means the same in all of them.

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
}

internal enum BinaryOperator
{
    Or,
    Xor,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    StartsWith,
    EndsWith,
    Contains,
    RegexMatch,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,

    /// <summary><c>||</c> on strings and lists.</summary>
    Concatenate,
}

internal enum QuantifierKind
{
    All,
    Any,
    None,
    Single,
}

internal enum SubqueryKind
{
    /// <summary>Whether there is a row: EXISTS {}, and pattern predicates.</summary>
    Exists,

    /// <summary>Number of rows: COUNT {}, and <c>size(pattern comprehension)</c> where the binder sees it.</summary>
    Count,

    /// <summary>List of the single column: COLLECT {}, and pattern comprehensions.</summary>
    Collect,

    /// <summary>The single column of the first row, or null: shortestPath() as an expression.</summary>
    First,
}

internal enum ShortestKind
{
    /// <summary>An ordinary pattern.</summary>
    None,

    /// <summary>shortestPath(): one of the shortest per pair of ends.</summary>
    Single,

    /// <summary>allShortestPaths().</summary>
    All,
}

/// <summary>Which of the paths between the same two ends a path selector keeps.</summary>
internal enum SelectorKind
{
    /// <summary>Any so many.</summary>
    Any,

    /// <summary>So many, the shortest first.</summary>
    Shortest,

    /// <summary>All that have one of the so many smallest lengths.</summary>
    ShortestGroups,
}

internal enum ExplainMode
{
    /// <summary>Run.</summary>
    None,

    /// <summary>EXPLAIN: plan only, no rows.</summary>
    Explain,

    /// <summary>PROFILE: run and count.</summary>
    Profile,
}

/// <summary>What becomes of an error in a batch of CALL { } IN TRANSACTIONS.</summary>
internal enum BatchErrors
{
    /// <summary>It ends the statement.</summary>
    Fail,

    /// <summary>No batch is run after it.</summary>
    Break,

    /// <summary>The next batch is run.</summary>
    Continue,
}

/// <summary><c>*min..max</c>; max null is unbounded. Min above max matches nothing.</summary>
internal readonly record struct VariableLength(int Min, int? Max);
