using NetGraph.Core.Model;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Core.Tests.Model;

public sealed class ElementBuilderTests
{
    private static readonly GraphValue A = GraphValue.Of(new GraphNode(1, ["Host"], GraphMap.Of(("key", "10.0.0.1"), ("address", "10.0.0.1"))));
    private static readonly GraphValue B = GraphValue.Of(new GraphNode(2, ["Import"], GraphMap.Of(("key", "abc"), ("kind", "pcap"), ("path", "/x/a.pcap"))));
    private static readonly GraphValue AToB = GraphValue.Of(new GraphRelationship(1, "CONNECTED_TO", 1, 2, GraphMap.Of(("transport", "tcp"), ("targetPort", 80L), ("packets", 3L), ("replyPackets", 4L))));

    [Fact]
    public void ElementBuilder_takes_each_entity_once_wherever_it_stands()
    {
        var builder = new ElementBuilder();
        builder.Add(A);
        builder.Add(GraphValue.Of([A, GraphValue.Of(GraphMap.Of(("b", B)))]));
        builder.Add(GraphValue.Of(new GraphPath([A, B], [AToB])));

        var elements = builder.Build();

        Assert.Equal(["n1", "n2"], elements.Nodes.Select(n => n.Id));
        Assert.Equal(
            """{"id":"r1","source":"n1","target":"n2","label":"tcp/80","kind":"connected_to","weight":7,"transport":"tcp","targetPort":80,"packets":3,"replyPackets":4}""",
            Assert.Single(elements.Edges).Data.ToJsonString());
    }

    [Fact]
    public void ElementBuilder_keeps_properties_apart_from_its_own_fields()
    {
        var builder = new ElementBuilder();
        builder.Add(B);

        Assert.Equal("""{"id":"n2","label":"a.pcap","kind":"import","key":"abc","kind_":"pcap","path":"/x/a.pcap"}""", builder.Build().Nodes[0].Data.ToJsonString());
    }

    [Fact]
    public void ElementBuilder_names_missing_ends_and_draws_no_edge_without_both()
    {
        var builder = new ElementBuilder();
        builder.Add(AToB);
        builder.Add(A);

        Assert.Equal([2L], builder.MissingNodes);
        Assert.Empty(builder.Build().Edges);
    }

    [Fact]
    public void ElementBuilder_chains_values_and_adds_up_their_weight()
    {
        var builder = new ElementBuilder();
        builder.AddChain(["source", "port"], [A, 80L], 2);
        builder.AddChain(["source", "port"], [A, 80L], 3);
        builder.AddChain(["source", "port"], [A, GraphValue.Null], 3);

        var elements = builder.Build();

        Assert.Equal(["n1", "port:80"], elements.Nodes.Select(n => n.Id));
        var edge = Assert.Single(elements.Edges).Data;
        Assert.Equal((5.0, true), ((double)edge["weight"]!, (bool)edge["derived"]!));
    }

    [Fact]
    public void ResultJson_writes_every_kind_of_value()
    {
        var map = GraphValue.Of(GraphMap.Of(
            ("n", A),
            ("f", 1.5),
            ("nan", double.NaN),
            ("t", GraphValue.Of(new GraphDateTime(0, 1))),
            ("l", GraphValue.Of([1L, GraphValue.Null, true]))));

        Assert.Equal(
            """{"n":{"id":"n1","labels":["Host"],"properties":{"key":"10.0.0.1","address":"10.0.0.1"}},"f":1.5,"nan":"NaN","t":"1970-01-01T00:00:00.000000001Z","l":[1,null,true]}""",
            ResultJson.ToJson(map)!.ToJsonString());
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "true")]
    [InlineData("10.0.0.1", "'10.0.0.1'")]
    [InlineData("\"5\"", "'5'")]
    [InlineData("[1,\"a\"]", "[1, 'a']")]
    [InlineData("null", "null")]
    public void ParameterValues_read_what_people_type(string text, string expected) => Assert.Equal(expected, ParameterValues.FromText(text).ToString());
}
