namespace NetGraph.Cypher.Tests.Tck;

/// <summary>A case that does not hold, with what was expected and what came.</summary>
internal sealed class TckFailure(string message) : Exception(message);
