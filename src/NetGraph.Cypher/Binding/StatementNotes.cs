using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// Makes the notifications of a statement: those the text alone decides while it is bound, those about names by asking the store. Codes and
/// titles: Neo4j status codes, "List of Neo4j notification codes".
/// </summary>
internal static class StatementNotes
{
    private const string Prefix = "Neo.ClientNotification.Statement.";

    /// <summary>All notifications, in the order of their places.</summary>
    /// <param name="graph">After the run, so that names the statement itself made are known.</param>
    public static IReadOnlyList<QueryNotification> Of(BoundStatement statement, IGraphReader graph)
    {
        UnknownNames? unknown = null;
        foreach (var use in statement.Names)
        {
            if (!Exists(use, graph))
                (unknown ??= new UnknownNames(statement.Text, graph)).Add(use);
        }

        var hinted = statement.IndexHints.Where(hint => !HasIndex(hint, graph)).Select(hint => NoIndex(statement.Text, hint)).ToList();
        return unknown is null && hinted.Count == 0 ? statement.Notes : [.. (unknown?.Notes ?? []).Concat(hinted).Concat(statement.Notes).OrderBy(note => note.Span.Offset)];
    }

    public static QueryNotification Product(string text, SourceSpan match) => At(
        text,
        match,
        Prefix + "CartesianProduct",
        "This query builds a cartesian product between disconnected patterns.",
        "The parts of MATCH are not connected: every row of one is joined with every row of the other.",
        NotificationSeverity.Information,
        suggestion: null);

    public static QueryNotification Deprecated(string text, SourceSpan span, string description, string instead) => At(
        text, span, Prefix + "FeatureDeprecationWarning", "This feature is deprecated and will be removed in future versions.", description, NotificationSeverity.Warning, instead);

    private static QueryNotification NoIndex(string text, UsingHint hint) => At(
        text,
        hint.Span,
        "Neo.ClientNotification.Schema.HintedIndexNotFound",
        "The request (directly or indirectly) referred to an index that does not exist.",
        $"The hinted index does not exist, please check the schema: INDEX FOR ({hint.Variables[0].Name}:{hint.Label}) ON ({string.Join(", ", hint.Keys.Select(key => $"{hint.Variables[0].Name}.{key}"))}).",
        NotificationSeverity.Warning,
        suggestion: null);

    private static bool HasIndex(UsingHint hint, IGraphReader graph)
    {
        int[] keys = [.. hint.Keys.Select(graph.FindKey)];
        return Any(EntityKind.Node, graph.FindLabel(hint.Label!)) || Any(EntityKind.Relationship, graph.FindType(hint.Label!)); // an index hint has a label

        bool Any(EntityKind entity, int token) => token >= 0 && graph.IndexShapes(entity, token).Any(shape => shape.Keys.SequenceEqual(keys));
    }

    private static bool Exists(NameUse use, IGraphReader graph) => use.Kind switch
    {
        StoreNameKind.Label => graph.FindLabel(use.Name) >= 0,
        StoreNameKind.RelationshipType => graph.FindType(use.Name) >= 0,
        _ => graph.FindKey(use.Name) >= 0,
    };

    private static string Missing(NameUse use) => use.Kind switch
    {
        StoreNameKind.Label => $"No label {use.Name} in the store.",
        StoreNameKind.RelationshipType => $"No relationship type {use.Name} in the store.",
        _ => $"No property key {use.Name} in the store.",
    };

    private static (string Code, string Title) Unknown(StoreNameKind kind) => kind switch
    {
        StoreNameKind.Label => (Prefix + "UnknownLabelWarning", "The provided label is not in the database."),
        StoreNameKind.RelationshipType => (Prefix + "UnknownRelationshipTypeWarning", "The provided relationship type is not in the database."),
        _ => (Prefix + "UnknownPropertyKeyWarning", "The provided property key is not in the database."),
    };

    private static IEnumerable<string> Known(StoreNameKind kind, IGraphReader graph) => kind switch
    {
        StoreNameKind.Label => Enumerable.Range(0, graph.LabelCount).Select(graph.LabelName),
        StoreNameKind.RelationshipType => Enumerable.Range(0, graph.TypeCount).Select(graph.TypeName),
        _ => Enumerable.Range(0, graph.KeyCount).Select(graph.KeyName),
    };

    private static QueryNotification At(string text, SourceSpan span, string code, string title, string description, NotificationSeverity severity, string? suggestion)
    {
        var before = text.AsSpan(0, span.Offset);
        return new(code, title, description, severity, span, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), suggestion);
    }

    /// <summary>Names that the store does not know, each once, at its first place.</summary>
    private sealed class UnknownNames(string text, IGraphReader graph)
    {
        /// <summary>A statement with more unknown names was not mistyped; looking for similar ones takes as long as there are names.</summary>
        private const int MostSuggested = 50;

        private readonly List<QueryNotification> _notes = [];
        private readonly HashSet<(StoreNameKind, string)> _met = [];
        private readonly List<Token> _tokens = Lexer.Tokenize(text);

        public IReadOnlyList<QueryNotification> Notes => _notes;

        public void Add(NameUse use)
        {
            if (!_met.Add((use.Kind, use.Name)))
                return;
            var (code, title) = Unknown(use.Kind);
            var near = _notes.Count < MostSuggested ? Spelling.Nearest(use.Name, Known(use.Kind, graph)) : null;
            _notes.Add(At(text, PlaceOf(use), code, title, Missing(use), NotificationSeverity.Warning, near));
        }

        /// <summary>The token that writes the name: a key after a dot or before a colon, the others where a label expression may have them.</summary>
        private SourceSpan PlaceOf(NameUse use)
        {
            for (var i = Math.Max(1, FirstFrom(use.Within.Offset)); i + 1 < _tokens.Count && _tokens[i].Start < use.Within.End; i++)
            {
                var (before, token, after) = (_tokens[i - 1], _tokens[i], _tokens[i + 1]);
                if (!token.IsName || token.End > use.Within.End || Literals.Name(text, token) != use.Name)
                    continue;

                var isKey = before.Kind == TokenKind.Dot || after.Kind == TokenKind.Colon;
                if (use.Kind == StoreNameKind.PropertyKey ? isKey : before.Kind is not TokenKind.Dot and not TokenKind.LeftBrace && (before.Kind == TokenKind.Colon || !isKey))
                    return token.Span;
            }

            return use.Within;
        }

        /// <summary>The first token that starts at a place or after it, by halving.</summary>
        private int FirstFrom(int offset)
        {
            var (low, high) = (0, _tokens.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_tokens[middle].Start < offset)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
