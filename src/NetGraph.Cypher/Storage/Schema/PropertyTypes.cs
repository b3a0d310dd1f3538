using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Schema;

/// <summary>
/// The types a property may be held to by a constraint, joined by <c>|</c>: <c>INTEGER | LIST&lt;STRING NOT NULL&gt;</c>
/// (Cypher manual, "Create property type constraints").
/// </summary>
internal sealed class PropertyTypes : IEquatable<PropertyTypes>
{
    private static readonly (string Name, GraphValueKind Kind)[] Scalars =
    [
        ("BOOLEAN", GraphValueKind.Boolean),
        ("STRING", GraphValueKind.String),
        ("INTEGER", GraphValueKind.Integer),
        ("FLOAT", GraphValueKind.Float),
        ("DATE", GraphValueKind.Date),
        ("LOCAL TIME", GraphValueKind.LocalTime),
        ("ZONED TIME", GraphValueKind.Time),
        ("LOCAL DATETIME", GraphValueKind.LocalDateTime),
        ("ZONED DATETIME", GraphValueKind.DateTime),
        ("DURATION", GraphValueKind.Duration),
        ("POINT", GraphValueKind.Point),
    ];

    private readonly uint _single;
    private readonly uint _lists;

    private PropertyTypes(uint single, uint lists)
    {
        _single = single;
        _lists = lists;
        Text = string.Join(" | ", Names());
    }

    /// <summary>The names of the types a constraint may name, lists left out.</summary>
    public static IEnumerable<string> ScalarNames => Scalars.Select(s => s.Name);

    /// <summary>Neo4j's normal form: scalars before lists, each in a fixed order.</summary>
    public string Text { get; }

    /// <param name="single">Names of <see cref="ScalarNames"/>.</param>
    /// <param name="lists">Names of the elements of lists.</param>
    /// <exception cref="ArgumentException">A name is none of them, or there is no name at all.</exception>
    public static PropertyTypes Of(IEnumerable<string> single, IEnumerable<string> lists)
    {
        var types = new PropertyTypes(Bits(single), Bits(lists));
        return (types._single | types._lists) != 0 ? types : throw new ArgumentException("A property type has at least one alternative.", nameof(single));
    }

    /// <summary>From the two sets as <see cref="ToBits"/> gave them.</summary>
    /// <exception cref="InvalidDataException">The sets are empty or have bits that mean nothing.</exception>
    public static PropertyTypes FromBits(int single, int lists)
    {
        var known = (1 << Scalars.Length) - 1;
        return (single | lists) != 0 && ((single | lists) & ~known) == 0
            ? new PropertyTypes((uint)single, (uint)lists)
            : throw new InvalidDataException($"expected a set of property types, found {single} and {lists}");
    }

    /// <summary>Two sets of scalar types, that of single values and that of list elements, by place in <see cref="ScalarNames"/>.</summary>
    public (int Single, int Lists) ToBits() => ((int)_single, (int)_lists);

    /// <summary>Whether a stored value is of one of the types. An empty list is a list of anything.</summary>
    public bool Accept(GraphValue value)
    {
        if (value.Kind != GraphValueKind.List)
            return (_single & Bit(value.Kind)) != 0;

        var items = value.AsList();
        if (items.Count == 0)
            return _lists != 0;
        // All stored elements are of one kind.
        return (_lists & Bit(items[0].Kind)) != 0;
    }

    public bool Equals(PropertyTypes? other) => other is not null && _single == other._single && _lists == other._lists;

    public override bool Equals(object? obj) => Equals(obj as PropertyTypes);

    public override int GetHashCode() => HashCode.Combine(_single, _lists);

    public override string ToString() => Text;

    private static uint Bits(IEnumerable<string> names)
    {
        var bits = 0u;
        foreach (var name in names)
        {
            var place = Array.FindIndex(Scalars, s => s.Name == name);
            if (place < 0)
                throw new ArgumentException($"'{name}' is no type of a property.", nameof(names));
            bits |= 1u << place;
        }

        return bits;
    }

    private static uint Bit(GraphValueKind kind)
    {
        var place = Array.FindIndex(Scalars, s => s.Kind == kind);
        return place < 0 ? 0 : 1u << place;
    }

    private IEnumerable<string> Names()
    {
        for (var i = 0; i < Scalars.Length; i++)
        {
            if ((_single & 1u << i) != 0)
                yield return Scalars[i].Name;
        }

        for (var i = 0; i < Scalars.Length; i++)
        {
            if ((_lists & 1u << i) != 0)
                yield return $"LIST<{Scalars[i].Name} NOT NULL>";
        }
    }
}
