using MediatR;
using NetGraph.Core.Features.Imports;
using NetGraph.Import.Rules;

namespace NetGraph.Core.Features.Rules;

/// <summary>Counts how far rules can be believed, as text and as rules, without a store.</summary>
/// <param name="Paths">Files, or folders whose <c>*.rules</c> files are taken.</param>
public sealed record AuditRules(IReadOnlyList<string> Paths) : IRequest<RuleAudit>, IValidatedRequest
{
    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate() => Paths
        .Where(p => !File.Exists(p) && !Directory.Exists(p))
        .Select(p => new RequestFault(nameof(Paths), $"There is no file or folder '{p}'."))
        .Concat(Paths.Count == 0 ? [new RequestFault(nameof(Paths), "Name at least one file or folder.")] : []);
}

internal sealed class AuditRulesHandler : IRequestHandler<AuditRules, RuleAudit>
{
    /// <exception cref="IOException">A file could not be read.</exception>
    public Task<RuleAudit> Handle(AuditRules request, CancellationToken cancellationToken)
    {
        var files = new List<RuleFile>();
        foreach (var path in InputPaths.Expand(request.Paths, "*.rules"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stream = File.OpenRead(path);
            files.Add(RuleFile.Read(path, stream));
        }

        return Task.FromResult(RuleAudit.Of(files));
    }
}
