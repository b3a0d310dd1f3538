using NetGraph.Cypher.Storage;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

public sealed class LongSpansTests
{
    public static TheoryData<int> Lengths => [0, 1, 3, 4, 7, 8, 15, 16, 17, 31, 33, 511, 512];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Numbers_ascend(int length)
    {
        var into = new long[length + 1];
        LongSpans.Ascend(into.AsSpan(0, length), 1_000);
        Assert.Equal(Enumerable.Range(1_000, length).Select(n => (long)n).Append(0), into);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Numbers_keep_their_sign_when_widened(int length)
    {
        var random = new Random(length);
        sbyte[] bytes = [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1))];
        short[] words = [.. Enumerable.Range(0, length).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1))];
        int[] numbers = [.. Enumerable.Range(0, length).Select(_ => random.Next(int.MinValue, int.MaxValue))];
        var into = new long[length];
        LongSpans.Widen(bytes, into);
        Assert.Equal(bytes.Select(n => (long)n), into);
        LongSpans.Widen(words, into);
        Assert.Equal(words.Select(n => (long)n), into);
        LongSpans.Widen(numbers, into);
        Assert.Equal(numbers.Select(n => (long)n), into);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Numbers_within_bounds_are_found(int length)
    {
        var random = new Random(length);
        long[] numbers = [.. Enumerable.Range(0, length).Select(i => i % 7 == 0 ? long.MinValue : i % 11 == 0 ? long.MaxValue : random.Next(-20, 20))];
        var into = new int[length];
        foreach (var (low, high) in new[] { (-5L, 5L), (long.MinValue, 0L), (0L, long.MaxValue), (long.MinValue, long.MaxValue), (3L, 3L) })
        {
            foreach (var inside in new[] { true, false })
            {
                var count = LongSpans.SelectRange(numbers, low, high, inside, 100, into);
                Assert.Equal(Enumerable.Range(0, length).Where(i => (numbers[i] >= low && numbers[i] <= high) == inside).Select(i => i + 100), into.Take(count));
            }
        }
    }

    [Fact]
    public void Widening_into_less_room_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LongSpans.Widen([1, 2, 3], new long[2]));
}
