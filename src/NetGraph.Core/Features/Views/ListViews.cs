using MediatR;
using NetGraph.Core.Catalogue;

namespace NetGraph.Core.Features.Views;

/// <summary>The catalogue, by topic and name.</summary>
public sealed record ListViews : IRequest<IReadOnlyList<CatalogueView>>;

internal sealed class ListViewsHandler : IRequestHandler<ListViews, IReadOnlyList<CatalogueView>>
{
    public Task<IReadOnlyList<CatalogueView>> Handle(ListViews request, CancellationToken cancellationToken) => Task.FromResult(ViewCatalogue.Instance.Views);
}
