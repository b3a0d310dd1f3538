using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Optimization;

/// <summary>The conditions of a filter on properties of one variable, sorted by what an index can do with them.</summary>
internal sealed class IndexConditions
{
    private readonly Variable _variable;
    private readonly IReadOnlyList<Variable> _unknown;
    private readonly Dictionary<string, Condition> _equal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> _lower = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> _upper = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> _text = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> _exists = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    /// <param name="variable">What is to be found.</param>
    /// <param name="unknown">Variables without a value on the input row: those the scan introduces.</param>
    public IndexConditions(IEnumerable<BoundExpression> predicates, Variable variable, IReadOnlyList<Variable> unknown)
    {
        _variable = variable;
        _unknown = unknown;
        foreach (var predicate in predicates)
            Note(predicate);
    }

    /// <summary>Whether the property equals something known, or one of a list.</summary>
    public bool HasLookup(string key) => _equal.ContainsKey(key) || _listed.Contains(key);

    /// <summary>How the index can be used and the conditions it answers; null when it cannot.</summary>
    public (IndexAccess Access, IReadOnlyList<BoundExpression> Used)? Fit(IndexSummary index)
    {
        // An index holds only entities with all of its properties: each needs a condition that null does not pass.
        if (!index.Keys.All(IsPresent))
            return null;

        var used = new List<BoundExpression>();
        var equal = new List<BoundExpression>();
        foreach (var key in index.Keys.TakeWhile(_equal.ContainsKey))
        {
            equal.Add(_equal[key].Value);
            used.Add(_equal[key].Predicate);
        }

        var access = new IndexAccess(index.Entity, index.Token, index.Keys, equal);
        if (equal.Count < index.Keys.Count)
            access = Narrow(access, index, used);
        // Conditions that only ask for existence are answered by being in the index.
        used.AddRange(index.Keys.Where(_exists.ContainsKey).Select(key => _exists[key].Predicate));
        return used.Count == 0 || index.Keys.Count == 1 && equal.Count == 1 && index.Entity == EntityKind.Node ? null : (access, used);
    }

    private IndexAccess Narrow(IndexAccess access, IndexSummary index, List<BoundExpression> used)
    {
        var key = index.Keys[access.Equal.Count];
        if (_text.TryGetValue(key, out var text) && (text.Match == IndexTextMatch.StartsWith || index.HasText))
        {
            used.Add(text.Predicate);
            return access with { Text = text.Value, Match = text.Match };
        }

        if (_lower.TryGetValue(key, out var lower))
        {
            used.Add(lower.Predicate);
            access = access with { Lower = new RangeEnd(lower.Value, lower.IsInclusive) };
        }

        if (_upper.TryGetValue(key, out var upper))
        {
            used.Add(upper.Predicate);
            access = access with { Upper = new RangeEnd(upper.Value, upper.IsInclusive) };
        }

        return access;
    }

    private bool IsPresent(string key) =>
        _equal.ContainsKey(key) || _lower.ContainsKey(key) || _upper.ContainsKey(key) || _text.ContainsKey(key) || _exists.ContainsKey(key) || _listed.Contains(key);

    private void Note(BoundExpression predicate)
    {
        switch (predicate)
        {
            case BoundIsNull { Negated: true, Operand: var operand } when KeyOf(operand) is { } key:
                _exists.TryAdd(key, new Condition(predicate, operand));
                break;
            case BoundBinary binary:
                if (KeyOf(binary.Left) is { } left && IsKnown(binary.Right))
                    Note(binary, left, binary.Operator, binary.Right);
                else if (KeyOf(binary.Right) is { } right && IsKnown(binary.Left) && Turned(binary.Operator) is { } turned)
                    Note(binary, right, turned, binary.Left);
                break;
        }
    }

    private void Note(BoundBinary predicate, string key, BinaryOperator comparison, BoundExpression value)
    {
        _ = comparison switch
        {
            BinaryOperator.Equal => _equal.TryAdd(key, new Condition(predicate, value)),
            BinaryOperator.Greater => _lower.TryAdd(key, new Condition(predicate, value)),
            BinaryOperator.GreaterOrEqual => _lower.TryAdd(key, new Condition(predicate, value, IsInclusive: true)),
            BinaryOperator.Less => _upper.TryAdd(key, new Condition(predicate, value)),
            BinaryOperator.LessOrEqual => _upper.TryAdd(key, new Condition(predicate, value, IsInclusive: true)),
            BinaryOperator.StartsWith => _text.TryAdd(key, new Condition(predicate, value, Match: IndexTextMatch.StartsWith)),
            BinaryOperator.EndsWith => _text.TryAdd(key, new Condition(predicate, value, Match: IndexTextMatch.EndsWith)),
            BinaryOperator.Contains => _text.TryAdd(key, new Condition(predicate, value, Match: IndexTextMatch.Contains)),
            BinaryOperator.In => _listed.Add(key),
            _ => false,
        };
    }

    private string? KeyOf(BoundExpression expression) =>
        expression is BoundProperty { Target: BoundVariable target } property && target.Variable == _variable ? property.Key : null;

    private bool IsKnown(BoundExpression expression) => !ExpressionTree.FreeVariables(expression).Overlaps(_unknown);

    /// <summary>The comparison seen from the other side; null when it has none.</summary>
    private static BinaryOperator? Turned(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Equal or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Comparisons.Mirror(comparison),
        _ => null,
    };

    private sealed record Condition(BoundExpression Predicate, BoundExpression Value, bool IsInclusive = false, IndexTextMatch Match = IndexTextMatch.None);
}
