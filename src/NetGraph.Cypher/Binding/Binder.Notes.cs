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
        var apart = new List<(HashSet<Variable> Variables, bool IsBound)>();
        foreach (var path in pattern.Paths)
        {
            var variables = new HashSet<Variable>(path.Nodes.Select(n => n.Variable).Concat(path.Relationships.Select(r => r.Variable)));
            var isBound = path.Nodes.Any(n => n.IsBound) || path.Relationships.Any(r => r.IsBound);
            foreach (var group in apart.Where(g => g.Variables.Overlaps(variables)).ToList())
            {
                variables.UnionWith(group.Variables);
                isBound |= group.IsBound;
                apart.Remove(group);
            }

            apart.Add((variables, isBound));
        }

        if (apart.Count(group => !group.IsBound) > 1)
            _notes.Add(StatementNotes.Product(_text, match));
    }
}
