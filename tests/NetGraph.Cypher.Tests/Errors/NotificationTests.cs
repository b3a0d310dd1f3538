using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Errors;

/// <summary>What a statement is told though it is no error, over a store with hosts, their connections and their names.</summary>
public sealed class NotificationTests
{
    private const string Prefix = "Neo.ClientNotification.Statement.";

    [Theory]
    [InlineData("MATCH (h:Hots) RETURN h", "no label Hots in the store, did you mean Host? (line 1, column 10)")]
    [InlineData("MATCH (h:host) RETURN h", "no label host in the store, did you mean Host? (line 1, column 10)")]
    [InlineData("MATCH (h:Quasar) RETURN h", "no label Quasar in the store (line 1, column 10)")]
    [InlineData("MATCH (h)\nWHERE h:Hots RETURN h", "no label Hots in the store, did you mean Host? (line 2, column 9)")]
    [InlineData("MATCH (Hots:Hots) RETURN Hots", "no label Hots in the store, did you mean Host? (line 1, column 13)")]
    [InlineData("MATCH (h:Host|Hots) RETURN h", "no label Hots in the store, did you mean Host? (line 1, column 15)")]
    [InlineData("MATCH (h:Host&!Hots) RETURN h", "no label Hots in the store, did you mean Host? (line 1, column 16)")]
    [InlineData("MATCH (:Host)-[r:CONNECTED]->() RETURN r", "no relationship type CONNECTED in the store (line 1, column 18)")]
    [InlineData("MATCH (:Host)-[:CONECTED_TO]->() RETURN 1", "no relationship type CONECTED_TO in the store, did you mean CONNECTED_TO? (line 1, column 17)")]
    [InlineData("MATCH (:Host)-[:CONECTED_TO*1..2]->() RETURN 1", "no relationship type CONECTED_TO in the store, did you mean CONNECTED_TO? (line 1, column 17)")]
    [InlineData("MATCH (h:Host {nmae: 'a'}) RETURN h", "no property key nmae in the store, did you mean name? (line 1, column 16)")]
    [InlineData("MATCH (h:Host) WHERE h.nmae = 'a' RETURN h", "no property key nmae in the store, did you mean name? (line 1, column 24)")]
    [InlineData("MATCH (h:Host) RETURN COUNT { (h)-->(:Hots) } AS n", "no label Hots in the store, did you mean Host? (line 1, column 39)")]
    [InlineData("MATCH (h:Host) RETURN id(h)", "the function id() is deprecated, did you mean elementId()? (line 1, column 23)")]
    [InlineData("MATCH (a:Host), (b:Host) RETURN a, b", "the parts of MATCH are not connected: every row of one is joined with every row of the other (line 1, column 1)")]
    public void Statement_is_told(string query, string note)
    {
        using var graph = Store();

        var only = Assert.Single(graph.Run(query).Summary.Notifications);

        Assert.Equal(note, only.ToString());
    }

    [Theory]
    [InlineData("MATCH (h:Host)-[r:CONNECTED_TO]->(o:Host) WHERE h.name = 'a' RETURN r.packets")]
    [InlineData("MATCH (a:Host), (a)-->(b) RETURN b")]
    [InlineData("MATCH (a:Host) MATCH (a)-->(b), (a)<--(c) RETURN b")]
    [InlineData("MATCH (a:Host) WITH a MATCH (a), (b:Host) RETURN b")]
    [InlineData("WITH {nmae: 1} AS row RETURN row.nmae")]
    [InlineData("CREATE (n:Fresh {colour: 1}) RETURN n.colour")]
    [InlineData("MERGE (n:Fresh {colour: 1}) RETURN n.colour")]
    [InlineData("MATCH (h:Host) SET h.seen = 1 RETURN h.seen")]
    [InlineData("RETURN 1 AS x")]
    public void Statement_is_told_nothing(string query)
    {
        using var graph = Store();

        Assert.Empty(graph.Run(query).Summary.Notifications);
    }

    [Fact]
    public void Notifications_come_in_the_order_of_their_places_and_once_a_name()
    {
        using var graph = Store();

        var notes = graph.Run("MATCH (a:Hots), (b:Hots) WHERE a.nmae = b.nmae RETURN id(a)").Summary.Notifications;

        Assert.Equal(["CartesianProduct", "UnknownLabelWarning", "UnknownPropertyKeyWarning", "FeatureDeprecationWarning"], notes.Select(n => n.Code[Prefix.Length..]));
        Assert.Equal(["03N90", "01N50", "01N52", "01N01"], notes.Select(n => n.GqlStatus.Code));
        Assert.Equal(NotificationSeverity.Information, notes[0].Severity);
        Assert.All(notes.Skip(1), note => Assert.Equal(NotificationSeverity.Warning, note.Severity));
    }

    [Fact]
    public void Plan_made_before_a_label_existed_does_not_remember_its_absence()
    {
        using var graph = Store();
        const string query = "MATCH (v:Visitor) RETURN v";
        Assert.Single(graph.Run(query).Summary.Notifications);

        graph.Run("CREATE (:Visitor)");

        Assert.Empty(graph.Run(query).Summary.Notifications);
    }

    private static TestGraph Store() => new("CREATE (:Host {name: 'a'})-[:CONNECTED_TO {packets: 3}]->(:Host {name: 'b'})");
}
