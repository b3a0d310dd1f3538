using System.Globalization;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphPoint : IComparable<GraphPoint>
{
    public const int Wgs84 = 4326;
    public const int Wgs84ThreeD = 4979;
    public const int Cartesian = 7203;
    public const int CartesianThreeD = 9157;

    /// <summary>Whether x and y are longitude and latitude in degrees.</summary>
    public bool IsGeographic => Srid is Wgs84 or Wgs84ThreeD;

    /// <summary>By reference system, then x, y, z.</summary>
    public int CompareTo(GraphPoint other)
    {
        var sign = Srid.CompareTo(other.Srid);
        if (sign == 0)
            sign = X.CompareTo(other.X);
        if (sign == 0)
            sign = Y.CompareTo(other.Y);
        return sign != 0 ? sign : Nullable.Compare(Z, other.Z);
    }

    /// <summary><c>point({srid: 7203, x: 1.0, y: 2.0})</c>.</summary>
    public override string ToString()
    {
        var third = Z is { } z ? $", z: {GraphNumbers.FormatFloat(z)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"point({{srid: {Srid}, x: {GraphNumbers.FormatFloat(X)}, y: {GraphNumbers.FormatFloat(Y)}{third}}})");
    }
}
