using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// Patterns that are matched. Two passes: all names first, so that a property or WHERE may use any variable of the clause.
internal sealed partial class Binder
{
    private sealed record MatchNames(bool MayDeclare, ValueTypes Optional, Dictionary<string, Variable> Declared, HashSet<string> Relationships)
    {
        /// <summary>What could be seen before the clause; null where nothing is repeated, which alone asks.</summary>
        public Scope? Before { get; init; }

        /// <summary>Names of elements that are repeated.</summary>
        public HashSet<string> Repeated { get; } = new(StringComparer.Ordinal);
    }

    private BoundPattern BindMatchPattern(IReadOnlyList<PathPattern> paths, bool mayDeclare, ValueTypes optional)
    {
        var before = paths.Any(p => p.Relationships.Any(r => r.Repetition is not null)) ? _scope.Copy() : null;
        var names = new MatchNames(mayDeclare, optional, new(StringComparer.Ordinal), new(StringComparer.Ordinal)) { Before = before };
        CheckPaths(paths);
        var declared = new List<(Variable? Path, List<Variable> Nodes, List<Variable> Relationships)>(paths.Count);
        foreach (var path in paths)
            declared.Add(DeclarePath(path, names));

        var bound = new List<BoundPath>(paths.Count);
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i];
            var (variable, nodes, relationships) = declared[i];
            bound.Add(new BoundPath(
                path.Span,
                variable,
                [.. path.Nodes.Select((node, n) => BindMatchNode(node, nodes[n], names))],
                [.. path.Relationships.Select((relationship, n) => BindMatchRelationship(relationship, relationships[n], names))],
                path.Shortest)
            {
                Selector = path.Selector is null ? null : new BoundSelector(path.Selector.Span, path.Selector.Kind, BindSelectorCount(path.Selector)),
                InnerVariable = path.InnerVariable is null ? null : names.Declared[path.InnerVariable],
                Where = path.Where is null ? null : BindPredicate(path.Where),
            });
        }

        return new BoundPattern(bound);
    }

    private (Variable? Path, List<Variable> Nodes, List<Variable> Relationships) DeclarePath(PathPattern path, MatchNames names)
    {
        var nodes = new List<Variable>(path.Nodes.Count);
        var relationships = new List<Variable>(path.Relationships.Count);
        for (var i = 0; i < path.Nodes.Count; i++)
        {
            nodes.Add(DeclareElement(path.Nodes[i].Variable, path.Nodes[i].Span, ValueTypes.Node, names));
            if (i < path.Relationships.Count)
                relationships.Add(DeclareRelationship(path.Relationships[i], names));
        }

        CheckShortest(path);
        if (path.InnerVariable is not null)
            DeclareInnerPath(path, names);
        if (path.Variable is null)
            return (null, nodes, relationships);

        RequireUnbound(path.Variable, path.VariableSpan);
        if (!names.MayDeclare)
            throw Error("UndefinedVariable", $"A pattern used as a predicate may not introduce the variable '{path.Variable}'.", path.VariableSpan);
        var variable = Declare(path.Variable, ValueTypes.Path | names.Optional);
        names.Declared.Add(path.Variable, variable);
        return (variable, nodes, relationships);
    }

    private void CheckShortest(PathPattern path)
    {
        if (path.Shortest != ShortestKind.None && path.Relationships[0].Length is { Min: > 1 })
            throw Error("InvalidRelationshipPattern", "A shortest path has a minimal length of 0 or 1.", path.Relationships[0].Span);
    }

    private Variable DeclareRelationship(RelationshipPattern relationship, MatchNames names)
    {
        if (relationship.Repetition is not null)
            return DeclareRepetition(relationship.Repetition, names);
        var types = relationship.Length is null ? ValueTypes.Relationship : ValueTypes.List;
        var variable = DeclareElement(relationship.Variable, relationship.Span, types, names);
        if (relationship.Variable is { } name && !names.Relationships.Add(name))
            throw Error("RelationshipUniquenessViolation", $"The relationship '{name}' stands twice in one pattern, where every relationship is another one.", relationship.Span);
        if (relationship.Length is not null)
            _elementTypes[variable] = ValueTypes.Relationship;
        return variable;
    }

    private Variable DeclareElement(string? name, SourceSpan span, ValueTypes types, MatchNames names)
    {
        if (name is null)
            return Anonymous(types | names.Optional);
        if (names.Repeated.Contains(name))
            throw InsideAndOutside(name, span);

        if (_scope.Find(name) is { } known)
        {
            return StaticTypes.Meets(known.Types, types) || known.Types == ValueTypes.Null
                ? known
                : throw Conflict(name, known.Types, types, span);
        }

        if (!names.MayDeclare)
            return Resolve(name, span);
        var variable = Declare(name, types | names.Optional);
        names.Declared.Add(name, variable);
        return variable;
    }

    private CypherException Conflict(string name, ValueTypes known, ValueTypes wanted, SourceSpan span) => Error(
        "VariableTypeConflict",
        $"The variable '{name}' is defined as {StaticTypes.Describe(known)} and used as {StaticTypes.Describe(wanted)}.",
        span);

    private BoundNode BindMatchNode(NodePattern node, Variable variable, MatchNames names)
    {
        var properties = BindMatchProperties(node.Properties);
        NoteNames(StoreNameKind.Label, node.Labels, node.Span);
        NoteKeys(properties, node.Span);
        var where = node.Where is null ? null : BindPredicate(node.Where);
        return new BoundNode(node.Span, variable, IsBoundBefore(node.Variable, names), BindLabels(node.Labels), properties, null, where);
    }

    private BoundRelationship BindMatchRelationship(RelationshipPattern relationship, Variable variable, MatchNames names)
    {
        if (relationship.Repetition is not null)
            return BindRepetition(relationship.Repetition, variable, names);
        var properties = BindMatchProperties(relationship.Properties);
        NoteNames(StoreNameKind.RelationshipType, relationship.Types, relationship.Span);
        NoteKeys(properties, relationship.Span);
        var where = relationship.Where is null ? null : BindPredicate(relationship.Where);
        return new BoundRelationship(
            relationship.Span,
            variable,
            IsBoundBefore(relationship.Variable, names),
            DirectionOf(relationship),
            BindLabels(relationship.Types),
            relationship.Length,
            properties,
            null,
            where);
    }

    private static bool IsBoundBefore(string? name, MatchNames names) => name is not null && !names.Declared.ContainsKey(name);

    private static Direction DirectionOf(RelationshipPattern relationship) => (relationship.PointsLeft, relationship.PointsRight) switch
    {
        (true, false) => Direction.Incoming,
        (false, true) => Direction.Outgoing,
        _ => Direction.Both,
    };

    private List<KeyValuePair<string, BoundExpression>> BindMatchProperties(Expression? properties)
    {
        if (properties is ParameterExpression parameter)
            throw Error("InvalidParameterUse", "A parameter cannot be the whole property map of a pattern that is matched.", parameter.Span, "write each property: {name: $map.name}");
        return BindEntries(properties as MapExpression);
    }

    private List<KeyValuePair<string, BoundExpression>> BindEntries(MapExpression? map)
    {
        var entries = new List<KeyValuePair<string, BoundExpression>>();
        foreach (var (key, value) in map?.Entries ?? [])
            entries.Add(new(key, BindExpression(value)));
        return entries;
    }
}
