using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// One variable of one scope, told apart by reference: two variables of one name in different scopes are two objects, and a
/// variable carried through <c>WITH a</c> gets a new object. So nothing after binding looks at names.
/// </summary>
/// <param name="name">As written; generated names of anonymous elements start with two spaces and cannot be typed.</param>
/// <param name="types">What it may hold at run time.</param>
internal sealed class Variable(string name, ValueTypes types)
{
    public string Name { get; } = name;

    public ValueTypes Types { get; } = types;

    public bool IsAnonymous => Name.StartsWith("  ", StringComparison.Ordinal);

    public override string ToString() => IsAnonymous ? $"anon_{Name.Trim()}" : Name;
}
