using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Core.Features;
using NetGraph.Import;

namespace NetGraph.Core;

/// <summary>Registers Core's use cases. The host adds an <c>IGraphStore</c> and, unless the system clock will do, a <see cref="TimeProvider"/>.</summary>
public static class CoreServices
{
    private static readonly Type[] HandlerInterfaces = [typeof(IRequestHandler<,>)];

    /// <summary>Adds the mediator, the handlers of this assembly, and the two behaviours: timing around validation.</summary>
    public static IServiceCollection AddNetGraphCore(this IServiceCollection services)
    {
        services.AddSingleton<ImportReader>();
        if (services.All(s => s.ServiceType != typeof(TimeProvider)))
            services.AddSingleton(TimeProvider.System);

        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService); // resolves in the current scope
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TimingBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        foreach (var type in typeof(CoreServices).Assembly.DefinedTypes.Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var handled in type.ImplementedInterfaces.Where(i => i.IsGenericType && HandlerInterfaces.Contains(i.GetGenericTypeDefinition())))
                services.AddTransient(handled, type);
        }

        return services;
    }
}
