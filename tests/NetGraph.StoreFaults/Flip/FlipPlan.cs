namespace NetGraph.StoreFaults.Flip;

/// <summary>How a damaged store is used.</summary>
internal enum FlipWay
{
    /// <summary>Opened for writing, asked, read whole.</summary>
    Open,

    /// <summary>Opened beside a process that writes it, asked, read whole.</summary>
    ReadBesideWriter,

    /// <summary>Read on from beside a writer, whose last commit is damaged on the disk.</summary>
    CatchUp,

    /// <summary>Verified.</summary>
    Verify,

    /// <summary>Its backup was damaged, and is restored.</summary>
    Restore,

    /// <summary>Compacted, then read whole.</summary>
    Compact,
}

/// <summary>One flip: which bit of which file of which store, and what is done then.</summary>
/// <param name="Bit">Bits from the start of the file. Of <see cref="FlipWay.CatchUp"/>: any number, which chooses a bit of what was added.</param>
internal sealed record FlipPlan(FlipStore Store, FlipWay Use, string File, long Bit)
{
    private const int Edge = 256 * 8;

    public static FlipPlan Draw(Random random, FlipStore[] stores)
    {
        var store = stores[random.Next(stores.Length)];
        var use = (FlipWay)random.Next(6);
        var names = store.Files.Keys.Order(StringComparer.Ordinal).ToArray();
        if (use == FlipWay.CatchUp)
            return new FlipPlan(store, use, "", random.NextInt64(1 << 20));
        if (use == FlipWay.Restore)
            return new FlipPlan(store, use, "backup", Bits(random, store.Backup.Length));

        // Small files are soon known; most flips go into those with data.
        var name = random.Next(10) == 0 ? names[random.Next(names.Length)] : Heavy(random, store, names);
        return new FlipPlan(store, use, name, Bits(random, store.Files[name].Length));
    }

    public override string ToString() => $"{Use} of a store with {string.Join(", ", Store.Files.Keys.Order(StringComparer.Ordinal))}: bit {Bit % 8} of byte {Bit / 8} of {File}";

    /// <summary>The file's bytes with the bit turned; an empty file stays as it is.</summary>
    public byte[] Flip(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        if (flipped.Length > 0)
            flipped[Bit / 8] ^= (byte)(1 << (int)(Bit % 8));
        return flipped;
    }

    private static string Heavy(Random random, FlipStore store, string[] names)
    {
        var at = random.NextInt64(store.Files.Values.Sum(f => (long)f.Length));
        foreach (var name in names)
        {
            at -= store.Files[name].Length;
            if (at < 0)
                return name;
        }

        return names[^1];
    }

    /// <summary>Headers and ends are short but matter: every fourth flip goes there.</summary>
    private static long Bits(Random random, int bytes)
    {
        var bits = bytes * 8L;
        if (bits == 0)
            return 0;
        return random.Next(8) switch
        {
            0 => random.NextInt64(Math.Min(Edge, bits)),
            1 => bits - 1 - random.NextInt64(Math.Min(Edge, bits)),
            _ => random.NextInt64(bits),
        };
    }
}
