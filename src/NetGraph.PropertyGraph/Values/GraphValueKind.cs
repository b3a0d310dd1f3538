namespace NetGraph.PropertyGraph;

/// <summary>The kinds of value of the openCypher type system that a query can produce.</summary>
public enum GraphValueKind : byte
{
    /// <summary>The absent or unknown value; <c>default(GraphValue)</c>.</summary>
    Null,
    Boolean,

    /// <summary>64-bit signed integer.</summary>
    Integer,

    /// <summary>IEEE 754 double.</summary>
    Float,
    String,
    List,

    /// <summary>String keys in insertion order.</summary>
    Map,
    Node,
    Relationship,
    Path,
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
    Duration,
    Point,
}
