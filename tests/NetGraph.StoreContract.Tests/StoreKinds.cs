using Xunit;

namespace NetGraph.StoreContract.Tests;

/// <summary>Theory data: one row a kind of store.</summary>
public sealed class StoreKinds : TheoryData<string>
{
    public StoreKinds()
    {
        foreach (var kind in StoreUnderTest.Kinds)
            Add(kind);
    }
}
