namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The rows of each branch in turn, renamed.</summary>
internal sealed class UnionOperator(ExecutionState state, (Operator Plan, int[] Columns)[] branches, int[] outputs) : Operator
{
    private int _branch;

    public override void Open()
    {
        _branch = 0;
        branches[0].Plan.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            var (plan, columns) = branches[_branch];
            if (plan.MoveNext())
            {
                for (var i = 0; i < outputs.Length; i++)
                    state.Slots[outputs[i]] = state.Slots[columns[i]];
                return true;
            }

            if (_branch + 1 == branches.Length)
                return false;
            branches[++_branch].Plan.Open();
        }
    }
}
