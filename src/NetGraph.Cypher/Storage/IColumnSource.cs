namespace NetGraph.Cypher.Storage;

/// <summary>
/// A committed state page by page, for whoever reads thousands of values of one property in a row. What it gives never
/// changes, so several threads may read it at once.
/// </summary>
internal interface IColumnSource
{
    /// <summary>Node ids run from 0 to this minus 1; ids in between may be of deleted nodes.</summary>
    int NodeHigh { get; }

    /// <summary>Relationship ids run from 0 to this minus 1; ids in between may be of deleted relationships.</summary>
    int RelationshipHigh { get; }

    PagedArray<NodeCell> Nodes { get; }

    PagedArray<RelationshipCell> Relationships { get; }

    /// <summary>The values of a property of all nodes; null when no node ever had it.</summary>
    PropertyColumn? NodeColumn(int key);

    /// <summary>The values of a property of all relationships; null when none ever had it.</summary>
    PropertyColumn? RelationshipColumn(int key);

    /// <summary>The nodes of a label; null when no node ever had it.</summary>
    NodeSet? NodesOf(int label);

    /// <summary>The type of a page of relationships when all of them are alive and of one type, else -1.</summary>
    int UniformType(int page);

    /// <summary>Whether all relationships of a page are alive and have a node of a set at one end.</summary>
    /// <param name="atEnd">Their end nodes; else their start nodes.</param>
    bool AllTouch(int page, NodeSet nodes, bool atEnd);

    /// <summary>Where in a page the living relationships of a type are, ascending. For reading only.</summary>
    short[] Places(int page, int type);

    /// <summary>The nodes at one end of a page's relationships, dead ones included. For reading only.</summary>
    /// <param name="atEnd">Their end nodes; else their start nodes.</param>
    int[] Ends(int page, bool atEnd);

    /// <summary>The id of a string that any cell of this state may refer to, or -1; the same answer as long as the source is used.</summary>
    int FindString(string text);

    /// <summary>What cells of strings and other large values refer to.</summary>
    ValuePool Pool { get; }
}
