using System.Diagnostics;
using System.Globalization;
using NetGraph.StoreFaults.Readers;

namespace NetGraph.StoreFaults.Kill;

/// <summary>A child as its parent sees it: started early, ordered, watched, and killed with SIGKILL.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly PhaseLengths _lengths;
    private readonly Thread _listener;
    private readonly Task<string> _errors;
    private readonly ManualResetEventSlim _aimed = new();
    private readonly Dictionary<string, int> _occurrences = [];
    private readonly Lock _listening = new();
    private KillAim? _aim;
    private string _phase = "starting";
    private long _phaseBegan = Stopwatch.GetTimestamp();

    public ChildProcess(PhaseLengths lengths)
    {
        _lengths = lengths;
        var start = SecondProcess.StartInfo("child");
        start.RedirectStandardError = true;
        _process = Process.Start(start)!; // not null: no shell
        _errors = _process.StandardError.ReadToEndAsync();
        _listener = new Thread(Listen) { IsBackground = true };
        _listener.Start();
    }

    /// <summary>By writer, the last transaction that the child said was durable.</summary>
    public Dictionary<int, int> Committed { get; } = [];

    /// <summary>The phase that the child was in when it died.</summary>
    public string Phase => _phase;

    /// <summary>By phase, how often it had begun.</summary>
    public IReadOnlyDictionary<string, int> Occurrences => _occurrences;

    /// <summary>Gives the order and kills the child at the aim, or when the aim does not come.</summary>
    /// <exception cref="FaultException">The child ended by itself.</exception>
    public void PlayAndKill(ChildOrder order, KillAim aim)
    {
        lock (_listening)
            _aim = aim;
        _process.StandardInput.WriteLine(order.ToLine());
        _process.StandardInput.Flush();
        if (_aimed.Wait(Patience))
            Pause(_lengths.Of(aim.Phase) * aim.Share);
        var endedItself = _process.HasExited;
        _process.Kill();
        _process.WaitForExit();
        _listener.Join();
        if (endedItself)
            throw new FaultException($"the child ended by itself in '{_phase}': {_errors.GetAwaiter().GetResult()}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _listener.Join();
        _process.Dispose();
        _aimed.Dispose();
    }

    /// <summary>Sleeps for the large part and spins for the rest: phases may be shorter than the scheduler's tick.</summary>
    private static void Pause(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        if (time > TimeSpan.FromMilliseconds(4))
            Thread.Sleep(time - TimeSpan.FromMilliseconds(3));
        while (Stopwatch.GetElapsedTime(started) < time)
            Thread.SpinWait(20);
    }

    private void Listen()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line is not [.., '.'])
                continue;
            lock (_listening)
                Hear(line[..^1]);
        }

        _aimed.Set();
    }

    private void Hear(string line)
    {
        if (line[0] == Signals.PhaseMark)
        {
            Begin(line[2..]);
            return;
        }

        var parts = line.Split(' ');
        Committed[int.Parse(parts[1], CultureInfo.InvariantCulture)] = int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (_phase == KillChild.FirstCommit)
            Begin(KillChild.Writing);
    }

    private void Begin(string phase)
    {
        _lengths.See(_phase, Stopwatch.GetElapsedTime(_phaseBegan));
        _phase = phase;
        _phaseBegan = Stopwatch.GetTimestamp();
        var occurrence = _occurrences[phase] = _occurrences.GetValueOrDefault(phase) + 1;

        // Behind the last phase the aim can come no more.
        if (_aim is { } aim && ((aim.Phase == phase && aim.Occurrence == occurrence) || phase == KillChild.Done))
            _aimed.Set();
    }
}
