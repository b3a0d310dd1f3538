using MediatR;
using NetGraph.Core.Analysis;
using NetGraph.Core.Mapping;
using NetGraph.Import;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Imports;

/// <summary>
/// One input after the other: read, look whether it is known, map, write as one batch. Alert formats without a year wait until
/// the captures of the same import are read, because those know it.
/// </summary>
internal sealed class ImportFilesHandler(IGraphStore store, ImportReader reader, TimeProvider clock) : IRequestHandler<ImportFiles, ImportReport>
{
    public async Task<ImportReport> Handle(ImportFiles request, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        ImportSource[] sources = [.. InputPaths.Expand(request.Paths).Select(ImportSource.File), .. request.Sources];
        await store.EnsureSchemaAsync(GraphSchema.Request, cancellationToken);
        var home = await HomeOfStore.ResolveAsync(store, request.HomeNetworks, cancellationToken);
        var session = new Session(request, home, await KnownConversations.LoadAsync(store, cancellationToken), sources.Length);

        var files = new ImportedFile?[sources.Length];
        for (var i = 0; i < sources.Length; i++)
            files[i] = await ImportOneAsync(session, sources[i], i, mayWait: true, cancellationToken);
        for (var i = 0; i < sources.Length; i++)
            files[i] ??= await ImportOneAsync(session, sources[i], i, mayWait: false, cancellationToken);

        if (request.Analyze && files.Any(f => f is { Kind: not null, Duplicate: false }))
        {
            request.Progress?.Report(new ImportProgress("", "analysing", 0, null, sources.Length, sources.Length));
            await NetworkAnalysis.RunAsync(store, cancellationToken);
        }

        var counts = await store.CountAsync(cancellationToken);
        return new ImportReport(
            store.Address,
            Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3),
            [.. files.Select(f => f!)], // not null: the second round leaves none out
            new GraphSize(counts.NodesByLabel, counts.RelationshipsByType));
    }

    /// <summary>Imports one input; null when it should wait for the captures.</summary>
    private async Task<ImportedFile?> ImportOneAsync(Session session, ImportSource source, int index, bool mayWait, CancellationToken cancellationToken)
    {
        var startedAt = Now();
        ImportResult result;
        try
        {
            result = Read(session, source, index, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Unread(source, new ImportDiagnostic(source.Name, PositionUnit.File, 0, "unreadable", unreadable.Message));
        }

        if (!result.IsRead)
            return Unread(source, result.UnknownFormat);

        var observations = result.Observations;
        if (mayWait && source.CanReopen && session.Request.Year is null && observations.Kind is ImportKind.SnortFast or ImportKind.SnortFull)
            return null;

        var isDuplicate = await IsKnownAsync(GraphKeys.Import(result.ContentSha256, observations.Kind), cancellationToken);
        if (!isDuplicate)
        {
            session.Report(source, index, "writing", result.Bytes);
            var record = new ImportRecord(source.Name, result.ContentSha256, result.Bytes, startedAt, Now(), session.Request.Sensor, session.Request.Generated);
            var oriented = observations with { Conversations = session.Conversations.Orient(observations.Conversations) };
            await store.BulkWriteAsync(ObservationMapper.Map(oriented, record, session.Home), cancellationToken);
        }

        session.See(observations);
        session.Report(source, index, "done", result.Bytes);
        return new ImportedFile(
            source.Name, observations.Kind.Word(), observations.Records, observations.Accepted, observations.Rejected, isDuplicate,
            [.. observations.Diagnostics.Select(ReportedDiagnostic.Of)]);
    }

    private ImportResult Read(Session session, ImportSource source, int index, CancellationToken cancellationToken)
    {
        using var stream = source.Open();
        long? length = stream.CanSeek ? stream.Length : null;
        using var counted = new CountedStream(stream, bytes => session.Report(source, index, "reading", bytes, length));
        return reader.Read(counted, source.Name, session.Options, cancellationToken);
    }

    private Task<bool> IsKnownAsync(string key, CancellationToken cancellationToken) => store.ReadAsync(
        async (graph, token) =>
        {
            await using var result = await graph.RunAsync(
                "MATCH (i:Import {key: $key}) RETURN i.key",
                new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["key"] = key },
                QueryLimits.Unlimited,
                token);
            await foreach (var _ in result.ReadRowsAsync(token))
                return true;
            return false;
        },
        cancellationToken);

    private PacketTime Now()
    {
        var now = clock.GetUtcNow();
        return new PacketTime((now - DateTimeOffset.UnixEpoch).Ticks * 100);
    }

    private static ImportedFile Unread(ImportSource source, ImportDiagnostic why) => new(source.Name, null, 0, 0, 0, false, [ReportedDiagnostic.Of(why)]);

    /// <summary>What the inputs of one import share.</summary>
    private sealed class Session(ImportFiles request, HomeNetworks home, KnownConversations conversations, int inputs)
    {
        private PacketTime? _newestPacket = conversations.NewestPacket;

        public ImportFiles Request => request;

        public HomeNetworks Home => home;

        public KnownConversations Conversations => conversations;

        public ImportOptions Options => new()
        {
            Year = request.Year ?? (_newestPacket is { } newest ? DateTimeOffset.FromUnixTimeSeconds(newest.Seconds).Year : null),
            SensorOffset = request.SensorOffset,
        };

        public void See(ImportObservations observations)
        {
            if (observations.Kind is ImportKind.Pcap or ImportKind.Pcapng && observations.LastSeen is { } last)
                _newestPacket = _newestPacket is { } known ? PacketTime.Max(known, last) : last;
        }

        public void Report(ImportSource source, int index, string step, long bytes, long? total = null) =>
            request.Progress?.Report(new ImportProgress(source.Name, step, bytes, total, index + 1, inputs));
    }
}
