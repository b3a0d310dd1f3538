using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// What a stretch of a plan looks at and changes in the graph, by name: labels, types and property keys. Null as a set means any.
/// What is not understood counts as reading and changing everything.
/// </summary>
internal sealed class GraphAccess
{
    private readonly Names _scannedLabels = new();
    private readonly Names _testedLabels = new();
    private readonly Names _walkedTypes = new();
    private readonly Names _readKeys = new();
    private readonly Names _createdLabels = new();
    private readonly Names _createdTypes = new();
    private readonly Names _setKeys = new();
    private readonly Names _setLabels = new();
    private readonly IReadOnlyDictionary<BoundSubquery, LogicalOperator> _nested;
    private bool _creates;
    private bool _deletes;
    private bool _writesAnything;

    public GraphAccess(IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested) => _nested = nested;

    private bool Reads => _scannedLabels.IsAny || _testedLabels.IsAny || _walkedTypes.IsAny || _readKeys.IsAny || Writes;

    private bool Writes => _creates || _deletes || _writesAnything || _setKeys.IsAny || _setLabels.IsAny;

    /// <summary>Whether the order in which rows of one pass through the other could be seen.</summary>
    public bool Conflicts(GraphAccess other) => Disturbs(other) || other.Disturbs(this) || Collides(other);

    /// <summary>Adds what another stretch does.</summary>
    public void Add(GraphAccess other)
    {
        _scannedLabels.Add(other._scannedLabels);
        _testedLabels.Add(other._testedLabels);
        _walkedTypes.Add(other._walkedTypes);
        _readKeys.Add(other._readKeys);
        _createdLabels.Add(other._createdLabels);
        _createdTypes.Add(other._createdTypes);
        _setKeys.Add(other._setKeys);
        _setLabels.Add(other._setLabels);
        _creates |= other._creates;
        _deletes |= other._deletes;
        _writesAnything |= other._writesAnything;
    }

    /// <summary>This and another stretch, as a third.</summary>
    public GraphAccess With(GraphAccess other)
    {
        var both = new GraphAccess(_nested);
        both.Add(this);
        both.Add(other);
        return both;
    }

    /// <summary>Adds what an operator itself does, not its inputs.</summary>
    public void Add(LogicalOperator node)
    {
        foreach (var expression in node.Expressions)
            Add(expression);
        switch (node)
        {
            case LogicalAllNodesScan or LogicalCountStore:
                _scannedLabels.AddAll();
                _walkedTypes.AddAll(node is LogicalCountStore);
                break;
            case LogicalLabelScan o:
                _scannedLabels.Add(o.Label);
                break;
            case LogicalIndexSeek o:
                _scannedLabels.Add(o.Label);
                _readKeys.Add(o.Key);
                break;
            case LogicalIndexRangeSeek o:
                _scannedLabels.Add(o.Access.Token);
                foreach (var key in o.Access.Keys)
                    _readKeys.Add(key);
                break;
            case LogicalRelationshipIndexSeek o:
                _walkedTypes.Add([o.Access.Token]);
                foreach (var key in o.Access.Keys)
                    _readKeys.Add(key);
                break;
            case LogicalExpand o:
                _walkedTypes.Add(o.Types);
                break;
            case LogicalExpandInto o:
                _walkedTypes.Add(o.Types);
                break;
            case LogicalVarExpand o:
                _walkedTypes.Add(o.Types);
                break;
            case LogicalRelationshipScan o:
                _walkedTypes.Add(o.Types);
                break;
            case LogicalCreate o:
                AddCreated(o.Pattern.Paths);
                break;
            case LogicalMerge o:
                AddCreated([o.Path]);
                AddSet(o.OnCreate.Concat(o.OnMatch));
                break;
            case LogicalSet o:
                AddSet(o.Items);
                break;
            case LogicalDelete:
                _deletes = true;
                break;
            case LogicalArgument or LogicalFilter or LogicalProject or LogicalAggregate or LogicalDistinct or LogicalSort or LogicalTopN or LogicalSkip
                or LogicalLimit or LogicalUnwind or LogicalEager or LogicalApply or LogicalUnion or LogicalForeach or LogicalProduceResult or LogicalHashJoin
                or LogicalRemember:
                break;
            case LogicalDynamicLabelScan:
                _scannedLabels.AddAll();
                break;
            case LogicalBuildPath or LogicalNodeByIdSeek or LogicalRelationshipByIdSeek or LogicalRelationshipEnds:
                _scannedLabels.AddAll();
                _walkedTypes.AddAll();
                break;
            default:
                AddAnything(writes: node.IsWrite);
                break;
        }
    }

    private void Add(BoundExpression expression)
    {
        foreach (var node in ExpressionTree.Descendants(expression))
        {
            switch (node)
            {
                case BoundProperty p when MayBeEntity(p.Target):
                    _readKeys.Add(p.Key);
                    break;
                case BoundLabelTest test:
                    AddTested(test.Labels);
                    break;
                case BoundDynamicLabelTest:
                    _testedLabels.AddAll();
                    break;
                case BoundDegree degree:
                    _walkedTypes.Add(degree.RelationshipTypes);
                    break;
                case BoundSubquery subquery:
                    foreach (var inner in VariableUse.All(_nested[subquery]))
                        Add(inner);
                    break;
                case BoundIndex i when MayBeEntity(i.Target):
                case BoundMapProjection:
                    _readKeys.AddAll();
                    break;
                case BoundFunctionCall { Function.Name: "id" or "elementId" or "type" or "startNode" or "endNode" or "length" or "nodes" or "relationships" }:
                    break;
                case BoundFunctionCall f when f.Arguments.Any(MayBeEntity):
                    _readKeys.AddAll();
                    _testedLabels.AddAll();
                    break;
            }
        }
    }

    private void AddTested(LabelExpression labels)
    {
        foreach (var leaf in labels.Leaves())
        {
            if (leaf is LabelName name)
                _testedLabels.Add(name.Name);
            else
                _testedLabels.AddAll();
        }
    }

    private void AddCreated(IEnumerable<BoundPath> paths)
    {
        _creates = true;
        foreach (var path in paths)
        {
            foreach (var node in path.Nodes.Where(n => !n.IsBound))
            {
                _createdLabels.Add(""); // a node without labels is found by a scan of all
                _createdLabels.Add(PatternPredicates.LabelNames(node.Labels));
            }

            foreach (var relationship in path.Relationships)
                _createdTypes.Add(PatternPredicates.TypeNames(relationship.Types));
        }
    }

    private void AddSet(IEnumerable<BoundSetItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case BoundSetProperty { Key: BoundLiteral { Value: { Kind: PropertyGraph.GraphValueKind.String } key } }:
                    _setKeys.Add(key.AsString());
                    break;
                case BoundSetLabels labels:
                    foreach (var label in labels.Labels)
                        _setLabels.Add(PatternPredicates.LabelNames(label));
                    break;
                case BoundSetProperty or BoundSetProperties:
                    // A whole map may come from another entity.
                    _setKeys.AddAll();
                    _readKeys.AddAll();
                    break;
                default:
                    AddAnything(writes: true);
                    break;
            }
        }
    }

    private void AddAnything(bool writes)
    {
        _scannedLabels.AddAll();
        _testedLabels.AddAll();
        _walkedTypes.AddAll();
        _readKeys.AddAll();
        _writesAnything |= writes;
    }

    /// <summary>Whether something read there is written here.</summary>
    private bool Disturbs(GraphAccess other) =>
        (_deletes || _writesAnything) && other.Reads
        || _createdLabels.Meets(other._scannedLabels)
        || _createdTypes.Meets(other._walkedTypes)
        || _setKeys.Meets(other._readKeys)
        || _setLabels.Meets(other._scannedLabels)
        || _setLabels.Meets(other._testedLabels);

    /// <summary>Whether both write the same: then the last one counts, and which that is depends on the order.</summary>
    private bool Collides(GraphAccess other) => _setKeys.Meets(other._setKeys) || _setLabels.Meets(other._setLabels);

    private static bool MayBeEntity(BoundExpression expression) => (expression.Types & (ValueTypes.Entity | ValueTypes.Path)) != ValueTypes.None;

    /// <summary>Some names, or all there are.</summary>
    private sealed class Names
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private bool _isAll;

        public bool IsAny => _isAll || _names.Count > 0;

        public void Add(string name) => _names.Add(name);

        public void Add(IReadOnlyList<string>? names)
        {
            if (names is null)
                _isAll = true;
            else
                _names.UnionWith(names);
        }

        public void Add(Names other)
        {
            _isAll |= other._isAll;
            _names.UnionWith(other._names);
        }

        public void AddAll(bool applies = true) => _isAll |= applies;

        public bool Meets(Names other) =>
            _isAll && other.IsAny || other._isAll && IsAny || (_names.Count > other._names.Count ? _names.Overlaps(other._names) : other._names.Overlaps(_names));
    }
}
