namespace NetGraph.Cypher.Storage;

/// <summary>
/// What all states of a store share because it is only ever added to: names, sequences and pooled values. A rolled-back
/// transaction may leave entries behind; they mean nothing until something refers to them.
/// </summary>
internal sealed class GraphNames
{
    public NameTable Labels { get; } = new();

    public NameTable Types { get; } = new();

    public NameTable Keys { get; } = new();

    public SequenceTable Sequences { get; } = new();

    public ValuePool Pool { get; } = new();
}
