using NetGraph.Cypher.Execution.Vectors;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution.Vectors;

/// <summary>Tables and sets of codes against the library's dictionary and set.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData(10, 5)]
    [InlineData(1_000, 100)]
    [InlineData(100_000, 60_000)]
    public void Code_table_numbers_codes_in_the_order_they_come(int count, int range)
    {
        var codes = Codes(count, range);
        var expected = new Dictionary<long, int>();
        var numbers = new int[count];
        var table = new CodeTable(isDense: false);
        table.NumberAll(codes, numbers);
        for (var i = 0; i < count; i++)
        {
            if (!expected.TryGetValue(codes[i], out var number))
                expected.Add(codes[i], number = expected.Count);
            Assert.Equal(number, numbers[i]);
            Assert.Equal(number, table.Number(codes[i]));
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.Equal(expected.Keys, table.Codes());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(200, 50)]
    [InlineData(100_000, 60_000)]
    public void Code_set_gives_what_was_added_once(int count, int range)
    {
        long[] codes = [.. Codes(count, range), long.MinValue, long.MaxValue, 0, -1];
        var expected = new HashSet<long>();
        var set = new CodeSet();
        set.Fetch(codes);
        foreach (var code in codes)
        {
            Assert.Equal(expected.Contains(code), set.Contains(code));
            Assert.Equal(expected.Add(code), set.Add(code));
            Assert.True(set.Contains(code));
        }

        var copied = new List<long>();
        var room = new long[128];
        for (int from = 0, found; (found = set.CopyTo(ref from, room)) > 0;)
            copied.AddRange(room[..found]);
        Assert.Equal(expected.Order(), copied.Order());
    }

    [Fact]
    public void Released_code_set_is_empty()
    {
        var set = new CodeSet();
        foreach (var code in Codes(20_000, 20_000))
            set.Add(code);
        set.Add(long.MinValue);
        set.Release();
        Assert.True(set.Add(long.MinValue));
        Assert.True(set.Add(1));
        Assert.False(set.Add(1));
    }

    [Fact]
    public void Bit_sets_unite_and_count_what_is_new()
    {
        var random = new Random(7);
        var (first, second) = (new BitSet(), new BitSet());
        var expected = new HashSet<int>();
        for (var i = 0; i < 5_000; i++)
        {
            var number = random.Next(i % 2 == 0 ? 3_000 : BitSet.End);
            Assert.Equal(expected.Add(number), first.Add(number));
        }

        var others = new HashSet<int>();
        for (var i = 0; i < 5_000; i++)
        {
            var number = random.Next(4_000);
            Assert.Equal(others.Add(number), second.Add(number));
        }

        Assert.Equal(others.Except(expected).Count(), first.AddAll(second));
        Assert.Equal(0, first.AddAll(second));
        Assert.All(others, n => Assert.False(first.Add(n)));
    }

    [Fact]
    public void Table_arrays_are_clear_where_nothing_was_copied()
    {
        for (var round = 0; round < 3; round++)
        {
            var array = TableArrays.New<long>(5_000);
            Assert.True(array.Length >= 5_000);
            Assert.All(array, n => Assert.Equal(0, n));
            Array.Fill(array, 9);
            var length = array.Length;
            var longer = TableArrays.Grown(array, 20_000);
            Assert.All(longer[..length], n => Assert.Equal(9, n));
            Assert.All(longer[length..], n => Assert.Equal(0, n));
            Array.Fill(longer, 9);
            TableArrays.Return(longer);
        }
    }

    private static long[] Codes(int count, int range)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(range) * 0x1234567L)];
    }
}
