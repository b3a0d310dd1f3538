using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Walks;

/// <summary>
/// What must be true of the node at which a walk ends, remembered for each node, together with how many ways lead on from a node
/// to such ends. A walk counter meets the same nodes over and over.
/// </summary>
/// <param name="slot">Where the conditions read the node; they read nothing else of the row.</param>
internal sealed class EndCondition(ExecutionState state, int slot, Evaluator[] predicates)
{
    private const int PageBits = 10;
    private const int PageMask = (1 << PageBits) - 1;
    private const int BytesPerPage = (PageMask + 1) * 16;

    private Memory[]?[] _pages = [];

    /// <summary>Whether the node may be an end.</summary>
    public bool Holds(long node)
    {
        ref var memory = ref Of(node);
        if (memory.Verdict == 0)
            memory.Verdict = Evaluate(node) ? (byte)2 : (byte)1;
        return memory.Verdict == 2;
    }

    /// <summary>A number kept with the node, plus one; 0 before it is set.</summary>
    public ref long WaysPlusOne(long node) => ref Of(node).WaysPlusOne;

    /// <summary>Forgets everything: conditions may read parameters, which stay, and the graph, which may have changed.</summary>
    public void Clear()
    {
        state.Release(Array.FindAll(_pages, p => p is not null).Length * (long)BytesPerPage);
        _pages = [];
    }

    private bool Evaluate(long node)
    {
        state.Slots[slot] = GraphValue.NodeReference(node);
        return Evaluator.AllTrue(state, predicates);
    }

    private ref Memory Of(long node)
    {
        var page = (int)(node >> PageBits);
        if (page >= _pages.Length)
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        if (_pages[page] is not { } memories)
        {
            state.Hold(BytesPerPage);
            _pages[page] = memories = new Memory[PageMask + 1];
        }

        return ref memories[node & PageMask];
    }

    private struct Memory
    {
        public long WaysPlusOne;

        /// <summary>0: not asked yet, 1: no, 2: yes.</summary>
        public byte Verdict;
    }
}
