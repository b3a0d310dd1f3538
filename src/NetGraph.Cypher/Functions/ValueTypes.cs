using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// A static type: the set of kinds an expression may evaluate to. Checks at compile time refuse an operand whose set does
/// not meet the wanted set; <see cref="Any"/> meets everything.
/// </summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Null = 1 << GraphValueKind.Null,
    Boolean = 1 << GraphValueKind.Boolean,
    Integer = 1 << GraphValueKind.Integer,
    Float = 1 << GraphValueKind.Float,
    String = 1 << GraphValueKind.String,
    List = 1 << GraphValueKind.List,
    Map = 1 << GraphValueKind.Map,
    Node = 1 << GraphValueKind.Node,
    Relationship = 1 << GraphValueKind.Relationship,
    Path = 1 << GraphValueKind.Path,
    Date = 1 << GraphValueKind.Date,
    LocalTime = 1 << GraphValueKind.LocalTime,
    Time = 1 << GraphValueKind.Time,
    LocalDateTime = 1 << GraphValueKind.LocalDateTime,
    DateTime = 1 << GraphValueKind.DateTime,
    Duration = 1 << GraphValueKind.Duration,
    Point = 1 << GraphValueKind.Point,
    Number = Integer | Float,
    Entity = Node | Relationship,
    Temporal = Date | LocalTime | Time | LocalDateTime | DateTime,
    Any = (1 << (GraphValueKind.Point + 1)) - 1,
}
