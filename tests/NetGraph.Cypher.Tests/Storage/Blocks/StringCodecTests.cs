using NetGraph.Cypher.Storage.Blocks;
using NetGraph.Cypher.Storage.Durability;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Blocks;

public sealed class StringCodecTests
{
    [Fact]
    public void Strings_come_back_as_they_were()
    {
        string[][] runs =
        [
            [],
            [""],
            ["a", "", "ü€𝄞", "a"],
            ["broken \uD800 surrogate", "plain"],
            [.. Enumerable.Range(0, 5_000).Select(i => $"1:community-{i * 7919}")],
            [new string('x', 3_000_000)],
        ];
        foreach (var run in runs)
        {
            var writer = new ByteWriter();
            StringCodec.Write(writer, run);
            var from = new ByteReader(writer.Written);
            var read = new List<string>();
            StringCodec.Read(ref from, read);
            Assert.Equal(run, read);
            Assert.True(from.AtEnd);
        }
    }

    [Fact]
    public void Damaged_runs_are_refused_or_read_as_other_strings()
    {
        var random = new Random(3);
        for (var round = 0; round < 2_000; round++)
        {
            var writer = new ByteWriter();
            StringCodec.Write(writer, [.. Enumerable.Range(0, random.Next(1, 60)).Select(i => $"{i} {random.Next()}")]);
            var bytes = writer.Written.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var from = new ByteReader(bytes);
            try
            {
                StringCodec.Read(ref from, []);
            }
            catch (InvalidDataException)
            {
                continue;
            }

            Assert.True(bytes.Length > 0);
        }
    }
}
