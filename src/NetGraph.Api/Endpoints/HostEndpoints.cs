using System.ComponentModel;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Contracts;
using NetGraph.Api.Hosting;
using NetGraph.Core.Features.Hosts;
using NetGraph.Core.Features.Queries;
using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Endpoints;

/// <summary>One host with its evidence, and what any node is joined to.</summary>
internal static class HostEndpoints
{
    public static void MapHosts(this IEndpointRouteBuilder routes)
    {
        var hosts = routes.MapGroup("/hosts").WithTags("Hosts");
        hosts.MapGet("/{key}", GetAsync).WithName("GetHost").WithSummary("A host with its evidence").ProducesProblem(StatusCodes.Status404NotFound);
        hosts.MapGet("/{key}/neighbours", HostNeighboursAsync).WithName("GetHostNeighbours").WithSummary("What a host is joined to").ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/nodes/{id}/neighbours", NodeNeighboursAsync).WithTags("Hosts").WithName("GetNeighbours").WithSummary("What a node is joined to").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<HostResponse>, ProblemHttpResult>> GetAsync(string key, IMediator mediator, ApiOptions options, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetHost(key) { Limits = Limits.OwnStatements(options) }, cancellationToken) is not { } found)
            return NotFound("No such host", $"The graph has no host '{key}'.");

        return TypedResults.Ok(new HostResponse(
            new HostNode(found.Id, [GraphSchema.Labels.Host], found.Properties),
            [.. found.Services.Select(ToJson)],
            found.Rules,
            found.Alerts,
            found.Conversations,
            found.Devices,
            found.Truncated));
    }

    private static Task<Results<Ok<NeighboursResponse>, ProblemHttpResult>> HostNeighboursAsync(
        string key, [Description("Relationship types, separated by commas")] string? types, int? limit, IMediator mediator, ApiOptions options, CancellationToken cancellationToken) =>
        NeighboursAsync(GraphSchema.Labels.Host, key, types, limit, mediator, options, cancellationToken);

    private static async Task<Results<Ok<NeighboursResponse>, ProblemHttpResult>> NodeNeighboursAsync(
        string id, [Description("Relationship types, separated by commas")] string? types, int? limit, IMediator mediator, ApiOptions options, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id.StartsWith('n') ? id.AsSpan(1) : id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            throw Limits.Fault("id", $"'{id}' is no node id; expected n and a number.");

        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["id"] = number };
        var node = await mediator.Send(new RunQuery("MATCH (n) WHERE id(n) = $id RETURN head(labels(n)), n.key", parameters, Limits.OwnStatements(options)), cancellationToken);
        return node.Rows is [[{ Kind: GraphValueKind.String } label, { Kind: GraphValueKind.String } key]]
            ? await NeighboursAsync(label.AsString(), key.AsString(), types, limit, mediator, options, cancellationToken)
            : NotFound("No such node", $"The graph has no node '{id}'.");
    }

    private static async Task<Results<Ok<NeighboursResponse>, ProblemHttpResult>> NeighboursAsync(
        string label, string key, string? types, int? limit, IMediator mediator, ApiOptions options, CancellationToken cancellationToken)
    {
        var wanted = types?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var request = new GetNeighbours(key, wanted, Limits.Rows(limit, options), label) { Limits = Limits.OwnStatements(options) };
        return await mediator.Send(request, cancellationToken) is { } found
            ? TypedResults.Ok(new NeighboursResponse(found.Groups, ResultJson.ToJson(found.Elements), found.Truncated, found.Total))
            : NotFound("No such node", $"The graph has no {label.ToLowerInvariant()} '{key}'.");
    }

    private static JsonObject ToJson(HostService service)
    {
        var json = service.Properties.DeepClone().AsObject();
        json["evidence"] = new JsonArray([.. service.Evidence.Select(e => new JsonObject
        {
            ["rule"] = e.Rule,
            ["msg"] = e.Message,
            ["supports"] = e.Supports,
            ["alerts"] = e.Alerts,
            ["grade"] = e.Grade,
            ["reason"] = e.Reason,
        })]);
        return json;
    }

    private static ProblemHttpResult NotFound(string title, string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: title, detail: detail);
}
