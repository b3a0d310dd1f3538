namespace NetGraph.Benchmarks.Graph;

/// <summary>A host; its id is its place.</summary>
internal readonly record struct BenchHost(string Address, bool Internal, string? Network, long PacketsSent, long PacketsReceived);

/// <summary>A conversation between two hosts, by their ids. Times are Unix seconds, durations seconds.</summary>
internal readonly record struct BenchConnection(
    int Source,
    int Target,
    string Protocol,
    int SourcePort,
    int TargetPort,
    long Packets,
    long Bytes,
    long ReplyPackets,
    long ReplyBytes,
    long PayloadBytes,
    int Connections,
    string State,
    double Duration,
    long FirstSeen);

/// <summary>An alert with its ends and its rule, by their ids; its id is its place.</summary>
internal readonly record struct BenchAlert(
    int From, int Target, int Rule, string Protocol, int SourcePort, int TargetPort, int Priority, string Message, long Timestamp);

/// <summary>A rule; its id is its place.</summary>
internal readonly record struct BenchRule(int Sid, int Gid, int Rev, string Message, string Trust, string Classification);
