namespace NetGraph.Cypher.Storage.Durability;

/// <summary>What came of asking for the lock.</summary>
/// <param name="Held">Null: not got.</param>
/// <param name="Holder">Who has it; null: nobody that is known of.</param>
/// <param name="Problem">Why the folder cannot be written, when nobody has it.</param>
internal readonly record struct LockAttempt(StoreLock? Held, string? Holder, string? Problem);

/// <summary>The right to write a store: a file held open without sharing, freed by the system when the process ends.</summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>Who only asks for the holder has the lock for an instant; it is not to be told of.</summary>
    private const int Attempts = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;
    private readonly string _folder;

    private StoreLock(FileStream file, string folder)
    {
        _file = file;
        _folder = folder;
    }

    /// <summary>Takes the lock, or tells who holds it, or why the folder cannot be written.</summary>
    public static LockAttempt TryTake(string folder, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new FileStream(LockPath(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                WriteOwner(folder, time);
                return new LockAttempt(new StoreLock(file, folder), null, null);
            }
            catch (IOException e) when (IsSharingViolation(e))
            {
                if (attempt == Attempts)
                    return new LockAttempt(null, StoreOwner.Describe(OwnerPath(folder)), null);
                Thread.Sleep(Pause);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                return new LockAttempt(null, HolderOf(folder), e.Message);
            }
        }
    }

    /// <summary>Who holds the lock now; null: nobody.</summary>
    public static string? HolderOf(string folder)
    {
        try
        {
            using var file = new FileStream(LockPath(folder), FileMode.Open, FileAccess.Read, FileShare.Read);
            return null;
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return StoreOwner.Describe(OwnerPath(folder));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    /// <summary>Frees it. Again: does nothing.</summary>
    public void Dispose()
    {
        if (!_file.CanRead)
            return;
        try
        {
            File.Delete(OwnerPath(_folder));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // A name that is not true any more is only read while somebody holds the lock, who then writes his own.
        }

        _file.Dispose();
    }

    /// <summary>The lock file itself cannot be read while it is locked, so the holder's name stands beside it.</summary>
    private static void WriteOwner(string folder, TimeProvider time)
    {
        try
        {
            File.WriteAllText(OwnerPath(folder), StoreOwner.OfProcess(time).ToText());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // The lock holds without a name.
        }
    }

    private static string LockPath(string folder) => Path.Combine(folder, "lock");

    private static string OwnerPath(string folder) => Path.Combine(folder, "owner");

    /// <summary>EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
