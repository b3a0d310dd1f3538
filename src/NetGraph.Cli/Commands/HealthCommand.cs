using System.CommandLine;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph health</c>: asks a running server whether it is ready; the container's health check.</summary>
internal static class HealthCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var url = new Option<string>("--url") { HelpName = "URL", Description = "The server's address", DefaultValueFactory = _ => "http://127.0.0.1:5180" };
        var command = new Command("health", "Ask a running server whether it is ready") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            try
            {
                using var response = await client.GetAsync(new Uri(new Uri(parsed.GetValue(url)!), "/readyz"), cancellationToken); // not null: it has a default
                environment.Output.WriteLine(response.IsSuccessStatusCode ? "ready" : $"not ready: {(int)response.StatusCode}");
                return response.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Failed;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                environment.Error.WriteLine($"netgraph: {e.Message}");
                return ExitCodes.Failed;
            }
        });
        return command;
    }
}
