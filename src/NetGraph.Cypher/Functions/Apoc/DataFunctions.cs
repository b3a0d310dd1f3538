using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.data: addresses taken apart (RFC 3986; RFC 5322 as far as mail addresses are used). What is no address gives null.</summary>
internal static class DataFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.data.url", ValueTypes.Map, "The parts of a URL: protocol, user, host, port, path, file, query, anchor.", (_, a) => Url(a[0].AsString()), Text("url")),
        NullPropagating("apoc.data.domain", ValueTypes.String, "The domain of a URL or a mail address.", (_, a) => Domain(a[0].AsString()), Text("url_or_email_address")),
        NullPropagating("apoc.data.email", ValueTypes.Map, "The parts of a mail address: personal, user, domain.", (_, a) => Email(a[0].AsString()), Text("email_address")),
    ];

    private static GraphValue Url(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return GraphValue.Null;

        var query = uri.Query.TrimStart('?');
        return GraphValue.Of(GraphMap.Of(
            ("protocol", uri.Scheme),
            ("user", OrNull(uri.UserInfo)),
            ("host", uri.Host),
            ("port", uri.IsDefaultPort ? GraphValue.Null : uri.Port),
            ("path", uri.AbsolutePath),
            ("file", query.Length == 0 ? uri.AbsolutePath : $"{uri.AbsolutePath}?{query}"),
            ("query", OrNull(query)),
            ("anchor", OrNull(uri.Fragment.TrimStart('#')))));
    }

    private static GraphValue OrNull(string text) => text.Length == 0 ? GraphValue.Null : text;

    private static GraphValue Domain(string text)
    {
        var rest = text.Contains("://", StringComparison.Ordinal) ? text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..] : text;
        var host = rest.Split(['/', '?', '#'], 2)[0];
        host = host[(host.LastIndexOf('@') + 1)..].Split(':', 2)[0].TrimEnd('>');
        return host.Contains('.', StringComparison.Ordinal) && host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') ? host : GraphValue.Null;
    }

    private static GraphValue Email(string text)
    {
        var open = text.LastIndexOf('<');
        var personal = open > 0 ? text[..open].Trim(' ', '"') : "";
        var address = open >= 0 ? text[(open + 1)..].TrimEnd('>', ' ') : text.Trim();
        var at = address.LastIndexOf('@');
        return at <= 0 || at == address.Length - 1
            ? GraphValue.Null
            : GraphValue.Of(GraphMap.Of(("personal", OrNull(personal)), ("user", address[..at]), ("domain", address[(at + 1)..])));
    }
}
