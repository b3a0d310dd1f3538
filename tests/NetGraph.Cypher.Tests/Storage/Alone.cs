using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

/// <summary>Tests that measure the whole process, such as its memory: they run after all others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
