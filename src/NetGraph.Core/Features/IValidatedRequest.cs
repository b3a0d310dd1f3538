namespace NetGraph.Core.Features;

/// <summary>A request that can say what is wrong with itself before anything runs.</summary>
public interface IValidatedRequest
{
    /// <summary>One sentence a fault, each naming the field; empty when all is well.</summary>
    IEnumerable<RequestFault> Validate();
}

/// <summary>What is wrong with one field of a request.</summary>
public sealed record RequestFault(string Field, string Message);

/// <summary>The caller's request is wrong; nothing ran.</summary>
public sealed class InvalidRequestException : Exception
{
    public InvalidRequestException(IReadOnlyList<RequestFault> faults)
        : base(string.Join(" ", faults.Select(f => f.Message))) => Faults = faults;

    /// <summary>At least one.</summary>
    public IReadOnlyList<RequestFault> Faults { get; }
}
