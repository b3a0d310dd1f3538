using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>
/// <c>db.schema.nodeTypeProperties</c> and <c>db.schema.relTypeProperties</c>: which properties entities of one set of labels, or
/// of one type, have, of which types, and whether all of them do. Looks at every entity once.
/// </summary>
internal static class SchemaOverview
{
    private const int BytesPerProperty = 100;

    public static ProcedureDefinition NodeTypes { get; } = new(
        "db.schema.nodeTypeProperties",
        [],
        [
            new ProcedureField("nodeType", ValueTypes.String, IsNullable: false) { Description = "The labels, as :`A`:`B`." },
            Strings("nodeLabels"),
            new ProcedureField("propertyName", ValueTypes.String),
            Strings("propertyTypes"),
            new ProcedureField("mandatory", ValueTypes.Boolean, IsNullable: false) { Description = "Whether every node of the type has it." },
        ],
        (run, _) => Nodes(run),
        "Lists the properties of nodes by their labels.");

    public static ProcedureDefinition RelationshipTypes { get; } = new(
        "db.schema.relTypeProperties",
        [],
        [
            new ProcedureField("relType", ValueTypes.String, IsNullable: false) { Description = "The type, as :`T`." },
            new ProcedureField("propertyName", ValueTypes.String),
            Strings("propertyTypes"),
            new ProcedureField("mandatory", ValueTypes.Boolean, IsNullable: false) { Description = "Whether every relationship of the type has it." },
        ],
        (run, _) => Relationships(run),
        "Lists the properties of relationships by their type.");

    private static ProcedureField Strings(string name) => new(name, ValueTypes.List) { TypeName = "LIST<STRING>" };

    private static IEnumerable<GraphValue[]> Nodes(ExecutionState run)
    {
        var graph = run.Graph;
        var kinds = new SortedDictionary<string, Kind>(StringComparer.Ordinal);
        var properties = new List<KeyValuePair<int, GraphValue>>();
        for (var cursor = graph.ScanNodes(); cursor.MoveNext();)
        {
            run.Step();
            var labels = new List<string>();
            foreach (var label in graph.Labels(cursor.Node))
                labels.Add(graph.LabelName(label));
            labels.Sort(StringComparer.Ordinal);
            properties.Clear();
            graph.CopyNodeProperties(cursor.Node, properties);
            Note(run, kinds, string.Concat(labels.Select(Quoted)), labels, properties);
        }

        return kinds.SelectMany(kind => kind.Value.Rows(graph)
            .Select(row => new[] { kind.Key, GraphValue.Of((GraphValue[])[.. kind.Value.Labels.Select(l => (GraphValue)l)]), row.Name, row.Types, row.IsMandatory }));
    }

    private static IEnumerable<GraphValue[]> Relationships(ExecutionState run)
    {
        var graph = run.Graph;
        var kinds = new SortedDictionary<string, Kind>(StringComparer.Ordinal);
        var properties = new List<KeyValuePair<int, GraphValue>>();
        for (var cursor = graph.ScanRelationships(); cursor.MoveNext();)
        {
            run.Step();
            properties.Clear();
            graph.CopyRelationshipProperties(cursor.Relationship, properties);
            Note(run, kinds, Quoted(graph.TypeName(cursor.Type)), [], properties);
        }

        return kinds.SelectMany(kind => kind.Value.Rows(graph).Select(row => new[] { kind.Key, row.Name, row.Types, row.IsMandatory }));
    }

    private static void Note(
        ExecutionState run, SortedDictionary<string, Kind> kinds, string name, List<string> labels, List<KeyValuePair<int, GraphValue>> properties)
    {
        if (!kinds.TryGetValue(name, out var kind))
            kinds.Add(name, kind = new Kind(labels));
        kind.Count++;
        foreach (var (key, value) in properties)
        {
            if (kind.Note(key, TypeName(value)))
                run.Hold(BytesPerProperty);
        }
    }

    private static string Quoted(string name) => $":`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>Neo4j's words for property types in these procedures, which are those of Java.</summary>
    private static string TypeName(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Integer => "Long",
        GraphValueKind.Float => "Double",
        GraphValueKind.Time => "OffsetTime",
        GraphValueKind.DateTime => "ZonedDateTime",
        GraphValueKind.LocalDateTime => "LocalDateTime",
        GraphValueKind.List => value.AsList() is [var first, ..] ? TypeName(first) + "Array" : "StringArray",
        _ => value.Kind.ToString(),
    };

    /// <summary>The entities of one type.</summary>
    private sealed class Kind(IReadOnlyList<string> labels)
    {
        private readonly Dictionary<int, (long Count, SortedSet<string> Types)> _properties = [];

        public IReadOnlyList<string> Labels => labels;

        public long Count { get; set; }

        /// <summary>Returns whether the property is new.</summary>
        public bool Note(int key, string type)
        {
            var isNew = !_properties.TryGetValue(key, out var property);
            if (isNew)
                property = (0, new SortedSet<string>(StringComparer.Ordinal));
            property.Types.Add(type);
            _properties[key] = (property.Count + 1, property.Types);
            return isNew;
        }

        /// <summary>By name; one row without a property when there is none.</summary>
        public IEnumerable<(GraphValue Name, GraphValue Types, GraphValue IsMandatory)> Rows(IGraphReader graph)
        {
            if (_properties.Count == 0)
                return [(GraphValue.Null, GraphValue.Null, false)];
            return _properties
                .Select(p => (Name: graph.KeyName(p.Key), p.Value.Types, p.Value.Count))
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => ((GraphValue)p.Name, GraphValue.Of((GraphValue[])[.. p.Types.Select(t => (GraphValue)t)]), (GraphValue)(p.Count == Count)));
        }
    }
}
