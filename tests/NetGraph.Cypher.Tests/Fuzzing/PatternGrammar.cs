using System.Text;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>Random patterns. Variables they introduce are in scope afterwards.</summary>
internal sealed class PatternGrammar(Random random, FuzzScope scope, ExpressionGrammar expressions)
{
    /// <summary>One or two paths, at times named or selected.</summary>
    public string Comma() => random.Next(4) == 0 ? $"{Path()}, {Path()}" : Path();

    /// <summary>A path for a predicate or comprehension: it names nothing new.</summary>
    public string Anonymous()
    {
        var outer = scope.Snapshot();
        var start = scope.Any(random, FuzzKind.Node) is { } node ? $"({node.Name})" : $"(:{FuzzWords.Label(random)})";
        var text = $"{start}{Arrow($"[:{FuzzWords.Type(random)}]")}(:{FuzzWords.Label(random)})";
        scope.Restore(outer);
        return text;
    }

    /// <summary>A pattern that CREATE and MERGE take: typed, directed, without lengths.</summary>
    public string Creatable()
    {
        var start = random.Next(2) == 0 && scope.Any(random, FuzzKind.Node) is { } bound ? $"({bound.Name})" : $"({scope.Add(FuzzKind.Node)}:{Label()}{Properties()})";
        if (random.Next(2) == 0)
            return start;
        var relationship = $"[{scope.Add(FuzzKind.Relationship)}:{Type()}{Properties()}]";
        return $"{start}-{relationship}->({scope.Add(FuzzKind.Node)}:{FuzzWords.Label(random)})";
    }

    private string Path()
    {
        var text = random.Next(14) switch
        {
            0 => $"shortestPath({Node()}{Arrow("[*..4]")}{Node()})",
            1 => $"allShortestPaths({Node()}{Arrow($"[:{FuzzWords.Type(random)}*]")}{Node()})",
            2 => $"{Selector()}{Node()}{Arrow($"[:{Type()}]")}{Quantifier()}{Node()}",
            3 => $"{Node()}{Repeated()}{Node()}",
            _ => Chain(),
        };
        return random.Next(4) == 0 ? $"{scope.Add(FuzzKind.Path)} = {text}" : text;
    }

    private string Chain()
    {
        var text = new StringBuilder(Node());
        for (var hops = random.Next(3); hops > 0; hops--)
            text.Append(Arrow(Relationship())).Append(Node());
        return text.ToString();
    }

    private string Node()
    {
        var name = random.Next(6) switch
        {
            0 => "",
            1 when scope.Any(random, FuzzKind.Node) is { } bound => bound.Name,
            _ => scope.Add(FuzzKind.Node),
        };
        var label = random.Next(3) == 0 ? "" : $":{LabelExpression(2)}";
        var where = random.Next(12) == 0 && name.Length > 0 ? $" WHERE {name}.{FuzzWords.Key(random)} > 1" : "";
        return $"({name}{label}{(random.Next(4) == 0 ? Properties() : "")}{where})";
    }

    private string LabelExpression(int depth) => depth == 0
        ? Label()
        : random.Next(10) switch
        {
            0 => $"!{LabelExpression(depth - 1)}",
            1 => $"({LabelExpression(depth - 1)}&{LabelExpression(depth - 1)})",
            2 => $"({LabelExpression(depth - 1)}|{LabelExpression(depth - 1)})",
            3 => "%",
            _ => Label(),
        };

    /// <summary>A name, now and then one that is computed.</summary>
    private string Label() => Named(FuzzWords.Label(random));

    private string Type() => Named(FuzzWords.Type(random));

    private string Named(string name) => random.Next(24) switch
    {
        0 => $"$({expressions.Any(1)})",
        1 => $"${Quantity()}(['{name}'])",
        2 => $"${Quantity()}(toString('{name}'))",
        3 => $"${Quantity()}({expressions.List(1)})",
        _ => name,
    };

    private string Quantity() => random.Next(3) switch { 0 => "any", 1 => "all", _ => "" };

    private string Relationship()
    {
        if (random.Next(5) == 0)
            return "";
        var length = random.Next(5) == 0 ? Length() : "";
        var name = length.Length > 0 || random.Next(2) == 0 ? "" : scope.Add(FuzzKind.Relationship);
        var type = random.Next(4) == 0 ? "" : $":{Type()}{(random.Next(4) == 0 ? "|" + Type() : "")}";
        return $"[{name}{type}{length}{(random.Next(6) == 0 ? Properties() : "")}]";
    }

    private string Length() => random.Next(5) switch
    {
        0 => "*",
        1 => "*0..2",
        2 => "*2",
        3 => "*..3",
        _ => "*3..1",
    };

    private string Arrow(string relationship) => random.Next(3) switch
    {
        0 => $"-{relationship}->",
        1 => $"<-{relationship}-",
        _ => $"-{relationship}-",
    };

    private string Selector() => random.Next(6) switch
    {
        0 => "SHORTEST 2 ",
        1 => "ALL SHORTEST ",
        2 => "ANY SHORTEST ",
        3 => "SHORTEST 1 GROUPS ",
        4 => "ANY ",
        _ => "",
    };

    private string Quantifier() => random.Next(4) switch
    {
        0 => "+",
        1 => "*",
        2 => "{1,3}",
        _ => "{2}",
    };

    private string Repeated()
    {
        var outer = scope.Snapshot();
        var inner = $"({scope.Add(FuzzKind.Node)}){Arrow($"[{scope.Add(FuzzKind.Relationship)}:{Type()}]")}({scope.Add(FuzzKind.Node)})";
        scope.Restore(outer);
        return $"({inner}){Quantifier()}";
    }

    private string Properties() => $" {{{FuzzWords.Key(random)}: {expressions.Any(1)}}}";
}
