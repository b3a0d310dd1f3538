using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Storage.Bulk;

/// <summary>
/// Batches with everything that makes bulk writing hard: few keys that repeat, values of every kind and none, equivalent numbers,
/// columns that other tables of the same label lack, and texts long enough to fill a buffer.
/// </summary>
internal sealed class RandomBatches(int seed)
{
    private static readonly string[] Labels = ["Host", "Port"];
    private static readonly string[] Types = ["CONNECTED_TO", "FROM"];
    private static readonly string[] Properties = ["a", "b", "c", "d", "e", "f"];
    private static readonly UpsertRule[] Rules = [UpsertRule.Set, UpsertRule.SetIfAbsent, UpsertRule.Min, UpsertRule.Max, UpsertRule.Union];
    private static readonly GraphValue[] Identities = [1, 1.0, 2, "tcp", "udp", default, double.NaN, 0.0, -0.0, GraphValue.Of([1]), GraphValue.Of([1.0]), true];

    private readonly Random _random = new(seed);

    /// <param name="mostRows">Of a table.</param>
    /// <param name="rules">The rules to draw from; null: all. Only the last property is ever added to, so that it holds numbers.</param>
    public BulkWrite Next(int mostRows, UpsertRule[]? rules = null)
    {
        var nodes = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Nodes(Labels[_random.Next(2)], _random.Next(1, mostRows), rules)).ToList();
        nodes.AddRange(Labels.Select(l => new NodeUpsert(l, "key", [], [.. Enumerable.Range(0, 12).Select(k => (GraphValue[])[Key(k)])])));
        var relationships = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Relationships(_random.Next(1, mostRows), rules)).ToList();
        return new BulkWrite(nodes, relationships);
    }

    /// <summary>The same batch with one row that cannot be applied, unless it joins what needs nothing of it.</summary>
    public BulkWrite Broken(BulkWrite batch)
    {
        var table = batch.Relationships[0];
        var rows = table.Rows.ToList();
        var place = _random.Next(rows.Count);
        var row = (GraphValue[])rows[place].Clone();
        switch (_random.Next(4))
        {
            case 0:
                row[0] = "nobody";
                break;
            case 1:
                row = row[..^1];
                break;
            case 2:
                row[1] = default;
                break;
            default:
                row[^1] = GraphValue.NodeReference(1);
                break;
        }

        rows[place] = row;
        return batch with { Relationships = [table with { Rows = rows }, .. batch.Relationships.Skip(1)] };
    }

    private static GraphValue Key(int key) => key % 5 == 4 ? GraphValue.Of((long)key) : GraphValue.Of($"10.0.0.{key}");

    private NodeUpsert Nodes(string label, int rows, UpsertRule[]? rules)
    {
        var columns = Columns(rules, []);
        var most = _random.Next(4) == 0 ? 12 : rows * 2;
        return new NodeUpsert(label, "key", columns, [.. Enumerable.Range(0, rows).Select(_ => (GraphValue[])[Key(_random.Next(most)), .. Values(columns)])]);
    }

    private RelationshipUpsert Relationships(int rows, UpsertRule[]? rules)
    {
        string[] identity = [.. new[] { "a", "b", "protocol" }.Where(_ => _random.Next(2) == 0)];
        var columns = Columns(rules, identity);
        return new RelationshipUpsert(
            Types[_random.Next(2)],
            new NodeReferenceShape(Labels[_random.Next(2)], "key"),
            new NodeReferenceShape(Labels[_random.Next(2)], "key"),
            identity,
            columns,
            [.. Enumerable.Range(0, rows).Select(_ => (GraphValue[])
                [Key(_random.Next(12)), Key(_random.Next(12)), .. identity.Select(_ => Identities[_random.Next(Identities.Length)]), .. Values(columns)])]);
    }

    private UpsertColumn[] Columns(UpsertRule[]? rules, string[] without) =>
        [.. Properties.Except(without).Where(_ => _random.Next(2) == 0).Select(p => new UpsertColumn(p, Rule(p, rules)))];

    private UpsertRule Rule(string property, UpsertRule[]? rules) =>
        rules is null && property == Properties[^1] ? UpsertRule.Add : (rules ?? Rules)[_random.Next((rules ?? Rules).Length)];

    private IEnumerable<GraphValue> Values(UpsertColumn[] columns) => columns.Select(c => Value(c.Rule));

    private GraphValue Value(UpsertRule rule) => _random.Next(40) switch
    {
        < 8 => default,
        8 when rule != UpsertRule.Add => new string((char)('a' + _random.Next(26)), _random.Next(40_000)),
        _ when rule == UpsertRule.Add => _random.Next(3) == 0 ? _random.NextDouble() : _random.Next(1000),
        _ => SampleValues.All[_random.Next(SampleValues.All.Length)],
    };
}
