namespace NetGraph.Import.Captures;

/// <summary>Which ports servers listen on, for telling the ends of a conversation apart when its opening was not captured.</summary>
internal static class ServicePorts
{
    // Ports below this are assigned to services (RFC 6335 §6, "System Ports"), but for the client ends of DHCP.
    private const int FirstUserPort = 1024;
    private const int DhcpClient = 68;
    private const int DhcpV6Client = 546;

    /// <summary>Whether a server is likelier than a client at this port. Port 0 is nobody's.</summary>
    public static bool IsService(ushort port) => port < FirstUserPort ? port is not (0 or DhcpClient or DhcpV6Client) : IsKnownUserPort(port);

    // Services that are common enough above 1023 to be sure: SOCKS, Lotus, MS SQL, Oracle, H.323, MQTT, PPTP, RADIUS, SSDP,
    // NFS, Squid, MySQL, RDP, STUN, IPsec NAT-T, SIP, mDNS, LLMNR, PostgreSQL, AMQP, VNC, WinRM, X11, Redis, IRC, HTTP and
    // HTTPS alternatives, MongoDB, Modbus-like and DNP3 industrial ports.
    private static bool IsKnownUserPort(ushort port) => port is
        1080 or 1352 or 1433 or 1434 or 1521 or 1720 or 1723 or 1812 or 1813 or 1883 or 1900 or 1984 or 2049 or 2404 or
        3128 or 3306 or 3389 or 3478 or 4500 or 5060 or 5061 or 5353 or 5355 or 5432 or 5672 or 5900 or 5985 or 5986 or 6000 or
        6379 or 6667 or 8000 or 8008 or 8080 or 8081 or 8443 or 8883 or 8888 or 9100 or 9200 or 20000 or 27017 or 44818 or 47808;
}
