using System.Text;
using NetGraph.Core.Mapping;

namespace NetGraph.Core.Demo;

/// <summary>
/// The demo's data: a capture, an alert log and a rule file that are generated, built to the published numbers of the analysis
/// the product reproduces, since the original captures are not public any more. The same bytes come out on every machine.
/// </summary>
public static class DemoDataset
{
    /// <summary>Name of the capture.</summary>
    public const string CaptureName = "netgraph-demo.pcap";

    /// <summary>Name of the alert log, Snort <c>alert_full</c>.</summary>
    public const string AlertName = "netgraph-demo.alert";

    /// <summary>Name of the rule file.</summary>
    public const string RuleName = "netgraph-demo.rules";

    /// <summary>Name of the text that says what this is.</summary>
    public const string ReadmeName = "README.txt";

    private const ulong Seed = 20_020_824;

    /// <summary>The internal networks of the demo, as CIDR text: the five of the analysis.</summary>
    public static IReadOnlyList<string> HomeNetworkTexts { get; } = ["207.166.0.0/16", "32.245.0.0/16", "138.97.0.0/16", "115.74.0.0/16", "170.129.0.0/16"];

    /// <summary>The same, ready for an import.</summary>
    public static HomeNetworks HomeNetworks { get; } = HomeNetworks.Parse(HomeNetworkTexts);

    /// <summary>Writes the four files, replacing older ones.</summary>
    /// <param name="directory">Created when it is missing.</param>
    /// <param name="cancellationToken">Checked between files.</param>
    /// <returns>Full paths of the files to import, in the order rules, capture, alerts.</returns>
    /// <exception cref="IOException">The directory or a file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var packets = DemoTraffic.Plan(Seed);
        var alerts = 0;
        await WriteFileAsync(directory, RuleName, stream => stream.Write(Encoding.UTF8.GetBytes(Rules())), cancellationToken);
        await WriteFileAsync(directory, CaptureName, stream => new DemoCapture().Write(packets, stream), cancellationToken);
        await WriteFileAsync(directory, AlertName, stream => alerts = new DemoAlertLog().Write(packets, stream), cancellationToken);
        await WriteFileAsync(directory, ReadmeName, stream => stream.Write(Encoding.UTF8.GetBytes(Readme(packets.Length, alerts))), cancellationToken);
        return [.. new[] { RuleName, CaptureName, AlertName }.Select(name => Path.GetFullPath(Path.Combine(directory, name)))];
    }

    private static async Task WriteFileAsync(string directory, string name, Action<Stream> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var file = new FileStream(Path.Combine(directory, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20, FileOptions.Asynchronous);
        await Task.Run(() => write(file), cancellationToken);
        await file.FlushAsync(cancellationToken);
    }

    private static string Rules()
    {
        var text = new StringBuilder("""
            # NetGraph demo rules. GENERATED together with netgraph-demo.pcap and netgraph-demo.alert.
            # Written for the demo: numbers, headers, flow and the presence of content follow public Snort 2 rules,
            # messages and contents are made up. Not fit to guard a network.


            """.ReplaceLineEndings("\n"));
        foreach (var rule in DemoRules.All)
            text.Append(rule.Text).Append('\n');
        return text.ToString();
    }

    private static string Readme(int packets, int alerts) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        NetGraph demo data: ALL OF IT IS GENERATED.

        No packet here was ever on a wire, but for three whose header fields were published. The files are built to the
        numbers of an analysis published in 2004 (Raffael Marty's GCIA practical, chapter 2), whose captures are not public
        any more: {packets:N0} packets between two devices, the top of its Table 2.1, the ten senders with their numbers of
        destinations, the hosts and services of its Table 2.2, and the oddities it found. Everything else is made up. The
        outside addresses are random and say nothing about whoever owns them.

        {CaptureName}     the capture; checksums are wrong, as in the original
        {AlertName}    {alerts:N0} alerts of the rules below, Snort alert_full with Ethernet line and year (snort -U -e -y)
        {RuleName}    the {DemoRules.All.Count} rules; scans are limited to one alert a target and minute

        Internal networks: {string.Join(", ", HomeNetworkTexts)}

        "2556 destination ports" counts port 0 and "no port" (ICMP, later fragments) as one, as the original's table did.

        """).ReplaceLineEndings("\n");
}
