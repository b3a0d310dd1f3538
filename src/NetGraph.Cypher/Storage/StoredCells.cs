using System.Runtime.InteropServices;

namespace NetGraph.Cypher.Storage;

/// <summary>Whether an entity lives.</summary>
internal enum Liveness : byte
{
    Alive = 0,

    /// <summary>Deleted by the running transaction: its identity is still readable.</summary>
    Tombstone = 1,

    /// <summary>Deleted by an earlier transaction.</summary>
    Gone = 2,
}

/// <summary>The fixed part of a node: 16 bytes. The layout is part of the snapshot format.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NodeCell
{
    /// <summary>Label set, an id of <see cref="GraphNames.Sequences"/>.</summary>
    public int LabelSet;

    /// <summary>Property keys in the order they were first set, an id of <see cref="GraphNames.Sequences"/>.</summary>
    public int Shape;

    /// <summary>First <see cref="GroupCell"/>, by id plus one; 0 when the node never had a relationship.</summary>
    public int FirstGroup;

    /// <summary>A <see cref="Storage.Liveness"/>.</summary>
    public int Liveness;
}

/// <summary>The fixed part of a relationship: 24 bytes. Links are ids plus one; 0: none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RelationshipCell
{
    public int Type;
    public int Start;
    public int End;

    /// <summary>The relationship before it in the list of its start node and type.</summary>
    public int PreviousOut;

    /// <summary>The same in the list of its end node.</summary>
    public int PreviousIn;

    /// <summary>As in <see cref="NodeCell.Shape"/>, with the liveness in the two lowest bits.</summary>
    public int ShapeAndLiveness;

    public int Shape
    {
        readonly get => ShapeAndLiveness >> 2;
        set => ShapeAndLiveness = (value << 2) | (ShapeAndLiveness & 3);
    }

    public Liveness Liveness
    {
        readonly get => (Liveness)(ShapeAndLiveness & 3);
        set => ShapeAndLiveness = (ShapeAndLiveness & ~3) | (int)value;
    }
}

/// <summary>
/// What follows a relationship in the lists of both ends, by id plus one; 0 ends a list. Apart from the relationship, because a new
/// one changes what follows two older ones, wherever these lie, and pages are copied when they are first written.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NextLinks
{
    public int Out;
    public int In;
}

/// <summary>
/// The relationships of one type at one node: ends of the outgoing and the incoming list (ids plus one, ascending along the
/// list) and their lengths. A self-loop is in both lists and counted once more in <see cref="Loops"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GroupCell
{
    public int Type;

    /// <summary>Next group of the node, by id plus one.</summary>
    public int Next;
    public int FirstOut;
    public int LastOut;
    public int FirstIn;
    public int LastIn;
    public int OutCount;
    public int InCount;
    public int Loops;
}
