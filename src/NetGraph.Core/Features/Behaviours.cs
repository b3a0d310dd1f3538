using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;

namespace NetGraph.Core.Features;

/// <summary>Measures every request: histogram <c>netgraph.request.duration</c> in seconds, by request and outcome.</summary>
internal sealed class TimingBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var response = await next();
            outcome = "done";
            return response;
        }
        finally
        {
            RequestMetrics.Duration.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                new KeyValuePair<string, object?>("request", typeof(TRequest).Name),
                new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}

/// <summary>Refuses a request that is wrong before its handler sees it.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var faults = request is IValidatedRequest validated ? validated.Validate().ToArray() : [];
        return faults.Length == 0 ? next() : throw new InvalidRequestException(faults);
    }
}

/// <summary>The meter of Core.</summary>
internal static class RequestMetrics
{
    private static readonly Meter Meter = new("NetGraph.Core");

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("netgraph.request.duration", "s", "Time a request took.");
}
