using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>A context with fixed clocks and no graph: entities in function tests are whole.</summary>
internal sealed class TestFunctionContext : IFunctionContext
{
    /// <summary>2024-02-29T13:14:15.123456789Z.</summary>
    private static readonly GraphDateTime Noon = new(1_709_212_455, 123_456_789);

    /// <summary>Whole entities answer for themselves: a function that asks the graph here fails its test.</summary>
    public IGraphReader Graph => null!;

    public GraphDateTime StatementTime => Noon;

    public GraphDateTime TransactionTime => Noon with { EpochSecond = Noon.EpochSecond - 1 };

    public GraphDateTime RealTime => Noon with { EpochSecond = Noon.EpochSecond + 1 };

    public string DefaultZone => "UTC";

    public Random Random { get; } = new(1);

    /// <summary>Bytes a value may have; the tables' values are far below.</summary>
    public long Room { get; init; } = 1 << 20;

    public int Steps { get; private set; }

    public void Step() => Steps++;

    public void RequireRoom(long bytes)
    {
        if (bytes > Room)
            throw new QueryException("Neo.TransientError.General.MemoryPoolOutOfMemoryError", $"{bytes} bytes do not fit.");
    }
}
