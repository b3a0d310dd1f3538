using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Calls a procedure for each row.</summary>
internal sealed class CallProcedureOperator(
    ExecutionState state, Operator input, ProcedureDefinition procedure, SourceSpan span, Evaluator[] arguments, (int Output, int Slot)[] yields)
    : PipeOperator(input)
{
    private IEnumerator<GraphValue[]>? _rows;

    public override void Open()
    {
        Close();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_rows is null)
            {
                if (!Input.MoveNext())
                    return false;
                Call();
                if (procedure.Outputs.Count == 0)
                {
                    while (NextRow())
                        state.Step();
                    Close();
                    return true;
                }
            }

            if (!NextRow())
            {
                Close();
                continue;
            }

            foreach (var (output, slot) in yields)
                state.Slots[slot] = _rows!.Current[output]; // set by Call
            return true;
        }
    }

    private void Call()
    {
        var values = new GraphValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Fit(arguments[i].Evaluate(state), procedure.Inputs[i]);
        try
        {
            _rows = procedure.Body(state, values).GetEnumerator();
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
    }

    private bool NextRow()
    {
        try
        {
            return _rows!.MoveNext(); // set by Call
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
    }

    /// <summary>An integer becomes a float where only a float is wanted; anything else must be of the declared type.</summary>
    private GraphValue Fit(GraphValue value, ProcedureField input)
    {
        var type = (ValueTypes)(1 << (int)value.Kind);
        if ((input.Types & type) != ValueTypes.None || value.IsNull && input.IsNullable)
            return value;
        if (value.Kind == GraphValueKind.Integer && (input.Types & ValueTypes.Float) != ValueTypes.None)
            return (double)value.AsInteger();
        throw CypherErrors.Type("InvalidArgumentType", $"{procedure.Name} expects {input.Type} for '{input.Name}', but found {(value.IsNull ? "null" : $"a {value.Kind}")}.").At(span, state.Text);
    }

    private void Close()
    {
        _rows?.Dispose();
        _rows = null;
    }
}
