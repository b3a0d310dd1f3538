using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Contracts;
using NetGraph.Api.Hosting;
using NetGraph.Core.Features.Queries;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Endpoints;

/// <summary>Ad hoc Cypher, read-only.</summary>
internal static class QueryEndpoints
{
    public static void MapQuery(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/query", RunAsync).WithTags("Query").WithName("RunQuery").WithSummary("Runs a Cypher statement").ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Ok<ResultResponse>> RunAsync(QueryRequest body, IMediator mediator, ApiOptions options, CancellationToken cancellationToken)
    {
        var limits = new QueryLimits(Limits.Timeout(body.TimeoutMs, options), Limits.Rows(body.Limit, options), options.MaxQueryMemoryBytes);
        var result = await mediator.Send(new RunQuery(body.Query ?? "", ReadParameters(body.Parameters), limits), cancellationToken);
        return TypedResults.Ok(ResultMapping.ToResponse(result, isOwnQuery: true));
    }

    private static Dictionary<string, GraphValue> ReadParameters(JsonElement? parameters)
    {
        if (parameters is not { ValueKind: not JsonValueKind.Null } given)
            return [];
        if (given.ValueKind != JsonValueKind.Object)
            throw Limits.Fault("parameters", "The parameters are not an object; expected {\"name\": value}.");

        var values = new Dictionary<string, GraphValue>(StringComparer.Ordinal);
        foreach (var parameter in given.EnumerateObject())
        {
            if (!values.TryAdd(parameter.Name, ParameterValues.FromJson(parameter.Value)))
                throw Limits.Fault("parameters", $"The parameter '{parameter.Name}' is given twice.");
        }

        return values;
    }
}
