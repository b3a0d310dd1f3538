namespace NetGraph.PropertyGraph;

/// <summary>How much a notification matters; the names in lower case are Neo4j's.</summary>
public enum NotificationSeverity
{
    /// <summary>Worth knowing; the answer is right.</summary>
    Information,

    /// <summary>The answer may not be the wanted one.</summary>
    Warning,
}
