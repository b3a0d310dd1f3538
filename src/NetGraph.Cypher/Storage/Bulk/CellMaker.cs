using System.Runtime.CompilerServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Turns the values of bulk rows into cells, as <see cref="Cell.From"/> does.</summary>
/// <param name="strings">Empty; belongs to the maker.</param>
internal sealed class CellMaker(ValuePool pool, TextCache strings)
{
    public ValuePool Pool => pool;

    /// <summary>About how many bytes the texts and lists take that were made since <see cref="Forget"/>; those that repeat may count once.</summary>
    public long Weight { get; private set; }

    public void Forget() => Weight = 0;

    /// <exception cref="ArgumentException">The value cannot be a property.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Cell Make(in GraphValue value) => value.Kind switch
    {
        GraphValueKind.Integer => new Cell(CellTag.Integer, value.AsInteger()),
        GraphValueKind.Null => default,
        GraphValueKind.String => MakeString(value.AsString()),
        _ => MakeOther(value),
    };

    private Cell MakeString(string text)
    {
        var id = strings.Find(text, out var place);
        if (id < 0)
        {
            id = pool.InternString(text);
            strings.Put(place, text, id);
            Weight += text.Length * sizeof(char);
        }

        return new Cell(CellTag.String, id);
    }

    private Cell MakeOther(GraphValue value)
    {
        if (value.Kind == GraphValueKind.List)
        {
            foreach (var item in value.AsList())
                Weight += item.Kind == GraphValueKind.String ? item.AsString().Length * sizeof(char) : sizeof(long);
        }

        return Cell.From(value, pool);
    }
}
