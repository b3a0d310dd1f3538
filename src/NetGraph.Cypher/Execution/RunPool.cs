using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution;

/// <summary>
/// Runs of one plan that have ended, for the next ones: building the operators of a look-up costs many times what running them
/// does. Only for small plans that read, see <see cref="ReusablePlan"/>. Thread-safe.
/// </summary>
internal sealed class RunPool(LogicalPlan plan)
{
    /// <summary>Runs kept; more than this many at the same time are rare.</summary>
    private const int Most = 8;

    /// <summary>A run that held more than this is not kept: its buffers would stay.</summary>
    private const long MostHeldBytes = 64 << 10;

    private readonly bool _isReusable = ReusablePlan.Allows(plan);
    private readonly PlanRun?[] _resting = new PlanRun?[Most];

    /// <summary>The store whose ids of names are built into the runs; all names of the plan are in it.</summary>
    private GraphNames? _names;

    /// <summary>Whether a run on this graph, begun after this answer, may be taken from here and returned.</summary>
    public bool Admits(IGraphReader graph)
    {
        if (!_isReusable || graph is not GraphReader { State.Names: var names } || graph is IGraphWriter)
            return false;
        if (Volatile.Read(ref _names) is { } known)
            return ReferenceEquals(known, names); // a second store under the same plan builds its runs

        return ReusablePlan.KnowsAllNames(plan, graph) && (Interlocked.CompareExchange(ref _names, names, null) is not { } other || ReferenceEquals(other, names));
    }

    /// <summary>A run at rest, or null. Its state is to be restarted.</summary>
    public PlanRun? Take()
    {
        for (var i = 0; i < _resting.Length; i++)
        {
            if (_resting[i] is not null && Interlocked.Exchange(ref _resting[i], null) is { } run)
                return run;
        }

        return null;
    }

    /// <summary>Keeps a run that was admitted and has come to its end.</summary>
    public void Return(PlanRun run)
    {
        if (!run.Root.IsReusable || run.State.HeldBytes > MostHeldBytes)
            return;

        run.Rest();
        for (var i = 0; i < _resting.Length; i++)
        {
            if (_resting[i] is null && Interlocked.CompareExchange(ref _resting[i], run, null) is null)
                return;
        }
    }
}
