using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NetGraph.Api.Contracts;
using NetGraph.Api.Hosting;
using NetGraph.Core.Catalogue;
using NetGraph.Core.Features;
using NetGraph.Core.Features.Views;
using NetGraph.Core.Model;

namespace NetGraph.Api.Endpoints;

/// <summary>The catalogue and its results.</summary>
internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/views").WithTags("Views");
        group.MapGet("", ListAsync).WithName("ListViews").WithSummary("The catalogue of views");
        group.MapGet("/{name}", RunAsync).WithName("RunView").WithSummary("Runs a view").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ViewsResponse>> ListAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var views = await mediator.Send(new ListViews(), cancellationToken);
        return TypedResults.Ok(new ViewsResponse([.. views.Select(Describe)]));
    }

    private static async Task<Results<Ok<ResultResponse>, ProblemHttpResult>> RunAsync(
        string name,
        [FromQuery(Name = "param")][Description("name=value; may be repeated")] string[]? parameters,
        [Description("Rows wanted at most")] int? limit,
        IMediator mediator,
        ApiOptions options,
        CancellationToken cancellationToken)
    {
        if (ViewCatalogue.Instance.Find(name) is not { } view)
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such view", detail: $"The catalogue has no view '{name}'; GET /api/v1/views lists them.");

        var request = RunView.FromText(name, Split(parameters ?? []), limit is null ? null : Limits.Rows(limit, options), options.DefaultTimeout)
            with
        { MaxMemoryBytes = options.MaxQueryMemoryBytes };
        if (request.Validate().ToArray() is { Length: > 0 } faults)
            throw new InvalidRequestException(faults);
        if (request.RowsWanted(view) is var wanted && wanted > options.MaxLimit)
            throw Limits.Fault("limit", $"The limit is {wanted}; at most {options.MaxLimit} rows are given at a time.");
        return TypedResults.Ok(ResultMapping.ToResponse(await mediator.Send(request, cancellationToken)));
    }

    private static ViewDescription Describe(CatalogueView view) => new(
        view.Name,
        view.Topic,
        view.Title,
        view.Question,
        view.Kind.ToString().ToLowerInvariant(),
        [.. view.Parameters.Select(p => new ViewParameterDescription(p.Name, p.TypeWord, ResultJson.ToJson(p.Default), p.Description))],
        [.. view.Columns.Select(c => c.Name)],
        view.Query);

    private static Dictionary<string, string> Split(string[] parameters)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Limits.Fault("param", $"'{parameter}' is no parameter; expected name=value.");
            named[parameter[..equals]] = parameter[(equals + 1)..];
        }

        return named;
    }
}
