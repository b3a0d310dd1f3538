namespace NetGraph.Core.Analysis;

/// <summary>The role that a service at a port gives its host. Roles come from confirmed and likely services only.</summary>
internal static class HostRoles
{
    private static readonly Dictionary<(string Transport, int Number), string> Roles = Build();

    /// <summary>The role, such as <c>web</c>; null when the port stands for none.</summary>
    public static string? Of(string transport, int number) => Roles.GetValueOrDefault((transport, number));

    /// <summary>Roles by host key, each list in ordinal order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<ServiceVerdict> verdicts) => verdicts
        .Where(v => v.Grade >= ServiceGrade.Likely && v.Id.Number is not null)
        .Select(v => (v.Id.Host, Role: Of(v.Id.Transport, v.Id.Number!.Value))) // not null: filtered above
        .Where(r => r.Role is not null)
        .GroupBy(r => r.Host, r => r.Role!, StringComparer.Ordinal) // not null: filtered above
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal);

    private static Dictionary<(string Transport, int Number), string> Build()
    {
        var roles = new Dictionary<(string, int), string>();
        Add("web", "tcp", 80, 443, 8000, 8008, 8080, 8081, 8088, 8443, 8888);
        Add("web", "udp", 443);
        Add("dns", "tcp", 53, 853);
        Add("dns", "udp", 53);
        Add("ftp", "tcp", 21, 990);
        Add("mail", "tcp", 25, 465, 587);
        Add("pop", "tcp", 109, 110, 995);
        Add("imap", "tcp", 143, 993);
        Add("news", "tcp", 119, 563);
        Add("rpc", "tcp", 111);
        Add("rpc", "udp", 111);
        Add("x11", "tcp", 6000, 6001, 6002, 6003, 6004, 6005);
        Add("ssh", "tcp", 22);
        Add("telnet", "tcp", 23, 992);
        Add("login", "tcp", 512, 513, 514);
        Add("printer", "tcp", 515, 631, 9100);
        Add("proxy", "tcp", 1080, 3128);
        Add("irc", "tcp", 194, 6665, 6666, 6667, 6668, 6669, 6697);
        Add("database", "tcp", 1433, 1521, 3306, 5432, 6379, 9042, 27017);
        Add("database", "udp", 1434);
        Add("files", "tcp", 139, 445, 548, 2049);
        Add("files", "udp", 137, 2049);
        Add("directory", "tcp", 88, 389, 636, 3268);
        Add("directory", "udp", 88, 389);
        Add("desktop", "tcp", 3389, 5631, 5900);
        Add("management", "udp", 161);
        Add("time", "udp", 123);
        Add("log", "udp", 514);
        Add("dhcp", "udp", 67, 547);
        Add("tftp", "udp", 69);
        Add("vpn", "udp", 500, 1194, 1701, 4500, 51820);
        Add("vpn", "tcp", 1194, 1723);
        Add("industrial", "tcp", 102, 502, 20000, 44818);
        Add("industrial", "udp", 47808);
        return roles;

        void Add(string role, string transport, params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
                roles[(transport, number)] = role;
        }
    }
}
