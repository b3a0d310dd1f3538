using System.Text.Json;

namespace NetGraph.StoreFaults.Kill;

/// <summary>What a child does until it is killed.</summary>
internal enum ChildWork
{
    /// <summary>Writes, one transaction after the other, from several threads.</summary>
    Write,

    /// <summary>Writes, and folds the store time and again.</summary>
    Compact,

    /// <summary>Writes, and snapshots are written beside it time and again.</summary>
    Checkpoint,

    /// <summary>Writes, and backs the store up time and again.</summary>
    Backup,

    /// <summary>Puts a backup in the store's place.</summary>
    Restore,

    /// <summary>Opens a store of an older format for writing, and writes.</summary>
    Migrate,

    /// <summary>Imports captures and rules.</summary>
    Import,
}

/// <summary>One line to a child's standard input.</summary>
/// <param name="File">The backup; the folder of inputs of an import; null otherwise.</param>
/// <param name="Next">By writer, the number of its next transaction.</param>
internal sealed record ChildOrder(ChildWork Work, string Folder, string? File, int[] Next)
{
    public string ToLine() => JsonSerializer.Serialize(this);

    public static ChildOrder Parse(string line) => JsonSerializer.Deserialize<ChildOrder>(line) ?? throw new InvalidDataException("expected an order");
}
