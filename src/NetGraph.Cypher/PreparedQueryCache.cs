namespace NetGraph.Cypher;

/// <summary>Prepared statements by their text; the least recently used makes room. Thread-safe.</summary>
internal sealed class PreparedQueryCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, PreparedQuery Query)>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, PreparedQuery Query)> _byUse = new();

    public int Count
    {
        get
        {
            lock (_lock)
                return _byText.Count;
        }
    }

    public PreparedQuery? Find(string text)
    {
        lock (_lock)
        {
            if (!_byText.TryGetValue(text, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Query;
        }
    }

    public void Add(string text, PreparedQuery query)
    {
        if (capacity <= 0)
            return;
        lock (_lock)
        {
            if (_byText.ContainsKey(text))
                return;
            if (_byText.Count == capacity && _byUse.Last is { } oldest)
            {
                _byText.Remove(oldest.Value.Text);
                _byUse.RemoveLast();
            }

            _byText[text] = _byUse.AddFirst((text, query));
        }
    }
}
