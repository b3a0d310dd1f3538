using MediatR;
using NetGraph.Core.Mapping;

namespace NetGraph.Core.Features.Imports;

/// <summary>An input that can be opened: a file, an upload, standard input.</summary>
/// <param name="Name">What reports call it; never opened.</param>
/// <param name="Open">Opens the content; the importer disposes the stream.</param>
/// <param name="CanReopen">Whether opening twice gives the same content again.</param>
public sealed record ImportSource(string Name, Func<Stream> Open, bool CanReopen)
{
    /// <summary>A file.</summary>
    public static ImportSource File(string path) => new(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), CanReopen: true);

    /// <summary>A stream that can be read once.</summary>
    public static ImportSource Once(string name, Stream stream) => new(name, () => stream, CanReopen: false);
}

/// <summary>Reads captures, alerts and rules into the graph and analyses it. The kind of each input is decided by its content.</summary>
public sealed record ImportFiles : IRequest<ImportReport>, IValidatedRequest
{
    /// <summary>Files and folders.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Inputs that are no files.</summary>
    public IReadOnlyList<ImportSource> Sources { get; init; } = [];

    /// <summary>CIDRs that count as internal. Empty: those of earlier imports, else the private ranges.</summary>
    public IReadOnlyList<string> HomeNetworks { get; init; } = [];

    /// <summary>Name of the sensor.</summary>
    public string? Sensor { get; init; }

    /// <summary>Year of alerts that carry none; null takes the year of the newest capture.</summary>
    public int? Year { get; init; }

    /// <summary>Offset of the sensor's local time from UTC, for formats without a zone.</summary>
    public TimeSpan SensorOffset { get; init; } = TimeSpan.Zero;

    /// <summary>Marks the imports as made by the program for demonstration.</summary>
    public bool Generated { get; init; }

    /// <summary>Whether to analyse afterwards.</summary>
    public bool Analyze { get; init; } = true;

    /// <summary>Told how far it is, from the importing thread; null: nobody.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (Paths.Count + Sources.Count == 0)
            yield return new RequestFault(nameof(Paths), "Name at least one file or folder.");
        foreach (var cidr in HomeNetworks.Where(c => !Mapping.HomeNetworks.IsNetwork(c)))
            yield return new RequestFault(nameof(HomeNetworks), $"'{cidr}' is no network; expected an address and a prefix length, such as 10.0.0.0/8.");
        if (Year is < 1970 or > 2261)
            yield return new RequestFault(nameof(Year), $"The year is {Year}; expected 1970 to 2261.");
    }
}
