using System.IO.Compression;
using System.Text;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests;

public sealed class ImportReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ImportReader_lets_the_first_format_that_recognises_the_head_read_all_of_the_stream()
    {
        var text = "letters" + new string('x', 100_000);
        var reader = new ImportReader([new PrefixFormat("digits"), new PrefixFormat("letters"), new PrefixFormat("let")]);

        var result = reader.Read(new OneByteStream(Encoding.UTF8.GetBytes(text)), "a.txt", new ImportOptions(), Token);

        Assert.True(result.IsRead);
        Assert.Equal(100_007, result.Observations.Records);
        Assert.Null(result.UnknownFormat);
    }

    [Fact]
    public void ImportReader_gives_a_capture_and_its_gzip_copy_one_digest()
    {
        var reader = new ImportReader([new PrefixFormat("letters")]);

        var plain = reader.Read(new MemoryStream("letters"u8.ToArray()), "a", new ImportOptions(), Token);
        var packed = reader.Read(new MemoryStream(Gzip("letters"u8)), "a.gz", new ImportOptions(), Token);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("letters"u8)), plain.ContentSha256);
        Assert.Equal((plain.ContentSha256, 7L), (packed.ContentSha256, packed.Bytes));
    }

    [Fact]
    public void ImportReader_undoes_gzip_of_several_members()
    {
        var packed = Gzip("letters"u8).Concat(Gzip("and more"u8)).ToArray();

        var result = new ImportReader([new PrefixFormat("letters")]).Read(new OneByteStream(packed), "a.gz", new ImportOptions(), Token);

        Assert.Equal(15, result.Observations?.Records);
    }

    [Fact]
    public void ImportReader_reads_cut_gzip_as_far_as_it_goes_and_says_so()
    {
        var random = new byte[50_000];
        new Random(1).NextBytes(random);
        "letters"u8.CopyTo(random);
        var packed = Gzip(random);

        var result = new ImportReader([new PrefixFormat("letters")]).Read(new MemoryStream(packed, 0, packed.Length / 2), "cut.gz", new ImportOptions(), Token);

        var diagnostic = Assert.Single(result.Observations!.Diagnostics);
        Assert.Equal("gzip-damaged", diagnostic.Code);
        Assert.Equal(result.Observations.Records, diagnostic.Position);
        Assert.InRange(result.Observations.Records, 10_000, 40_000);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("PK\u0003\u0004", "ZIP archive")]
    [InlineData("hello\tworld\n", "the text \"hello world\"")]
    [InlineData("\u0001\u0002\u0003", "the bytes 01 02 03")]
    public void ImportReader_says_what_an_unknown_input_begins_with(string content, string expected)
    {
        var result = new ImportReader([new PrefixFormat("letters")]).Read(new MemoryStream(Encoding.Latin1.GetBytes(content)), "odd", new ImportOptions(), Token);

        Assert.False(result.IsRead);
        Assert.Equal("unknown-format", result.UnknownFormat.Code);
        Assert.Equal("odd", result.UnknownFormat.Source);
        Assert.Contains(expected, result.UnknownFormat.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImportReader_answers_an_empty_input_without_formats_of_its_own_throwing() =>
        Assert.Equal("unknown-format", new ImportReader().Read(Stream.Null, "empty", new ImportOptions(), Token).UnknownFormat?.Code);

    [Fact]
    public void ImportReader_stops_when_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => new ImportReader().Read(Stream.Null, "x", new ImportOptions(), new CancellationToken(canceled: true)));

    private static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(plain);
        return packed.ToArray();
    }

    /// <summary>Recognises a prefix and counts bytes as records.</summary>
    private sealed class PrefixFormat(string prefix) : IFormatReader
    {
        public ImportKind? Detect(ReadOnlySpan<byte> head, string name) =>
            head.StartsWith(Encoding.UTF8.GetBytes(prefix)) ? ImportKind.Rules : null;

        public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
        {
            var bytes = 0L;
            while (stream.ReadByte() >= 0)
                bytes++;
            return new ImportObservations { Kind = kind, Records = bytes, Accepted = bytes, Rejected = 0 };
        }
    }

    /// <summary>Gives one byte a read and cannot seek, like the worst of pipes.</summary>
    private sealed class OneByteStream(byte[] content) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position == content.Length || count == 0)
                return 0;

            buffer[offset] = content[_position++];
            return 1;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
