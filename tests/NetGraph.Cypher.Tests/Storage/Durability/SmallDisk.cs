using System.Diagnostics;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>A file system of its own in memory, where the system lets us make one; else the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netgraph-disk-").FullName;

    public SmallDisk(int megabytes)
    {
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _root))
            return;
        Directory.Delete(_root);
        Assert.Skip("Mounting a file system takes root on Linux.");
    }

    public string File(string name) => Path.Combine(_root, name);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _root));

    /// <summary>Takes all the room there is left; deleting the file gives it back.</summary>
    public string Fill()
    {
        var filler = File("filler");
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            return filler;
        }
    }

    /// <summary>Files below a folder that this process has open.</summary>
    public static List<string> OpenFiles(string below) => [.. Directory.GetFiles("/proc/self/fd")
        .Select(f => new FileInfo(f).LinkTarget ?? "")
        .Where(t => t.StartsWith(below, StringComparison.Ordinal))];

    public void Dispose()
    {
        Run("umount", _root);
        Directory.Delete(_root);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!; // not null: it is no shell that is started
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
