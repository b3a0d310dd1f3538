using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>Sweeps for proxies and other ports that nobody inside offers.</summary>
internal sealed partial class DemoTraffic
{
    private const int TargetsOfASweep = 320;

    private void PlanSweeps()
    {
        Sweep(3128, DemoRules.Squid, scanners: 18);
        Sweep(8080, DemoRules.WebProxy, scanners: 18);
        Sweep(1080, DemoRules.Socks, scanners: 6);
        Probe(515, DemoPayload.Printer, packetsEach: 9, sources: 12);
        Probe(9511, DemoPayload.Junk, packetsEach: 26, sources: 2);
        Probe(2673, DemoPayload.Junk, packetsEach: 17, sources: 2);
        Probe(139, DemoPayload.Junk, packetsEach: 4, sources: 20);
        Probe(6346, DemoPayload.None, packetsEach: 3, sources: 14);
        for (var i = 0; i < DemoNumbers.To(137); i++)
            ArriveUdp(SomeTime(), _random.Pick(_network.Attackers), 137, _random.Pick(_network.Bystanders), 137, DemoPayload.Junk);
    }

    /// <summary>
    /// Each scanner goes through many hosts, sending each three to five SYNs within a minute, and comes back some other day. Its
    /// source port hangs on the target, so that the second visit belongs to the same conversation.
    /// </summary>
    private void Sweep(ushort port, DemoRule rule, int scanners)
    {
        var sources = Some(_network.Attackers, scanners);
        var left = DemoNumbers.To(port);
        for (var sweep = 0; left > 0; sweep++)
        {
            var scanner = sources[sweep % scanners];
            var first = (sweep % scanners) * 53;
            var time = SomeTime();
            for (var i = 0; i < TargetsOfASweep && left > 0; i++)
            {
                var target = _network.Bystanders[(first + (3 * i)) % _network.Bystanders.Length];
                var sourcePort = (ushort)(1024 + ((target ^ scanner) * 40_503u >> 8) % 60_000);
                left -= KnockSeveralTimes(ref time, scanner, sourcePort, target, port, Math.Min(left, _random.Between(3, 5)), rule);
            }
        }
    }

    private int KnockSeveralTimes(ref long time, uint source, ushort sourcePort, uint target, ushort port, int times, DemoRule rule)
    {
        var knock = time;
        for (var i = 0; i < times; i++)
        {
            Arrive(knock, source, sourcePort, target, port, TcpFlags.Syn, rule: rule);
            knock += (3L * Second) + Pause(2000);
        }

        time += Pause(900);
        return times;
    }

    /// <summary>Several packets each from some outside hosts to bystanders, of which no rule of the file knows.</summary>
    private void Probe(ushort port, DemoPayload payload, int packetsEach, int sources)
    {
        var from = Some(_network.Attackers, sources);
        for (var left = DemoNumbers.To(port); left > 0;)
        {
            var (source, target, sourcePort, time) = (_random.Pick(from), _random.Pick(_network.Bystanders), ClientPort(), SomeTime());
            for (var i = Math.Min(left, packetsEach); i > 0; i--, left--)
            {
                Arrive(time, source, sourcePort, target, port, payload == DemoPayload.None ? TcpFlags.Syn : TcpFlags.Psh | TcpFlags.Ack, payload);
                time += Pause(4000);
            }
        }
    }

    private uint[] Some(uint[] hosts, int count)
    {
        var some = new uint[count];
        foreach (ref var host in some.AsSpan())
            host = _random.Pick(hosts);
        return some;
    }
}
