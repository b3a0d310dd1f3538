namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// A physical operator: a pull iterator over rows that live in <see cref="ExecutionState.Slots"/>. May be opened again, and
/// then starts anew from the current argument row.
/// </summary>
internal abstract class Operator
{
    /// <summary>Starts over. Must be cheap: work waits for the first <see cref="MoveNext"/>.</summary>
    public abstract void Open();

    /// <summary>Puts the next row into the slots, or returns false at the end; not called again after that without <see cref="Open"/>.</summary>
    public abstract bool MoveNext();

    /// <summary>
    /// Whether another run may use the operator and those below it, on another state of the same graph and with other parameters.
    /// Then nothing that belongs to a run may be kept beyond <see cref="Rest"/>, nor taken from the state before <see cref="Open"/>.
    /// </summary>
    public virtual bool IsReusable => false;

    /// <summary>Lets go of what belongs to the run that has ended.</summary>
    public virtual void Rest()
    {
    }
}

/// <summary>An operator over one input.</summary>
internal abstract class PipeOperator(Operator input) : Operator
{
    protected Operator Input { get; } = input;

    public override void Open() => Input.Open();

    public override void Rest() => Input.Rest();
}
