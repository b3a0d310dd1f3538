using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using NetGraph.Api.Hosting;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli.Commands;

/// <summary><c>netgraph serve</c>: the page and the API over a store.</summary>
internal static class ServeCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var store = Options.Store();
        var urls = Options.Urls();
        var command = new Command("serve", "Serve the page and the HTTP API") { store, urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // A container is started before anything has been imported into the store its variable names.
            var named = parsed.GetValue(store);
            var mayBeEmpty = named is null && environment.Variable(StoreAddress.Variable) is { Length: > 0 };
            await using var session = mayBeEmpty
                ? await StoreSession.OpenAsync(named, environment, cancellationToken)
                : await StoreSession.OpenExistingAsync(named, environment, cancellationToken);
            return await ServeAsync(session.Store, parsed.GetValue(urls), environment, cancellationToken);
        });
        return command;
    }

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> ServeAsync(IGraphStore store, string? urls, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var options = new ApiOptions();
        if (urls is not null)
            options = options with { Urls = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };

        if (options.Urls.FirstOrDefault(u => !IsAddress(u)) is { } wrong)
            throw Options.Fault("urls", $"'{wrong}' is no address; expected one such as http://127.0.0.1:5180.");

        await using var app = ApiHost.Build(store, options);
        await app.StartAsync(cancellationToken);
        foreach (var address in app.Urls)
            environment.Error.WriteLine($"NetGraph on {address}  (Ctrl+C stops it)");

        try
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync(CancellationToken.None);
        }

        return ExitCodes.Done;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && (address.Scheme is "http" or "https");
}
