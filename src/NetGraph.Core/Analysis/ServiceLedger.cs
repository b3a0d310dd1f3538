using System.Runtime.InteropServices;
using NetGraph.Core.Mapping;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>
/// Adds up what conversations and alerts say of each service and gives the verdicts.
/// <code>
/// ConversationFacts --ConversationJudge--+
///                                        +--> ServiceEvidence a service --> ServiceVerdict
/// alert x RuleFacts --AlertJudge---------+
/// </code>
/// Invariant: the order in which evidence comes in does not matter.
/// </summary>
/// <param name="isInternal">Whether a host is internal: only there a mistaken service is worth keeping as rejected.</param>
internal sealed class ServiceLedger(Func<string, bool> isInternal)
{
    private readonly Dictionary<ServiceId, ServiceEvidence> _services = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Takes in one conversation.</summary>
    /// <param name="isUnreachable">The target told the source by ICMP that it or the port cannot be reached.</param>
    public void Add(ConversationFacts conversation, bool isUnreachable)
    {
        var evidence = ConversationJudge.Judge(conversation, isUnreachable);
        if (evidence == ConversationEvidence.None)
            return;

        if (evidence is (ConversationEvidence.Stray or ConversationEvidence.TranslatedClient or ConversationEvidence.PortZero) && !isInternal(conversation.Target))
            return;

        var port = evidence == ConversationEvidence.PortZero ? null : conversation.TargetPort;
        At(new ServiceId(conversation.Target, conversation.Transport, port)).Add(evidence, conversation.FirstSeen, conversation.LastSeen);
    }

    /// <summary>Takes in one alert with its number of repeats.</summary>
    public void Add(RuleFacts rule, string source, string target, string? transport, int? sourcePort, int? targetPort, long repeats, GraphDateTime time)
    {
        _findings.Clear();
        AlertJudge.Judge(rule, transport, sourcePort, targetPort, _findings);
        foreach (var finding in _findings)
        {
            var (host, port) = finding.End == PacketEnd.Destination ? (target, targetPort) : (source, sourcePort);
            if (finding.Cause is not null && !isInternal(host))
                continue;
            if (finding.Cause is null && port is null or 0)
                continue;

            // Port 0 and no port are one entry: neither names a service.
            var id = new ServiceId(host, transport!, port is 0 ? null : port); // not null: no finding comes without a transport
            At(id).Add(rule, finding, repeats, time);
        }
    }

    /// <summary>Every service that something was said of, by key.</summary>
    public IReadOnlyList<ServiceVerdict> Verdicts() =>
        [.. _services.Select(s => s.Value.Judge(s.Key)).OrderBy(v => v.Key, StringComparer.Ordinal)];

    private ServiceEvidence At(ServiceId id)
    {
        ref var evidence = ref CollectionsMarshal.GetValueRefOrAddDefault(_services, id, out _);
        return evidence ??= new ServiceEvidence();
    }
}

/// <summary>Names a service; the port is null for evidence without one.</summary>
internal readonly record struct ServiceId(string Host, string Transport, int? Number)
{
    public string Key => GraphKeys.Service(Host, Transport, Number);
}
