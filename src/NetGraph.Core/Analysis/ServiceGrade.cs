namespace NetGraph.Core.Analysis;

/// <summary>How sure it is that a service runs, ascending.</summary>
public enum ServiceGrade
{
    /// <summary>The evidence contradicts it: <c>rejected</c>.</summary>
    Rejected,

    /// <summary>Somebody asked for it, nobody answered: <c>claimed</c>.</summary>
    Claimed,

    /// <summary>Answers or content without the last proof: <c>likely</c>.</summary>
    Likely,

    /// <summary>A handshake, payload both ways, or a rule that checks flow and content at the stated end: <c>confirmed</c>.</summary>
    Confirmed,
}

/// <summary>Why something that looks like evidence of a service is none.</summary>
public enum RejectCause
{
    /// <summary>The rule is about a server's answer (or the ports say so): the service is the source end.</summary>
    Answer,

    /// <summary>The rule asks for a flow but looks at no content: without its flow test it fires on anything.</summary>
    NoContent,

    /// <summary>The rule is bidirectional and the ports point to the other end.</summary>
    Bidirectional,

    /// <summary>An answer to a client behind address translation (destination port 61000 to 65095).</summary>
    TranslatedClient,

    /// <summary>The packets had no port, or port 0.</summary>
    NoPort,

    /// <summary>One single alert at a port where nobody expects a service.</summary>
    SingleAlert,
}

/// <summary>Words of the grades as the graph holds them.</summary>
public static class ServiceGrades
{
    /// <summary><c>confirmed</c>, <c>likely</c>, <c>claimed</c> or <c>rejected</c>.</summary>
    public static string Word(this ServiceGrade grade) => grade switch
    {
        ServiceGrade.Confirmed => "confirmed",
        ServiceGrade.Likely => "likely",
        ServiceGrade.Claimed => "claimed",
        _ => "rejected",
    };
}
