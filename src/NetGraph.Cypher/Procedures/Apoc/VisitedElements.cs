using NetGraph.Cypher.Execution;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Decides by a <see cref="Uniqueness"/> whether a branch may exist, and remembers that it did.</summary>
internal sealed class VisitedElements(ExecutionState run, Uniqueness uniqueness)
{
    private const int BytesPerEntry = 32;

    private readonly HashSet<(int Level, long Element)> _seen = [];

    public long HeldBytes { get; private set; }

    public bool Admit(Branch branch) => uniqueness switch
    {
        Uniqueness.RelationshipPath => !OnPath(branch, b => b.Relationship),
        Uniqueness.NodePath => !OnPath(branch, b => b.Node),
        Uniqueness.NodeGlobal => Remember(0, branch.Node),
        Uniqueness.NodeLevel => Remember(branch.Depth, branch.Node),
        Uniqueness.RelationshipGlobal => branch.Depth == 0 || Remember(0, branch.Relationship),
        Uniqueness.RelationshipLevel => branch.Depth == 0 || Remember(branch.Depth, branch.Relationship),
        _ => true,
    };

    private bool OnPath(Branch branch, Func<Branch, long> element)
    {
        var last = element(branch);
        for (var earlier = branch.Parent; earlier is not null; earlier = earlier.Parent)
        {
            run.Step();
            if (element(earlier) == last)
                return true;
        }

        return false;
    }

    private bool Remember(int level, long element)
    {
        if (!_seen.Add((level, element)))
            return false;
        HeldBytes += BytesPerEntry;
        run.Hold(BytesPerEntry);
        return true;
    }
}
