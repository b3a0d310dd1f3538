namespace NetGraph.Import.Captures;

/// <summary>
/// Follows the TCP connections of one 5-tuple one after the other: how far each end got, when a new connection begins,
/// and how complete the best of them was. Ends are 0 and 1 as in <see cref="FlowTableKey"/>. A mutable struct inside its
/// conversation: nothing is allocated.
/// <code>
///            SYN               SYN+ACK of the peer        FIN
/// Inactive ───────► SynSent ─────────────────► Established ───► Closed
///    │ anything else                                               (RST, from any: Reset)
///    └─────────────► Partial
/// </code>
/// </summary>
internal struct TcpConnections
{
    private EndOf _low;
    private EndOf _high;
    private int _clientPlusOne;
    private ConnectionState _best;

    private enum Stage : byte
    {
        Inactive,

        /// <summary>Sends, but its opening was not seen.</summary>
        Partial,
        SynSent,

        /// <summary>Sent a SYN+ACK for a SYN that was not seen.</summary>
        SynAckSent,
        Established,
        Closed,
        Reset,
    }

    /// <summary>Separate connections seen so far; 0 before the first packet.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a SYN of end 0 (bit 0) or end 1 (bit 1) was answered by a SYN+ACK of the other.</summary>
    public int AnsweredEnds { get; private set; }

    /// <summary>Takes the next packet.</summary>
    /// <param name="packet">A packet with TCP flags.</param>
    /// <param name="sender">The end that sent it.</param>
    /// <param name="assumedClient">The client end if no handshake tells.</param>
    public void Add(in DecodedPacket packet, int sender, int assumedClient)
    {
        if (Count == 0 || BeginsAnother(packet, sender))
            Begin(assumedClient);

        ref var from = ref sender == 0 ? ref _low : ref _high;
        ref var to = ref sender == 0 ? ref _high : ref _low;
        from.HasPayload |= packet.PayloadBytes > 0 && packet.Handshake == Handshake.None;

        if ((packet.Flags & TcpFlags.Rst) != TcpFlags.None)
            Reset(ref from, to);
        else if (packet.Handshake == Handshake.Open)
            Open(ref from, ref to, packet, sender);
        else if (packet.Handshake == Handshake.Answer)
            Answer(ref from, ref to, packet, sender);
        else if ((packet.Flags & TcpFlags.Fin) != TcpFlags.None)
            from.Stage = from.Stage == Stage.Reset ? Stage.Reset : Stage.Closed;
        else if (from.Stage == Stage.Inactive)
            from.Stage = Stage.Partial;
        else if (from.Stage == Stage.SynSent && (packet.Flags & TcpFlags.Ack) != TcpFlags.None)
            from.Stage = Stage.Established; // goes on as if answered: the answer took another way
    }

    /// <summary>The most complete state of all connections, the current one included.</summary>
    /// <param name="assumedClient">The client end if no handshake tells.</param>
    public readonly ConnectionState BestState(int assumedClient)
    {
        if (Count == 0)
            return ConnectionState.None;

        var current = CurrentState(_clientPlusOne == 0 ? assumedClient : _clientPlusOne - 1);
        return current > _best ? current : _best;
    }

    /// <summary>
    /// A SYN begins another connection when its sequence number is a new one (the same one is tried again after silence or
    /// a refusal), or when the traffic before it came without one. A SYN+ACK never does: servers flooded from forged
    /// addresses send it over and over with new numbers.
    /// </summary>
    private readonly bool BeginsAnother(in DecodedPacket packet, int sender)
    {
        if (packet.Handshake != Handshake.Open)
            return false;

        var from = sender == 0 ? _low : _high;
        var to = sender == 0 ? _high : _low;
        if (from.HasInitial)
            return from.Initial != packet.Sequence;

        var isOvertaken = to.Stage == Stage.SynAckSent && to.AcknowledgedInitial == packet.Sequence; // its answer was captured first
        var isSimultaneous = from.Stage == Stage.Inactive && to.Stage is Stage.Inactive or Stage.SynSent;
        return !isOvertaken && !isSimultaneous;
    }

    private void Begin(int assumedClient)
    {
        _best = BestState(assumedClient);
        Count++;
        _low = default;
        _high = default;
        _clientPlusOne = 0;
    }

    private static void Reset(ref EndOf from, EndOf to)
    {
        var isOver = from.Stage == Stage.Closed && to.Stage == Stage.Closed; // what comes after both FINs undoes nothing
        if (!isOver)
            from.Stage = Stage.Reset;
    }

    private void Open(ref EndOf from, ref EndOf to, in DecodedPacket packet, int sender)
    {
        from.HasInitial = true;
        from.Initial = packet.Sequence;
        if (_clientPlusOne == 0)
            _clientPlusOne = sender + 1;
        if (to.Stage == Stage.SynAckSent && to.AcknowledgedInitial == packet.Sequence)
            Establish(ref from, ref to, clientEnd: sender);
        else if (from.Stage is Stage.Inactive or Stage.Partial)
            from.Stage = Stage.SynSent;
    }

    private void Answer(ref EndOf from, ref EndOf to, in DecodedPacket packet, int sender)
    {
        from.HasInitial = true;
        from.Initial = packet.Sequence;
        from.AcknowledgedInitial = packet.Acknowledgement - 1;
        if (_clientPlusOne == 0)
            _clientPlusOne = 2 - sender;
        if (to.Stage is Stage.SynSent or Stage.Established && to.HasInitial)
            Establish(ref to, ref from, clientEnd: 1 - sender);
        else if (from.Stage is Stage.Inactive or Stage.Partial)
            from.Stage = Stage.SynAckSent;
    }

    private void Establish(ref EndOf client, ref EndOf server, int clientEnd)
    {
        AnsweredEnds |= 1 << clientEnd;
        client.Stage = Stage.Established;
        if (server.Stage is < Stage.Established or Stage.Reset) // a refusal comes before the answer to the same SYN tried again
            server.Stage = Stage.Established;
    }

    /// <summary>Zeek's rules (base/protocols/conn/main.zeek): a partial end counts as one that never spoke.</summary>
    private readonly ConnectionState CurrentState(int client)
    {
        var from = client == 0 ? _low : _high;
        var to = client == 0 ? _high : _low;
        var clientIsSilent = from.Stage is Stage.Inactive or Stage.Partial;
        var serverIsSilent = to.Stage is Stage.Inactive or Stage.Partial;

        if (to.Stage == Stage.Reset)
        {
            var isRefusal = from.Stage == Stage.SynSent || (from.Stage == Stage.Reset && !from.HasPayload && !to.HasPayload);
            return isRefusal ? ConnectionState.Refused : clientIsSilent ? ConnectionState.ServerReset : ConnectionState.ResetByServer;
        }

        if (from.Stage == Stage.Reset)
            return serverIsSilent ? ConnectionState.AttemptReset : ConnectionState.ResetByClient;
        if (to.Stage == Stage.Closed && from.Stage == Stage.Closed)
            return ConnectionState.Finished;
        if (from.Stage == Stage.Closed)
            return serverIsSilent ? ConnectionState.ClientOnly : ConnectionState.ClientClosed;
        if (to.Stage == Stage.Closed)
            return clientIsSilent ? ConnectionState.ServerOnly : ConnectionState.ServerClosed;
        if (from.Stage == Stage.SynSent && to.Stage == Stage.Inactive)
            return ConnectionState.Attempt;
        return from.Stage == Stage.Established && to.Stage == Stage.Established ? ConnectionState.Established : ConnectionState.Other;
    }

    /// <summary>One end of the current connection.</summary>
    private struct EndOf
    {
        public Stage Stage;
        public bool HasPayload;
        public bool HasInitial;

        /// <summary>Initial sequence number, when <see cref="HasInitial"/>.</summary>
        public uint Initial;

        /// <summary>The peer's initial sequence number as this end's SYN+ACK acknowledged it.</summary>
        public uint AcknowledgedInitial;
    }
}
