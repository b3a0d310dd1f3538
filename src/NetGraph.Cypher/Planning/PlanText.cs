using System.Text;

namespace NetGraph.Cypher.Planning;

/// <summary>Renders plans: one operator a line, inputs indented below it, the row source last.</summary>
internal static class PlanText
{
    /// <param name="annotate">Text after each operator, such as measured rows; null for none.</param>
    public static string Render(LogicalOperator root, Func<LogicalOperator, string>? annotate = null, int depth = 0)
    {
        var text = new StringBuilder();
        Append(text, root, annotate, depth);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LogicalOperator node, Func<LogicalOperator, string>? annotate, int depth)
    {
        // Iterative along the row source: a statement may have thousands of clauses.
        for (LogicalOperator? current = node; current is not null; depth++)
        {
            text.Append(' ', depth * 2).Append(current.Name);
            if (current.Details.Length > 0)
                text.Append(' ').Append(current.Details);
            if (annotate is not null)
                text.Append(annotate(current));
            text.Append('\n');
            for (var i = current.Inputs.Count - 1; i > 0; i--)
                Append(text, current.Inputs[i], annotate, depth + 2);
            current = current.Inputs.Count > 0 ? current.Inputs[0] : null;
        }
    }
}
