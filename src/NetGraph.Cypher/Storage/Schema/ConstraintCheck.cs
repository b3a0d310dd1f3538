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
        if (constraint.IsUnique && index!.FindRepeated() is { } pair)
            throw SchemaErrors.CreationFailed(constraint, SchemaErrors.RepeatedWords(constraint.Shape, pair.First, pair.Second, state), state);
        if (constraint.Kind == ConstraintKind.Unique)
            return;

        foreach (var id in constraint.Shape.Entities(state))
        {
            step?.Invoke();
            if (Broken(constraint, id, state) is { } place)
                throw SchemaErrors.CreationFailed(constraint, SchemaErrors.BrokenWords(constraint, id, place, state), state);
        }
    }

    /// <summary>What is wrong with the stored entities, for a check of the whole store; lazily, as many as are asked for.</summary>
    public static IEnumerable<string> Problems(ConstraintRule constraint, GraphState state)
    {
        if (constraint.IsUnique && state.FindIndex(constraint.Shape)?.FindRepeated() is { } pair)
            yield return SchemaErrors.RepeatedWords(constraint.Shape, pair.First, pair.Second, state);
        foreach (var id in constraint.Shape.Entities(state))
        {
            if (Broken(constraint, id, state) is { } place)
                yield return SchemaErrors.BrokenWords(constraint, id, place, state);
        }
    }
}
