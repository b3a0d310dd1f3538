namespace NetGraph.Cypher.Storage;

/// <summary>The size of every page of the store, in elements. Part of the snapshot format.</summary>
internal static class Paging
{
    public const int Bits = 9;
    public const int Size = 1 << Bits;
    public const int Mask = Size - 1;
}
