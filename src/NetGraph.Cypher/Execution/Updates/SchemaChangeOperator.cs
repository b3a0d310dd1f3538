using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>CREATE and DROP of indexes and constraints.</summary>
internal sealed class SchemaChangeOperator(ExecutionState state, Operator input, SchemaCommand command) : PipeOperator(input)
{
    private GraphWriter Writer => CountingGraphWriter.Uncounted(state.Writer) as GraphWriter ?? throw ExecutionState.ReadOnly();

    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        state.Step();
        try
        {
            Run();
        }
        catch (CypherException e) when (e.Span is null && command.Name is { } name)
        {
            throw e.At(name.Span, state.Text);
        }

        return true;
    }

    private void Run()
    {
        switch (command)
        {
            case CreateIndexCommand c:
                Create(c);
                break;
            case CreateConstraintCommand c:
                Create(c);
                break;
            case DropIndexCommand:
                DropIndex(Name()!); // DROP has a name always
                break;
            default:
                DropConstraint(Name()!); // the same
                break;
        }
    }

    private void Create(CreateIndexCommand create)
    {
        var shape = Shape(create.Target);
        var name = Name() ?? SchemaText.GeneratedName(create.Kind, shape, Writer.State.Names);
        var (error, isThere) = SchemaConflicts.OfIndex(Writer.Schema, Writer.State.Names, name, create.Kind, shape);
        if (isThere && command.IsConditional)
            return;
        if (error is not null)
            throw error;
        Writer.AddIndex(name, create.Kind, shape, state.Step);
        state.Changes.IndexesAdded++;
    }

    private void Create(CreateConstraintCommand create)
    {
        var shape = Shape(create.Target);
        var name = Name() ?? SchemaText.GeneratedName(create.Kind, shape, create.Types, Writer.State.Names);
        var (error, isThere) = SchemaConflicts.OfConstraint(Writer.Schema, Writer.State.Names, name, create.Kind, shape, create.Types);
        if (isThere && command.IsConditional)
            return;
        if (error is not null)
            throw error;
        Writer.AddConstraint(name, create.Kind, shape, create.Types, state.Step);
        state.Changes.ConstraintsAdded++;
    }

    private void DropIndex(string name)
    {
        var schema = Writer.Schema;
        if (schema.FindIndex(name) is not { } index)
        {
            if (!command.IsConditional)
                throw SchemaErrors.NoSuchIndex(name, Spelling.Nearest(name, schema.Indexes.Select(i => i.Name)));
            return;
        }

        if (schema.Owner(index) is { } owner)
            throw SchemaErrors.OwnedIndex(name, owner.Name);
        Writer.DropRule(index.Id);
        state.Changes.IndexesRemoved++;
    }

    private void DropConstraint(string name)
    {
        var schema = Writer.Schema;
        if (schema.FindConstraint(name) is not { } constraint)
        {
            if (!command.IsConditional)
                throw SchemaErrors.NoSuchConstraint(name, Spelling.Nearest(name, schema.Constraints.Select(c => c.Name)));
            return;
        }

        Writer.DropRule(constraint.Id);
        state.Changes.ConstraintsRemoved++;
    }

    private IndexShape Shape(SchemaTarget target)
    {
        var isNode = target.Entity == EntityKind.Node;
        var token = target.Token is null ? -1 : isNode ? Writer.InternLabel(target.Token) : Writer.InternType(target.Token);
        return new IndexShape(target.Entity, token, [.. target.Keys.Select(Writer.InternKey)]);
    }

    /// <summary>Null when the command names none.</summary>
    private string? Name()
    {
        if (command.Name is not { IsParameter: true } name)
            return command.Name?.Text;
        var value = state.Parameters.GetValueOrDefault(name.Text);
        return value.Kind == GraphValueKind.String
            ? value.AsString()
            : throw CypherErrors.Type("InvalidArgumentType", $"The name of an index or constraint is a String: ${name.Text} is {(value.IsNull ? "missing or null" : $"a {value.Kind}")}.");
    }
}
