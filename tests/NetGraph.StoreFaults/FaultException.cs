namespace NetGraph.StoreFaults;

/// <summary>A store that does not hold what it must, in words.</summary>
internal sealed class FaultException(string message) : Exception(message);
