using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Walks from start nodes along <see cref="TraversalRules"/>, breadth first or depth first; children in the order of the filter, then of ids.</summary>
internal sealed class Traversal(ExecutionState run, TraversalRules rules)
{
    private readonly IGraphReader _graph = run.Graph;
    private readonly RelationshipCursor _cursor = run.Graph.CreateRelationshipCursor();
    private readonly VisitedElements _visited = new(run, rules.Uniqueness);
    private long _branches;

    /// <summary>The ends of all resulting paths, up to the limit; lazily, so that whoever stops reading stops the walk.</summary>
    public IEnumerable<Branch> Walk(IEnumerable<long> starts)
    {
        try
        {
            var found = 0L;
            foreach (var (branch, verdict) in rules.IsBreadthFirst ? BreadthFirst(starts) : DepthFirst(starts))
            {
                if (!verdict.HasFlag(Verdict.Include))
                    continue;
                if (found++ == rules.Limit)
                    yield break;
                yield return branch;
            }
        }
        finally
        {
            run.Release((_branches * Branch.Bytes) + _visited.HeldBytes);
            _branches = 0;
        }
    }

    private IEnumerable<(Branch Branch, Verdict Verdict)> BreadthFirst(IEnumerable<long> starts)
    {
        var queue = new Queue<Branch>();
        foreach (var start in Roots(starts))
        {
            if (start.Verdict.HasFlag(Verdict.Continue))
                queue.Enqueue(start.Branch);
            yield return start;
        }

        while (queue.TryDequeue(out var parent))
        {
            foreach (var child in Children(parent))
            {
                if (!Admits(child, out var verdict))
                    continue;
                if (verdict.HasFlag(Verdict.Continue))
                    queue.Enqueue(child);
                yield return (child, verdict);
            }
        }
    }

    /// <summary>An explicit stack of lists of children, each with its next place.</summary>
    private IEnumerable<(Branch Branch, Verdict Verdict)> DepthFirst(IEnumerable<long> starts)
    {
        var stack = new Stack<(List<Branch> Children, int Next)>();
        foreach (var start in Roots(starts))
        {
            yield return start;
            if (start.Verdict.HasFlag(Verdict.Continue))
                stack.Push((Children(start.Branch), 0));
            while (stack.TryPop(out var level))
            {
                run.Step();
                if (level.Next == level.Children.Count)
                    continue;
                stack.Push((level.Children, level.Next + 1));
                var child = level.Children[level.Next];
                if (!Admits(child, out var verdict))
                    continue;
                if (verdict.HasFlag(Verdict.Continue))
                    stack.Push((Children(child), 0));
                yield return (child, verdict);
            }
        }
    }

    private IEnumerable<(Branch Branch, Verdict Verdict)> Roots(IEnumerable<long> starts)
    {
        foreach (var start in starts)
        {
            var root = new Branch(null, -1, start, 0);
            if (Admits(root, out var verdict))
                yield return (root, verdict);
        }
    }

    private bool Admits(Branch branch, out Verdict verdict)
    {
        verdict = Verdict.Neither;
        if (!_visited.Admit(branch))
            return false;
        verdict = rules.Judge(_graph, branch);
        return true;
    }

    /// <summary>Gathered at once: the cursor is one for all.</summary>
    private List<Branch> Children(Branch parent)
    {
        var children = new List<Branch>();
        foreach (var step in rules.Relationships.At(parent.Depth))
        {
            _cursor.Start(parent.Node, step.Direction, step.Types);
            while (_cursor.MoveNext())
            {
                run.Step();
                run.Hold(Branch.Bytes);
                _branches++;
                children.Add(new Branch(parent, _cursor.Relationship, _cursor.OtherNode, parent.Depth + 1));
            }
        }

        return children;
    }
}
