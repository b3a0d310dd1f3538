using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>One aggregate of a projection, for all groups at once.</summary>
internal abstract class BatchAccumulator
{
    /// <summary>Makes room for groups; those that are new have seen nothing.</summary>
    public abstract void Grow(int groups);

    /// <summary>Adds the selected rows.</summary>
    /// <param name="groups">The group of each selected row, one after the other; null when there is one group only.</param>
    /// <exception cref="QueryException">A row failed; <see cref="Batch.FailedAt"/> says which. Nothing may be read afterwards.</exception>
    public abstract void Add(Batch batch, int[]? groups);

    /// <summary>The result of a group.</summary>
    /// <exception cref="QueryException">There is none, such as a sum beyond 64 bits.</exception>
    public abstract void Put(int group, Vector into, int place);

    /// <summary>The results of some groups in a row, from the first place on; as many as the batch has rows.</summary>
    /// <exception cref="QueryException">A group has none; <see cref="Batch.FailedAt"/> says which.</exception>
    public virtual void PutAll(int first, Batch batch, Vector into)
    {
        for (var place = 0; place < batch.Selected; place++)
        {
            batch.FailedAt = place;
            Put(first + place, into, place);
        }

        batch.FailedAt = -1;
        into.Unify(batch.Places);
    }

    /// <summary>Gives back the memory; nothing may be asked any more.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Whether the groups of another accumulator of this kind can be added to these without changing a bit of the results.</summary>
    public virtual bool CanMerge => false;

    /// <summary>Adds groups of another accumulator.</summary>
    /// <param name="other">Of the same kind.</param>
    /// <param name="numbers">Its groups' numbers here.</param>
    /// <param name="isLast">Whether nothing is added afterwards.</param>
    public virtual void Merge(BatchAccumulator other, ReadOnlySpan<int> numbers, bool isLast) => throw new InvalidOperationException($"{GetType().Name} cannot be merged.");
}

/// <summary>Arrays that grow with the number of groups.</summary>
internal static class GroupArrays
{
    /// <summary>The array, at least that long.</summary>
    public static T[] Grown<T>(T[] array, int groups, BatchContext context, int bytesPerItem)
    {
        if (groups <= array.Length)
            return array;
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, groups));
        context.Hold((long)bytesPerItem * (length - array.Length));
        return TableArrays.Grown(array, length);
    }
}
