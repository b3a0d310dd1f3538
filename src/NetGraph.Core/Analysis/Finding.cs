namespace NetGraph.Core.Analysis;

/// <summary>An end of an alert's packet.</summary>
internal enum PacketEnd
{
    Source,
    Destination,
}

/// <summary>What one alert says of a service at one end: support of a grade, or a contradiction with its cause.</summary>
/// <param name="Grade">The grade it supports; <see cref="ServiceGrade.Rejected"/> when it contradicts.</param>
/// <param name="Cause">Why it contradicts; null when it supports.</param>
/// <param name="Reason">One sentence for people.</param>
internal readonly record struct Finding(PacketEnd End, ServiceGrade Grade, RejectCause? Cause, string Reason)
{
    public static Finding Supports(PacketEnd end, ServiceGrade grade, string reason) => new(end, grade, null, reason);

    public static Finding Contradicts(PacketEnd end, RejectCause cause, string reason) => new(end, ServiceGrade.Rejected, cause, reason);
}
