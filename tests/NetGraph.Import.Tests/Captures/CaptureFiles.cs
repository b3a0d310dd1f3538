using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Reads captures the way the product does: through the dispatcher, from a stream.</summary>
internal static class CaptureFiles
{
    public static ImportObservations Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Null when the content is not recognised.</summary>
    public static ImportObservations? TryRead(byte[] content) =>
        new ImportReader().Read(new MemoryStream(content), "test.pcap", new ImportOptions(), TestContext.Current.CancellationToken).Observations;

    public static ImportObservations Read(byte[] content) => Read(new MemoryStream(content), "test.pcap");

    private static ImportObservations Read(Stream stream, string name)
    {
        var result = new ImportReader().Read(stream, name, new ImportOptions(), TestContext.Current.CancellationToken);
        Assert.True(result.IsRead, result.UnknownFormat?.Message);
        return result.Observations;
    }
}
