using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Csv;

/// <summary>LOAD CSV: the records of a file, one row each, as lists or, with headers, as maps of strings.</summary>
internal sealed class LoadCsvOperator(
    ExecutionState state, Operator input, Evaluator source, SourceSpan span, bool withHeaders, char terminator, int rowSlot, int lineSlot, int fileSlot)
    : PipeOperator(input), IDisposable
{
    private readonly List<string?> _fields = [];
    private string[] _headers = [];
    private CsvReader? _reader;
    private GraphValue _file;

    public override void Open()
    {
        Close();
        base.Open();
    }

    public override bool MoveNext()
    {
        try
        {
            return ReadRow();
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
        catch (IOException e)
        {
            throw CsvErrors.Unreadable($"The file cannot be read any further: {e.Message}").At(span, state.Text);
        }
    }

    private bool ReadRow()
    {
        while (true)
        {
            state.Step();
            if (_reader is null)
            {
                if (!Input.MoveNext())
                    return false;
                OpenFile();
            }

            if (!_reader!.Read(_fields)) // OpenFile has set it
            {
                Close();
                continue;
            }

            state.Slots[rowSlot] = withHeaders ? Map() : List();
            state.Slots[lineSlot] = _reader.Line;
            state.Slots[fileSlot] = _file;
            return true;
        }
    }

    private void OpenFile()
    {
        var url = source.Evaluate(state);
        if (url.Kind != GraphValueKind.String)
            throw CypherErrors.Type("InvalidArgumentType", $"LOAD CSV expects a String for the URL, but found a {url.Kind}.");
        var folder = state.CsvFolder ?? throw CsvErrors.Off();
        _reader = new CsvReader(folder.Open(url.AsString(), out var path), terminator);
        state.Own(this);
        _file = GraphValue.Of(path);
        if (withHeaders)
            _headers = _reader.Read(_fields) ? [.. _fields.Select(name => name ?? "")] : [];
    }

    private GraphValue List()
    {
        var values = new GraphValue[_fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Text(_fields[i]);
        return GraphValue.Of(values);
    }

    /// <summary>Headers without a field are null; fields without a header are dropped.</summary>
    private GraphValue Map() => GraphValue.Of(GraphMap.From(
        _headers.Select((header, i) => KeyValuePair.Create(header, i < _fields.Count ? Text(_fields[i]) : GraphValue.Null))));

    private static GraphValue Text(string? field) => field is null ? GraphValue.Null : GraphValue.Of(field);

    public void Dispose() => Close();

    private void Close()
    {
        if (_reader is null)
            return;
        state.Disown(this);
        _reader.Dispose();
        _reader = null;
    }
}
