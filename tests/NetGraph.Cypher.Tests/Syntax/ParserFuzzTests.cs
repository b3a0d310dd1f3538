using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using Xunit;

namespace NetGraph.Cypher.Tests.Syntax;

public sealed class ParserFuzzTests
{
    private static readonly string[] Soup =
    [
        "MATCH", "OPTIONAL", "RETURN", "WITH", "WHERE", "CREATE", "MERGE", "SET", "DELETE", "REMOVE", "UNWIND", "AS", "CALL", "YIELD", "FOREACH", "UNION", "ALL",
        "ORDER BY", "SKIP", "LIMIT", "DISTINCT", "IN", "IS", "NULL", "NOT", "AND", "OR", "XOR", "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS", "COUNT", "COLLECT",
        "any", "reduce", "shortestPath", "STARTS WITH", "(", ")", "[", "]", "{", "}", "-", "->", "<-", "--", ":", "|", "&", "!", "%", "*", "..", ".", ",", "=",
        "+=", "+", "/", "^", "=~", "||", "<", ">=", "<>", "$p", "n", "m", "r", "x", "`q`", "'s'", "1", "2.5", "0x", "-1", "size", "count", "collect", "true", "\\", "\"",
    ];

    [Fact]
    public void Parser_and_binder_let_only_their_own_exception_escape_from_token_soup()
    {
        var random = new Random(20_26);
        var procedures = new ProcedureRegistry();
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 25)).Select(_ => Soup[random.Next(Soup.Length)]));
            Try(text, procedures);
        }
    }

    [Fact]
    public void Parser_and_binder_let_only_their_own_exception_escape_from_damaged_queries()
    {
        const string Query = "MATCH (a:A {x: 1})-[r:T*1..2]->(b) WHERE a.x > 1 AND EXISTS { (a)-->(c) } WITH a, count(DISTINCT b) AS n "
            + "ORDER BY n DESC LIMIT 3 RETURN a.name, [x IN range(1, n) WHERE x % 2 = 0 | {k: x}] AS l, CASE WHEN n > 1 THEN 'm' ELSE \"f\" END";
        var random = new Random(7);
        var procedures = new ProcedureRegistry();
        for (var i = 0; i < 20_000; i++)
        {
            var at = random.Next(Query.Length);
            var text = random.Next(3) switch
            {
                0 => Query.Remove(at, Math.Min(random.Next(1, 12), Query.Length - at)),
                1 => Query.Insert(at, ((char)random.Next(32, 0x2FF)).ToString()),
                _ => Query[..at] + Query[random.Next(Query.Length)..],
            };
            Try(text, procedures);
        }
    }

    private static void Try(string text, ProcedureRegistry procedures)
    {
        try
        {
            var ast = Parser.Parse(text);
            Assert.Equal(AstPrinter.Print(ast), AstPrinter.Print(Parser.Parse(AstPrinter.Print(ast))));
            Binder.Bind(ast, procedures);
        }
        catch (CypherException error)
        {
            Assert.NotNull(error.Span);
            Assert.Equal(text, error.Query ?? text);
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{error.GetType().Name} from: {text}\n{error}");
        }
    }
}
