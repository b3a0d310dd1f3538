namespace NetGraph.Cypher.Planning;

/// <summary>Lets whoever waits for a plan end the making of it. Every loop over parts of a statement counts its steps here.</summary>
/// <param name="check">Throws when it is enough; called now and then.</param>
internal sealed class PlanWatch(Action check)
{
    private const int StepsPerCheck = 256;

    private int _stepsLeft = StepsPerCheck;

    /// <summary>Ends nothing.</summary>
    public static PlanWatch None => new(() => { });

    /// <summary>Counts one step.</summary>
    public void Step()
    {
        if (--_stepsLeft <= 0)
            Check();
    }

    /// <summary>Looks at once: for what takes long by itself.</summary>
    public void Check()
    {
        _stepsLeft = StepsPerCheck;
        check();
    }
}
