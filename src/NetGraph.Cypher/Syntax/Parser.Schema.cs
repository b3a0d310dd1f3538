using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// CREATE and DROP of indexes and constraints. Source: Cypher manual 5, "Syntax" of "Search-performance indexes" and "Constraints".
internal sealed partial class Parser
{
    /// <summary>A schema command or SHOW as the whole statement; null when the statement is a query.</summary>
    private QueryBody? ParseCommand()
    {
        var start = Current.Start;
        if (Is(Keyword.Show) && Ahead(1).IsName)
        {
            var show = ParseShow();
            return Body(show.Yield is not null && Is(Keyword.Return) ? [show, ParseReturn()] : [show]);
        }

        if (Is(Keyword.Create) && IsSchemaCommand(1))
            return Body([ParseCreateSchema()]);
        return Is(Keyword.Drop) && Ahead(1).Keyword is Keyword.Index or Keyword.Constraint ? Body([ParseDropSchema()]) : null;

        QueryBody Body(Clause[] clauses) => new(From(start), [new SingleQuery(From(start), clauses)], []);
    }

    /// <summary>Whether the words from there on are <c>[kind] INDEX</c> or <c>CONSTRAINT</c>, and not the name of a path.</summary>
    private bool IsSchemaCommand(int ahead)
    {
        if (IsIndexKind(Ahead(ahead).Keyword) && IsAhead(ahead + 1, Keyword.Index))
            ahead++;
        return Ahead(ahead).Keyword is Keyword.Index or Keyword.Constraint && !IsAhead(ahead + 1, TokenKind.Equal);
    }

    private static bool IsIndexKind(Keyword keyword) =>
        keyword is Keyword.Range or Keyword.Text or Keyword.Point or Keyword.Lookup or Keyword.Fulltext or Keyword.Vector;

    private SchemaClause ParseCreateSchema()
    {
        var start = Advance().Start;
        if (Current.Keyword is Keyword.Fulltext or Keyword.Vector)
            throw NotSupported($"CREATE {Word(0)} INDEX", 2, "use a TEXT index for CONTAINS, STARTS WITH and ENDS WITH");
        var kind = Current.Keyword switch
        {
            Keyword.Text => IndexKind.Text,
            Keyword.Point => IndexKind.Point,
            Keyword.Lookup => IndexKind.Lookup,
            _ => IndexKind.Range,
        };
        if (IsIndexKind(Current.Keyword))
            Advance();
        var isIndex = Advance().Keyword == Keyword.Index;
        RefuseOldSchema(isIndex);
        var name = ParseRuleName(beforeFor: true);
        RefuseOldSchema(isIndex);
        var conditional = ParseIfExists(negated: true);
        SchemaCommand command = isIndex ? ParseIndex(name, conditional, kind) : ParseConstraint(name, conditional);
        return new SchemaClause(From(start), command, ParseOptions());
    }

    private SchemaClause ParseDropSchema()
    {
        var start = Advance().Start;
        var isIndex = Advance().Keyword == Keyword.Index;
        RefuseOldSchema(isIndex, dropped: true);
        var name = ParseRuleName(beforeFor: false) ?? throw Unexpected(isIndex ? "the name of an index" : "the name of a constraint");
        var conditional = ParseIfExists(negated: false);
        SchemaCommand command = isIndex ? new DropIndexCommand(name, conditional) : new DropConstraintCommand(name, conditional);
        return new SchemaClause(From(start), command, null);
    }

    /// <summary>The forms of Neo4j 3 and 4: <c>INDEX ON :L(p)</c>, <c>CONSTRAINT ON (n:L) ASSERT …</c>.</summary>
    private void RefuseOldSchema(bool isIndex, bool dropped = false)
    {
        if (!Is(Keyword.On))
            return;
        if (dropped)
            throw NotSupported(isIndex ? "DROP INDEX ON" : "DROP CONSTRAINT ON", 1, $"drop it by name: SHOW {(isIndex ? "INDEXES" : "CONSTRAINTS")} lists the names");
        throw isIndex
            ? NotSupported("CREATE INDEX ON", 1, "write CREATE INDEX name FOR (n:Label) ON (n.property)")
            : NotSupported("CREATE CONSTRAINT ON … ASSERT", 1, "write CREATE CONSTRAINT name FOR (n:Label) REQUIRE n.property IS UNIQUE");
    }

    private SchemaName? ParseRuleName(bool beforeFor)
    {
        var span = Current.Span;
        if (Is(TokenKind.Dollar))
        {
            var parameter = ParseParameter();
            return new SchemaName(parameter.Span, parameter.Name, IsParameter: true);
        }

        var isAbsent = beforeFor && (IsWord(0, "FOR") && IsAhead(1, TokenKind.LeftParenthesis) || IsWord(0, "IF") && IsAhead(1, Keyword.Not) || Is(Keyword.On));
        return isAbsent || !Current.IsName ? null : new SchemaName(span, Literals.Name(_text, Advance()), IsParameter: false);
    }

    private bool ParseIfExists(bool negated)
    {
        if (!IsWord(0, "IF"))
            return false;
        Advance();
        if (negated)
            Expect(Keyword.Not);
        Expect(Keyword.Exists);
        return true;
    }

    private CreateIndexCommand ParseIndex(SchemaName? name, bool conditional, IndexKind kind)
    {
        ExpectWord("FOR");
        var (entity, variable, token) = ParseSchemaPattern(hasToken: kind != IndexKind.Lookup);
        Expect(Keyword.On);
        if (kind == IndexKind.Lookup)
        {
            ParseLookupFunction(entity, variable);
            return new CreateIndexCommand(name, conditional, kind, new SchemaTarget(entity, variable, null, []));
        }

        var start = Current.Span;
        var keys = ParseSchemaKeys(variable);
        if (keys.Count > 1 && kind != IndexKind.Range)
            throw Error("InvalidArgumentType", $"A {Keywords.Spelling(kind == IndexKind.Text ? Keyword.Text : Keyword.Point)} index is on one property: found {keys.Count}.", From(start), "use a RANGE index for several");
        return new CreateIndexCommand(name, conditional, kind, new SchemaTarget(entity, variable, token, keys));
    }

    /// <summary><c>EACH labels(n)</c> or <c>[EACH] type(r)</c>.</summary>
    private void ParseLookupFunction(EntityKind entity, string variable)
    {
        var word = entity == EntityKind.Node ? "labels" : "type";
        if (IsWord(0, "EACH"))
            Advance();
        else if (entity == EntityKind.Node)
            throw Unexpected("EACH labels(…)");
        ExpectWord(word);
        Expect(TokenKind.LeftParenthesis, "'('");
        ParseSchemaVariable(variable);
        Expect(TokenKind.RightParenthesis, "')'");
    }

    private CreateConstraintCommand ParseConstraint(SchemaName? name, bool conditional)
    {
        ExpectWord("FOR");
        var (entity, variable, token) = ParseSchemaPattern(hasToken: true);
        if (IsWord(0, "ASSERT"))
            throw NotSupported("ASSERT", 1, "write REQUIRE");
        ExpectWord("REQUIRE");
        var start = Current.Span;
        var keys = ParseSchemaKeys(variable);
        var (kind, types) = ParseRequirement(entity);
        if (keys.Count > 1 && kind is ConstraintKind.Exists or ConstraintKind.Type)
            throw Error("InvalidArgumentType", $"{(kind == ConstraintKind.Exists ? "IS NOT NULL" : "IS ::")} is about one property: found {keys.Count}.", From(start), "make a constraint for each property");
        return new CreateConstraintCommand(name, conditional, new SchemaTarget(entity, variable, token, keys), kind, types);
    }

    private (ConstraintKind Kind, PropertyTypes? Types) ParseRequirement(EntityKind entity)
    {
        if (TryTake(TokenKind.DoubleColon))
            return (ConstraintKind.Type, ParsePropertyTypes());

        Expect(Keyword.Is);
        if (TryTake(TokenKind.DoubleColon) || TryTake(Keyword.Typed))
            return (ConstraintKind.Type, ParsePropertyTypes());
        if (TryTake(Keyword.Not))
        {
            Expect(Keyword.Null);
            return (ConstraintKind.Exists, null);
        }

        RequireEntityWord(entity);
        if (IsWord(0, "UNIQUE"))
        {
            Advance();
            return (ConstraintKind.Unique, null);
        }

        ExpectWord("KEY", "UNIQUE, NOT NULL, KEY, NODE KEY, RELATIONSHIP KEY or :: and a type");
        return (ConstraintKind.Key, null);
    }

    /// <summary>NODE, RELATIONSHIP or REL before UNIQUE or KEY: must be what the pattern is.</summary>
    private void RequireEntityWord(EntityKind entity)
    {
        var isNode = IsWord(0, "NODE");
        if (!isNode && !IsWord(0, "RELATIONSHIP") && !IsWord(0, "REL"))
            return;
        if (isNode != (entity == EntityKind.Node))
            throw Unexpected(entity == EntityKind.Node ? "NODE, for the pattern is a node" : "RELATIONSHIP, for the pattern is a relationship");
        Advance();
    }

    /// <summary><c>(n:Label)</c> or <c>()-[r:TYPE]-()</c>, with or without an arrow.</summary>
    private (EntityKind Entity, string Variable, string? Token) ParseSchemaPattern(bool hasToken)
    {
        Expect(TokenKind.LeftParenthesis, "(n:Label) or ()-[r:TYPE]-()");
        var isNode = !TryTake(TokenKind.RightParenthesis);
        if (!isNode)
        {
            TryTake(TokenKind.Less);
            Expect(TokenKind.Minus, "-[r:TYPE]-()");
            Expect(TokenKind.LeftBracket, "[r:TYPE]");
        }

        var variable = ParseVariable(out _);
        string? token = null;
        if (hasToken)
        {
            Expect(TokenKind.Colon, isNode ? "':' and a label" : "':' and a relationship type");
            token = ExpectName(isNode ? "a label" : "a relationship type");
        }

        if (!isNode)
        {
            Expect(TokenKind.RightBracket, "']'");
            Expect(TokenKind.Minus, "-()");
            TryTake(TokenKind.Greater);
            Expect(TokenKind.LeftParenthesis, "()");
        }

        Expect(TokenKind.RightParenthesis, "')'");
        return (isNode ? EntityKind.Node : EntityKind.Relationship, variable, token);
    }

    /// <summary><c>n.a</c> or <c>(n.a, n.b)</c>.</summary>
    private List<string> ParseSchemaKeys(string variable)
    {
        var keys = new List<string>();
        var isList = TryTake(TokenKind.LeftParenthesis);
        do
        {
            ParseSchemaVariable(variable);
            Expect(TokenKind.Dot, "'.' and a property");
            keys.Add(ExpectName("a property"));
        }
        while (isList && TryTake(TokenKind.Comma));

        if (isList)
            Expect(TokenKind.RightParenthesis, "',' or ')'");
        return keys;
    }

    private void ParseSchemaVariable(string variable)
    {
        var found = ParseVariable(out var span);
        if (found != variable)
            throw Error("UndefinedVariable", $"The variable '{found}' is not defined: expected '{variable}', which the pattern names.", span);
    }

    private MapExpression? ParseOptions()
    {
        if (!IsWord(0, "OPTIONS"))
            return null;
        Advance();
        var start = Current.Span;
        return ParseExpression() as MapExpression
            ?? throw Error("InvalidArgumentType", "OPTIONS takes a map: expected { indexProvider: …, indexConfig: {} }.", From(start));
    }

    private void ExpectWord(string word, string? what = null)
    {
        if (!IsWord(0, word))
            throw Unexpected(what ?? word);
        Advance();
    }
}
