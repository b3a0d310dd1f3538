// Walks: searches that mark nodes instead of remembering walks.
//
//   NodeMarks   what a search has noted at each node it reached, page by page; pooled, because a search often reaches few
//   WalkCounter       how many walks there are, without making the last step of any
//   EndSearch         where walks end, each place once
//   ShortestSearch    breadth first from both ends
namespace NetGraph.Cypher.Execution.Walks;

/// <summary>What a search notes at a node.</summary>
internal struct NodeMark
{
    /// <summary>Relationships from where the search began, plus one; 0: not reached.</summary>
    public int Level;

    /// <summary>Relationship by which the node was reached first.</summary>
    public int Via;

    /// <summary>Number of the first relationship of that way among those of the node where the search began.</summary>
    public int Branch;
}

/// <summary>The marks of one search, all unset when it begins. Not thread-safe.</summary>
internal sealed class NodeMarks
{
    private const int PageBits = 10;
    private const int PageMask = (1 << PageBits) - 1;

    /// <summary>Rough bytes a reached node costs.</summary>
    public const int BytesPerNode = 24;

    /// <summary>Marks kept for the next search, and the most pages of such.</summary>
    private const int MostKept = 8;
    private const int MostPagesKept = 4096;

    private static readonly NodeMarks?[] Kept = new NodeMarks?[MostKept];

    private readonly List<int> _reached = [];
    private NodeMark[]?[] _pages = [];
    private int _pagesMade;

    /// <summary>Nodes with a mark.</summary>
    public int Count => _reached.Count;

    public static NodeMarks Rent()
    {
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Kept[i] is not null && Interlocked.Exchange(ref Kept[i], null) is { } marks)
                return marks;
        }

        return new NodeMarks();
    }

    /// <summary>Gives marks back; not to be used any more. Marks that are not given back are collected.</summary>
    public static void Return(NodeMarks marks)
    {
        if (marks._pagesMade > MostPagesKept)
            return;
        foreach (var node in marks._reached)
            marks._pages[node >> PageBits]![node & PageMask] = default; // reached, so the page is there
        marks._reached.Clear();
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Kept[i] is null && Interlocked.CompareExchange(ref Kept[i], marks, null) is null)
                return;
        }
    }

    /// <summary>The level plus one at which the node was reached; 0: it was not.</summary>
    public int LevelOf(long node)
    {
        var page = (int)(node >> PageBits);
        return page < _pages.Length && _pages[page] is { } marks ? marks[node & PageMask].Level : 0;
    }

    /// <summary>The mark of a node that was reached.</summary>
    public ref readonly NodeMark Of(long node) => ref _pages[node >> PageBits]![node & PageMask]; // reached, so the page is there

    /// <summary>Marks a node, unless it is marked already; then false.</summary>
    public bool TryReach(long node, int level, long via, int branch = 0)
    {
        ref var mark = ref Edit((int)node);
        if (mark.Level != 0)
            return false;
        mark = new NodeMark { Level = level + 1, Via = (int)via, Branch = branch };
        _reached.Add((int)node);
        return true;
    }

    private ref NodeMark Edit(int node)
    {
        var page = node >> PageBits;
        if (page >= _pages.Length)
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        if (_pages[page] is not { } marks)
        {
            _pages[page] = marks = new NodeMark[PageMask + 1];
            _pagesMade++;
        }

        return ref marks[node & PageMask];
    }
}
