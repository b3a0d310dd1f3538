using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>All that a store changes on disk, so that tests can put faults in between.</summary>
internal class StoreDisk
{
    /// <summary>Stands behind the names of files that are not whole yet.</summary>
    public const string Unfinished = ".tmp";

    private const int InputOutputError = 5;
    private const int OutOfSpaceError = 28;

    /// <summary>The disk as it is.</summary>
    public static StoreDisk Real { get; } = new();

    /// <summary>A log that exists, for writing.</summary>
    public virtual ILogFile OpenLog(string path) => new LogFile(path);

    /// <summary>Writes a file whole and durable, but under another name; <see cref="PutInPlace"/> gives it its own. Leaves nothing when it fails.</summary>
    public virtual void Prepare(string path, Action<SafeFileHandle> write)
    {
        var unfinished = path + Unfinished;
        try
        {
            using var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write);
            write(file);
            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            TryDelete(unfinished);
            throw;
        }
    }

    /// <summary>Gives a prepared file its name, in place of another if there is one; durable when this returns.</summary>
    public virtual void PutInPlace(string path)
    {
        File.Move(path + Unfinished, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!); // the path of a file has one
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Writes a file so that after a crash it is there whole or not at all.</summary>
    public void WriteDurably(string path, Action<SafeFileHandle> write)
    {
        Prepare(path, write);
        PutInPlace(path);
    }

    /// <summary>Whether the cause is a disk, or a share of it, that is full: room may be made, and nothing else is wrong.</summary>
    public static bool IsOutOfSpace(Exception cause) => cause switch
    {
        // ENOSPC; EDQUOT on Linux and on macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
        IOException e => e.HResult is OutOfSpaceError or 122 or 69 or unchecked((int)0x80070070) or unchecked((int)0x80070027),
        _ => cause.InnerException is { } inner && IsOutOfSpace(inner),
    };

    private void TryDelete(string path)
    {
        try
        {
            Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next opening tidies up.
        }
    }

    /// <summary>Makes the folder's entries durable, where the system has a way to.</summary>
    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;

        var descriptor = open(folder, 0);
        if (descriptor < 0)
            return;
        var error = fsync(descriptor) < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = close(descriptor);
        if (error is InputOutputError or OutOfSpaceError)
            throw new IOException($"The entries of the folder could not be made durable: {Marshal.GetPInvokeErrorMessage(error)} : '{folder}'", error);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);
}
