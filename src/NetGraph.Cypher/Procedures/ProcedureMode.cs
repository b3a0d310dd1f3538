namespace NetGraph.Cypher.Procedures;

/// <summary>What a procedure may do, in the words of SHOW PROCEDURES (column <c>mode</c>). Decides from the plan alone whether a transaction may call it.</summary>
internal enum ProcedureMode
{
    /// <summary>Reads the graph.</summary>
    Read,

    /// <summary>May change nodes, relationships, labels and properties.</summary>
    Write,

    /// <summary>May change indexes, constraints and names.</summary>
    Schema,

    /// <summary>Tells of the engine, not of the graph.</summary>
    Dbms,
}
