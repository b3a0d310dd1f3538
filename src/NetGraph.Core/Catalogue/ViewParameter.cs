using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Catalogue;

/// <summary>Types a view's parameter may have.</summary>
public enum ParameterType
{
    /// <summary>64-bit integer.</summary>
    Integer,

    /// <summary>IEEE 754 double.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Text.</summary>
    String,
}

/// <summary>A parameter of a view: <c>$name</c> in its statement.</summary>
/// <param name="Default">The value taken when the caller gives none; null means "no restriction".</param>
public sealed record ViewParameter(string Name, ParameterType Type, GraphValue Default, string Description)
{
    /// <summary>The type's word in headers and JSON: <c>integer</c>, <c>float</c>, <c>boolean</c>, <c>string</c>.</summary>
    public string TypeWord => Type switch
    {
        ParameterType.Integer => "integer",
        ParameterType.Float => "float",
        ParameterType.Boolean => "boolean",
        _ => "string",
    };

    /// <summary>Reads a value from text as a command line or address gives it; <c>null</c> is the null value.</summary>
    public bool TryRead(string text, out GraphValue value)
    {
        value = GraphValue.Null;
        if (text == "null")
            return true;

        switch (Type)
        {
            case ParameterType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer):
                value = integer;
                return true;
            case ParameterType.Float when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                value = number;
                return true;
            case ParameterType.Boolean when bool.TryParse(text, out var flag):
                value = flag;
                return true;
            case ParameterType.String:
                value = text;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a value fits; null always does, and an integer fits a float.</summary>
    public bool Accepts(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => true,
        GraphValueKind.Integer => Type is ParameterType.Integer or ParameterType.Float,
        GraphValueKind.Float => Type == ParameterType.Float,
        GraphValueKind.Boolean => Type == ParameterType.Boolean,
        GraphValueKind.String => Type == ParameterType.String,
        _ => false,
    };
}
