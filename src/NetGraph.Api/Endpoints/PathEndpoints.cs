using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Contracts;
using NetGraph.Api.Hosting;
using NetGraph.Core.Features.Paths;

namespace NetGraph.Api.Endpoints;

/// <summary>The shortest path between two hosts.</summary>
internal static class PathEndpoints
{
    public static void MapPaths(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/paths", FindAsync).WithTags("Paths").WithName("FindPaths").WithSummary("The shortest path between two hosts").ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<ResultResponse>> FindAsync(
        [Description("Address of a host")] string from,
        [Description("Address of another")] string to,
        [Description("Relationship types, separated by commas")] string? types,
        [Description("Most relationships on the way")] int? max,
        IMediator mediator,
        ApiOptions options,
        CancellationToken cancellationToken)
    {
        var request = new FindPaths(from, to, types?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []) { Limits = Limits.OwnStatements(options) };
        return TypedResults.Ok(ResultMapping.ToResponse(await mediator.Send(max is { } most ? request with { Max = most } : request, cancellationToken)));
    }
}
