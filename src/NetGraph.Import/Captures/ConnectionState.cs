namespace NetGraph.Import.Captures;

/// <summary>
/// How a connection went, in the words of Zeek's <c>conn_state</c> (Zeek manual, "conn.log"), least complete first: of
/// several connections on one 5-tuple the greatest value stands for all.
/// </summary>
internal enum ConnectionState : byte
{
    /// <summary>Nothing seen yet.</summary>
    None,

    /// <summary><c>OTH</c>: traffic from the middle, no SYN.</summary>
    Other,

    /// <summary><c>S0</c>: an attempt without reply.</summary>
    Attempt,

    /// <summary><c>RSTOS0</c>: a SYN, then a RST of the same end, no reply.</summary>
    AttemptReset,

    /// <summary><c>REJ</c>: refused.</summary>
    Refused,

    /// <summary><c>SH</c>: SYN and FIN of the client, the server never heard.</summary>
    ClientOnly,

    /// <summary><c>RSTRH</c>: the server answered and reset, the client's SYN never seen.</summary>
    ServerReset,

    /// <summary><c>SHR</c>: the server answered and closed, the client's SYN never seen.</summary>
    ServerOnly,

    /// <summary><c>S1</c>: established, no end seen.</summary>
    Established,

    /// <summary><c>RSTR</c>: established, the server reset it.</summary>
    ResetByServer,

    /// <summary><c>RSTO</c>: established, the client reset it.</summary>
    ResetByClient,

    /// <summary><c>S3</c>: established, only the server closed.</summary>
    ServerClosed,

    /// <summary><c>S2</c>: established, only the client closed.</summary>
    ClientClosed,

    /// <summary><c>SF</c>: normal from SYN to FIN, or for other protocols request and answer.</summary>
    Finished,
}

/// <summary>The words for each <see cref="ConnectionState"/>.</summary>
internal static class ConnectionStates
{
    /// <summary>Zeek's word; null for none.</summary>
    public static string? Word(this ConnectionState state) => state switch
    {
        ConnectionState.Other => "OTH",
        ConnectionState.Attempt => "S0",
        ConnectionState.AttemptReset => "RSTOS0",
        ConnectionState.Refused => "REJ",
        ConnectionState.ClientOnly => "SH",
        ConnectionState.ServerReset => "RSTRH",
        ConnectionState.ServerOnly => "SHR",
        ConnectionState.Established => "S1",
        ConnectionState.ResetByServer => "RSTR",
        ConnectionState.ResetByClient => "RSTO",
        ConnectionState.ServerClosed => "S3",
        ConnectionState.ClientClosed => "S2",
        ConnectionState.Finished => "SF",
        _ => null,
    };
}
