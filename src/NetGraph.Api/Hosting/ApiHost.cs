using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NetGraph.Api.Endpoints;
using NetGraph.Core;
using NetGraph.PropertyGraph;
using Scalar.AspNetCore;

namespace NetGraph.Api.Hosting;

/// <summary>Puts the server together: the API, its description, and the page.</summary>
public static class ApiHost
{
    /// <summary>Builds a server over an open store; the caller starts it, stops it, and closes the store after it.</summary>
    public static WebApplication Build(IGraphStore store, ApiOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that fails is told by whoever started
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        AddServices(builder.Services, store, options);

        var app = builder.Build();
        Configure(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, IGraphStore store, ApiOptions options)
    {
        services.AddSingleton(store);
        services.AddSingleton(options);
        services.AddNetGraphCore();
        services.AddExceptionHandler<ProblemMapping>();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.AddRouting();
        services.AddResponseCompression(compression => compression.EnableForHttps = false);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);

        // A page of another site can reach a loopback server through a name it controls (DNS rebinding): only our names answer.
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = options.LoopbackOnly ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);
    }

    private static void Configure(WebApplication app, ApiOptions options)
    {
        app.UseHostFiltering();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        UsePage(app, options);

        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/scalar", scalar => scalar.WithTitle("NetGraph API").DisableDefaultFonts());
        var api = app.MapGroup("/api/v1");
        api.MapInfo();
        api.MapViews();
        api.MapQuery();
        api.MapHosts();
        api.MapSearch();
        api.MapPaths();
    }

    private static void UsePage(WebApplication app, ApiOptions options)
    {
        var root = options.WebRoot ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(root))
            return;

        var files = new PhysicalFileProvider(root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new FileExtensionContentTypeProvider(),
            OnPrepareResponse = static context =>
                context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                    ? "public, max-age=31536000, immutable" // built files carry their hash in the name
                    : "no-cache",
        });
    }
}
