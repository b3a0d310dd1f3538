using System.Buffers.Binary;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Core;
using NetGraph.Core.Features.Imports;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Kill;

/// <summary>Made-up captures and rule files, each about hosts or rules that no other names, so that a store tells which of them it holds whole.</summary>
internal static class ImportInputs
{
    public const int Captures = 6;
    public const int RuleFiles = 2;
    public const int Conversations = 300;
    public const int Rules = 200;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; number < Captures; number++)
            File.WriteAllBytes(Path.Combine(folder, $"capture-{number}.pcap"), Capture(number));
        for (var number = 0; number < RuleFiles; number++)
            File.WriteAllLines(Path.Combine(folder, $"rules-{number}.rules"), Enumerable.Range(0, Rules).Select(i => Rule(number, i)));
    }

    /// <param name="told">Told each step once it begins.</param>
    public static async Task ImportAsync(IGraphStore store, string folder, Action<string>? told)
    {
        var services = new ServiceCollection();
        services.AddSingleton(store);
        services.AddNetGraphCore();
        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<IMediator>().Send(
            new ImportFiles { Paths = [folder], HomeNetworks = ["10.0.0.0/8"], Progress = told is null ? null : new Steps(told) }, CancellationToken.None);
        if (report.Imports.FirstOrDefault(i => i.Kind is null || i.Rejected > 0) is { } wrong)
            throw new FaultException($"{wrong.Path} was not read: {string.Join("; ", wrong.Diagnostics.Select(d => d.Message))}");
    }

    /// <returns>How many of the inputs the store holds.</returns>
    /// <exception cref="FaultException">One of them is half there, or there without its import.</exception>
    public static async Task<int> CheckAsync(OpenStore store)
    {
        var imported = (await store.AskAsync("MATCH (i:Import) RETURN i.path AS path")).Select(r => Path.GetFileName(r[0].AsString())).ToHashSet();
        var conversations = await CountAsync(store, "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) RETURN split(a.address, '.')[1] AS f, count(*) AS n");
        var targets = await CountAsync(store, "MATCH (a:Host) WHERE a.address STARTS WITH '10.' RETURN split(a.address, '.')[1] AS f, count(*) AS n");
        for (var number = 0; number < Captures; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            var expected = imported.Contains($"capture-{number}.pcap") ? Conversations : 0;
            Require(conversations.GetValueOrDefault(name) == expected, $"capture {number}: expected {expected} conversations, found {conversations.GetValueOrDefault(name)}");
            Require(targets.GetValueOrDefault(name) > 0 == expected > 0, $"capture {number}: {targets.GetValueOrDefault(name)} hosts, {expected} conversations");
        }

        var rules = await CountAsync(store, "MATCH (r:Rule) RETURN toString((r.sid - 1000000) / 1000) AS f, count(*) AS n");
        for (var number = 0; number < RuleFiles; number++)
        {
            var expected = imported.Contains($"rules-{number}.rules") ? Rules : 0;
            var found = rules.GetValueOrDefault(number.ToString(CultureInfo.InvariantCulture));
            Require(found == expected, $"rule file {number}: expected {expected} rules, found {found}");
        }

        return imported.Count;
    }

    private static async Task<Dictionary<string, long>> CountAsync(OpenStore store, string cypher) =>
        (await store.AskAsync(cypher)).ToDictionary(r => r[0].AsString(), r => r[1].AsInteger());

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new FaultException(otherwise);
    }

    private static string Rule(int file, int number) =>
        $"alert tcp $EXTERNAL_NET any -> $HOME_NET {80 + number} (msg:\"made-up rule {number} of file {file}\"; flow:to_server,established; content:\"x{number}\"; sid:{1_000_000 + (1_000 * file) + number}; rev:1;)";

    /// <summary>A classic capture of Ethernet frames, each the SYN of another conversation (libpcap file format; RFC 791, RFC 9293).</summary>
    private static byte[] Capture(int number)
    {
        const int Frame = 54;
        var bytes = new byte[24 + (Conversations * (16 + Frame))];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), 1);
        for (var i = 0; i < Conversations; i++)
        {
            var record = bytes.AsSpan(24 + (i * (16 + Frame)), 16 + Frame);
            BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(1_700_000_000 + i));
            BinaryPrimitives.WriteUInt32LittleEndian(record[8..], Frame);
            BinaryPrimitives.WriteUInt32LittleEndian(record[12..], Frame);
            WriteSyn(record[16..], number, i);
        }

        return bytes;
    }

    private static void WriteSyn(Span<byte> frame, int number, int conversation)
    {
        ReadOnlySpan<byte> ethernet = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0];
        ethernet.CopyTo(frame);
        var ip = frame[14..];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], 40);
        ip[8] = 64;
        ip[9] = 6;
        ReadOnlySpan<byte> source = [10, (byte)number, 0, (byte)(1 + (conversation % 50))];
        ReadOnlySpan<byte> target = [10, (byte)number, 1, (byte)(1 + (conversation / 50))];
        source.CopyTo(ip[12..]);
        target.CopyTo(ip[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[20..], (ushort)(40_000 + conversation));
        BinaryPrimitives.WriteUInt16BigEndian(ip[22..], (ushort)(80 + (conversation % 3)));
        ip[32] = 0x50;
        ip[33] = 0x02;
        BinaryPrimitives.WriteUInt16BigEndian(ip[34..], 8192);
    }

    private sealed class Steps(Action<string> told) : IProgress<ImportProgress>
    {
        private string _last = "";

        public void Report(ImportProgress value)
        {
            if (value.Step == _last)
                return;
            _last = value.Step;
            told(value.Step);
        }
    }
}
