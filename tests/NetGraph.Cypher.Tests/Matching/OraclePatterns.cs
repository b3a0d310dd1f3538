using System.Collections.Immutable;

namespace NetGraph.Cypher.Tests.Matching;

// The oracle's own description of what is matched: it prints itself as Cypher and says of single elements whether they fit.

/// <summary>A label or type expression: its text, and what it means.</summary>
internal sealed record OracleLabels(string Text, Func<IReadOnlyList<string>, bool> Fits);

/// <summary>A condition over a binding; null where a value it compares is missing.</summary>
internal sealed record OracleCondition(string Text, Func<Binding, bool?> Holds);

/// <param name="X">Inline property map <c>{x: …}</c>.</param>
/// <param name="AtLeast">Inline <c>WHERE name.x >= …</c>; needs a name.</param>
internal sealed record NodeP(string? Name, OracleLabels? Labels, int? X, int? AtLeast)
{
    public string Text => $"({Name}{(Labels is null ? "" : ":" + Labels.Text)}{(X is null ? "" : $" {{x: {X}}}")}{(AtLeast is null ? "" : $" WHERE {Name}.x >= {AtLeast}")})";
}

internal sealed record Range(int Min, int? Max);

/// <param name="Way">1 to the right, -1 to the left, 0 either.</param>
/// <param name="Length">A variable-length relationship; null: exactly one.</param>
/// <param name="Quantifier">A quantified relationship; excludes a length.</param>
/// <param name="Inner">A quantified path pattern stands here; all else is unused then but the quantifier.</param>
internal sealed record HopP(
    string? Name, int Way, OracleLabels? Types, int? W, int? AtLeast, Range? Length, Range? Quantifier = null, InnerP? Inner = null)
{
    public string Text => Inner is not null ? $" {Inner.Text}{QuantifierText} " : Arrow + QuantifierText;

    private string Arrow
    {
        get
        {
            var inside = $"{Name}{(Types is null ? "" : ":" + Types.Text)}{(Length is null ? "" : $"*{Length.Min}..{Length.Max}")}"
                + $"{(W is null ? "" : $" {{w: {W}}}")}{(AtLeast is null ? "" : $" WHERE {Name}.w >= {AtLeast}")}";
            return $"{(Way < 0 ? "<-" : "-")}[{inside}]{(Way > 0 ? "->" : "-")}";
        }
    }

    private string QuantifierText => Quantifier switch
    {
        null => "",
        { Min: 0, Max: null } => "*",
        { Min: 1, Max: null } => "+",
        _ => $"{{{Quantifier.Min},{Quantifier.Max}}}",
    };
}

/// <summary>What a quantified path pattern repeats: fixed hops only.</summary>
internal sealed record InnerP(IReadOnlyList<NodeP> Nodes, IReadOnlyList<HopP> Hops, OracleCondition? Where)
{
    public string Text => $"({PathP.Elements(Nodes, Hops)}{(Where is null ? "" : " WHERE " + Where.Text)})";

    public IEnumerable<string> Names => Nodes.Select(n => n.Name).Concat(Hops.Select(h => h.Name)).OfType<string>().Distinct();
}

/// <summary>A path, perhaps named, behind a selector or in shortestPath().</summary>
internal sealed record PathP(
    string? Name, IReadOnlyList<NodeP> Nodes, IReadOnlyList<HopP> Hops, OracleSelector? Selector = null, OracleCondition? Where = null, bool IsFunction = false)
{
    public string Text
    {
        get
        {
            var elements = Elements(Nodes, Hops);
            var prefix = Name is null ? "" : Name + " = ";
            if (IsFunction)
                return $"{prefix}{Selector!.Text}({elements})";
            if (Selector is null)
                return prefix + elements;
            return Where is null ? $"{prefix}{Selector.Text} {elements}" : $"{Selector.Text} ({prefix}{elements} WHERE {Where.Text})";
        }
    }

    public static string Elements(IReadOnlyList<NodeP> nodes, IReadOnlyList<HopP> hops) =>
        string.Concat(nodes.Select((n, i) => n.Text + (i < hops.Count ? hops[i].Text : "")));
}

/// <param name="Groups">Whole groups of equal length are taken.</param>
internal sealed record OracleSelector(string Text, int Count, bool Groups);

internal sealed record MatchP(bool Optional, IReadOnlyList<PathP> Paths, OracleCondition? Where)
{
    public string Text =>
        $"{(Optional ? "OPTIONAL " : "")}MATCH {string.Join(", ", Paths.Select(p => p.Text))}{(Where is null ? "" : " WHERE " + Where.Text)}";
}

/// <summary>A value of a name: one node or relationship, a list of them, or a path.</summary>
internal abstract record Bound
{
    public sealed record Node(int Id) : Bound;

    public sealed record Relationship(int Id) : Bound;

    public sealed record List(ImmutableList<int> Ids, bool OfNodes) : Bound;

    public sealed record Path(ImmutableList<int> Nodes, ImmutableList<int> Relationships) : Bound;

    /// <param name="Columns">A path is returned in two.</param>
    public sealed record Null(int Columns) : Bound;
}

/// <summary>Names and their values. A name of a pattern that is being repeated stands for its single element.</summary>
internal sealed class Binding
{
    private readonly ImmutableDictionary<string, Bound> _values;

    private Binding(ImmutableDictionary<string, Bound> values) => _values = values;

    public static Binding Empty { get; } = new(ImmutableDictionary<string, Bound>.Empty.WithComparers(StringComparer.Ordinal));

    public Bound? Find(string name) => _values.GetValueOrDefault(name);

    public Binding With(string name, Bound value) => new(_values.SetItem(name, value));

    public Binding Without(string name) => new(_values.Remove(name));

    public string Render(IEnumerable<string> names) => string.Join(" | ", names.Select(n => Render(_values[n])));

    private static string Render(Bound value) => value switch
    {
        Bound.Node v => $"{v.Id}",
        Bound.Relationship v => $"{v.Id}",
        Bound.List v => $"[{string.Join(", ", v.Ids)}]",
        Bound.Path v => $"[{string.Join(", ", v.Nodes)}] | [{string.Join(", ", v.Relationships)}]",
        _ => string.Join(" | ", Enumerable.Repeat("null", ((Bound.Null)value).Columns)),
    };
}
