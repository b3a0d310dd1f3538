using System.Runtime.InteropServices;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A relationship as snapshots of format 1 hold it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FormerRelationshipCell
{
    public int Type;
    public int Start;
    public int End;
    public int NextOut;
    public int PreviousOut;
    public int NextIn;
    public int PreviousIn;
    public int ShapeAndLiveness;
}
