using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetGraph.Core.Features.Hosts;
using NetGraph.Core.Features.Imports;

namespace NetGraph.Api.Contracts;

/// <summary>The catalogue.</summary>
internal sealed record ViewsResponse(IReadOnlyList<ViewDescription> Views);

/// <summary>One view of the catalogue.</summary>
internal sealed record ViewDescription(
    string Name,
    string Topic,
    string Title,
    string Question,
    [property: Description("graph or table")] string Kind,
    IReadOnlyList<ViewParameterDescription> Parameters,
    IReadOnlyList<string> Columns,
    string Query);

internal sealed record ViewParameterDescription(
    string Name,
    [property: Description("integer, float, string or boolean")] string Type,
    JsonNode? Default,
    string Description);

/// <summary>Rows of a query or view, and the entities in them as Cytoscape elements.</summary>
internal sealed record ResultResponse(
    IReadOnlyList<string> Columns,
    IReadOnlyList<JsonObject> Rows,
    JsonObject Elements,
    [property: Description("Rows were left out")] bool Truncated,
    [property: Description("Rows in all; null when counting was given up")] long? Total,
    string Query,
    ResultSummary Summary,
    [property: Description("Operator tree of EXPLAIN and PROFILE")] string? Plan,
    [property: Description("What is worth a look about the statement: unknown names, patterns that multiply; empty for views")] IReadOnlyList<QueryNote> Notifications);

/// <summary>A notification of the store about a statement that ran.</summary>
internal sealed record QueryNote(
    [property: Description("Neo4j's status code")] string Code,
    string GqlStatus,
    [property: Description("information or warning")] string Severity,
    string Title,
    string Description,
    [property: Description("A name that was perhaps meant")] string? Suggestion,
    [property: Description("All of it in one line")] string Text,
    QueryPlace Position);

/// <summary>A place in the query text; line and column from 1, offset from 0, all in UTF-16 units.</summary>
internal sealed record QueryPlace(int Line, int Column, int Offset, int Length);

internal sealed record ResultSummary(long Rows, double ElapsedMs);

/// <summary>A Cypher statement to run. Statements that would write are refused.</summary>
internal sealed record QueryRequest(
    string? Query,
    [property: Description("Values of $name, by name")] JsonElement? Parameters,
    [property: Description("Rows wanted at most")] int? Limit,
    [property: Description("Milliseconds the statement may take")] int? TimeoutMs);

internal sealed record HostResponse(
    HostNode Host,
    [property: Description("Properties of each service, with the rules that speak for and against it under evidence")] IReadOnlyList<JsonObject> Services,
    [property: Description("Rules whose alerts the host sent or received")] IReadOnlyList<HostRule> Rules,
    HostAlerts Alerts,
    HostConversations Conversations,
    [property: Description("Devices the host was seen behind")] IReadOnlyList<HostDevice> Devices,
    [property: Description("Services or rules were left out")] bool Truncated);

internal sealed record HostNode(string Id, IReadOnlyList<string> Labels, JsonObject Properties);

internal sealed record NeighboursResponse(IReadOnlyList<NeighbourGroup> Groups, JsonObject Elements, bool Truncated, long Total);

internal sealed record InfoResponse(
    string Version,
    string Store,
    GraphSize Counts,
    [property: Description("The generated sample network is loaded")] bool Generated,
    string? Note);
