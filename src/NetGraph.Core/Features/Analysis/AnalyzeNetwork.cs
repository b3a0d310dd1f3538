using MediatR;
using NetGraph.Core.Analysis;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Analysis;

/// <summary>Judges services, roles and attacks anew from what was imported. Idempotent.</summary>
public sealed record AnalyzeNetwork : IRequest<AnalysisSummary>;

internal sealed class AnalyzeNetworkHandler(IGraphStore store) : IRequestHandler<AnalyzeNetwork, AnalysisSummary>
{
    public Task<AnalysisSummary> Handle(AnalyzeNetwork request, CancellationToken cancellationToken) => NetworkAnalysis.RunAsync(store, cancellationToken);
}
