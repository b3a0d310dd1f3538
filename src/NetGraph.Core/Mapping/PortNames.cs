namespace NetGraph.Core.Mapping;

/// <summary>
/// Names of well-known ports after the IANA "Service Name and Transport Protocol Port Number Registry", and a few names in
/// common use (X11 displays, proxies, IRC) that capture analysis meets often. A name is a hint and proves nothing.
/// </summary>
public static class PortNames
{
    private static readonly (string Transports, int Number, string Name)[] Table =
    [
        ("tcp", 1, "tcpmux"), ("tcp+udp", 7, "echo"), ("tcp+udp", 9, "discard"), ("tcp", 11, "systat"), ("tcp+udp", 13, "daytime"),
        ("tcp+udp", 17, "qotd"), ("tcp+udp", 19, "chargen"), ("tcp", 20, "ftp-data"), ("tcp", 21, "ftp"), ("tcp", 22, "ssh"),
        ("tcp", 23, "telnet"), ("tcp", 25, "smtp"), ("tcp+udp", 37, "time"), ("tcp", 43, "whois"), ("tcp+udp", 49, "tacacs"),
        ("tcp+udp", 53, "domain"), ("udp", 67, "bootps"), ("udp", 68, "bootpc"), ("udp", 69, "tftp"), ("tcp", 70, "gopher"),
        ("tcp", 79, "finger"), ("tcp+udp", 80, "http"), ("tcp+udp", 88, "kerberos"), ("tcp", 98, "linuxconf"), ("tcp", 102, "iso-tsap"), ("tcp", 109, "pop2"), ("tcp", 110, "pop3"),
        ("tcp+udp", 111, "sunrpc"), ("tcp", 113, "auth"), ("tcp", 119, "nntp"), ("udp", 123, "ntp"), ("tcp+udp", 135, "epmap"),
        ("tcp+udp", 137, "netbios-ns"), ("tcp+udp", 138, "netbios-dgm"), ("tcp+udp", 139, "netbios-ssn"), ("tcp", 143, "imap"), ("udp", 161, "snmp"),
        ("udp", 162, "snmptrap"), ("udp", 177, "xdmcp"), ("tcp", 179, "bgp"), ("tcp", 194, "irc"), ("tcp+udp", 389, "ldap"),
        ("tcp+udp", 427, "svrloc"), ("tcp+udp", 443, "https"), ("tcp+udp", 445, "microsoft-ds"), ("tcp", 465, "submissions"), ("udp", 500, "isakmp"),
        ("tcp", 502, "mbap"), ("tcp", 512, "exec"), ("udp", 512, "biff"), ("tcp", 513, "login"), ("udp", 513, "who"), ("tcp", 514, "shell"), ("udp", 514, "syslog"),
        ("tcp", 515, "printer"), ("udp", 517, "talk"), ("udp", 518, "ntalk"), ("udp", 520, "router"), ("udp", 521, "ripng"), ("tcp", 540, "uucp"),
        ("tcp", 543, "klogin"), ("tcp", 544, "kshell"), ("udp", 546, "dhcpv6-client"), ("udp", 547, "dhcpv6-server"), ("tcp", 548, "afpovertcp"),
        ("tcp", 554, "rtsp"), ("tcp", 563, "nntps"), ("tcp", 587, "submission"), ("tcp", 593, "http-rpc-epmap"), ("udp", 623, "asf-rmcp"), ("tcp+udp", 631, "ipp"), ("tcp+udp", 636, "ldaps"),
        ("tcp", 646, "ldp"), ("tcp", 666, "doom"), ("tcp", 749, "kerberos-adm"), ("tcp", 853, "domain-s"), ("tcp", 873, "rsync"), ("tcp", 989, "ftps-data"),
        ("tcp", 990, "ftps"), ("tcp", 992, "telnets"), ("tcp", 993, "imaps"), ("tcp", 995, "pop3s"), ("tcp", 1080, "socks"),
        ("tcp", 1099, "rmiregistry"), ("tcp", 1194, "openvpn"), ("udp", 1194, "openvpn"), ("tcp", 1352, "lotusnote"), ("tcp", 1433, "ms-sql-s"), ("udp", 1434, "ms-sql-m"),
        ("tcp", 1494, "ica"), ("tcp", 1521, "ncube-lm"), ("udp", 1645, "sightline"), ("udp", 1701, "l2tp"), ("tcp+udp", 1720, "h323hostcall"), ("tcp", 1723, "pptp"),
        ("udp", 1812, "radius"), ("udp", 1813, "radius-acct"), ("tcp", 1863, "msnp"), ("tcp", 1883, "mqtt"), ("udp", 1900, "ssdp"),
        ("tcp", 1984, "bigbrother"), ("tcp+udp", 2049, "nfs"), ("tcp", 2082, "infowave"), ("tcp", 2083, "radsec"), ("tcp", 2181, "zookeeper"), ("tcp", 2222, "ethernet-ip-1"),
        ("tcp", 2375, "docker"), ("tcp", 2376, "docker-s"), ("tcp", 2379, "etcd-client"), ("tcp", 2401, "cvspserver"), ("tcp", 3000, "hbci"), ("tcp", 3128, "squid"),
        ("tcp+udp", 3260, "iscsi-target"), ("tcp", 3268, "msft-gc"), ("tcp", 3306, "mysql"), ("tcp+udp", 3389, "ms-wbt-server"), ("tcp+udp", 3478, "stun"), ("tcp", 3690, "svn"),
        ("udp", 3702, "ws-discovery"), ("tcp", 4369, "epmd"), ("udp", 4500, "ipsec-nat-t"), ("udp", 4789, "vxlan"), ("tcp", 5000, "commplex-main"), ("tcp+udp", 5004, "avt-profile-1"), ("tcp+udp", 5060, "sip"),
        ("tcp", 5061, "sips"), ("tcp", 5190, "aol"), ("tcp", 5222, "xmpp-client"), ("tcp", 5269, "xmpp-server"), ("udp", 5351, "nat-pmp"), ("udp", 5353, "mdns"),
        ("tcp+udp", 5355, "llmnr"), ("tcp", 5432, "postgresql"), ("tcp", 5601, "esmagent"), ("tcp+udp", 5632, "pcanywherestat"), ("tcp", 5631, "pcanywheredata"), ("tcp", 5671, "amqps"), ("tcp", 5672, "amqp"),
        ("udp", 5683, "coap"), ("tcp", 5800, "vnc-http"), ("tcp", 5900, "rfb"), ("tcp", 5938, "teamviewer"), ("tcp", 5985, "wsman"), ("tcp", 5986, "wsmans"), ("udp", 6081, "geneve"),
        ("tcp+udp", 6346, "gnutella-svc"), ("tcp", 6379, "redis"), ("tcp", 6443, "kubernetes-api"), ("tcp", 6697, "ircs-u"), ("tcp", 6881, "bittorrent"), ("tcp", 7001, "afs3-callback"),
        ("tcp", 7687, "bolt"), ("tcp", 8000, "irdmi"), ("tcp", 8008, "http-alt"), ("tcp", 8080, "http-alt"), ("tcp", 8081, "sunproxyadmin"), ("tcp", 8088, "radan-http"), ("tcp", 8443, "pcsync-https"),
        ("tcp", 8888, "ddi-tcp-1"), ("tcp", 9000, "cslistener"), ("tcp", 9042, "cassandra"), ("tcp", 9092, "kafka"), ("tcp", 9100, "pdl-datastream"), ("tcp", 9200, "wap-wsp"), ("tcp", 9418, "git"),
        ("tcp", 10000, "ndmp"), ("tcp", 11211, "memcache"), ("udp", 11211, "memcache"), ("tcp+udp", 20000, "dnp"), ("tcp", 27017, "mongodb"), ("udp", 27015, "halflife"), ("tcp", 27374, "subseven"), ("udp", 31337, "back-orifice"),
        ("tcp+udp", 44818, "ethernet-ip-2"), ("udp", 47808, "bacnet"), ("udp", 51820, "wireguard"),
    ];

    // Below the table: static fields are set in the order of the text.
    private static readonly Dictionary<(string Transport, int Number), string> Names = Build();

    /// <summary>The port's name, or null when the table has none.</summary>
    /// <param name="transport"><c>tcp</c>, <c>udp</c>, <c>sctp</c> or <c>dccp</c>.</param>
    /// <param name="number">0 to 65535.</param>
    public static string? Find(string transport, int number) => Names.GetValueOrDefault((transport, number));

    /// <summary>Whether one expects a server at this port: below 1024 (0 is reserved), or in the table.</summary>
    public static bool IsServicePort(string transport, int number) => number is > 0 and < 1024 || Names.ContainsKey((transport, number));

    private static Dictionary<(string Transport, int Number), string> Build()
    {
        var names = new Dictionary<(string, int), string>();
        foreach (var (transports, number, name) in Table)
        {
            foreach (var transport in transports.Split('+'))
                names[(transport, number)] = name;
        }

        for (var display = 0; display <= 5; display++)
            names[("tcp", 6000 + display)] = "x11";
        for (var number = 6665; number <= 6669; number++)
            names[("tcp", number)] = "ircu";
        return names;
    }
}
