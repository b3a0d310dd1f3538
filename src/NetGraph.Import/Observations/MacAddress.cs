namespace NetGraph.Import.Observations;

/// <summary>A 48-bit IEEE 802 address.</summary>
/// <param name="Value">The six bytes in wire order as the low 48 bits.</param>
public readonly record struct MacAddress(ulong Value) : IComparable<MacAddress>
{
    /// <summary>Reads six bytes in wire order.</summary>
    public static MacAddress FromBytes(ReadOnlySpan<byte> six) => new(
        ((ulong)six[0] << 40) | ((ulong)six[1] << 32) | ((ulong)six[2] << 24) | ((ulong)six[3] << 16) | ((ulong)six[4] << 8) | six[5]);

    /// <summary>Whether the locally-administered bit is set, as in addresses made up for privacy.</summary>
    public bool IsLocallyAdministered => (Value & 0x0200_0000_0000) != 0;

    /// <inheritdoc />
    public int CompareTo(MacAddress other) => Value.CompareTo(other.Value);

    /// <summary>Lower-case hexadecimal with colons: <c>00:00:0c:04:b2:33</c>.</summary>
    public override string ToString() => string.Create(17, Value, static (chars, value) =>
    {
        const string Digits = "0123456789abcdef";
        for (var i = 0; i < 6; i++)
        {
            var b = (int)(value >> (40 - (8 * i))) & 0xFF;
            chars[3 * i] = Digits[b >> 4];
            chars[(3 * i) + 1] = Digits[b & 15];
            if (i < 5)
                chars[(3 * i) + 2] = ':';
        }
    });

    public static bool operator <(MacAddress left, MacAddress right) => left.Value < right.Value;

    public static bool operator >(MacAddress left, MacAddress right) => left.Value > right.Value;

    public static bool operator <=(MacAddress left, MacAddress right) => left.Value <= right.Value;

    public static bool operator >=(MacAddress left, MacAddress right) => left.Value >= right.Value;
}
