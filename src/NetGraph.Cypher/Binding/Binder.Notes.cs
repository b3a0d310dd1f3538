using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// What is no error and yet worth a note: names to look up in the store, patterns that multiply, what is on its way out.
internal sealed partial class Binder
{
    private const ValueTypes EntityOnly = ValueTypes.Node | ValueTypes.Relationship | ValueTypes.Null;

    private readonly List<NameUse> _nameUses = [];
    private readonly List<QueryNotification> _notes = [];

    private void NoteNames(StoreNameKind kind, LabelExpression? names, SourceSpan within)
    {
        foreach (var name in names?.Leaves().OfType<LabelName>() ?? [])
            _nameUses.Add(new(kind, name.Name, within));
    }

    private void NoteKeys(IEnumerable<KeyValuePair<string, BoundExpression>> properties, SourceSpan within)
    {
        foreach (var (key, _) in properties)
            _nameUses.Add(new(StoreNameKind.PropertyKey, key, within));
    }

    /// <summary>Only what is known to be a node or relationship has keys of the store: a map's are its own.</summary>
    private void NoteKey(BoundExpression target, string key, SourceSpan within)
    {
        if ((target.Types & ~EntityOnly) == ValueTypes.None && StaticTypes.Meets(target.Types, ValueTypes.Entity))
            _nameUses.Add(new(StoreNameKind.PropertyKey, key, within));
    }

    private void NoteDeprecated(FunctionDefinition function, SourceSpan span)
    {
        if (function.DeprecatedBy is { } instead)
            _notes.Add(StatementNotes.Deprecated(_text, span, $"The function {function.Name}() is deprecated.", instead + "()"));
    }

    private void NoteDeprecated(ProcedureDefinition procedure, SourceSpan span)
    {
        if (procedure.DeprecatedBy is { } instead)
            _notes.Add(StatementNotes.Deprecated(_text, span, $"The procedure {procedure.Name} is deprecated.", instead));
    }

    /// <summary>Paths of one MATCH that share no variable, directly or through others, multiply; one that starts from a known variable does not.</summary>
    private void NoteProducts(SourceSpan match, BoundPattern pattern)
    {
        // Each path belongs to the group of the path it points to; one that points to itself leads its group.
        var leader = Enumerable.Range(0, pattern.Paths.Count).ToArray();
        var pathOf = new Dictionary<Variable, int>();
        for (var i = 0; i < leader.Length; i++)
        {
            foreach (var variable in pattern.Paths[i].Nodes.Select(n => n.Variable).Concat(pattern.Paths[i].Relationships.Select(r => r.Variable)))
            {
                if (!pathOf.TryAdd(variable, i))
                    leader[Leader(i)] = Leader(pathOf[variable]);
            }
        }

        var bound = Enumerable.Range(0, leader.Length).Where(i => IsBound(pattern.Paths[i])).Select(Leader).ToHashSet();
        if (Enumerable.Range(0, leader.Length).Count(i => leader[i] == i && !bound.Contains(i)) > 1)
            _notes.Add(StatementNotes.Product(_text, match));

        int Leader(int path)
        {
            while (leader[path] != path)
                path = leader[path] = leader[leader[path]];
            return path;
        }

        static bool IsBound(BoundPath path) => path.Nodes.Any(n => n.IsBound) || path.Relationships.Any(r => r.IsBound);
    }
}
