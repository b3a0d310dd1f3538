using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// CREATE and MERGE. Expressions see the scope before their path: a path may not read what it makes itself, a later one may.
internal sealed partial class Binder
{
    private BoundCreate BindCreate(CreateClause create)
    {
        var made = new MadeNames();
        var paths = new List<BoundPath>(create.Paths.Count);
        foreach (var path in create.Paths)
        {
            paths.Add(BindMadePath(path, made, isMerge: false));
            DeclareAll(made);
        }

        return new BoundCreate(create.Span, new BoundPattern(paths));
    }

    private BoundMerge BindMerge(MergeClause merge)
    {
        var made = new MadeNames();
        var path = BindMadePath(merge.Path, made, isMerge: true);
        DeclareAll(made);

        var onCreate = new List<BoundSetItem>();
        var onMatch = new List<BoundSetItem>();
        foreach (var action in merge.Actions)
            (action.OnCreate ? onCreate : onMatch).AddRange(action.Items.Select(BindSetItem));
        return new BoundMerge(merge.Span, path, onCreate, onMatch);
    }

    private void DeclareAll(MadeNames made)
    {
        foreach (var variable in made.TakeNew())
            _scope.Declare(variable);
    }

    private BoundPath BindMadePath(PathPattern path, MadeNames made, bool isMerge)
    {
        if (path.Shortest != ShortestKind.None)
            throw Error("UnexpectedSyntax", "A shortest path can be matched only.", path.Span);
        RequireSimple(path, isMerge ? "MERGE" : "CREATE", null);

        var nodes = new List<BoundNode>(path.Nodes.Count);
        var relationships = new List<BoundRelationship>(path.Relationships.Count);
        for (var i = 0; i < path.Nodes.Count; i++)
        {
            nodes.Add(BindMadeNode(path.Nodes[i], made, alone: path.Nodes.Count == 1, isMerge));
            if (i < path.Relationships.Count)
                relationships.Add(BindMadeRelationship(path.Relationships[i], made, isMerge));
        }

        Variable? variable = null;
        if (path.Variable is { } name)
        {
            if (FindMade(name, made) is not null)
                throw AlreadyBound(name, path.VariableSpan);
            variable = made.Add(new Variable(name, ValueTypes.Path));
        }

        return new BoundPath(path.Span, variable, nodes, relationships, ShortestKind.None);
    }

    private Variable? FindMade(string name, MadeNames made) => made.Find(name) ?? _scope.Find(name);

    private BoundNode BindMadeNode(NodePattern node, MadeNames made, bool alone, bool isMerge)
    {
        RefuseWhere(node.Where);
        var labels = BindMadeLabels(node.Labels, node.Span);
        var known = node.Variable is null ? null : FindMade(node.Variable, made);
        if (known is not null)
        {
            if (!StaticTypes.Meets(known.Types, ValueTypes.Node | ValueTypes.Null))
                throw Conflict(known.Name, known.Types, ValueTypes.Node, node.Span);
            if (alone || node.Labels is not null || node.Properties is not null)
                throw AlreadyBound(known.Name, node.Span);
        }

        var isBound = known is not null && made.Find(known.Name) != known;
        var (entries, map) = BindMadeProperties(node.Properties, isMerge);
        var variable = known ?? Make(node.Variable, ValueTypes.Node, made);
        return new BoundNode(node.Span, variable, isBound, labels, entries, map, null);
    }

    private BoundRelationship BindMadeRelationship(RelationshipPattern relationship, MadeNames made, bool isMerge)
    {
        RefuseWhere(relationship.Where);
        if (relationship.Variable is { } name && FindMade(name, made) is not null)
            throw AlreadyBound(name, relationship.Span);
        if (relationship.Length is not null)
            throw Error("CreatingVarLength", "A relationship of variable length cannot be created.", relationship.Span);
        var type = BindMadeType(relationship);
        if (!isMerge && DirectionOf(relationship) == Direction.Both)
            throw Error("RequiresDirectedRelationship", "A relationship is created with a direction: expected -[…]-> or <-[…]-.", relationship.Span);

        var (entries, map) = BindMadeProperties(relationship.Properties, isMerge);
        var variable = Make(relationship.Variable, ValueTypes.Relationship, made);
        return new BoundRelationship(relationship.Span, variable, false, DirectionOf(relationship), type, null, entries, map, null);
    }

    private Variable Make(string? name, ValueTypes types, MadeNames made) =>
        name is null ? Anonymous(types) : made.Add(new Variable(name, types));

    private (List<KeyValuePair<string, BoundExpression>> Entries, BoundExpression? Map) BindMadeProperties(Expression? properties, bool isMerge)
    {
        if (properties is not ParameterExpression parameter)
            return (BindEntries(properties as MapExpression), null);

        if (isMerge)
            throw Error("InvalidParameterUse", "A parameter cannot be the whole property map of a MERGE.", parameter.Span, "write each property: {name: $map.name}");
        return ([], BindExpression(parameter));
    }

    private void RefuseWhere(Expression? where)
    {
        if (where is not null)
            throw Error("UnexpectedSyntax", "WHERE inside a pattern belongs to MATCH: what is created has no condition.", where.Span);
    }

    /// <summary>What a clause makes, by name.</summary>
    private sealed class MadeNames
    {
        private readonly Dictionary<string, Variable> _names = new(StringComparer.Ordinal);
        private List<Variable> _new = [];

        public Variable? Find(string name) => _names.GetValueOrDefault(name);

        public Variable Add(Variable variable)
        {
            _new.Add(variable);
            return _names[variable.Name] = variable;
        }

        /// <summary>What has been added since the last call.</summary>
        public List<Variable> TakeNew()
        {
            var taken = _new;
            _new = [];
            return taken;
        }
    }
}
