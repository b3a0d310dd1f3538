using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using NetGraph.Core.Features;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Hosting;

/// <summary>The one place where exceptions become RFC 9457 problem details.</summary>
internal sealed class ProblemMapping(IProblemDetailsService problems, ILogger<ProblemMapping> logger) : IExceptionHandler
{
    // nginx's word for it: the client went away before the answer.
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var problem = Describe(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            Log.RequestFailed(logger, exception, httpContext.Request.Path.Value ?? "");

        httpContext.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        QueryException e => OfQuery(e),
        InvalidRequestException e => Problem(
            StatusCodes.Status400BadRequest, "The request makes no sense", e.Message, ("faults", e.Faults.Select(f => new { f.Field, f.Message }))),
        BadHttpRequestException e => Problem(e.StatusCode, "The request could not be read", e.InnerException?.Message ?? e.Message),
        GraphStoreException e => Problem(
            e.IsTransient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, "The store failed", e.Message),
        _ => Problem(StatusCodes.Status500InternalServerError, "Something went wrong inside", "The server's log has the details."),
    };

    private static ProblemDetails OfQuery(QueryException e)
    {
        var status = e.Code.Contains(".Transaction.", StringComparison.Ordinal) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
        var problem = Problem(status, "The query is wrong", e.Message, ("code", e.Code), ("gqlStatus", e.GqlStatus.Code), ("gqlDescription", e.GqlStatus.Description));
        if (e.Position is { } position && e.Span is { } span)
            problem.Extensions["position"] = new { line = position.Line, column = position.Column, offset = span.Offset, length = span.Length };
        if (e.RenderCaret() is { } caret)
            problem.Extensions["caret"] = caret;
        if (e.Hint is { } hint)
            problem.Extensions["hint"] = hint;
        return problem;
    }

    private static ProblemDetails Problem(int status, string title, string detail, params ReadOnlySpan<(string Key, object Value)> extensions)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        foreach (var (key, value) in extensions)
            problem.Extensions[key] = value;
        return problem;
    }
}
