namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Aggregates a large scan by several threads, each its own run of ids, and adds the groups up in the order of the ids: the
/// result is the one of a single pass. As soon as a part has what cannot be added up without a difference (sums of floats), all
/// of them stop, and one pass begins.
/// </summary>
internal sealed class ParallelAggregate(AggregateWork whole, AggregateWork[] parts)
{
    /// <summary>The first part that has failed; those after it need not go on.</summary>
    private int _failed = int.MaxValue;

    /// <summary>Whether a part has what cannot be added up.</summary>
    private bool _isUnmergeable;

    /// <exception cref="PropertyGraph.QueryException">That of the first part that fails.</exception>
    public Grouping Run()
    {
        var groupings = new Grouping?[parts.Length];
        var errors = new Exception?[parts.Length];
        (_failed, _isUnmergeable) = (int.MaxValue, false);
        var others = new Task[parts.Length - 1];
        for (var i = 1; i < parts.Length; i++)
        {
            var part = i;
            others[i - 1] = Task.Run(() => RunPart(part, groupings, errors));
        }

        RunPart(0, groupings, errors);
        foreach (var task in others)
            task.GetAwaiter().GetResult(); // never fails: errors are kept; at worst the task runs here
        if (Volatile.Read(ref _isUnmergeable))
            return whole.Run();
        foreach (var error in errors)
        {
            if (error is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }

        return Merge(groupings!);
    }

    private void RunPart(int part, Grouping?[] groupings, Exception?[] errors)
    {
        try
        {
            groupings[part] = parts[part].Run(g => MustStop(g, part));
            MustStop(groupings[part]!, part); // just set; its last batch counts too
        }
        catch (Exception e)
        {
            errors[part] = e;
            int known;
            while ((known = Volatile.Read(ref _failed)) > part)
                Interlocked.CompareExchange(ref _failed, part, known);
        }
    }

    private bool MustStop(Grouping grouping, int part)
    {
        if (!grouping.CanMerge)
            Volatile.Write(ref _isUnmergeable, true);
        return Volatile.Read(ref _isUnmergeable) || Volatile.Read(ref _failed) < part;
    }

    private Grouping Merge(Grouping[] groupings)
    {
        for (var i = 1; i < groupings.Length; i++)
        {
            groupings[0].Merge(groupings[i], parts[0].Context, isLast: i == groupings.Length - 1);
            groupings[i].Release();
        }

        return groupings[0];
    }
}
