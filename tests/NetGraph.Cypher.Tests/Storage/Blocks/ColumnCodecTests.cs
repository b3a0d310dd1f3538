using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Blocks;
using NetGraph.Cypher.Storage.Durability;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Blocks;

public sealed class ColumnCodecTests
{
    public static TheoryData<string, int> Kinds
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var kind in (string[])["same", "small", "ports", "wide", "rising", "falling", "steps", "edges", "decimals", "floats", "instants", "mixed"])
            {
                foreach (var count in (int[])[0, 1, 2, 63, 1000, 65_536])
                    data.Add(kind, count);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cells_come_back_as_they_were(string kind, int count)
    {
        foreach (var absent in (double[])[0, 0.3, 1])
        {
            var (tags, payloads) = Cells(kind, count, absent, new Random(count));
            var writer = new ByteWriter();
            ColumnCodec.Write(writer, tags, payloads);

            var (readTags, readPayloads) = (new byte[count + 3], new long[count + 3]);
            var from = new ByteReader(writer.Written);
            Assert.Equal(count, ColumnCodec.Read(ref from, readTags, readPayloads));
            Assert.True(from.AtEnd);
            Assert.Equal(tags, readTags[..count]);
            Assert.Equal(payloads, readPayloads[..count]);
        }
    }

    [Theory]
    [InlineData("same", 16)]
    [InlineData("ports", 2 * 65_536 + 64)]
    [InlineData("steps", 65_536 + 64)]
    [InlineData("decimals", 3 * 65_536 + 64)]
    [InlineData("instants", 4 * 65_536 + 64)]
    public void Blocks_are_as_small_as_what_varies_in_them(string kind, int mostBytes)
    {
        var (tags, payloads) = Cells(kind, 65_536, 0, new Random(1));
        var writer = new ByteWriter();
        ColumnCodec.Write(writer, tags, payloads);
        Assert.InRange(writer.Length, 1, mostBytes);
    }

    [Fact]
    public void Damaged_blocks_are_refused_or_read_as_other_cells_and_never_fail_otherwise()
    {
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var kind = ((string[])["small", "ports", "rising", "decimals", "instants", "mixed"])[round % 6];
            var (tags, payloads) = Cells(kind, random.Next(1, 300), 0.2, random);
            var writer = new ByteWriter();
            ColumnCodec.Write(writer, tags, payloads);
            var bytes = writer.Written.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                var from = new ByteReader(bytes.AsSpan(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)));
                ColumnCodec.Read(ref from, new byte[300], new long[300]);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 4_000);
    }

    private static (byte[] Tags, long[] Payloads) Cells(string kind, int count, double absent, Random random)
    {
        var (tags, payloads) = (new byte[count], new long[count]);
        for (var i = 0; i < count; i++)
        {
            if (random.NextDouble() < absent)
                continue;
            (tags[i], payloads[i]) = ((byte, long))(kind switch
            {
                "same" => ((byte)CellTag.String, 3L),
                "small" => ((byte)CellTag.Integer, random.Next(-5, 200)),
                "ports" => ((byte)CellTag.Integer, random.Next(65_536)),
                "wide" => ((byte)CellTag.Integer, random.NextInt64(long.MinValue, long.MaxValue)),
                "rising" => ((byte)CellTag.Integer, 1_000_000L + (i * 3L) + random.Next(3)),
                "falling" => ((byte)CellTag.Integer, 5L - (i * 1_000_003L)),
                "steps" => ((byte)CellTag.Integer, random.Next(256) * 1000L),
                "edges" => ((byte)CellTag.Integer, ((long[])[long.MinValue, long.MaxValue, 0, -1, 1])[random.Next(5)]),
                "decimals" => ((byte)CellTag.Float, BitConverter.DoubleToInt64Bits(random.Next(3_600_000) / 1000.0)),
                "floats" => ((byte)CellTag.Float, BitConverter.DoubleToInt64Bits(((double[])[-0.0, double.NaN, double.PositiveInfinity, 0.1, random.NextDouble(), 1e300])[random.Next(6)])),
                "instants" => ((byte)CellTag.Instant, ((1_700_000_000L - random.Next(100_000)) << 30) | (random.Next(1_000) * 1_000_000L)),
                _ => ((byte)random.Next(1, 10), random.Next(100)),
            });
        }

        return (tags, payloads);
    }
}
