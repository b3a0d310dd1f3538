namespace NetGraph.Import.Observations;

/// <summary>What a file turned out to hold, decided by its content. <see cref="ImportKinds.Word"/> gives the word users see.</summary>
public enum ImportKind
{
    /// <summary>libpcap file, microsecond or nanosecond, either byte order: <c>pcap</c>.</summary>
    Pcap,

    /// <summary>pcapng file: <c>pcapng</c>.</summary>
    Pcapng,

    /// <summary>Snort 2 <c>alert_fast</c> lines: <c>snort-fast</c>.</summary>
    SnortFast,

    /// <summary>Snort 2 <c>alert_full</c> blocks: <c>snort-full</c>.</summary>
    SnortFull,

    /// <summary>Suricata EVE JSON, as lines or as one array: <c>eve</c>.</summary>
    Eve,

    /// <summary>Snort or Suricata rules: <c>rules</c>.</summary>
    Rules,
}

/// <summary>The words of the command line and the API for each <see cref="ImportKind"/>.</summary>
public static class ImportKinds
{
    /// <summary>The word users see, such as <c>snort-fast</c>.</summary>
    public static string Word(this ImportKind kind) => kind switch
    {
        ImportKind.Pcap => "pcap",
        ImportKind.Pcapng => "pcapng",
        ImportKind.SnortFast => "snort-fast",
        ImportKind.SnortFull => "snort-full",
        ImportKind.Eve => "eve",
        ImportKind.Rules => "rules",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}
