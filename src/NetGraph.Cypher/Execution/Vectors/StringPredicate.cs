using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>STARTS WITH, ENDS WITH and CONTAINS with a constant: each stored string is tested once, however many rows have it.</summary>
internal sealed class StringPredicate(BatchContext context, BatchExpression operand, BinaryOperator predicate, string constant) : PlacePredicate
{
    private const byte Unknown = 0;
    private const byte No = 1;
    private const byte Yes = 2;

    private byte[] _known = [];
    private Vector _vector = null!; // set by Begin

    protected override void Begin(Batch batch)
    {
        _vector = operand.Evaluate(batch);
        if (_known.Length == 0)
        {
            _known = new byte[context.Pool.StringCount];
            context.Hold(_known.Length);
        }
    }

    protected override bool? Holds(int place)
    {
        switch (_vector.TagAt(place))
        {
            case Vector.String:
                ref var known = ref _known[(int)_vector.Payloads[place]];
                if (known == Unknown)
                    known = Test(context.Pool.String((int)_vector.Payloads[place])) ? Yes : No;
                return known == Yes;
            case Vector.Object when _vector.Values![place].Kind == GraphValueKind.String:
                return Test(_vector.Values[place].AsString());
            default:
                return null;
        }
    }

    private bool Test(string text) => predicate switch
    {
        BinaryOperator.StartsWith => text.StartsWith(constant, StringComparison.Ordinal),
        BinaryOperator.EndsWith => text.EndsWith(constant, StringComparison.Ordinal),
        _ => text.Contains(constant, StringComparison.Ordinal),
    };
}
