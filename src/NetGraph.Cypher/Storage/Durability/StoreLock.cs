using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The right to write a store: a file held open without sharing, freed by the system when the process ends.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or tells who holds it, or (neither) that the folder cannot be written.</summary>
    public static (StoreLock? Held, string? Holder) TryTake(string folder)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return (null, ReadHolder(folder));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return (null, null);
        }

        try
        {
            File.WriteAllText(OwnerPath(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            file.Dispose();
            return (null, null);
        }

        return (new StoreLock(file), null);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The lock file itself cannot be read while it is locked, so the holder's name stands beside it.</summary>
    private static string OwnerPath(string folder) => Path.Combine(folder, "owner");

    private static string ReadHolder(string folder)
    {
        try
        {
            return "process " + File.ReadAllText(OwnerPath(folder)).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
