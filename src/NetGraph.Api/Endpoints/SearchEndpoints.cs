using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Hosting;
using NetGraph.Core.Features.Search;

namespace NetGraph.Api.Endpoints;

/// <summary>Search over hosts, services, rules and ports.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", SearchAsync).WithTags("Search").WithName("Search").WithSummary("Finds nodes by prefix or words").ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<SearchAnswer>> SearchAsync(
        [Description("An address, a port, a rule id, or words of a rule's message")] string q, int? limit, IMediator mediator, ApiOptions options, CancellationToken cancellationToken)
    {
        var request = new SearchGraph(q) { Limits = Limits.OwnStatements(options) };
        return TypedResults.Ok(await mediator.Send(limit is not null ? request with { Limit = Limits.Rows(limit, options) } : request, cancellationToken));
    }
}
