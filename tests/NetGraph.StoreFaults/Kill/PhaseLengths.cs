namespace NetGraph.StoreFaults.Kill;

/// <summary>How long phases take, learned from those that were not cut.</summary>
internal sealed class PhaseLengths
{
    private static readonly TimeSpan Unknown = TimeSpan.FromMilliseconds(30);

    /// <summary>Writing has no end of its own.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(120);

    private readonly Dictionary<string, TimeSpan> _lengths = [];

    public TimeSpan Of(string phase)
    {
        if (phase == KillChild.Writing)
            return Writing;
        lock (_lengths)
            return _lengths.GetValueOrDefault(phase, Unknown);
    }

    public void See(string phase, TimeSpan took)
    {
        lock (_lengths)
            _lengths[phase] = _lengths.TryGetValue(phase, out var known) ? (known * 0.7) + (took * 0.3) : took;
    }
}
