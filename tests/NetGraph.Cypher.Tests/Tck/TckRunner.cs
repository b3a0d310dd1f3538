using System.Text.RegularExpressions;
using NetGraph.PropertyGraph;
using NetGraph.Testing;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>
/// Plays the steps of one case against a fresh engine, strictly: column names and order, integers apart from floats, bags with
/// duplicates, type, phase and detail of errors, side effects as the difference of two pictures.
/// </summary>
internal sealed partial class TckRunner(ITckEngine engine, string? graphsFolder)
{
    private readonly Dictionary<string, GraphValue> _parameters = new(StringComparer.Ordinal);
    private readonly TckPicture _empty = new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
    private TckPicture? _before;
    private TckPicture? _after;
    private TckResult? _result;
    private CypherException? _error;

    /// <exception cref="TckFailure">The case fails; any other exception is the engine's own fault and fails it too.</exception>
    public void Run(TckCase testCase)
    {
        foreach (var step in testCase.Steps)
            Play(step);
    }

    private void Play(TckStep step)
    {
        var text = step.Text.TrimEnd(':');
        if (text is "an empty graph" or "any graph")
            return;
        if (NamedGraph().Match(text) is { Success: true } named)
            Prepare(File.ReadAllText(Path.Combine(graphsFolder ?? throw new TckFailure("No folder of named graphs."), named.Groups["name"].Value, named.Groups["name"].Value + ".cypher")));
        else if (text == "having executed")
            Prepare(step.DocString!);
        else if (text == "parameters are")
            ReadParameters(step.Table!);
        else if (text.StartsWith("there exists a procedure ", StringComparison.Ordinal))
            engine.AddProcedure(TckProcedure.Parse(text["there exists a procedure ".Length..], step.Table!));
        else if (text == "executing query")
            ExecuteQuery(step.DocString!);
        else if (text == "executing control query")
            ExecuteControlQuery(step.DocString!);
        else
            Check(step, text);
    }

    private void Check(TckStep step, string text)
    {
        switch (text)
        {
            case "the result should be, in any order":
                CheckRows(step.Table!, isOrdered: false, sortsLists: false);
                break;
            case "the result should be, in order":
                CheckRows(step.Table!, isOrdered: true, sortsLists: false);
                break;
            case "the result should be (ignoring element order for lists)":
                CheckRows(step.Table!, isOrdered: false, sortsLists: true);
                break;
            case "the result should be, in order (ignoring element order for lists)":
                CheckRows(step.Table!, isOrdered: true, sortsLists: true);
                break;
            case "the result should be empty":
                CheckEmpty();
                break;
            case "no side effects":
                CheckSideEffects([]);
                break;
            case "the side effects should be":
                CheckSideEffects(step.Table!);
                break;
            default:
                CheckError(text);
                break;
        }
    }

    private void Prepare(string query)
    {
        try
        {
            engine.Execute(query.Trim().TrimEnd(';'), _parameters);
        }
        catch (CypherException error)
        {
            throw new TckFailure($"Set-up failed: {Describe(error)}");
        }
    }

    private void ReadParameters(IReadOnlyList<IReadOnlyList<string>> table)
    {
        foreach (var row in table)
            _parameters[row[0]] = ValueNotation.Parse(row[1]);
    }

    private void ExecuteQuery(string query)
    {
        _before = engine.Picture();
        Execute(query);
        _after = engine.Picture();
    }

    private void ExecuteControlQuery(string query)
    {
        _ = Result();
        Execute(query);
    }

    private void Execute(string query)
    {
        (_result, _error) = (null, null);
        try
        {
            _result = engine.Execute(query, _parameters);
        }
        catch (CypherException error)
        {
            _error = error;
        }
    }

    private TckResult Result() => _result ?? throw new TckFailure(_error is null ? "No query was executed." : $"Unexpected error: {Describe(_error)}");

    private void CheckRows(IReadOnlyList<IReadOnlyList<string>> table, bool isOrdered, bool sortsLists)
    {
        var result = Result();
        var columns = string.Join(" | ", table[0]);
        var actualColumns = string.Join(" | ", result.Columns);
        if (!table[0].SequenceEqual(result.Columns, StringComparer.Ordinal))
            throw new TckFailure($"Columns differ.\nexpected: {columns}\ngot:      {actualColumns}");

        var expected = table.Skip(1).Select(row => Line(row.Select(ValueNotation.Parse), sortsLists));
        var actual = result.Rows.Select(row => Line(row, sortsLists));
        if (!isOrdered)
            (expected, actual) = (expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

        var (expectedText, actualText) = (string.Join('\n', expected), string.Join('\n', actual));
        if (expectedText != actualText)
            throw new TckFailure($"Rows differ.\nexpected:\n{expectedText}\ngot:\n{actualText}");
    }

    private static string Line(IEnumerable<GraphValue> row, bool sortsLists) => string.Join(" | ", row.Select(value => CanonicalText.Of(value, sortsLists)));

    private void CheckEmpty()
    {
        var result = Result();
        if (result.Columns.Count != 0 || result.Rows.Count != 0)
            throw new TckFailure($"Expected no columns and no rows, got {result.Columns.Count} columns and {result.Rows.Count} rows.");
    }

    private void CheckSideEffects(IReadOnlyList<IReadOnlyList<string>> table)
    {
        var expected = table.ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var (before, after) = (_before ?? _empty, _after ?? _empty);
        foreach (var (name, count) in Differences(before, after))
        {
            var wanted = expected.Remove(name, out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (wanted != count)
                throw new TckFailure($"Side effect {name}: expected {wanted}, got {count}.");
        }

        if (expected.Count > 0)
            throw new TckFailure($"Unknown side effect {expected.Keys.First()}.");
    }

    private static IEnumerable<(string Name, int Count)> Differences(TckPicture before, TckPicture after)
    {
        (string, IReadOnlySet<string>, IReadOnlySet<string>)[] sets =
        [
            ("nodes", before.Nodes, after.Nodes),
            ("relationships", before.Relationships, after.Relationships),
            ("labels", before.Labels, after.Labels),
            ("properties", before.Properties, after.Properties),
        ];
        foreach (var (name, old, now) in sets)
        {
            yield return ("+" + name, now.Count(item => !old.Contains(item)));
            yield return ("-" + name, old.Count(item => !now.Contains(item)));
        }
    }

    private void CheckError(string text)
    {
        var match = ErrorStep().Match(text);
        if (!match.Success)
            throw new TckFailure($"Undefined step: {text}");
        if (_error is null)
            throw new TckFailure($"Expected {match.Groups["type"].Value} ({match.Groups["detail"].Value}), got a result of {_result?.Rows.Count} rows.");

        var (type, phase, detail) = (match.Groups["type"].Value, match.Groups["phase"].Value, match.Groups["detail"].Value);
        var phaseFits = phase == "any time" || phase == (_error.Phase == CypherErrorPhase.CompileTime ? "compile time" : "runtime");
        if (type != _error.Type || !phaseFits || (detail != "*" && detail != _error.Detail))
            throw new TckFailure($"Wrong error.\nexpected: {type} at {phase}: {detail}\ngot:      {Describe(_error)}");

        CheckSideEffects([]);
    }

    private static string Describe(CypherException error) =>
        $"{error.Type} at {(error.Phase == CypherErrorPhase.CompileTime ? "compile time" : "runtime")}: {error.Detail} ({error.Message})";

    [GeneratedRegex("^the (?<name>[a-z0-9-]+) graph$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedGraph();

    [GeneratedRegex("^an? (?<type>[A-Za-z]+) should be raised at (?<phase>compile time|runtime|any time): (?<detail>[A-Za-z]+|\\*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorStep();
}
