namespace NetGraph.Core.Demo;

/// <summary>A rule of the generated rule file, with what an alert of it says.</summary>
/// <param name="Sid">The number the public rule of this meaning has.</param>
/// <param name="Rev">Revision.</param>
/// <param name="Message">The demo's own wording.</param>
/// <param name="Header">Action to target port.</param>
/// <param name="Options">What stands between <c>msg</c> and <c>classtype</c>, each option closed by a semicolon.</param>
/// <param name="Class">Class of the alert.</param>
/// <param name="LimitSeconds">One alert a target in so many seconds; 0 for no limit.</param>
internal sealed record DemoRule(int Sid, int Rev, string Message, string Header, string Options, DemoClass Class, int LimitSeconds = 0)
{
    /// <summary>The rule as it stands in the file.</summary>
    public string Text
    {
        get
        {
            var limit = LimitSeconds == 0 ? "" : $"threshold:type limit, track by_dst, count 1, seconds {LimitSeconds}; ";
            return $"{Header} (msg:\"{Message}\"; {Options} {limit}classtype:{Class.Name}; sid:{Sid}; rev:{Rev};)";
        }
    }
}

/// <summary>A class of Snort's <c>classification.config</c>: name, the words of alerts, priority.</summary>
internal sealed record DemoClass(string Name, string Words, int Priority);

/// <summary>
/// The rules of the demo, written for it in the Snort 2 language. Numbers, headers, flow and the presence of content are
/// those of the public rules the analysis speaks of, since the analysis judges rules by just these; messages and contents are the demo's.
/// </summary>
internal static class DemoRules
{
    private static readonly DemoClass Recon = new("attempted-recon", "Attempted Information Leak", 2);
    private static readonly DemoClass Misc = new("misc-activity", "Misc activity", 3);
    private static readonly DemoClass Decode = new("protocol-command-decode", "Generic Protocol Command Decode", 3);
    private static readonly DemoClass WebAttack = new("web-application-attack", "Web Application Attack", 1);
    private static readonly DemoClass WebActivity = new("web-application-activity", "access to a potentially vulnerable web application", 2);
    private static readonly DemoClass BadUnknown = new("bad-unknown", "Potentially Bad Traffic", 2);
    private static readonly DemoClass Admin = new("attempted-admin", "Attempted Administrator Privilege Gain", 1);
    private static readonly DemoClass User = new("attempted-user", "Attempted User Privilege Gain", 1);
    private static readonly DemoClass Rpc = new("rpc-portmap-decode", "Decode of an RPC Query", 2);
    private static readonly DemoClass Dos = new("attempted-dos", "Attempted Denial of Service", 2);
    private static readonly DemoClass Policy = new("policy-violation", "Potential Corporate Privacy Violation", 1);

    private const string ToHome = "alert tcp $EXTERNAL_NET any -> $HOME_NET";
    private const string ToWeb = "alert tcp $EXTERNAL_NET any -> $HTTP_SERVERS $HTTP_PORTS";

    // Probes: one SYN or odd packet, no connection, no content.
    public static readonly DemoRule Squid = new(618, 9, "DEMO scan for a Squid proxy", $"{ToHome} 3128", "flags:S,12; flow:stateless;", Recon, 60);
    public static readonly DemoRule WebProxy = new(620, 10, "DEMO scan for a web proxy", $"{ToHome} 8080", "flags:S,12; flow:stateless;", Recon, 60);
    public static readonly DemoRule Socks = new(615, 9, "DEMO scan for a SOCKS proxy", $"{ToHome} 1080", "flags:S,12; flow:stateless;", Recon, 60);
    public static readonly DemoRule Fin = new(621, 7, "DEMO scan by FIN", $"{ToHome} any", "flags:F,12; flow:stateless;", Recon);
    public static readonly DemoRule Xmas = new(1228, 6, "DEMO scan by FIN, PSH and URG", $"{ToHome} any", "flags:FPU,12; flow:stateless;", Recon);
    public static readonly DemoRule FromPort20 = new(503, 6, "DEMO source port 20 to a port below 1024", "alert tcp $EXTERNAL_NET 20 -> $HOME_NET :1023", "flags:S,12; flow:stateless;", BadUnknown);
    public static readonly DemoRule TcpPortZero = new(524, 8, "DEMO tcp port 0", "alert tcp $EXTERNAL_NET any <> $HOME_NET 0", "flow:stateless;", Misc);
    public static readonly DemoRule UdpPortZero = new(525, 9, "DEMO udp port 0", "alert udp $EXTERNAL_NET any <> $HOME_NET 0", "dsize:<65535;", Misc);
    public static readonly DemoRule TinyFragment = new(522, 2, "DEMO tiny fragments", "alert ip $EXTERNAL_NET any -> $HOME_NET any", "dsize:<25; fragbits:M;", BadUnknown);
    public static readonly DemoRule Ping = new(384, 5, "DEMO ping", "alert icmp $EXTERNAL_NET any -> $HOME_NET any", "icode:0; itype:8;", Misc);
    public static readonly DemoRule EmptyPing = new(469, 3, "DEMO ping without data", "alert icmp $EXTERNAL_NET any -> $HOME_NET any", "dsize:0; itype:8;", Recon);
    public static readonly DemoRule Prohibited = new(485, 4, "DEMO unreachable, prohibited", "alert icmp any any -> any any", "icode:13; itype:3;", Misc);

    // Services: an established flow and content, at the end that is named.
    public static readonly DemoRule WebShell = new(1002, 6, "DEMO web cmd.exe", ToWeb, "flow:to_server,established; content:\"cmd.exe\"; nocase;", WebAttack);
    public static readonly DemoRule WebRoot = new(1256, 8, "DEMO web root.exe", ToWeb, "flow:to_server,established; uricontent:\"root.exe\"; nocase;", WebAttack);
    public static readonly DemoRule WebPassword = new(1122, 5, "DEMO web etc passwd", ToWeb, "flow:to_server,established; content:\"etc/passwd\"; nocase;", Recon);
    public static readonly DemoRule WebSearch = new(1070, 7, "DEMO web SEARCH", ToWeb, "flow:to_server,established; content:\"SEARCH /\"; depth:8;", WebActivity);
    public static readonly DemoRule WebForbidden = new(1201, 7, "DEMO web answer 403", "alert tcp $HTTP_SERVERS $HTTP_PORTS -> $EXTERNAL_NET any", "flow:from_server,established; content:\"403 Forbidden\"; depth:22;", Recon);
    public static readonly DemoRule FtpAnonymous = new(553, 7, "DEMO ftp anonymous", $"{ToHome} 21", "flow:to_server,established; content:\"USER anonymous\"; nocase;", Misc);
    public static readonly DemoRule FtpRoot = new(336, 10, "DEMO ftp CWD root", $"{ToHome} 21", "flow:to_server,established; content:\"CWD ~root\"; nocase;", BadUnknown);
    public static readonly DemoRule DnsVersion = new(257, 8, "DEMO dns version tcp", $"{ToHome} 53", "flow:to_server,established; content:\"|07|version\"; nocase;", Recon);
    public static readonly DemoRule DnsTransfer = new(255, 12, "DEMO dns transfer tcp", $"{ToHome} 53", "flow:to_server,established; content:\"|00 00 FC|\";", Recon);
    public static readonly DemoRule PopUser = new(1866, 10, "DEMO pop3 long USER", $"{ToHome} 110", "flow:to_server,established; content:\"USER BBBB\";", Admin);
    public static readonly DemoRule RpcDump = new(598, 12, "DEMO rpc portmap dump tcp", $"{ToHome} 111", "flow:to_server,established; content:\"|00 01 86 A0|\";", Rpc);

    // What must not be taken for a service of the destination.
    public static readonly DemoRule FtpLong = new(1748, 8, "DEMO ftp command over 100 bytes", $"{ToHome} 21", "dsize:>100; flow:to_server,established,no_stream;", Decode, 60);
    public static readonly DemoRule RpcListing = new(596, 6, "DEMO rpc portmap listing", $"{ToHome} 111", "flow:to_server,established; rpc:100000,*,*;", Rpc);
    public static readonly DemoRule XOutbound = new(1227, 5, "X11 outbound client connection detected", "alert tcp $EXTERNAL_NET 6000:6005 -> $HOME_NET any", "flow:established;", Misc);
    public static readonly DemoRule XCookie = new(1225, 4, "DEMO x11 cookie", $"{ToHome} 6000", "flow:established; content:\"MIT-MAGIC-COOKIE-1\";", User);
    public static readonly DemoRule WebScript = new(1735, 5, "DEMO web page with XMLHttpRequest", "alert tcp $EXTERNAL_NET $HTTP_PORTS -> $HOME_NET any", "flow:to_client,established; content:\"new XMLHttpRequest\";", WebAttack);
    public static readonly DemoRule IrcMessage = new(1463, 6, "DEMO irc message", "alert tcp any any <> any 6666:7000", "flow:established; content:\"PRIVMSG \"; nocase;", Policy);
    public static readonly DemoRule Messenger = new(540, 11, "DEMO messenger message", "alert tcp $HOME_NET any <> $EXTERNAL_NET 1863", "flow:established; content:\"MSG \"; depth:4;", Policy);
    public static readonly DemoRule DnsVersionUdp = new(1616, 6, "DEMO dns version udp", "alert udp $EXTERNAL_NET any -> $HOME_NET 53", "content:\"|07|version\"; nocase;", Recon);
    public static readonly DemoRule DnsSpoof = new(254, 4, "DEMO dns answer without authority", "alert udp $EXTERNAL_NET 53 -> $HOME_NET any", "content:\"|81 80 00 01 00 01 00 00 00 00|\";", BadUnknown);
    public static readonly DemoRule Agent = new(247, 5, "DEMO agent to handler", $"{ToHome} 12754", "flow:to_server,established; content:\">\";", Dos);

    /// <summary>Every rule, in the order of the file.</summary>
    public static IReadOnlyList<DemoRule> All { get; } =
    [
        Squid, WebProxy, Socks, Fin, Xmas, FromPort20, TcpPortZero, UdpPortZero, TinyFragment, Ping, EmptyPing, Prohibited,
        WebShell, WebRoot, WebPassword, WebSearch, WebForbidden, FtpAnonymous, FtpRoot, DnsVersion, DnsTransfer, PopUser, RpcDump,
        FtpLong, RpcListing, XOutbound, XCookie, WebScript, IrcMessage, Messenger, DnsVersionUdp, DnsSpoof, Agent,
    ];
}
