using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>A write transaction on a private fork of the graph. Disposing it without <see cref="Commit"/> rolls back.</summary>
internal sealed partial class GraphWriter(GraphStorage storage, GraphState state, IChangeSink? changes) : GraphReader(state), IGraphWriter, IDisposable
{
    private readonly List<int> _deletedNodes = [];
    private readonly List<int> _deletedRelationships = [];
    private readonly TouchedNodes _touched = new();
    private readonly AdjacencyCache _before = storage.Current.Adjacency;
    private bool _ended;

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>None: the state is being written.</summary>
    public override IColumnSource? Columns => null;

    /// <summary>None, as well.</summary>
    public override AdjacencyCache? Adjacency => null;

    /// <summary>Nodes whose relationships this transaction has changed; null: too many to tell.</summary>
    internal IReadOnlyCollection<int>? Touched => _touched.Nodes;

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

    /// <summary>Publishes the changes; durable when it returns.</summary>
    /// <exception cref="GraphStoreException">The log could not be written; the transaction is rolled back.</exception>
    /// <exception cref="CypherException">ConstraintValidationFailed: a property that has to exist is missing or of a wrong type. The transaction goes on and can only be rolled back.</exception>
    public void Commit()
    {
        CheckConstraints();
        End();
        foreach (var node in _deletedNodes)
            State.Nodes.Edit(node).Liveness = (int)Liveness.Gone;
        foreach (var relationship in _deletedRelationships)
            State.Relationships.Edit(relationship).Liveness = Liveness.Gone;
        foreach (var index in State.Indexes.Concat(State.RelationshipIndexes))
            index.KeepOrder(State);
        storage.Commit(this);
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

    private void End()
    {
        if (_ended)
            throw new InvalidOperationException("The transaction has ended.");
        _ended = true;
    }
}
