namespace NetGraph.Import.Captures;

/// <summary>How finely a pcap file tells time; its magic number says which.</summary>
public enum PcapResolution
{
    /// <summary>Magic <c>a1b2c3d4</c>: seconds and microseconds.</summary>
    Microseconds,

    /// <summary>Magic <c>a1b23c4d</c>: seconds and nanoseconds.</summary>
    Nanoseconds,
}
