using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>A write transaction on a private fork of the graph. Disposing it without <see cref="Commit"/> rolls back.</summary>
/// <param name="state">A fork of the state it starts from.</param>
/// <param name="changes">Is told of them; null: nobody is.</param>
internal sealed partial class GraphWriter(GraphStorage storage, WriteStart start, GraphState state, IChangeSink? changes) : GraphReader(state), IGraphWriter, IDisposable
{
    private readonly List<int> _deletedNodes = [];
    private readonly List<int> _deletedRelationships = [];
    private readonly TouchedNodes _touched = start.Touched;
    private readonly AdjacencyCache _before = start.Lists;
    private bool _ended;

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>None: the state is being written.</summary>
    public override IColumnSource? Columns => null;

    /// <summary>None, as well.</summary>
    public override AdjacencyCache? Adjacency => null;

    /// <summary>What it goes on from; its epoch tells whether anybody has written since a state of that epoch.</summary>
    internal WriteStart Start => start;

    /// <summary>Nodes whose relationships this transaction has changed; null: too many to tell.</summary>
    internal IReadOnlySet<int>? Touched => _touched.Nodes;

    /// <summary>Walks from nodes that this transaction has not touched go through the arrays of the state it began with.</summary>
    public override RelationshipCursor CreateRelationshipCursor() => new ExpandCursor(State, _before, _touched);

    public override PairCursor CreatePairCursor() => new StoredPairCursor(this, new ExpandCursor(State, _before, _touched), this);

    /// <summary>The storage's table; null at the end of this transaction, for then it is the next writer's.</summary>
    internal RelationshipPairs? Pairs => _ended ? null : storage.Pairs;

    /// <summary>The first relationship that this transaction makes.</summary>
    internal int FirstOwn { get; } = state.RelationshipHigh;

    public int InternLabel(string name) => Names.Labels.Intern(name);

    public int InternType(string name) => Names.Types.Intern(name);

    public int InternKey(string name) => Names.Keys.Intern(name);

    /// <summary>Publishes the changes; they are durable when it returns. Sleeps for the disk.</summary>
    /// <exception cref="GraphStoreException">
    /// The log could not be written, or a transaction failed whose changes this one may have seen; the transaction is rolled back.
    /// </exception>
    /// <exception cref="CypherException">ConstraintValidationFailed: a property that has to exist is missing or of a wrong type. The transaction goes on and can only be rolled back.</exception>
    public void Commit()
    {
        if (HandOn() is { } pending)
            storage.Wait(pending);
    }

    /// <summary>As <see cref="Commit"/>, without a thread that sleeps while another transaction's flush is under way. The next writer may begin at once.</summary>
    /// <returns>Ends when the changes are durable and published, or with the exceptions of <see cref="Commit"/>.</returns>
    public async Task CommitAsync()
    {
        if (HandOn() is { } pending)
            await storage.WaitAsync(pending);
    }

    public void Rollback()
    {
        End();
        storage.Rollback(this);
    }

    public void Dispose()
    {
        if (!_ended)
            Rollback();
    }

    /// <summary>Ends the transaction and lets the next one go on from its state.</summary>
    /// <returns>What has to become durable before anybody may be told; null: nothing.</returns>
    private PendingCommit? HandOn()
    {
        CheckConstraints();
        End();
        try
        {
            foreach (var node in _deletedNodes)
                State.Nodes.Edit(node).Liveness = (int)Liveness.Gone;
            foreach (var relationship in _deletedRelationships)
                State.Relationships.Edit(relationship).Liveness = Liveness.Gone;
            foreach (var index in State.Indexes.Concat(State.RelationshipIndexes))
                index.KeepOrder(State);
        }
        catch
        {
            storage.Rollback(this);
            throw;
        }

        return storage.Commit(this);
    }

    private void End()
    {
        if (_ended)
            throw new InvalidOperationException("The transaction has ended.");
        _ended = true;
    }
}
