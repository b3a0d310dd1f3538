using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// Quantified path patterns: inside, a name is one element of one repetition; outside, the list of all of them. Source: Neo4j
// manual, "Variable length paths", rules on nesting and group variables.
internal sealed partial class Binder
{
    /// <summary>While the inside of a repetition is bound: the names of its MATCH, none of which it may read.</summary>
    private MatchNames? _repeated;

    /// <summary>Declares the lists, and gives the variable of all relationships in order.</summary>
    private Variable DeclareRepetition(Repetition repetition, MatchNames names)
    {
        CheckRepetition(repetition);
        var path = repetition.Path;
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in path.Nodes)
            DeclareGroup(node.Variable, node.Span, ValueTypes.Node, own, names);
        foreach (var relationship in path.Relationships)
        {
            if (relationship.Variable is { } name && !names.Relationships.Add(name))
                throw Error("RelationshipUniquenessViolation", $"The relationship '{name}' stands twice in one pattern, where every relationship is another one.", relationship.Span);
            DeclareGroup(relationship.Variable, relationship.Span, ValueTypes.Relationship, own, names);
        }

        return path.Relationships is [{ Variable: { } only }] ? names.Declared[only] : Anonymous(ValueTypes.List | names.Optional);
    }

    private void DeclareGroup(string? name, SourceSpan span, ValueTypes element, HashSet<string> own, MatchNames names)
    {
        if (name is null || own.Contains(name))
            return;
        if (names.Declared.ContainsKey(name))
            throw InsideAndOutside(name, span);
        if (_scope.Find(name) is not null)
            throw Error("VariableAlreadyBound", $"The variable '{name}' is already defined and cannot stand for an element that is repeated.", span, "rename it, and compare it in a WHERE inside the parentheses");

        var variable = Declare(name, ValueTypes.List | names.Optional);
        _elementTypes[variable] = element;
        names.Declared.Add(name, variable);
        names.Repeated.Add(name);
        own.Add(name);
    }

    private CypherException InsideAndOutside(string name, SourceSpan span) => Error(
        "VariableAlreadyBound",
        $"The variable '{name}' occurs inside and outside of a quantified path pattern, or in two of them: expected different names.",
        span);

    private CypherException NotBoundBefore(string name, SourceSpan span) => Error(
        "UndefinedVariable",
        $"Inside a quantified path pattern '{name}' of the same MATCH cannot be read: expected a variable of the pattern itself or of an earlier clause.",
        span,
        "move the condition into the WHERE of the clause, or bind the variable in a MATCH before");

    private BoundRelationship BindRepetition(Repetition repetition, Variable all, MatchNames names)
    {
        var path = repetition.Path;
        var (scope, repeated) = (_scope, _repeated);
        _scope = new Scope(names.Before!); // a path that repeats has been seen
        _repeated = names;
        var singles = new Dictionary<string, Variable>(StringComparer.Ordinal);
        var nodes = path.Nodes.Select(n => DeclareSingle(n.Variable, n.Span, ValueTypes.Node, singles)).ToList();
        var relationships = path.Relationships.Select(r => DeclareSingle(r.Variable, r.Span, ValueTypes.Relationship, singles)).ToList();
        var bound = new BoundPath(
            path.Span,
            null,
            [.. path.Nodes.Select((n, i) => new BoundNode(
                n.Span, nodes[i], false, BindLabels(n.Labels), BindMatchProperties(n.Properties), null, n.Where is null ? null : BindPredicate(n.Where)))],
            [.. path.Relationships.Select((r, i) => new BoundRelationship(
                r.Span, relationships[i], false, DirectionOf(r), BindLabels(r.Types), null, BindMatchProperties(r.Properties), null, r.Where is null ? null : BindPredicate(r.Where)))],
            ShortestKind.None);
        var where = repetition.Where is null ? null : BindPredicate(repetition.Where);
        (_scope, _repeated) = (scope, repeated);

        var groups = singles.Select(s => (s.Value, names.Declared[s.Key])).Where(g => g.Item2 != all).ToList();
        return new BoundRelationship(repetition.Span, all, false, Storage.Direction.Outgoing, null, repetition.Times, [], null, null)
        {
            Repetition = new BoundRepetition(repetition.Span, bound, where, groups),
        };
    }

    private Variable DeclareSingle(string? name, SourceSpan span, ValueTypes types, Dictionary<string, Variable> singles)
    {
        if (name is null)
            return Anonymous(types);
        if (singles.TryGetValue(name, out var known))
            return known.Types == types ? known : throw Conflict(name, known.Types, types, span);
        return singles[name] = Declare(name, types);
    }

    private void CheckRepetition(Repetition repetition)
    {
        var path = repetition.Path;
        if (path.Relationships.Count == 0)
            throw Error("UnexpectedSyntax", "A quantified path pattern needs at least one relationship.", repetition.Span);
        if (path.InnerVariable is not null)
            throw Error("UnexpectedSyntax", "A path inside a quantified path pattern cannot have a variable.", path.InnerVariableSpan, "name the whole path before the pattern");
        if (path.Where is not null || path.Selector is not null)
            throw Error("UnexpectedSyntax", "A quantified path pattern has one pair of parentheses.", repetition.Span);
        foreach (var relationship in path.Relationships)
        {
            if (relationship.Repetition is not null)
                throw Error("UnexpectedSyntax", "Quantified path patterns cannot be nested.", relationship.Span);
            if (relationship.Length is not null)
                throw Error("InvalidRelationshipPattern", "A variable-length relationship cannot be part of a quantified path pattern.", relationship.Span);
        }
    }
}
