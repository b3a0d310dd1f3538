using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// A look at relationships' stored values that spares comparing most of those that differ from a wanted one: it never refuses what is
/// equal (Cypher <c>=</c>), and may let pass what is not.
/// </summary>
internal readonly struct CellTest
{
    private readonly PropertyColumn? _column;
    private readonly CellTag _tag;
    private readonly long _payload;

    /// <param name="key">The property; -1 where the store does not know it.</param>
    public CellTest(GraphState state, int key, GraphValue wanted)
    {
        if (key < 0)
            return;
        switch (wanted.Kind)
        {
            case GraphValueKind.Integer:
                (_tag, _payload) = (CellTag.Integer, wanted.AsInteger());
                break;
            case GraphValueKind.String:
                (_tag, _payload) = (CellTag.String, state.Names.Pool.FindString(wanted.AsString()));
                break;
            default:
                return;
        }

        _column = state.RelationshipProperties.ColumnOrNull(key);
    }

    public bool MayEqual(int relationship)
    {
        if (_column is null)
            return true;
        var cell = _column[relationship];
        return cell.Tag == _tag ? cell.Payload == _payload : cell.Tag == CellTag.Float && _tag == CellTag.Integer;
    }
}
