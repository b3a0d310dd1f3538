namespace NetGraph.Cypher.Syntax;

internal sealed partial class AstPrinter
{
    private void Write(PathPattern path)
    {
        if (path.Variable is not null)
            _out.Append(Name(path.Variable)).Append(" = ");
        if (path.Selector is not null)
            Write(path.Selector);
        if (path.Shortest != ShortestKind.None)
            _out.Append(path.Shortest == ShortestKind.Single ? "shortestPath(" : "allShortestPaths(");
        var isEnclosed = path.InnerVariable is not null || path.Where is not null;
        _out.Append(isEnclosed ? "(" : "");
        if (path.InnerVariable is not null)
            _out.Append(Name(path.InnerVariable)).Append(" = ");
        Elements(path);
        Where(path.Where);
        _out.Append(isEnclosed ? ")" : "");
        if (path.Shortest != ShortestKind.None)
            _out.Append(')');
    }

    private void Write(PathSelector selector)
    {
        _out.Append(selector.Kind == SelectorKind.Any ? "ANY " : "SHORTEST ");
        if (selector.Count is null)
            _out.Append('1');
        else
            Write(selector.Count);
        _out.Append(selector.Kind == SelectorKind.ShortestGroups ? " GROUPS " : " ");
    }

    private void Elements(PathPattern path)
    {
        for (var i = 0; i < path.Nodes.Count; i++)
        {
            Write(path.Nodes[i]);
            if (i < path.Relationships.Count)
                Write(path.Relationships[i]);
        }
    }

    private void Write(Repetition repetition)
    {
        if (repetition.IsRelationship)
        {
            Write(repetition.Path.Relationships[0]);
        }
        else
        {
            _out.Append('(');
            Elements(repetition.Path);
            Where(repetition.Where);
            _out.Append(')');
        }

        _out.Append(repetition.Times switch
        {
            { Min: 0, Max: null } => "*",
            { Min: 1, Max: null } => "+",
            var (min, max) when min == max => $"{{{min}}}",
            var (min, max) => $"{{{min},{max}}}",
        });
    }

    private void Write(NodePattern node)
    {
        if (node.IsImplied)
            return;
        _out.Append('(');
        Element(node.Variable, node.Labels, null, node.Properties, node.Where);
        _out.Append(')');
    }

    private void Write(RelationshipPattern relationship)
    {
        if (relationship.Repetition is not null)
        {
            Write(relationship.Repetition);
            return;
        }

        _out.Append(relationship.PointsLeft ? "<-" : "-");
        if (relationship.Variable is not null || relationship.Types is not null || relationship.Length is not null
            || relationship.Properties is not null || relationship.Where is not null)
        {
            _out.Append('[');
            Element(relationship.Variable, relationship.Types, relationship.Length, relationship.Properties, relationship.Where);
            _out.Append(']');
        }

        _out.Append(relationship.PointsRight ? "->" : "-");
    }

    private void Element(string? variable, LabelExpression? labels, VariableLength? length, Expression? properties, Expression? where)
    {
        var start = _out.Length;
        _out.Append(variable is null ? "" : Name(variable));
        if (labels is not null)
        {
            _out.Append(':');
            Write(labels);
        }

        if (length is { } range)
            Write(range);
        if (properties is not null)
        {
            _out.Append(_out.Length == start ? "" : " ");
            Write(properties);
        }

        if (where is not null)
        {
            _out.Append(_out.Length == start ? "" : " ");
            _out.Append("WHERE ");
            Write(where);
        }
    }

    private void Write(VariableLength range)
    {
        _out.Append('*');
        if (range.Max == range.Min)
            _out.Append(range.Min);
        else if (range != new VariableLength(1, null))
            _out.Append(range.Min).Append("..").Append(range.Max);
    }

    private void Write(LabelExpression labels)
    {
        switch (labels)
        {
            case LabelName name:
                _out.Append(Name(name.Name));
                break;
            case DynamicLabel dynamic:
                _out.Append(dynamic.Choice switch { DynamicChoice.All => "$all(", DynamicChoice.Any => "$any(", _ => "$(" });
                Write(dynamic.Value);
                _out.Append(')');
                break;
            case LabelWildcard:
                _out.Append('%');
                break;
            case LabelNot not:
                _out.Append('!');
                Nested(not.Operand, not.Operand is LabelAnd or LabelOr);
                break;
            case LabelAnd and:
                Nested(and.Left, and.Left is LabelOr);
                _out.Append('&');
                Nested(and.Right, and.Right is LabelOr or LabelAnd);
                break;
            case LabelOr or:
                Write(or.Left);
                _out.Append('|');
                Nested(or.Right, or.Right is LabelOr);
                break;
        }
    }

    private void Nested(LabelExpression labels, bool parentheses)
    {
        _out.Append(parentheses ? "(" : "");
        Write(labels);
        _out.Append(parentheses ? ")" : "");
    }
}
