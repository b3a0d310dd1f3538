using System.Globalization;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using NetGraph.Testing;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>The embedded engine over a graph in memory. Every statement is its own transaction.</summary>
internal sealed class EmbeddedTckEngine : ITckEngine, IDisposable
{
    private readonly GraphStorage _storage = new();
    private readonly ProcedureRegistry _procedures = new();
    private readonly CypherEngine _engine;
    private readonly CancellationToken _cancellationToken;

    public EmbeddedTckEngine(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _engine = new CypherEngine(new CypherEngineOptions(), _procedures);
    }

    public void AddProcedure(ProcedureDefinition procedure) => _procedures.Add(procedure);

    public TckResult Execute(string query, IReadOnlyDictionary<string, GraphValue> parameters)
    {
        var prepared = Prepare(query);
        using var writer = _storage.BeginWrite();
        var cursor = prepared.Execute(writer, parameters, QueryLimits.Unlimited, _cancellationToken);
        var rows = new List<IReadOnlyList<GraphValue>>();
        while (cursor.MoveNext())
            rows.Add(cursor.Current);
        writer.Commit();
        return new TckResult(cursor.Columns, rows);
    }

    public TckPicture Picture()
    {
        var graph = _storage.BeginRead();
        var nodes = new HashSet<string>(StringComparer.Ordinal);
        var relationships = new HashSet<string>(StringComparer.Ordinal);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        var properties = new HashSet<string>(StringComparer.Ordinal);
        for (var cursor = graph.ScanNodes(); cursor.MoveNext();)
        {
            var node = GraphValue.NodeReference(cursor.Node);
            nodes.Add(cursor.Node.ToString(CultureInfo.InvariantCulture));
            labels.UnionWith(EntityAccess.Labels(graph, node));
            properties.UnionWith(Triples(graph, node, "node"));
        }

        for (var cursor = graph.ScanRelationships(); cursor.MoveNext();)
        {
            relationships.Add(cursor.Relationship.ToString(CultureInfo.InvariantCulture));
            properties.UnionWith(Triples(graph, GraphValue.RelationshipReference(cursor.Relationship), "relationship"));
        }

        return new TckPicture(nodes, relationships, labels, properties);
    }

    public void Dispose() => _storage.Dispose();

    /// <summary>A refusal at compile time must come before any data is at hand, so a runtime error here is a fault of the engine.</summary>
    private PreparedQuery Prepare(string query)
    {
        try
        {
            return _engine.Prepare(query);
        }
        catch (CypherException error) when (error.Phase != CypherErrorPhase.CompileTime)
        {
            throw new TckFailure($"Preparing raised a runtime error: {error.Type} {error.Detail} ({error.Message})");
        }
    }

    private static IEnumerable<string> Triples(GraphReader graph, GraphValue entity, string kind) =>
        EntityAccess.Properties(graph, entity).Select(p => string.Create(CultureInfo.InvariantCulture, $"{kind} {entity.EntityId} {p.Key} {CanonicalText.Of(p.Value)}"));
}
