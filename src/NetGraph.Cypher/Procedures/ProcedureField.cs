using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>One input or output of a procedure.</summary>
/// <param name="Types">What it may be, without Null.</param>
/// <param name="IsNullable">Whether it may be null too.</param>
internal sealed record ProcedureField(string Name, ValueTypes Types, bool IsNullable = true)
{
    /// <summary>The type where it says more than <see cref="Types"/>, such as <c>LIST&lt;STRING&gt;</c>.</summary>
    public string? TypeName { get; init; }

    /// <summary>What an input is when the call leaves it out; without one it must be given. Inputs that may be left out come last.</summary>
    public GraphValue? Default { get; init; }

    /// <summary>What it is for, in half a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether new queries should not use it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The type as signatures print it.</summary>
    public string Type => TypeName ?? FunctionSignature.TypeName(Types);

    /// <summary>As signatures print it: <c>config = {} :: MAP</c>.</summary>
    public override string ToString() => Default is { } value ? $"{Name} = {value} :: {Type}" : $"{Name} :: {Type}";
}
