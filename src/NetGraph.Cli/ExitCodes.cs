namespace NetGraph.Cli;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something failed; one line on stderr says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line made no sense; stderr says what was expected.</summary>
    public const int WrongUsage = 2;

    /// <summary>Done, but a check found violations.</summary>
    public const int Violations = 3;

    /// <summary>Stopped by Ctrl+C or a termination signal.</summary>
    public const int Cancelled = 130;
}
