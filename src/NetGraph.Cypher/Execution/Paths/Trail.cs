namespace NetGraph.Cypher.Execution.Paths;

/// <summary>A walk that uses no relationship twice, from the start of a search on.</summary>
internal sealed class Trail
{
    /// <summary>One more than relationships.</summary>
    public List<long> Nodes { get; } = [];

    public List<long> Relationships { get; } = [];

    /// <summary>The part of the pattern that each relationship belongs to.</summary>
    public List<int> Parts { get; } = [];
}

/// <summary>A place reached by walks of one length, and the relationships they came by.</summary>
internal sealed class SearchVertex(SearchPlace place, int level)
{
    public SearchPlace Place { get; } = place;

    public int Level { get; } = level;

    public List<(long Relationship, SearchVertex From)> Ways { get; } = [];
}

/// <summary>Finds the trails among the walks that led to a vertex: backwards, giving up a walk at the first relationship used twice.</summary>
internal sealed class TrailFinder(ExecutionState state)
{
    private readonly HashSet<long> _used = [];
    private long[] _relationships = [];
    private SearchVertex[] _vertices = [];
    private int[] _tried = [];

    public bool HasAny(SearchVertex end)
    {
        foreach (var _ in Walks(end))
            return true;
        return false;
    }

    /// <summary>Every trail to the vertex, in the order of the relationships that were found; the same object each time. One enumeration at a time.</summary>
    public IEnumerable<Trail> To(SearchVertex end)
    {
        var trail = new Trail();
        foreach (var length in Walks(end))
        {
            Fill(trail, length);
            yield return trail;
        }
    }

    private IEnumerable<int> Walks(SearchVertex end)
    {
        var length = end.Level;
        Reserve(length);
        _used.Clear();
        _vertices[length] = end;
        _tried[length] = 0;
        var at = length;
        while (true)
        {
            state.Step();
            if (at > 0 && _tried[at] < _vertices[at].Ways.Count)
            {
                var (relationship, from) = _vertices[at].Ways[_tried[at]++];
                if (!_used.Add(relationship))
                    continue;
                at--;
                _relationships[at] = relationship;
                _vertices[at] = from;
                _tried[at] = 0;
                continue;
            }

            if (at == 0)
                yield return length;
            if (at == length)
                yield break;
            _used.Remove(_relationships[at]);
            at++;
        }
    }

    private void Reserve(int length)
    {
        if (_vertices.Length > length)
            return;
        var size = Math.Max(16, length * 2);
        _vertices = new SearchVertex[size];
        _relationships = new long[size];
        _tried = new int[size];
    }

    private void Fill(Trail trail, int length)
    {
        trail.Nodes.Clear();
        trail.Relationships.Clear();
        trail.Parts.Clear();
        for (var i = 0; i < length; i++)
        {
            trail.Nodes.Add(_vertices[i].Place.Node);
            trail.Relationships.Add(_relationships[i]);
            trail.Parts.Add(_vertices[i].Place.Part);
        }

        trail.Nodes.Add(_vertices[length].Place.Node);
    }
}
