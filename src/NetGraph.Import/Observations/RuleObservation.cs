namespace NetGraph.Import.Observations;

/// <summary>At which end of the conversation a matching rule says the service is.</summary>
public enum ServiceEnd
{
    /// <summary>The rule does not say (no direction in <c>flow</c>, or stateless).</summary>
    Unknown,

    /// <summary><c>to_server</c> / <c>from_client</c>: the packet's destination.</summary>
    Destination,

    /// <summary><c>from_server</c> / <c>to_client</c>: the packet's source.</summary>
    Source,

    /// <summary>A bidirectional rule (<c>&lt;&gt;</c>) or both directions named.</summary>
    Either,
}

/// <summary>What a rule checks, and so how far an alert of it can be believed.</summary>
public enum RuleTrust
{
    /// <summary>Neither an established flow nor content.</summary>
    Neither,

    /// <summary>Needs a flow (not <c>stateless</c>) but checks no content.</summary>
    FlowOnly,

    /// <summary>Checks content without needing a flow.</summary>
    ContentOnly,

    /// <summary>Needs a flow and checks content.</summary>
    FlowAndContent,
}

/// <summary>One option of a rule body, in order: <c>name:value;</c>, or <c>name;</c> with a null value.</summary>
public sealed record RuleOption(string Name, string? Value);

/// <summary>One Snort or Suricata rule, active or commented out.</summary>
public sealed record RuleObservation
{
    public required uint Gid { get; init; }

    public required uint Sid { get; init; }

    public uint? Rev { get; init; }

    public string? Message { get; init; }

    /// <summary><c>alert</c>, <c>drop</c>, <c>pass</c> …</summary>
    public required string Action { get; init; }

    /// <summary>The header's protocol word: <c>tcp</c>, <c>ip</c>, <c>http</c> …</summary>
    public required string Protocol { get; init; }

    /// <summary>Source addresses as written, variables not replaced.</summary>
    public required string Source { get; init; }

    public required string SourcePort { get; init; }

    /// <summary><c>-&gt;</c>, <c>&lt;&gt;</c> or <c>&lt;-</c>.</summary>
    public required string Direction { get; init; }

    public required string Target { get; init; }

    public required string TargetPort { get; init; }

    public string? Classtype { get; init; }

    public int? Priority { get; init; }

    /// <summary>Values of <c>flow</c>, lower case, in order.</summary>
    public IReadOnlyList<string> Flow { get; init; } = [];

    public bool RequiresEstablished { get; init; }

    public bool Stateless { get; init; }

    public ServiceEnd ServiceEnd { get; init; }

    /// <summary>Has content, uricontent, pcre or a sticky-buffer match: something of the payload is looked at.</summary>
    public bool HasContent { get; init; }

    public RuleTrust Trust { get; init; }

    /// <summary>False when the rule is commented out in its file.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>First line of the rule in its file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The rule as written, continuation lines joined, without the comment mark.</summary>
    public required string Text { get; init; }

    /// <summary><c>reference</c> values: <c>system,id</c>.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>MITRE ATT&amp;CK technique ids from <c>metadata</c>.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>Every option in order.</summary>
    public IReadOnlyList<RuleOption> Options { get; init; } = [];
}
