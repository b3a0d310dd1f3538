using MediatR;
using NetGraph.Core.Catalogue;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Views;

/// <summary>Runs a view of the catalogue.</summary>
/// <param name="Name">The view's name.</param>
/// <param name="Parameters">Values by name; what is missing takes its default.</param>
/// <param name="Limit">Most rows; null takes the <c>limit</c> among the parameters, else the view's default.</param>
/// <param name="Timeout">Null: none.</param>
public sealed record RunView(
    string Name,
    IReadOnlyDictionary<string, GraphValue> Parameters,
    int? Limit = null,
    TimeSpan? Timeout = null) : IRequest<QueryAnswer>, IValidatedRequest
{
    internal const string LimitName = "limit";

    /// <summary>Rough bound on what the statement may hold; null: none.</summary>
    public long? MaxMemoryBytes { get; init; }

    /// <summary>The rows this asks for: its limit, its parameter <c>limit</c>, or the view's default.</summary>
    public long RowsWanted(CatalogueView view) =>
        Limit ?? (Parameters.TryGetValue(LimitName, out var given) ? given : view.Parameters.First(p => p.Name == LimitName).Default).AsInteger();

    /// <summary>The same with parameters as text, read by the types of the view.</summary>
    /// <exception cref="InvalidRequestException">There is no such view or parameter, or a text is no value of its type.</exception>
    public static RunView FromText(string name, IReadOnlyDictionary<string, string> parameters, int? limit = null, TimeSpan? timeout = null)
    {
        var view = ViewCatalogue.Instance.Find(name) ?? throw new InvalidRequestException([UnknownView(name)]);
        var values = new Dictionary<string, GraphValue>(StringComparer.Ordinal);
        var faults = new List<RequestFault>();
        foreach (var (key, text) in parameters)
        {
            var parameter = view.Parameters.FirstOrDefault(p => p.Name == key);
            if (parameter is null)
                faults.Add(UnknownParameter(view, key));
            else if (parameter.TryRead(text, out var value))
                values[key] = value;
            else
                faults.Add(new RequestFault(key, $"Parameter '{key}' is '{text}'; expected {parameter.TypeWord}."));
        }

        return faults.Count == 0 ? new RunView(name, values, limit, timeout) : throw new InvalidRequestException(faults);
    }

    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (ViewCatalogue.Instance.Find(Name) is not { } view)
            return [UnknownView(Name)];

        var faults = new List<RequestFault>();
        foreach (var (name, value) in Parameters)
        {
            var parameter = view.Parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null)
                faults.Add(UnknownParameter(view, name));
            else if (!parameter.Accepts(value))
                faults.Add(new RequestFault(name, $"Parameter '{name}' is {value}; expected {parameter.TypeWord}."));
        }

        if (Limit is < 1 || (Limit is null && Parameters.TryGetValue("limit", out var limit) && !(limit.Kind == GraphValueKind.Integer && limit.AsInteger() is >= 1 and < int.MaxValue)))
            faults.Add(new RequestFault("limit", "The limit must be 1 or more."));
        return faults;
    }

    private static RequestFault UnknownView(string name)
    {
        var near = ViewCatalogue.Instance.Views.Select(v => v.Name).Where(n => n.Contains(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return new RequestFault(nameof(Name), near.Length == 0 ? $"There is no view '{name}'." : $"There is no view '{name}'; did you mean {string.Join(", ", near)}?");
    }

    private static RequestFault UnknownParameter(CatalogueView view, string name) =>
        new(name, $"View '{view.Name}' has no parameter '{name}'; it has {string.Join(", ", view.Parameters.Select(p => p.Name))}.");
}

internal sealed class RunViewHandler(IGraphStore store) : IRequestHandler<RunView, QueryAnswer>
{
    public Task<QueryAnswer> Handle(RunView request, CancellationToken cancellationToken)
    {
        var view = ViewCatalogue.Instance.Find(request.Name)!; // not null: validated
        var parameters = view.Parameters.ToDictionary(p => p.Name, p => request.Parameters.TryGetValue(p.Name, out var given) ? given : p.Default, StringComparer.Ordinal);
        var limit = request.RowsWanted(view);

        // More rows than wanted are asked for, so that a cut answer can say how many there are.
        parameters[RunView.LimitName] = limit + QueryRunner.RowsCounted + 1;
        var limits = new QueryLimits(request.Timeout, MaxRows: limit, request.MaxMemoryBytes);
        var chain = view.Chain.Count == 0 ? null : new ChainShape(view.Chain, view.Weight);
        return store.ReadAsync((graph, token) => QueryRunner.RunAsync(graph, view.Query, parameters, limits, chain, token), cancellationToken);
    }
}
