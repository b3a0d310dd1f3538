using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NetGraph.Cli.Output;

/// <summary>JSON for the terminal: camelCase, indented, letters left as they are.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it never reaches HTML
    };

    private static readonly JsonSerializerOptions WithoutNulls = new(Indented) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly JsonSerializerOptions Compact = new(Indented) { WriteIndented = false };

    /// <summary>A record by its properties; those that are null are left out.</summary>
    public static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, WithoutNulls));

    public static void Write(TextWriter output, JsonNode json) => output.WriteLine(json.ToJsonString(Indented));

    public static void WriteLine(TextWriter output, JsonNode json) => output.WriteLine(json.ToJsonString(Compact));
}
