namespace NetGraph.Cypher.Storage.Schema;

/// <summary>Whether stored entities keep to a constraint.</summary>
internal static class ConstraintCheck
{
    /// <summary>The place of the property by which the entity breaks an existence, key or type constraint; null when it keeps to it.</summary>
    public static int? Broken(ConstraintRule constraint, int id, GraphState state)
    {
        for (var place = 0; place < constraint.Shape.Keys.Length; place++)
        {
            var value = constraint.Shape.Value(state, id, place);
            if (value.IsNull ? constraint.DemandsPresence : constraint.Types?.Accept(value) == false)
                return place;
        }

        return null;
    }

    /// <summary>Holds everything stored against a constraint that is to be made.</summary>
    /// <param name="index">The index on its shape; not null for a unique one.</param>
    /// <param name="step">Called once an entity; null for nothing.</param>
    /// <exception cref="CypherException">ConstraintCreationFailed.</exception>
    public static void Require(ConstraintRule constraint, PropertyIndex? index, GraphState state, Action? step)
    {
        if (Problems(constraint, index, state, step).FirstOrDefault() is { } problem)
            throw SchemaErrors.CreationFailed(constraint, problem, state);
    }

    /// <summary>What is wrong with the stored entities; lazily, as many as are asked for.</summary>
    /// <param name="index">The index on the constraint's shape; null when it has none, and then repeated values are not looked for.</param>
    /// <param name="step">Called once an entity; null for nothing.</param>
    public static IEnumerable<string> Problems(ConstraintRule constraint, PropertyIndex? index, GraphState state, Action? step)
    {
        if (constraint.IsUnique && index?.FindRepeated() is { } pair)
            yield return SchemaErrors.RepeatedWords(constraint.Shape, pair.First, pair.Second, state);
        if (constraint.Kind == ConstraintKind.Unique)
            yield break;

        foreach (var id in constraint.Shape.Entities(state))
        {
            step?.Invoke();
            if (Broken(constraint, id, state) is { } place)
                yield return SchemaErrors.BrokenWords(constraint, id, place, state);
        }
    }
}
