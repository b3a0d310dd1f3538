using System.Text.RegularExpressions;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;
using NetGraph.Testing;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>Makes a procedure of a signature <c>name(arg :: TYPE?) :: (out :: TYPE?)</c> and the table of its answers.</summary>
internal static partial class TckProcedure
{
    public static ProcedureDefinition Parse(string signature, IReadOnlyList<IReadOnlyList<string>> table)
    {
        var match = Signature().Match(signature);
        if (!match.Success)
            throw new FormatException($"No procedure signature: {signature}");

        var inputs = Fields(match.Groups["in"].Value);
        var outputs = Fields(match.Groups["out"].Value);
        var rows = table.Skip(1).Select(row => row.Where(cell => cell.Length > 0).Select(ValueNotation.Parse).ToArray()).Where(row => row.Length > 0).ToArray();
        return new ProcedureDefinition(match.Groups["name"].Value, inputs, outputs, (_, arguments) => Answer(rows, arguments), "Test procedure.");
    }

    private static IEnumerable<GraphValue[]> Answer(GraphValue[][] rows, GraphValue[] arguments) => rows
        .Where(row => arguments.Select((argument, i) => GraphEquivalence.Instance.Equals(argument, row[i])).All(same => same))
        .Select(row => row[arguments.Length..]);

    private static ProcedureField[] Fields(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FieldOf)];

    private static ProcedureField FieldOf(string text)
    {
        var parts = text.Split("::", StringSplitOptions.TrimEntries);
        var type = parts[1].TrimEnd('?');
        return new ProcedureField(parts[0], type switch
        {
            "STRING" => ValueTypes.String,
            "INTEGER" => ValueTypes.Integer,
            "FLOAT" => ValueTypes.Float,
            "NUMBER" => ValueTypes.Number,
            "BOOLEAN" => ValueTypes.Boolean,
            "MAP" => ValueTypes.Map,
            "NODE" => ValueTypes.Node,
            "RELATIONSHIP" => ValueTypes.Relationship,
            "PATH" => ValueTypes.Path,
            "ANY" => ValueTypes.Any,
            _ when type.StartsWith("LIST", StringComparison.Ordinal) => ValueTypes.List,
            _ => throw new FormatException($"Unknown type {type}"),
        }, IsNullable: parts[1].EndsWith('?'));
    }

    [GeneratedRegex(@"^(?<name>[\w.]+)\((?<in>[^)]*)\)\s*::\s*\((?<out>[^)]*)\)\s*:?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}
