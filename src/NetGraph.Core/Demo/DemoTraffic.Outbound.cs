using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>What goes out: each sender reaches each of its destinations, and the total comes out as published.</summary>
internal sealed partial class DemoTraffic
{
    private void AddLane(long time, int sender, ushort sourcePort, uint target, ushort targetPort, DemoFrame frame, DemoPayload payload, DemoRule? rule = null)
    {
        if (!Reach(sender, target))
            throw new ArgumentException("The target is none of the sender's destinations, whose number is published.", nameof(target));

        _lanes.Add(new Lane(time, sender, sourcePort, target, targetPort, frame, payload, rule));
    }

    private void PlanOutbound()
    {
        for (var sender = 0; sender < _reached.Length; sender++)
        {
            for (var i = 0; i < _reached[sender].Length; i++)
            {
                if (!_reached[sender][i])
                    OpenLane(sender, _network.Destinations[sender][i]);
            }
        }

        foreach (var lane in _lanes)
            Leave(lane, lane.Time, lane.Payload, lane.Rule);

        while (_packets.Count < DemoNumbers.Packets)
        {
            var lane = _lanes[_random.Below(_lanes.Count)];
            Leave(lane, lane.Time + Pause(1_500_000), _random.Chance(40) ? DemoPayload.None : lane.Payload, rule: null);
        }
    }

    private void OpenLane(int sender, uint target)
    {
        var port = (ushort)_random.Between(FirstTranslatedPort, LastTranslatedPort);
        var asksNames = sender == 0 ? _random.Chance(75) : sender == 1 && _random.Chance(30);
        if (asksNames)
            AddLane(SomeTime(), sender, 53, target, 53, DemoFrame.Udp, DemoPayload.DnsQuery);
        else if (sender == 2 && _random.Chance(20))
            AddLane(SomeTime(), sender, port, target, 1863, DemoFrame.Tcp, DemoPayload.Messenger, _random.Chance(50) ? DemoRules.Messenger : null);
        else
            AddLane(SomeTime(), sender, port, target, 80, DemoFrame.Tcp, DemoPayload.WebRequest);
    }

    private void Leave(in Lane lane, long time, DemoPayload payload, DemoRule? rule)
    {
        // Several machines share a sender's address; which one speaks, and so its time to live, stays with the conversation.
        var (source, _, ttls) = DemoNetwork.Senders[lane.Sender];
        var machine = (int)((lane.Target ^ lane.SourcePort) * 2_654_435_761u >> 16) % ttls.Length;
        _packets.Add(new DemoPacket(time, source, lane.SourcePort, lane.Target, lane.TargetPort)
        {
            Frame = lane.Frame,
            IsOutbound = true,
            Ttl = ttls[machine],
            Flags = payload == DemoPayload.None ? TcpFlags.Ack : Data,
            Payload = lane.Frame == DemoFrame.Udp ? lane.Payload : payload,
            Rule = rule,
        });
    }
}
