using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>How often a property was met and with which kinds of values.</summary>
internal sealed class SurveyedProperty
{
    public long Count { get; set; }

    /// <summary>Kinds by name, ordered; lists with the kind of their items.</summary>
    public SortedDictionary<string, GraphValue> Kinds { get; } = new(StringComparer.Ordinal);
}

/// <summary>All elements of one shape: nodes with the same labels, or relationships of one type between nodes of two such shapes.</summary>
internal sealed class SurveyedShape
{
    public long Count { get; set; }

    public SortedDictionary<string, SurveyedProperty> Properties { get; } = new(StringComparer.Ordinal);

    public void Add(IEnumerable<KeyValuePair<string, SurveyedProperty>> properties)
    {
        foreach (var (key, found) in properties)
        {
            var mine = Property(key);
            mine.Count += found.Count;
            foreach (var (kind, sample) in found.Kinds)
                mine.Kinds.TryAdd(kind, sample);
        }
    }

    public SurveyedProperty Property(string key)
    {
        if (!Properties.TryGetValue(key, out var property))
            Properties.Add(key, property = new SurveyedProperty());
        return property;
    }
}

/// <summary>
/// What the graph consists of, counted over every node and relationship: exact where APOC samples. Shapes come in the order in which the
/// store met them.
/// </summary>
internal sealed class GraphSurvey
{
    private readonly ExecutionState _run;
    private readonly Dictionary<string, int> _labelSets = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _labelSetOfNode = [];
    private readonly List<KeyValuePair<int, GraphValue>> _values = [];

    private GraphSurvey(ExecutionState run) => _run = run;

    /// <summary>Nodes by their labels, which are in the order of the store.</summary>
    public List<(string[] Labels, SurveyedShape Shape)> Nodes { get; } = [];

    /// <summary>Relationships by type and the label sets of their ends, which are places in <see cref="Nodes"/>.</summary>
    public Dictionary<(string Type, int Start, int End), SurveyedShape> Relationships { get; } = [];

    /// <param name="withRelationships">Whether relationships are looked at too.</param>
    public static GraphSurvey Take(ExecutionState run, bool withRelationships = true)
    {
        var survey = new GraphSurvey(run);
        survey.ReadNodes();
        if (withRelationships)
            survey.ReadRelationships();
        return survey;
    }

    private void ReadNodes()
    {
        const int bytesPerNode = 32;
        var cursor = _run.Graph.ScanNodes();
        while (cursor.MoveNext())
        {
            _run.Step();
            _run.Hold(bytesPerNode);
            var set = LabelSetOf(cursor.Node);
            _labelSetOfNode.Add(cursor.Node, set);
            _values.Clear();
            _run.Graph.CopyNodeProperties(cursor.Node, _values);
            Count(Nodes[set].Shape);
        }
    }

    private void ReadRelationships()
    {
        var cursor = _run.Graph.ScanRelationships();
        while (cursor.MoveNext())
        {
            _run.Step();
            if (!_labelSetOfNode.TryGetValue(cursor.StartNode, out var start) || !_labelSetOfNode.TryGetValue(cursor.EndNode, out var end))
                continue;
            var key = (_run.Graph.TypeName(cursor.Type), start, end);
            if (!Relationships.TryGetValue(key, out var shape))
                Relationships.Add(key, shape = new SurveyedShape());
            _values.Clear();
            _run.Graph.CopyRelationshipProperties(cursor.Relationship, _values);
            Count(shape);
        }
    }

    private void Count(SurveyedShape shape)
    {
        shape.Count++;
        foreach (var (key, value) in _values)
        {
            var property = shape.Property(_run.Graph.KeyName(key));
            property.Count++;
            property.Kinds.TryAdd(KindOf(value), value);
        }
    }

    private int LabelSetOf(long node)
    {
        var labels = _run.Graph.Labels(node);
        var key = string.Join(':', labels.ToArray());
        if (_labelSets.TryGetValue(key, out var set))
            return set;
        _labelSets.Add(key, Nodes.Count);
        Nodes.Add(([.. labels.ToArray().Select(_run.Graph.LabelName)], new SurveyedShape()));
        return Nodes.Count - 1;
    }

    private static string KindOf(GraphValue value) => value.Kind == GraphValueKind.List
        ? "List" + (value.AsList() is [var first, ..] ? first.Kind.ToString() : "")
        : value.Kind.ToString();
}
