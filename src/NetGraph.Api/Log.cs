using Microsoft.Extensions.Logging;

namespace NetGraph.Api;

/// <summary>Every message this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Request to {Path} failed")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string path);
}
