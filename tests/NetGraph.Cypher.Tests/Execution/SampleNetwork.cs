namespace NetGraph.Cypher.Tests.Execution;

/// <summary>A small network in the shape of the product's: hosts, services, alerts of a rule.</summary>
internal static class SampleNetwork
{
    public static readonly string[] Statements =
    [
        """
        CREATE (a:Host {key: 'a', bytes: 10}), (b:Host {key: 'b', bytes: 20}), (c:Host:Internal {key: 'c', bytes: 30}), (d:Host {key: 'd'}),
               (web:Service {key: 'c:80', number: 80}), (ssh:Service {key: 'c:22', number: 22}), (rule:Rule {key: '1:1'}),
               (a)-[:CONNECTED_TO {packets: 5, port: 80}]->(c), (b)-[:CONNECTED_TO {packets: 7, port: 80}]->(c),
               (b)-[:CONNECTED_TO {packets: 2, port: 22}]->(c), (a)-[:CONNECTED_TO {packets: 1, port: 53}]->(b),
               (c)-[:OFFERS]->(web), (c)-[:OFFERS]->(ssh), (rule)-[:SUPPORTS {alerts: 3}]->(web),
               (a)-[:ATTACKED {alerts: 3}]->(c), (d)-[:CONNECTED_TO {packets: 9, port: 80}]->(d)
        """,
    ];

    public static TestGraph Open() => new(Statements);
}
