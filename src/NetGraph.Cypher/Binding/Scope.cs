namespace NetGraph.Cypher.Binding;

/// <summary>
/// The names that can be seen at one place. A scope may lie in an outer one: a comprehension's in its clause's, a subquery's in
/// the query's. What a subquery takes from outside is written down in its imports.
/// </summary>
internal sealed class Scope(Scope? outer = null, List<Variable>? imports = null)
{
    private readonly Dictionary<string, Variable> _names = new(StringComparer.Ordinal);

    public Scope? Outer => outer;

    /// <summary>The variables of this scope alone, by name: the order of <c>*</c>.</summary>
    public IEnumerable<Variable> Own => _names.Values.OrderBy(v => v.Name, StringComparer.Ordinal);

    /// <summary>Those of them that a query can name.</summary>
    public IEnumerable<Variable> OwnNamed => Own.Where(v => v.Name[0] != ' ');

    /// <summary>All names that can be seen, for hints.</summary>
    public IEnumerable<string> Visible => outer is null ? _names.Keys : _names.Keys.Concat(outer.Visible);

    /// <summary>The scope that a projection ended to make this one, for hints.</summary>
    private Scope? Before { get; init; }

    /// <summary>Whether a projection has dropped the name on the way here.</summary>
    public bool Forgot(string name)
    {
        for (var scope = Before; scope is not null; scope = scope.Before)
        {
            if (scope._names.ContainsKey(name))
                return true;
        }

        return outer?.Forgot(name) == true;
    }

    public void Declare(Variable variable) => _names[variable.Name] = variable;

    /// <summary>The variable of that name, nearest first; null when there is none.</summary>
    public Variable? Find(string name)
    {
        if (_names.TryGetValue(name, out var own))
            return own;

        var found = outer?.Find(name);
        if (found is not null && imports is not null && !imports.Contains(found))
            imports.Add(found);
        return found;
    }

    /// <summary>The scope as it is now, not changed by later declarations in this one.</summary>
    public Scope Copy()
    {
        var copy = Next();
        foreach (var variable in _names.Values)
            copy.Declare(variable);
        return copy;
    }

    /// <summary>The scope after a projection: nothing of this one, the same surroundings.</summary>
    public Scope Next() => new(outer, imports) { Before = this };
}
