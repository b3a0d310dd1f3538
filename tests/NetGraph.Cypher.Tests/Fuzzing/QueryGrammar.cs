using System.Globalization;
using System.Text;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>
/// Writes random statements, most of them valid: it knows which names are in scope and what kind each has, so that the
/// engine is exercised behind the binder too. The same seed gives the same statements.
/// </summary>
/// <remarks>
/// <code>
/// QueryGrammar            clauses and their order
///   PatternGrammar        nodes, relationships, quantifiers, label expressions
///   ExpressionGrammar     values, operators, functions, subqueries
/// </code>
/// </remarks>
internal sealed class QueryGrammar
{
    private readonly Random _random;
    private readonly FuzzScope _scope = new();
    private readonly PatternGrammar _patterns;
    private readonly ExpressionGrammar _expressions;

    public QueryGrammar(Random random)
    {
        _random = random;
        _expressions = new ExpressionGrammar(random, _scope);
        _patterns = new PatternGrammar(random, _scope, _expressions);
        _expressions.Patterns = _patterns;
        _expressions.Subquery = Subquery;
    }

    /// <summary>One statement.</summary>
    public string Next()
    {
        _scope.Clear();
        return _random.Next(40) switch
        {
            0 => Schema(),
            1 => Show(),
            2 => "EXPLAIN " + Query(),
            3 => "PROFILE " + Query(),
            4 => $"{Query()} UNION {(_random.Next(2) == 0 ? "ALL " : "")}{Rescoped()}",
            _ => Query(),
        };
    }

    private string Query()
    {
        var text = new StringBuilder();
        for (var clauses = _random.Next(1, 4); clauses > 0; clauses--)
            text.Append(Clause()).Append(' ');
        text.Append(Projection("RETURN"));
        return text.ToString();
    }

    private string Rescoped()
    {
        _scope.Clear();
        return Query();
    }

    private string Clause() => _random.Next(24) switch
    {
        < 9 => Match(),
        < 11 => "OPTIONAL " + Match(),
        < 13 => Unwind(),
        < 16 => Projection("WITH") + Where(1, 4),
        16 => Call(),
        17 => $"CALL {{ {Subquery()} }}",
        18 => Create(),
        19 => Merge(),
        20 => Set(),
        21 => Delete(),
        22 => Foreach(),
        _ => CallInScope(),
    };

    private string Match() => $"MATCH {_patterns.Comma()}{Where(1, 2)}";

    private string Where(int chance, int of) => _random.Next(of) < chance ? $" WHERE {_expressions.Predicate(2)}" : "";

    private string Unwind()
    {
        var list = _expressions.List(2);
        return $"UNWIND {list} AS {_scope.Add(FuzzKind.Value)}";
    }

    private string Projection(string keyword)
    {
        var items = new List<string>();
        var kept = new List<(string, FuzzKind)>();
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            var aggregates = _random.Next(5) == 0;
            var name = string.Create(CultureInfo.InvariantCulture, $"p{_scope.Serial()}");
            items.Add($"{(aggregates ? _expressions.Aggregate() : _expressions.Any(2))} AS {name}");
            kept.Add((name, FuzzKind.Value));
        }

        if (_random.Next(2) == 0 && _scope.Any(_random) is { } variable)
        {
            items.Add(variable.Name);
            kept.Add((variable.Name, variable.Kind));
        }

        var text = new StringBuilder($"{keyword} {(_random.Next(6) == 0 ? "DISTINCT " : "")}{(_random.Next(12) == 0 && _scope.HasAny ? "*, " : "")}{string.Join(", ", items)}");
        if (_random.Next(3) == 0)
            text.Append(" ORDER BY ").Append(kept[_random.Next(kept.Count)].Item1).Append(_random.Next(2) == 0 ? " DESC" : "");
        if (_random.Next(5) == 0)
            text.Append(" SKIP ").Append(_random.Next(3));
        if (_random.Next(4) == 0)
            text.Append(" LIMIT ").Append(_random.Next(3) == 0 ? "$n" : _random.Next(5).ToString(CultureInfo.InvariantCulture));
        _scope.Replace(kept);
        return text.ToString();
    }

    private string Subquery()
    {
        var outer = _scope.Snapshot();
        var text = $"{Match()} RETURN {_expressions.Any(1)} AS {_scope.NameFor(FuzzKind.Value)}";
        _scope.Restore(outer);
        return text;
    }

    private string CallInScope()
    {
        var outer = _scope.Snapshot();
        var imported = _scope.Any(_random)?.Name;
        var body = $"{Match()} RETURN {_expressions.Any(1)} AS ";
        _scope.Restore(outer);
        var output = _scope.Add(FuzzKind.Value);
        return $"{(_random.Next(4) == 0 ? "OPTIONAL " : "")}CALL ({imported}) {{ {body}{output} }}";
    }

    private string Call() => _random.Next(6) switch
    {
        0 => $"CALL db.labels() YIELD label AS {_scope.Add(FuzzKind.Value)}",
        1 => $"CALL db.relationshipTypes() YIELD relationshipType AS {_scope.Add(FuzzKind.Value)}",
        2 => $"CALL db.propertyKeys() YIELD propertyKey AS {_scope.Add(FuzzKind.Value)}",
        3 => $"CALL dbms.components() YIELD name AS {_scope.Add(FuzzKind.Value)}",
        4 => $"CALL {{ {Subquery()} }} IN TRANSACTIONS OF 2 ROWS",
        _ => $"CALL apoc.path.expandConfig({_expressions.Any(1)}, {_expressions.Any(1)}) YIELD path AS {_scope.Add(FuzzKind.Path)}",
    };

    private string Create() => $"CREATE {_patterns.Creatable()}";

    private string Merge() => $"MERGE {_patterns.Creatable()}{(_random.Next(3) == 0 ? " ON CREATE" + Assignment() : "")}{(_random.Next(3) == 0 ? " ON MATCH" + Assignment() : "")}";

    private string Assignment() => _scope.Any(_random, FuzzKind.Node, FuzzKind.Relationship) is { } target
        ? $" SET {target.Name}.{FuzzWords.Key(_random)} = {_expressions.Any(1)}"
        : " SET n.x = 1";

    private string Set()
    {
        if (_scope.Any(_random, FuzzKind.Node, FuzzKind.Relationship) is not { } target)
            return Unwind();
        return _random.Next(7) switch
        {
            5 => $"SET {target.Name}:$({_expressions.Any(1)})",
            6 => $"REMOVE {target.Name}:$(['{FuzzWords.Label(_random)}', {_expressions.Any(1)}])",
            0 => $"SET {target.Name} = {_expressions.Any(1)}",
            1 => $"SET {target.Name} += {_expressions.Any(1)}",
            2 => $"SET {target.Name}:{FuzzWords.Label(_random)}",
            3 => $"REMOVE {target.Name}.{FuzzWords.Key(_random)}",
            _ => $"SET {target.Name}.{FuzzWords.Key(_random)} = {_expressions.Any(2)}",
        };
    }

    private string Delete() => _scope.Any(_random, FuzzKind.Node, FuzzKind.Relationship, FuzzKind.Path) is { } target
        ? $"{(_random.Next(3) == 0 ? "" : "DETACH ")}DELETE {target.Name}"
        : Match();

    private string Foreach()
    {
        var name = _scope.NameFor(FuzzKind.Value);
        return $"FOREACH ({name} IN {_expressions.List(1)} | CREATE (:{FuzzWords.Label(_random)} {{x: {name}}}))";
    }

    private string Schema() => _random.Next(5) switch
    {
        0 => $"CREATE INDEX {FuzzWords.Key(_random)} IF NOT EXISTS FOR (n:{FuzzWords.Label(_random)}) ON (n.{FuzzWords.Key(_random)})",
        1 => $"CREATE CONSTRAINT {FuzzWords.Key(_random)} IF NOT EXISTS FOR (n:{FuzzWords.Label(_random)}) REQUIRE n.{FuzzWords.Key(_random)} IS {(_random.Next(2) == 0 ? "UNIQUE" : "NOT NULL")}",
        2 => $"DROP INDEX {FuzzWords.Key(_random)} IF EXISTS",
        3 => $"DROP CONSTRAINT {FuzzWords.Key(_random)} IF EXISTS",
        _ => $"CREATE RANGE INDEX FOR ()-[r:{FuzzWords.Type(_random)}]-() ON (r.{FuzzWords.Key(_random)})",
    };

    private string Show()
    {
        string[] what = ["INDEXES", "CONSTRAINTS", "FUNCTIONS", "PROCEDURES"];
        string[] rest = ["", " YIELD *", " YIELD name WHERE name STARTS WITH 'a'", " YIELD name AS n ORDER BY n LIMIT 3 RETURN count(n)", " WHERE name = 'x'"];
        return $"SHOW {what[_random.Next(what.Length)]}{rest[_random.Next(rest.Length)]}";
    }
}
