// Planning: a bound statement becomes a tree of logical operators.
//
//   BoundStatement --> Planner --> LogicalPlan { Root, nested plans of expression subqueries }
//
// Rows flow upwards. An operator's first input is where its rows come from; scans and seeks have an input too and run once
// for each of its rows, so a disconnected pattern is a nested loop and a correlated one needs no special case:
//
//   ProduceResult                    n, count
//     Project                        …
//       Expand  (n)-[r]->(m)
//         AllNodesScan n
//           Argument                 one row: what the surrounding query has bound
//
// Invariants: the plan is right before any rule of Optimization touches it; a Variable is written by one operator only (a
// second one only in another branch of a Union); the right input of Apply, Merge and Foreach starts at an Argument.
using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>One step of a plan: what is done, not how. Immutable; prints itself and everything below.</summary>
internal abstract record LogicalOperator
{
    /// <summary>The row source first, then nested plans.</summary>
    public abstract IReadOnlyList<LogicalOperator> Inputs { get; }

    /// <summary>Variables this operator itself gives a value.</summary>
    public virtual IReadOnlyList<Variable> Introduces => [];

    /// <summary>Expressions evaluated by this operator itself.</summary>
    public virtual IEnumerable<BoundExpression> Expressions => [];

    /// <summary>Whether this operator itself changes the graph.</summary>
    public virtual bool IsWrite => false;

    /// <summary>The operator's name in plans.</summary>
    public string Name => GetType().Name["Logical".Length..];

    /// <summary>What follows the name in plans.</summary>
    public virtual string Details => "";

    /// <summary>The same operator over other inputs.</summary>
    public abstract LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs);

    /// <summary>Whether this operator or one below changes the graph.</summary>
    public bool WritesAnywhere()
    {
        // Iterative: a statement may have thousands of clauses.
        var open = new Stack<LogicalOperator>([this]);
        while (open.TryPop(out var node))
        {
            if (node.IsWrite)
                return true;
            foreach (var input in node.Inputs)
                open.Push(input);
        }

        return false;
    }

    public sealed override string ToString() => PlanText.Render(this);
}

/// <summary>An operator with one input.</summary>
internal abstract record LogicalUnary(LogicalOperator Input) : LogicalOperator
{
    public sealed override IReadOnlyList<LogicalOperator> Inputs => [Input];

    public sealed override LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs) =>
        ReferenceEquals(inputs[0], Input) ? this : this with { Input = inputs[0] };
}

/// <summary>An operator that runs its right side once for each row of its left, with that row as argument.</summary>
internal abstract record LogicalNested(LogicalOperator Left, LogicalOperator Right) : LogicalOperator
{
    public sealed override IReadOnlyList<LogicalOperator> Inputs => [Left, Right];

    public sealed override LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs) =>
        ReferenceEquals(inputs[0], Left) && ReferenceEquals(inputs[1], Right) ? this : this with { Left = inputs[0], Right = inputs[1] };
}
