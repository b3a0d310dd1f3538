namespace NetGraph.StoreFaults.Kill;

/// <summary>When a child is killed: a share of a phase's usual length after the phase has begun for the nth time.</summary>
/// <param name="Occurrence">From 1.</param>
/// <param name="Share">0: at once; 1: after as long as the phase has taken before. Above 1 it may be over.</param>
internal sealed record KillAim(string Phase, int Occurrence, double Share)
{
    /// <summary>Draws a moment for a kind of work.</summary>
    public static KillAim Draw(Random random, ChildWork work)
    {
        var share = random.NextDouble() * 1.2;
        return work switch
        {
            ChildWork.Write => random.Next(6) switch
            {
                0 => new KillAim(KillChild.Opening, 1, share),
                1 => new KillAim(KillChild.FirstCommit, 1, share),
                _ => new KillAim(KillChild.Writing, 1, share),
            },
            ChildWork.Compact => new KillAim(random.Next(4) == 0 ? KillChild.Writing : KillChild.Compacting, random.Next(1, 5), share),
            ChildWork.Checkpoint => new KillAim(random.Next(5) == 0 ? KillChild.Writing : KillChild.Checkpointing, random.Next(1, 5), share),
            ChildWork.Backup => new KillAim(random.Next(4) == 0 ? KillChild.Writing : KillChild.BackingUp, random.Next(1, 4), share),
            ChildWork.Restore => new KillAim(KillChild.Restoring, 1, share),
            ChildWork.Migrate => random.Next(4) == 0 ? new KillAim(KillChild.FirstCommit, 1, share) : new KillAim(KillChild.Opening, 1, share),
            _ => random.Next(10) switch
            {
                < 3 => new KillAim("import: reading", random.Next(1, ImportInputs.Captures + 1), share),
                < 7 => new KillAim("import: writing", random.Next(1, ImportInputs.Captures + 1), share),
                < 9 => new KillAim("import: analysing", 1, share),
                _ => new KillAim(KillChild.Closing, 1, share),
            },
        };
    }

    public override string ToString() => $"{Share:F2} of '{Phase}' {Occurrence}";
}
