using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage;

// Rules, and what indexes find.
internal partial interface IGraphReader
{
    /// <summary>The named indexes and constraints.</summary>
    SchemaCatalogue Schema { get; }

    /// <summary>What is indexed of a label's nodes or a type's relationships, each shape once.</summary>
    IEnumerable<IndexShape> IndexShapes(EntityKind entity, int token);

    /// <summary>Whether the shape is indexed.</summary>
    bool HasIndex(IndexShape shape);

    /// <summary>Entries and distinct values of an index; zeros when there is none.</summary>
    (long Entries, long DistinctValues) IndexStatistics(IndexShape shape);

    /// <summary>About how many entries a seek would look at; exact where the wanted values are of one kind. Takes a few dozen comparisons.</summary>
    long CountMatches(IndexShape shape, IndexSeek seek);

    /// <summary>
    /// Nodes of an index that <paramref name="seek"/> wants. With fewer equal values than keys they come in the order of the
    /// remaining keys (that of ORDER BY); otherwise ascending by id. Writes meanwhile neither add nor move any. Should the index be
    /// gone since a plan was made, everything of the token is looked at instead: the same entities, only slower.
    /// </summary>
    NodeCursor SeekNodes(IndexShape shape, IndexSeek seek, bool descending = false);

    /// <summary>The same for relationships.</summary>
    RelationshipCursor SeekRelationships(IndexShape shape, IndexSeek seek, bool descending = false);
}
