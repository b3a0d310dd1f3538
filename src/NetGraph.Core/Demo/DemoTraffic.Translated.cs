using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>Answers from outside to clients that the gateway translates to ports 61000 to 65095.</summary>
internal sealed partial class DemoTraffic
{
    private const int FirstTranslatedPort = 61_000;
    private const int LastTranslatedPort = 65_095;
    private const int IrcPackets = 270;

    private int _ftpDataLeft = DemoNumbers.FromPort20 - FtpDataToLowPorts;

    private void PlanTranslated(int ports)
    {
        PlanIrc();
        AnswerTranslated(62513, DemoNumbers.To(62513) - IrcPackets, webOnly: true);
        foreach (var port in (ReadOnlySpan<ushort>)[61310, 63414, 62830, 61939])
            AnswerTranslated(port, DemoNumbers.To(port), webOnly: true);
        for (var i = 0; i < ports; i++)
            AnswerTranslated(UnusedPort(FirstTranslatedPort, LastTranslatedPort), FewPackets(), webOnly: false);
    }

    /// <summary>One long chat: 6666 to 62513, the pair that catches the eye among the counted ones.</summary>
    private void PlanIrc()
    {
        const int Sender = 2;
        var server = _network.Destinations[Sender][17];
        var time = Start + (9 * Day);
        AddLane(time, Sender, 62513, server, 6666, DemoFrame.Tcp, DemoPayload.IrcMessage);
        for (var i = 0; i < IrcPackets; i++)
        {
            time += Pause(90_000);
            Arrive(time, server, 6666, DemoNetwork.Mixed88, 62513, Data, DemoPayload.IrcMessage, DemoRules.IrcMessage);
        }
    }

    private int FewPackets() => _random.Below(100) switch
    {
        < 50 => _random.Between(1, 6),
        < 80 => _random.Between(7, 14),
        < 95 => _random.Between(15, 25),
        _ => _random.Between(26, DemoNumbers.MostElsewhere),
    };

    private void AnswerTranslated(ushort port, int packets, bool webOnly)
    {
        while (packets > 0)
        {
            var sender = TranslatedSender();
            var server = _random.Pick(_network.Destinations[sender]);
            var servicePort = webOnly ? (ushort)80 : ServicePort(sender);
            var count = Math.Min(packets, _random.Between(2, 9));
            if (servicePort == 20)
            {
                count = Math.Min(count, _ftpDataLeft);
                _ftpDataLeft -= count;
            }

            Answer(sender, port, server, servicePort, count);
            packets -= count;
        }
    }

    private void Answer(int sender, ushort port, uint server, ushort servicePort, int packets)
    {
        var time = SomeTime();
        var (question, answer, rule) = Speech(servicePort);
        AddLane(time, sender, port, server, servicePort, DemoFrame.Tcp, question);
        for (var i = 0; i < packets; i++)
        {
            time += Pause(1500);
            var isPlain = rule is not null && i % 2 == 1;
            Arrive(time, server, servicePort, DemoNetwork.Senders[sender].Source, port, Data, isPlain ? DemoPayload.Junk : answer, isPlain ? null : rule);
        }
    }

    private static (DemoPayload Question, DemoPayload Answer, DemoRule? Rule) Speech(ushort servicePort) => servicePort switch
    {
        80 => (DemoPayload.WebRequest, DemoPayload.WebScript, DemoRules.WebScript),
        1863 => (DemoPayload.Messenger, DemoPayload.Messenger, DemoRules.Messenger),
        >= 6000 and <= 6005 => (DemoPayload.XEvent, DemoPayload.XEvent, DemoRules.XOutbound),
        _ => (DemoPayload.Junk, DemoPayload.Junk, null),
    };

    private int TranslatedSender() => _random.Below(100) switch { < 40 => 2, < 65 => 1, < 80 => 0, < 90 => 3, _ => 4 };

    /// <summary>The outside port; the two suspicious machines also talk to X servers, and one of them to messengers.</summary>
    private ushort ServicePort(int sender)
    {
        if (_ftpDataLeft > 0)
            return 20;

        var isSuspicious = sender is 1 or 2;
        return _random.Below(100) switch
        {
            < 4 when isSuspicious => (ushort)_random.Between(6000, 6005),
            < 9 when sender == 2 => 1863,
            < 14 => 443,
            < 16 => 25,
            _ => 80,
        };
    }
}
