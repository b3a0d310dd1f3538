using NetGraph.Api.Hosting;
using NetGraph.Core.Features;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Endpoints;

/// <summary>Holds what a request asks for against what the server allows.</summary>
internal static class Limits
{
    /// <summary>The rows asked for, or the default.</summary>
    /// <exception cref="InvalidRequestException">Below 0 or above what the server allows.</exception>
    public static int Rows(int? asked, ApiOptions options) => asked switch
    {
        null => options.DefaultLimit,
        < 0 => throw Fault("limit", $"The limit is {asked}; expected 0 to {options.MaxLimit}."),
        _ when asked > options.MaxLimit => throw Fault("limit", $"The limit is {asked}; at most {options.MaxLimit} rows are given at a time."),
        _ => asked.Value,
    };

    /// <summary>The time asked for, or the default.</summary>
    /// <exception cref="InvalidRequestException">Not positive, or above what the server allows.</exception>
    /// <summary>Bounds on the statements that the server itself writes.</summary>
    public static QueryLimits OwnStatements(ApiOptions options) => new(options.DefaultTimeout, MaxMemoryBytes: options.MaxQueryMemoryBytes);

    public static TimeSpan Timeout(int? milliseconds, ApiOptions options) => milliseconds switch
    {
        null => options.DefaultTimeout,
        <= 0 => throw Fault("timeoutMs", $"The timeout is {milliseconds} ms; expected 1 to {options.MaxTimeout.TotalMilliseconds}."),
        _ when milliseconds > options.MaxTimeout.TotalMilliseconds =>
            throw Fault("timeoutMs", $"The timeout is {milliseconds} ms; at most {options.MaxTimeout.TotalMilliseconds} are allowed."),
        _ => TimeSpan.FromMilliseconds(milliseconds.Value),
    };

    /// <summary>One wrong field of a request.</summary>
    public static InvalidRequestException Fault(string field, string message) => new([new RequestFault(field, message)]);
}
