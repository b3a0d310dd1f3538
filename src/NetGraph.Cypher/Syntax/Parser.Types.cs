using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// Type names with their synonyms. Source: Cypher manual, "Values and types", "Types and their synonyms".
internal sealed partial class Parser
{
    private static readonly Dictionary<string, GraphValueKind> KindNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BOOLEAN"] = GraphValueKind.Boolean,
        ["BOOL"] = GraphValueKind.Boolean,
        ["INTEGER"] = GraphValueKind.Integer,
        ["INT"] = GraphValueKind.Integer,
        ["FLOAT"] = GraphValueKind.Float,
        ["STRING"] = GraphValueKind.String,
        ["VARCHAR"] = GraphValueKind.String,
        ["MAP"] = GraphValueKind.Map,
        ["NODE"] = GraphValueKind.Node,
        ["VERTEX"] = GraphValueKind.Node,
        ["RELATIONSHIP"] = GraphValueKind.Relationship,
        ["EDGE"] = GraphValueKind.Relationship,
        ["PATH"] = GraphValueKind.Path,
        ["DATE"] = GraphValueKind.Date,
        ["DURATION"] = GraphValueKind.Duration,
        ["POINT"] = GraphValueKind.Point,
    };

    /// <summary>Whether a type predicate begins here: <c>::</c>, <c>IS [NOT] ::</c> or <c>IS [NOT] TYPED</c>.</summary>
    private bool IsTypeTest()
    {
        if (Is(TokenKind.DoubleColon))
            return true;
        var ahead = IsAhead(1, Keyword.Not) ? 2 : 1;
        return Is(Keyword.Is) && (IsAhead(ahead, TokenKind.DoubleColon) || (IsAhead(ahead, Keyword.Typed) && Ahead(ahead + 1).IsName));
    }

    private TypeTestExpression ParseTypeTest(Expression operand)
    {
        var negated = TryTake(Keyword.Is) && TryTake(Keyword.Not);
        Advance();
        var type = ParseType(unions: !_barEnds);
        return new TypeTestExpression(From(operand.Span), operand, negated, type);
    }

    /// <param name="unions">Whether a bar goes on with another type; it does not where a bar ends the expression.</param>
    private TypeExpression ParseType(bool unions = true)
    {
        var start = Current.Start;
        var types = new List<TypeExpression> { ParseOneType() };
        while (unions && TryTake(TokenKind.Bar))
            types.Add(ParseOneType());

        GuardChain(types.Count);
        return types.Count == 1 ? types[0] : Union(types, start);
    }

    private UnionType Union(List<TypeExpression> types, int start)
    {
        if (types.Select(t => t is not NothingType && t.NotNull).Distinct().Count() > 1)
        {
            throw Error(
                "UnexpectedSyntax",
                "All types in a Closed Dynamic Union must be nullable, or be appended with `NOT NULL`.",
                From(start));
        }

        return new UnionType(types);
    }

    private TypeExpression ParseOneType()
    {
        Enter();
        var type = WithNullability(ParseBareType());
        while (TryTakeWord("LIST") || TryTakeWord("ARRAY"))
            type = WithNullability(new ListType(type, NotNull: false));
        Leave();
        return type;
    }

    /// <summary><c>NOT NULL</c> or <c>!</c> after a type.</summary>
    private TypeExpression WithNullability(TypeExpression type)
    {
        var start = Current.Start;
        if (Is(Keyword.Not) && IsAhead(1, Keyword.Null))
        {
            Advance();
            Advance();
        }
        else if (!TryTake(TokenKind.Exclamation))
        {
            return type;
        }

        return type is UnionType
            ? throw Error("UnexpectedSyntax", "Closed Dynamic Union Types can not be appended with `NOT NULL`, specify `NOT NULL` on all inner types instead.", From(start))
            : type is NothingType ? type : type with { NotNull = true };
    }

    private TypeExpression ParseBareType()
    {
        if (!Current.IsName)
            throw Unexpected("a type such as INTEGER or LIST<STRING>");
        if (TryTake(Keyword.Null))
            return new NullType(NotNull: false);
        if (TryTakeWord("NOTHING"))
            return new NothingType();
        if (TryTake(Keyword.Any))
            return ParseAny();
        if (TryTakeWord("PROPERTY"))
            return TryTakeWord("VALUE") ? new PropertyValueType(NotNull: false) : throw Unexpected("VALUE");
        if (IsWord(0, "LIST") || IsWord(0, "ARRAY"))
            return ParseListType();
        return new KindType(ParseKind(), NotNull: false);
    }

    /// <summary>ANY, ANY VALUE, ANY NODE, ANY PROPERTY VALUE, <c>ANY&lt;A | B&gt;</c>.</summary>
    private TypeExpression ParseAny()
    {
        if (TryTakeWord("PROPERTY"))
            return TryTakeWord("VALUE") ? new PropertyValueType(NotNull: false) : throw Unexpected("VALUE");
        if (IsWord(0, "NODE") || IsWord(0, "VERTEX") || IsWord(0, "RELATIONSHIP") || IsWord(0, "EDGE") || IsWord(0, "MAP"))
            return new KindType(ParseKind(), NotNull: false);
        TryTakeWord("VALUE");
        if (!TryTake(TokenKind.Less))
            return new AnyType(NotNull: false);
        var union = ParseType();
        Expect(TokenKind.Greater, "'|' or '>'");
        return union;
    }

    private ListType ParseListType()
    {
        Advance();
        Expect(TokenKind.Less, "'<'");
        var elements = ParseType();
        Expect(TokenKind.Greater, "'|' or '>'");
        return new ListType(elements, NotNull: false);
    }

    private GraphValueKind ParseKind()
    {
        if (TryTakeWord("SIGNED"))
            return TryTakeWord("INTEGER") ? GraphValueKind.Integer : throw Unexpected("INTEGER");
        if (TryTakeWord("LOCAL"))
            return TryTakeWord("TIME") ? GraphValueKind.LocalTime : TryTakeWord("DATETIME") ? GraphValueKind.LocalDateTime : throw Unexpected("TIME or DATETIME");
        if (TryTakeWord("ZONED"))
            return TryTakeWord("TIME") ? GraphValueKind.Time : TryTakeWord("DATETIME") ? GraphValueKind.DateTime : throw Unexpected("TIME or DATETIME");
        if (TryTakeWord("TIME"))
            return TakeZone() ? GraphValueKind.Time : GraphValueKind.LocalTime;
        if (TryTakeWord("TIMESTAMP"))
            return TakeZone() ? GraphValueKind.DateTime : GraphValueKind.LocalDateTime;

        var word = Word(0);
        if (KindNames.TryGetValue(word, out var kind))
        {
            Advance();
            return kind;
        }

        var near = Spelling.Nearest(word, KindNames.Keys);
        throw Unexpected("a type such as INTEGER or LIST<STRING>", near is null ? null : $"did you mean {near}?");
    }

    /// <summary><c>WITH TIME ZONE</c> (true) or <c>WITHOUT TIME ZONE</c>.</summary>
    private bool TakeZone()
    {
        var with = TryTake(Keyword.With);
        if (!with && !TryTakeWord("WITHOUT"))
            throw Unexpected("WITH TIME ZONE or WITHOUT TIME ZONE");
        if (!TryTakeWord("TIMEZONE") && !(TryTakeWord("TIME") && TryTakeWord("ZONE")))
            throw Unexpected("TIME ZONE");
        return with;
    }
}
