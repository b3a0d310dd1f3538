using NetGraph.StoreFaults.Flip;
using NetGraph.StoreFaults.Kill;
using NetGraph.StoreFaults.Readers;
using Xunit;

namespace NetGraph.StoreContract.Tests;

/// <summary>The store under attack, small; <c>tests/bench/store-kill</c>, <c>store-flip</c> and <c>store-readers</c> are the same, large.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    [Fact]
    public void Killed_process_leaves_exactly_what_it_had_committed() =>
        Assert.Equal(0, KillRun.Run(rounds: 15, seed: 4, output.WriteLine).Failed);

    [Fact]
    public void Flipped_bit_is_told_by_file_and_offset_or_changes_nothing() =>
        Assert.Equal(0, FlipRun.Run(rounds: 150, seed: 5, output.WriteLine).Failed);

    [Fact]
    public async Task Readers_beside_a_writer_see_no_half_transaction()
    {
        var report = await ReadersRun.RunAsync(TimeSpan.FromSeconds(3), seed: 6, output.WriteLine);

        Assert.Equal(0, report.Failed);
        Assert.True(report.Passed > ReadersRun.OpenReads + ReadersRun.Readers);
    }
}
