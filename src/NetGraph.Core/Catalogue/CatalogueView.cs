namespace NetGraph.Core.Catalogue;

/// <summary>What a view is for.</summary>
public enum ViewKind
{
    /// <summary>Rows of scalars.</summary>
    Table,

    /// <summary>Nodes, relationships or paths to draw.</summary>
    Graph,
}

/// <summary>A column of a view and what it holds.</summary>
public sealed record ViewColumn(string Name, string Description);

/// <summary>One entry of the catalogue: a question, and the Cypher statement that answers it.</summary>
public sealed record CatalogueView
{
    /// <summary>Kebab-case, unique in the catalogue; the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder: <c>ports</c>, <c>services</c>, …</summary>
    public required string Topic { get; init; }

    public required string Title { get; init; }

    public required string Question { get; init; }

    public required ViewKind Kind { get; init; }

    /// <summary>The figure, table or query of the method it reproduces; null when it goes beyond it.</summary>
    public string? Method { get; init; }

    public IReadOnlyList<ViewParameter> Parameters { get; init; } = [];

    public IReadOnlyList<ViewColumn> Columns { get; init; } = [];

    /// <summary>
    /// Columns to draw as a chain: each row joins the value of one to the value of the next by a derived edge, so that a
    /// table of (source, event, target) becomes a picture. Empty when there is none.
    /// </summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>The column whose values are summed into the weight of derived edges; null: each row weighs 1.</summary>
    public string? Weight { get; init; }

    /// <summary>The statement, without its header.</summary>
    public required string Query { get; init; }
}
