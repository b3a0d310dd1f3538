using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Points in Cypher's four reference systems (Cypher manual, "Spatial functions").</summary>
internal static class SpatialFunctions
{
    /// <summary>Radius in metres that Neo4j uses, so that distances agree.</summary>
    private const double EarthRadius = 6_378_140.0;

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("point", ValueTypes.Point, "A point from x, y, z or longitude, latitude, height.", (_, a) => FromMap(a[0].AsMap()), Needs("input", ValueTypes.Map)),
        NullPropagating("point.distance", ValueTypes.Float, "The distance of two points in one system: metres on the globe, else plain units; null between systems.", Distance, Needs("from", ValueTypes.Point), Needs("to", ValueTypes.Point)),
        NullPropagating("point.withinBBox", ValueTypes.Boolean, "Whether a point lies in the box between two corners.", WithinBox, Needs("point", ValueTypes.Point), Needs("lowerLeft", ValueTypes.Point), Needs("upperRight", ValueTypes.Point)),
    ];

    private static GraphValue FromMap(GraphMap map)
    {
        if (map.Any(entry => entry.Value.IsNull))
            return GraphValue.Null;

        var (x, y, z) = (Coordinate(map, "x", "longitude"), Coordinate(map, "y", "latitude"), Coordinate(map, "z", "height"));
        if (x is not { } first || y is not { } second)
            throw CypherErrors.Argument("InvalidArgumentValue", "point() needs x and y, or longitude and latitude.");

        var srid = SridOf(map, z is not null);
        if (srid is GraphPoint.Wgs84ThreeD or GraphPoint.CartesianThreeD != z is not null)
            throw CypherErrors.Argument("InvalidArgumentValue", $"The reference system {srid} and the number of coordinates do not fit.");

        var point = new GraphPoint(srid, first, second, z);
        if (point.IsGeographic && Math.Abs(second) > 90)
            throw CypherErrors.Argument("NumberOutOfRange", $"A latitude lies between -90 and 90, not {second}.");
        return GraphValue.Of(point.IsGeographic ? point with { X = Wrap(first) } : point);
    }

    private static double Wrap(double longitude) =>
        longitude is >= -180 and <= 180 ? longitude : longitude - (360 * Math.Floor((longitude + 180) / 360));

    private static double? Coordinate(GraphMap map, string name, string other)
    {
        if (!map.TryGetValue(name, out var value) && !map.TryGetValue(other, out value))
            return null;
        if (!value.IsNumber)
            throw WrongArgument("point", name, value);
        return double.IsFinite(value.AsNumber())
            ? value.AsNumber()
            : throw CypherErrors.Argument("InvalidArgumentValue", $"A coordinate is a finite number, not {value}.");
    }

    private static int SridOf(GraphMap map, bool threeD)
    {
        if (map.TryGetValue("srid", out var srid) && srid.Kind == GraphValueKind.Integer)
        {
            return srid.AsInteger() is GraphPoint.Wgs84 or GraphPoint.Wgs84ThreeD or GraphPoint.Cartesian or GraphPoint.CartesianThreeD
                ? (int)srid.AsInteger()
                : throw CypherErrors.Argument("InvalidArgumentValue", $"Unknown reference system {srid}.");
        }

        if (map.TryGetValue("crs", out var crs) && crs.Kind == GraphValueKind.String)
        {
            return crs.AsString().ToUpperInvariant() switch
            {
                "WGS-84" => GraphPoint.Wgs84,
                "WGS-84-3D" => GraphPoint.Wgs84ThreeD,
                "CARTESIAN" => GraphPoint.Cartesian,
                "CARTESIAN-3D" => GraphPoint.CartesianThreeD,
                _ => throw CypherErrors.Argument("InvalidArgumentValue", $"Unknown reference system {crs}."),
            };
        }

        var geographic = map.ContainsKey("longitude") || map.ContainsKey("latitude");
        return (geographic, threeD) switch
        {
            (true, true) => GraphPoint.Wgs84ThreeD,
            (true, false) => GraphPoint.Wgs84,
            (false, true) => GraphPoint.CartesianThreeD,
            _ => GraphPoint.Cartesian,
        };
    }

    private static GraphValue Distance(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (from, to) = (arguments[0].AsPoint(), arguments[1].AsPoint());
        if (from.Srid != to.Srid)
            return GraphValue.Null;

        var height = (to.Z ?? 0) - (from.Z ?? 0);
        var flat = from.IsGeographic ? GreatCircle(from, to) : Math.Sqrt(Square(to.X - from.X) + Square(to.Y - from.Y));
        return from.Z is null ? flat : Math.Sqrt(Square(flat) + Square(height));
    }

    /// <summary>The haversine formula (Sinnott 1984) at the mean height of both points.</summary>
    private static double GreatCircle(GraphPoint from, GraphPoint to)
    {
        var (latitude1, latitude2) = (Radians(from.Y), Radians(to.Y));
        var chord = Square(Math.Sin((latitude2 - latitude1) / 2))
            + (Math.Cos(latitude1) * Math.Cos(latitude2) * Square(Math.Sin(Radians(to.X - from.X) / 2)));
        var meanHeight = ((from.Z ?? 0) + (to.Z ?? 0)) / 2;
        return 2 * (EarthRadius + meanHeight) * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static GraphValue WithinBox(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (point, low, high) = (arguments[0].AsPoint(), arguments[1].AsPoint(), arguments[2].AsPoint());
        if (point.Srid != low.Srid || point.Srid != high.Srid)
            return GraphValue.Null;

        // A box whose left edge lies east of its right edge spans the antimeridian.
        var acrossDateLine = point.IsGeographic && low.X > high.X;
        var inX = acrossDateLine ? point.X >= low.X || point.X <= high.X : point.X >= low.X && point.X <= high.X;
        var inZ = point.Z is null || (point.Z >= low.Z && point.Z <= high.Z);
        return inX && inZ && point.Y >= low.Y && point.Y <= high.Y;
    }

    private static double Square(double x) => x * x;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
