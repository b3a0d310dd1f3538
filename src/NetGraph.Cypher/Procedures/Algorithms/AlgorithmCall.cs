using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>One call of an algorithm: its settings, its graph, and what it may use of time and memory.</summary>
internal sealed class AlgorithmCall(ExecutionState run, string procedure, GraphMap settings) : IDisposable
{
    private long _held;

    public ProcedureConfig Config { get; } = new(procedure, settings);

    public ExecutionState Run => run;

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        run.Release(_held);
        _held = 0;
    }

    /// <summary>See <see cref="ExecutionState.Step(int)"/>: called with the length of each list an algorithm walks.</summary>
    public void Step(int iterations) => run.Step(iterations + 1);

    /// <summary>An array accounted for in the memory limit until the call ends.</summary>
    public T[] Array<T>(int length)
        where T : unmanaged
    {
        Hold((long)length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return new T[length];
    }

    /// <summary>The same, filled with one value.</summary>
    public T[] Array<T>(int length, T value)
        where T : unmanaged
    {
        var array = Array<T>(length);
        array.AsSpan().Fill(value);
        return array;
    }

    public void Hold(long bytes)
    {
        _held += bytes;
        run.Hold(bytes);
    }

    /// <summary>
    /// Reads the settings that every algorithm has (<c>nodeLabels</c>, <c>relationshipTypes</c>, <c>orientation</c>), refuses what nobody
    /// reads, and builds the graph.
    /// </summary>
    /// <param name="orientation">When the call names none.</param>
    /// <param name="isFixed">Whether the algorithm knows no other orientation.</param>
    /// <param name="weighted">Whether it knows <c>relationshipWeightProperty</c> and <c>defaultWeight</c>.</param>
    /// <param name="flip">Whether the lists are wanted against the orientation: who points at a node.</param>
    /// <exception cref="CypherException">A setting is unknown, of the wrong type, or names what the graph does not have.</exception>
    public GraphProjection Project(Orientation orientation, bool isFixed = false, bool weighted = false, bool flip = false)
    {
        var labels = Ids("nodeLabels", "label", run.Graph.LabelCount, run.Graph.LabelName, run.Graph.FindLabel);
        var types = Ids("relationshipTypes", "relationship type", run.Graph.TypeCount, run.Graph.TypeName, run.Graph.FindType);
        var walked = isFixed ? FixedOrientation(orientation) : ReadOrientation(orientation);
        var weightKey = weighted ? WeightKey() : -1;
        var defaultWeight = weighted ? Config.Number("defaultWeight", 1, min: 0, max: double.MaxValue) : 1;
        Config.RequireNoOther();
        if (flip && walked != Orientation.Undirected)
            walked = walked == Orientation.Natural ? Orientation.Reverse : Orientation.Natural;
        return GraphProjection.Build(this, new ProjectionRequest(labels, types, walked, weightKey, defaultWeight));
    }

    /// <summary>The places of nodes in a projection.</summary>
    /// <exception cref="CypherException">One of them is not in it.</exception>
    public int[] PlacesOf(GraphProjection graph, string key, IReadOnlyList<long> nodes) => [.. nodes.Select(node => PlaceOf(graph, key, node))];

    public int PlaceOf(GraphProjection graph, string key, long node) => graph.PlaceOf(node) is >= 0 and var place
        ? place
        : throw CypherErrors.ProcedureFailed(
            $"'{key}' of {procedure} names node {node}, which is not part of the graph it runs on.", "nodeLabels decides which nodes are");

    private Orientation ReadOrientation(Orientation whenAbsent) => Config.Choice("orientation", whenAbsent.ToString(), "NATURAL", "REVERSE", "UNDIRECTED") switch
    {
        "NATURAL" => Orientation.Natural,
        "REVERSE" => Orientation.Reverse,
        "UNDIRECTED" => Orientation.Undirected,
        _ => whenAbsent,
    };

    private Orientation FixedOrientation(Orientation only)
    {
        var read = ReadOrientation(only);
        return read == only
            ? only
            : throw CypherErrors.ProcedureFailed($"{procedure} is defined for the orientation {only.ToString().ToUpperInvariant()} only.", "leave out 'orientation'");
    }

    private int WeightKey()
    {
        if (Config.Text("relationshipWeightProperty") is not { } name)
            return -1;
        return run.Graph.FindKey(name) is >= 0 and var key ? key : throw Unknown("relationshipWeightProperty", "property", name, run.Graph.KeyCount, run.Graph.KeyName);
    }

    private int[]? Ids(string setting, string what, int count, Func<int, string> nameOf, Func<string, int> find)
    {
        if (Config.Names(setting) is not { } names)
            return null;
        return [.. names.Select(name => find(name) is >= 0 and var id ? id : throw Unknown(setting, what, name, count, nameOf)).Distinct()];
    }

    private CypherException Unknown(string setting, string what, string name, int count, Func<int, string> nameOf)
    {
        var near = Spelling.Nearest(name, Enumerable.Range(0, count).Select(nameOf));
        return CypherErrors.ProcedureFailed(
            $"'{setting}' of {procedure} names a {what} that the graph does not have: '{name}'.", near is null ? null : $"did you mean '{near}'?");
    }
}
