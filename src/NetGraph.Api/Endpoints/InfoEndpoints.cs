using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Contracts;
using NetGraph.Core.Features.Stores;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Endpoints;

/// <summary>What the server holds, and whether it is well.</summary>
internal static class InfoEndpoints
{
    private static readonly string ProductVersion =
        typeof(InfoEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void MapInfo(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/info", InfoAsync).WithTags("Info").WithName("GetInfo").WithSummary("Version, store and counts");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).WithTags("Operations").WithName("Health").WithSummary("The process answers");
        routes.MapGet("/readyz", ReadyAsync).WithTags("Operations").WithName("Ready").WithSummary("The store answers");
    }

    private static async Task<Ok<InfoResponse>> InfoAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var info = await mediator.Send(new GetStoreInfo(), cancellationToken);
        return TypedResults.Ok(new InfoResponse(
            ProductVersion,
            info.Address,
            info.Counts,
            info.Generated,
            info.Generated ? "Generated sample network: built to published numbers, not captured traffic." : null));
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReadyAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.CountAsync(cancellationToken);
            return TypedResults.Text("ready");
        }
        catch (GraphStoreException e)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store does not answer", detail: e.Message);
        }
    }
}
