namespace NetGraph.Import.Captures;

/// <summary>An address with its IP version, as a key.</summary>
internal readonly struct HostKey(UInt128 address, byte version) : IEquatable<HostKey>
{
    private readonly UInt128 _address = address;

    public UInt128 Address => _address;

    public byte Version => version;

    public bool Equals(HostKey other) => _address == other._address && version == other.Version;

    public override bool Equals(object? obj) => obj is HostKey other && Equals(other);

    public override int GetHashCode() => SeededHash.Of(_address, 0, version);
}

/// <summary>An address behind a hardware address, as a key.</summary>
internal readonly struct MacKey(HostKey host, ulong mac) : IEquatable<MacKey>
{
    private readonly HostKey _host = host;

    public HostKey Host => _host;

    public ulong Mac => mac;

    public bool Equals(MacKey other) => mac == other.Mac && _host.Equals(other.Host);

    public override bool Equals(object? obj) => obj is MacKey other && Equals(other);

    public override int GetHashCode() => SeededHash.Of(_host.Address, _host.Version, mac);
}
