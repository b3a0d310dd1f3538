using System.Globalization;
using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>
/// Random expressions over what is in scope. Operators and functions mostly get operands of the type they take, and now and
/// then anything at all.
/// </summary>
internal sealed class ExpressionGrammar(Random random, FuzzScope scope)
{
    private static readonly FunctionDefinition[] Functions = [.. FunctionRegistry.AllFunctions];

    private static readonly string[] Numbers =
        ["0", "1", "-1", "7", "255", "9223372036854775807", "-9223372036854775808", "1.5", "-0.0", "1e308", "NaN", "Infinity", "0x1F", "1_000", "$n", "null"];

    private static readonly string[] Texts = ["''", "'abc'", "'äß😀'", "'2024-02-29'", "'P1Y2M3DT4H'", "'10:20:30+01:00'", "'.*'", "'(['", "'12'", "$p", "null", "'%Y'", "'{\"a\": [1]}'"];

    private static readonly string[] Lists = ["[]", "[1, null, 'a']", "[[1], [2, [3]]]", "$list", "range(0, 5)", "[1, 2, 3]", "['b', 'a']", "[true, null]", "null"];

    private static readonly string[] Maps = ["{}", "{a: 1, b: null}", "$map", "{year: 2024, month: 2}", "{x: 1, y: 2}", "null"];

    private static readonly string[] Temporals = ["date('2024-01-31')", "datetime('2024-03-31T01:30:00[Europe/Berlin]')", "localtime('10:00')", "duration('P1M')", "localdatetime()", "time('12:00Z')"];

    private static readonly string[] Types = ["INTEGER", "STRING", "LIST<INTEGER>", "ANY", "BOOLEAN NOT NULL", "FLOAT | DATE", "NODE", "MAP"];

    public PatternGrammar? Patterns { private get; set; }

    public Func<string>? Subquery { private get; set; }

    /// <summary>An expression that may have any type, nested up to a depth.</summary>
    public string Any(int depth) => random.Next(14) switch
    {
        < 3 => Variable() ?? Number(depth),
        < 5 => Number(depth),
        < 7 => Text(depth),
        < 9 => List(depth),
        9 => Map(depth),
        10 => Predicate(depth),
        11 => Pick(Temporals),
        12 when depth > 0 => $"CASE WHEN {Predicate(depth - 1)} THEN {Any(depth - 1)} ELSE {Any(depth - 1)} END",
        13 when depth > 0 => $"{Pick("EXISTS", "COUNT", "COLLECT")} {{ {Subquery!()} }}",
        _ => Function(depth),
    };

    /// <summary>An expression that gives a boolean or null when nothing goes wrong.</summary>
    public string Predicate(int depth)
    {
        if (depth <= 0)
            return random.Next(3) == 0 ? Pick("true", "false", "null") : $"{Leaf()} IS NOT NULL";
        return random.Next(14) switch
        {
            0 => $"NOT ({Predicate(depth - 1)})",
            1 => $"({Predicate(depth - 1)} {Pick("AND", "OR", "XOR")} {Predicate(depth - 1)})",
            2 => $"{Any(depth - 1)} IN {List(depth - 1)}",
            3 => $"EXISTS {{ {Patterns!.Anonymous()} }}",
            4 => Patterns!.Anonymous(),
            5 => $"{Leaf()} IS {(random.Next(2) == 0 ? "NOT " : "")}:: {Pick(Types)}",
            6 => $"{Any(depth - 1)} IS {(random.Next(2) == 0 ? "NOT " : "")}NULL",
            7 when scope.Any(random, FuzzKind.Node) is { } node => $"{node.Name}:{FuzzWords.Label(random)}",
            8 => $"{Number(depth - 1)} < {Number(depth - 1)} <= {Number(depth - 1)}",
            9 => $"{Text(depth - 1)} {Pick("STARTS WITH", "ENDS WITH", "CONTAINS", "=~")} {Text(depth - 1)}",
            10 => Over("{0} IN {1} WHERE {2}", depth, '(', ')', Pick("all", "any", "none", "single")),
            _ => $"{Any(depth - 1)} {Pick("=", "<>", "<", ">=")} {Any(depth - 1)}",
        };
    }

    public string Aggregate() => random.Next(9) switch
    {
        0 or 1 => "count(*)",
        2 => $"count(DISTINCT {Any(1)})",
        3 => $"collect({(random.Next(2) == 0 ? "DISTINCT " : "")}{Any(1)})",
        4 => $"percentileCont({Number(1)}, 0.5)",
        5 => $"{Pick("min", "max")}({Any(1)})",
        _ => $"{Pick("sum", "avg", "stDev", "count")}({Number(1)})",
    };

    private string Number(int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
            return random.Next(3) == 0 ? random.NextInt64(-5, 300).ToString(CultureInfo.InvariantCulture) : Variable(property: true) ?? Pick(Numbers);
        return random.Next(5) switch
        {
            0 => Reduce(depth),
            1 => $"-({Number(depth - 1)})",
            2 => Function(depth, ValueTypes.Integer | ValueTypes.Float),
            _ => $"({Number(depth - 1)} {Pick("+", "-", "*", "/", "%", "^")} {Number(depth - 1)})",
        };
    }

    private string Text(int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
            return random.Next(3) == 0 ? Variable(property: true) ?? Pick(Texts) : Pick(Texts);
        return random.Next(3) switch
        {
            0 => $"({Text(depth - 1)} {Pick("+", "||")} {Text(depth - 1)})",
            _ => Function(depth, ValueTypes.String),
        };
    }

    /// <summary>An expression that gives a list or null when nothing goes wrong.</summary>
    public string List(int depth)
    {
        if (depth <= 0 || random.Next(4) == 0)
            return Pick(Lists);
        return random.Next(7) switch
        {
            0 => $"[{Any(depth - 1)}, {Any(depth - 1)}]",
            1 => $"{List(depth - 1)}[{Number(0)}..{Number(0)}]",
            2 => $"({List(depth - 1)} + {List(depth - 1)})",
            3 => Over("{0} IN {1} WHERE {2} | {3}", depth, '[', ']'),
            4 => $"[{Patterns!.Anonymous()} | {Any(0)}]",
            5 => $"COLLECT {{ {Subquery!()} }}",
            _ => Function(depth, ValueTypes.List),
        };
    }

    private string Map(int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
            return Pick(Maps);
        if (random.Next(3) == 0 && scope.Any(random, FuzzKind.Node, FuzzKind.Relationship) is { } entity)
            return $"{entity.Name} {{.*, k: {Any(depth - 1)}}}";
        return random.Next(2) == 0 ? $"{{k: {Any(depth - 1)}, l: {Any(depth - 1)}}}" : Function(depth, ValueTypes.Map);
    }

    private string Leaf() => Variable() ?? (random.Next(2) == 0 ? Pick(Numbers) : Pick(Texts));

    private string? Variable(bool property = false)
    {
        if (random.Next(3) == 0 || scope.Any(random) is not { } variable)
            return null;
        if (variable.Kind is FuzzKind.Node or FuzzKind.Relationship)
            return property || random.Next(3) > 0 ? $"{variable.Name}.{FuzzWords.Key(random)}" : variable.Name;
        return property && variable.Kind != FuzzKind.Value ? null : variable.Name;
    }

    private string Function(int depth, ValueTypes wanted = ValueTypes.Any)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var function = Functions[random.Next(Functions.Length)];
            if ((function.ReturnType & wanted & ~ValueTypes.Null) == ValueTypes.None)
                continue;
            var most = Math.Min(function.MaxArguments, function.MinArguments + 2);
            // Now and then one too many: the binder must say so.
            var count = random.Next(60) == 0 ? most + 1 : random.Next(function.MinArguments, most + 1);
            var arguments = Enumerable.Range(0, count).Select(i => Argument(function.Parameters, i, depth - 1));
            return $"{function.Name}({string.Join(", ", arguments)})";
        }

        return "null";
    }

    private string Argument(IReadOnlyList<FunctionParameter> parameters, int index, int depth)
    {
        if (random.Next(25) == 0 || parameters.Count == 0)
            return Any(depth);
        var types = parameters[Math.Min(index, parameters.Count - 1)].Types;
        var offers = new List<Func<int, string>>();
        if ((types & (ValueTypes.Integer | ValueTypes.Float)) != ValueTypes.None)
            offers.Add(Number);
        if ((types & ValueTypes.String) != ValueTypes.None)
            offers.Add(Text);
        if ((types & ValueTypes.List) != ValueTypes.None)
            offers.Add(List);
        if ((types & ValueTypes.Map) != ValueTypes.None)
            offers.Add(Map);
        if ((types & ValueTypes.Boolean) != ValueTypes.None)
            offers.Add(Predicate);
        if ((types & ValueTypes.Node) != ValueTypes.None && scope.Any(random, FuzzKind.Node) is { } node)
            offers.Add(_ => node.Name);
        if ((types & ValueTypes.Relationship) != ValueTypes.None && scope.Any(random, FuzzKind.Relationship) is { } relationship)
            offers.Add(_ => relationship.Name);
        if ((types & (ValueTypes.Date | ValueTypes.DateTime | ValueTypes.Duration)) != ValueTypes.None)
            offers.Add(_ => Pick(Temporals));
        return offers.Count == 0 ? "null" : offers[random.Next(offers.Count)](depth);
    }

    private string Over(string shape, int depth, char open, char close, string prefix = "")
    {
        var list = List(depth - 1);
        var outer = scope.Snapshot();
        var name = scope.Add(FuzzKind.Value);
        var body = string.Format(CultureInfo.InvariantCulture, shape, name, list, Predicate(depth - 1), Any(depth - 1));
        scope.Restore(outer);
        return $"{prefix}{open}{body}{close}";
    }

    private string Reduce(int depth)
    {
        var (start, list) = (Number(depth - 1), List(depth - 1));
        var outer = scope.Snapshot();
        var (sum, item) = (scope.Add(FuzzKind.Value), scope.Add(FuzzKind.Value));
        var text = $"reduce({sum} = {start}, {item} IN {list} | {Number(depth - 1)})";
        scope.Restore(outer);
        return text;
    }

    private string Pick(params ReadOnlySpan<string> words) => words[random.Next(words.Length)];
}
