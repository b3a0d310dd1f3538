using NetGraph.Import.Observations;

namespace NetGraph.Core.Mapping;

/// <summary>What is known of one input beside what it says: becomes its Import node.</summary>
/// <param name="Path">Name as the user gave it.</param>
/// <param name="ContentSha256">Digest of the unpacked content, lower-case hexadecimal.</param>
/// <param name="Bytes">Unpacked size.</param>
/// <param name="StartedAt">When reading began.</param>
/// <param name="FinishedAt">When reading ended.</param>
/// <param name="Sensor">Name of the sensor the user gave, or null.</param>
/// <param name="Generated">Whether the program made the content itself.</param>
public sealed record ImportRecord(
    string Path,
    string ContentSha256,
    long Bytes,
    PacketTime StartedAt,
    PacketTime FinishedAt,
    string? Sensor = null,
    bool Generated = false);
