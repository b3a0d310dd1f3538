namespace NetGraph.Cypher.Planning;

/// <summary>Makes or drops an index or a constraint, once.</summary>
internal sealed record LogicalSchemaChange(LogicalOperator Input, SchemaCommand Command) : LogicalUnary(Input)
{
    public override bool IsWrite => true;

    public override string Details => SchemaCommandText.Of(Command);
}
