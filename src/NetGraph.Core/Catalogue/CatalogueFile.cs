using NetGraph.PropertyGraph;

namespace NetGraph.Core.Catalogue;

/// <summary>
/// Reads one file of the catalogue: a header of comment lines, then one statement.
/// <code>
/// // title: Top destination ports
/// // question: To which ports do packets go that arrive at the internal network?
/// // kind: table                                  table or graph
/// // method: Table 2.1                            optional
/// // parameter limit integer = 18: most rows      name, type, default, description
/// // column port: destination port                in the order of RETURN
/// // chain: sourcePort -> targetPort              optional: draw rows as edges between these columns
/// // weight: packets                              optional: sum this column into the edges' weight
/// </code>
/// </summary>
internal static class CatalogueFile
{
    private const string Mark = "// ";

    /// <param name="path">Topic and file name: <c>ports/top-destination-ports.cypher</c>.</param>
    /// <param name="text">Content of the file.</param>
    /// <exception cref="FormatException">The header lacks something or says something unknown.</exception>
    public static CatalogueView Parse(string path, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var header = lines.TakeWhile(l => l.StartsWith(Mark, StringComparison.Ordinal)).Select(l => l[Mark.Length..]).ToArray();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var parameters = new List<ViewParameter>();
        var columns = new List<ViewColumn>();
        foreach (var line in header)
        {
            var (head, rest) = Split(line, ':', path);
            switch (head.Split(' ')[0])
            {
                case "parameter":
                    parameters.Add(ParseParameter(head, rest, path));
                    break;
                case "column":
                    columns.Add(new ViewColumn(head["column ".Length..].Trim(), rest));
                    break;
                case "title" or "question" or "kind" or "method" or "chain" or "weight":
                    fields[head] = rest;
                    break;
                default:
                    throw Wrong(path, $"'{head}' is no header field");
            }
        }

        var view = new CatalogueView
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Topic = Path.GetDirectoryName(path)?.Replace('\\', '/') ?? "",
            Title = Required(fields, "title", path),
            Question = Required(fields, "question", path),
            Kind = Required(fields, "kind", path) switch
            {
                "table" => ViewKind.Table,
                "graph" => ViewKind.Graph,
                var other => throw Wrong(path, $"kind '{other}' is neither table nor graph"),
            },
            Method = fields.GetValueOrDefault("method"),
            Parameters = parameters,
            Columns = columns,
            Chain = fields.TryGetValue("chain", out var chain) ? [.. chain.Split("->").Select(c => c.Trim())] : [],
            Weight = fields.GetValueOrDefault("weight"),
            Query = string.Join('\n', lines.Skip(header.Length)).Trim(),
        };
        Check(view, path);
        return view;
    }

    private static void Check(CatalogueView view, string path)
    {
        if (view.Query.Length == 0)
            throw Wrong(path, "there is no statement after the header");
        if (view.Columns.Count == 0)
            throw Wrong(path, "the header names no column");
        if (!view.Parameters.Any(p => p is { Name: "limit", Type: ParameterType.Integer }))
            throw Wrong(path, "there is no integer parameter 'limit'");

        var unknown = view.Chain.Append(view.Weight ?? view.Columns[0].Name).FirstOrDefault(name => view.Columns.All(c => c.Name != name));
        if (unknown is not null)
            throw Wrong(path, $"'{unknown}' in chain or weight is no column");
    }

    // "parameter limit integer = 18"
    private static ViewParameter ParseParameter(string head, string description, string path)
    {
        var (declaration, defaultText) = Split(head, '=', path);
        if (declaration.Split(' ') is not [_, var name, var typeWord])
            throw Wrong(path, $"'{head}' does not read 'parameter NAME TYPE = DEFAULT'");

        var type = typeWord switch
        {
            "integer" => ParameterType.Integer,
            "float" => ParameterType.Float,
            "boolean" => ParameterType.Boolean,
            "string" => ParameterType.String,
            _ => throw Wrong(path, $"'{typeWord}' is no parameter type"),
        };
        var parameter = new ViewParameter(name, type, GraphValue.Null, description);
        return parameter.TryRead(defaultText.Trim('"'), out var value)
            ? parameter with { Default = value }
            : throw Wrong(path, $"the default '{defaultText}' of '{name}' is no {typeWord}");
    }

    private static (string Head, string Tail) Split(string line, char mark, string path)
    {
        var at = line.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? throw Wrong(path, $"'{line}' has no '{mark}'") : (line[..at].Trim(), line[(at + 1)..].Trim());
    }

    private static string Required(Dictionary<string, string> fields, string field, string path) =>
        fields.TryGetValue(field, out var value) && value.Length > 0 ? value : throw Wrong(path, $"the header has no '{field}'");

    private static FormatException Wrong(string path, string what) => new($"Catalogue file {path}: {what}.");
}
