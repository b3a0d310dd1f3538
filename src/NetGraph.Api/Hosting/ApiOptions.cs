namespace NetGraph.Api.Hosting;

/// <summary>How a server is started.</summary>
public sealed record ApiOptions
{
    /// <summary>Addresses to listen on, such as <c>http://127.0.0.1:5180</c>. Loopback unless the user says otherwise.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5180"];

    /// <summary>Folder with the built page; null looks beside the executable.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Rows a request gets when it names no limit.</summary>
    public int DefaultLimit { get; init; } = 300;

    /// <summary>Rows a request can ask for at most.</summary>
    public int MaxLimit { get; init; } = 10_000;

    /// <summary>Time a query gets when the request names none.</summary>
    public TimeSpan DefaultTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time a query can ask for at most.</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Rough bound on the memory one query may hold.</summary>
    public long MaxQueryMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Whether every address is a loopback one; then requests under another host name are refused.</summary>
    internal bool LoopbackOnly => Urls.All(u => new Uri(u.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)).IsLoopback);
}
