// Adjacency: the relationships of a committed state in arrays, for walks that touch many of them.
//
//   node      0     1     2
//   Offsets [ 0     2     2     5 ]          compressed sparse rows: node n owns the places Offsets[n] to Offsets[n + 1] - 1
//              \     \     \
//   Neighbours   7 9        4 4 8            the other end
//   Relationships  0 3        1 5 6          and by which relationship
//
//   GraphState -- AdjacencyCache -- AdjacencySlot (direction, types) -- AdjacencyView { list, nodes changed since }
//
// The linked lists of the store stay the truth. A list is made only when a state has been walked about as much as the making
// costs, and lives as long as its state; the state after a small commit goes on using it for all nodes whose relationships
// the commit left alone.
namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>
/// Relationships of some types in one direction, node by node, in the order in which <see cref="ExpandCursor"/> gives them
/// from the linked lists. Immutable; the arrays are for reading only.
/// </summary>
/// <param name="offsets">One more than there are nodes, ascending.</param>
internal sealed class AdjacencyList(int[] offsets, int[] neighbours, int[] relationships)
{
    public int[] Offsets => offsets;

    public int[] Neighbours => neighbours;

    public int[] Relationships => relationships;

    /// <summary>Nodes the list knows, deleted ones included: ids from 0 to this minus 1.</summary>
    public int NodeCount => offsets.Length - 1;

    public int Degree(int node) => offsets[node + 1] - offsets[node];
}
