using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Readers;

/// <summary>
/// A graph whose amounts, on nodes and on relationships together, always sum to the same: a reader that sees another sum has seen half
/// a transaction. Also the questions that find the sum, and the writer's transactions that keep it.
/// </summary>
internal sealed class Bank(IGraphStore store, int seed)
{
    private const int Accounts = 1_000;
    private const int Loans = 3_000;
    private readonly Random _random = new(seed);
    private int _serial;

    /// <summary>What all amounts sum to.</summary>
    public const long Total = (Accounts * 1_000L) + (Loans * 10L);

    public static GraphSchemaRequest Schema { get; } = new([new("Account", "id")], []);

    public async Task FillAsync()
    {
        await store.EnsureSchemaAsync(Schema, CancellationToken.None);
        var account = new NodeReferenceShape("Account", "id");
        await store.BulkWriteAsync(
            new BulkWrite(
                [new NodeUpsert("Account", "id", [new("amount")], [.. Enumerable.Range(0, Accounts).Select(i => (GraphValue[])[i, 1_000])])],
                [new RelationshipUpsert("LENT", account, account, ["number"], [new("amount")], [.. Enumerable.Range(0, Loans).Select(i => (GraphValue[])[i % Accounts, i * 7 % Accounts, i, 10])])]),
            CancellationToken.None);
    }

    /// <summary>Sums of one transaction, found in several ways; all must agree, also when asked again.</summary>
    /// <exception cref="FaultException">They do not.</exception>
    public static Task CheckAsync(IGraphStore store, CancellationToken cancellationToken) => store.ReadAsync(
        async (tx, token) =>
        {
            var nodes = await SumAsync(tx, "MATCH (a:Account) RETURN sum(a.amount) AS sum", token);
            var loans = await SumAsync(tx, "MATCH ()-[r:LENT]->() RETURN sum(r.amount) AS sum", token);
            var walked = await SumAsync(tx, "MATCH (a:Account)-[r:LENT]->(:Account) WITH a, sum(r.amount) AS s RETURN sum(s) AS sum", token);
            var grouped = await SumAsync(tx, "MATCH (a:Account) WITH a.id % 10 AS g, sum(a.amount) AS s RETURN sum(s) AS sum", token);
            var again = await SumAsync(tx, "MATCH ()-[r:LENT]->() RETURN sum(r.amount) AS sum", token);
            if (nodes + loans != Total || walked != loans || grouped != nodes || again != loans)
                throw new FaultException($"expected {Total}; found {nodes} on nodes (grouped {grouped}), {loans} on relationships (walked {walked}, again {again})");
            return true;
        },
        cancellationToken);

    public static async Task<long> SumAsync(IGraphTransaction tx, string cypher, CancellationToken token) =>
        (await tx.RowsAsync(cypher, [], token))[0][0].AsInteger();

    /// <summary>One transaction of the writer, of a random kind.</summary>
    /// <param name="compact">Writes the store anew.</param>
    /// <returns>What it was.</returns>
    public async Task<string> StepAsync(Action compact)
    {
        switch (_random.Next(20))
        {
            case < 8:
                await WriteAsync(("MATCH (a:Account {id: $a}), (b:Account {id: $b}) SET a.amount = a.amount - $x, b.amount = b.amount + $x", [Account("a"), Account("b"), ("x", _random.Next(100))]));
                return "move between nodes";
            case < 11:
                await WriteAsync(("MATCH (a:Account {id: $a})-[r:LENT]->() WHERE r.number >= 0 WITH a, r ORDER BY r.number LIMIT 1 SET r.amount = r.amount + $x, a.amount = a.amount - $x", [Account("a"), ("x", _random.Next(100))]));
                return "move between node and relationship";
            case < 13:
                await BulkMoveAsync();
                return "bulk move";
            case < 15:
                await AddAsync();
                return "add";
            case < 17:
                await WriteAsync(("MATCH (n:Account) WHERE n.id >= 1000000 WITH n.pair AS pair, collect(n) AS pairs, sum(n.amount) AS s WHERE s = 0 WITH pair, pairs ORDER BY pair LIMIT 5 UNWIND pairs AS n DETACH DELETE n", []));
                return "delete";
            case 17:
                await RollBackAsync();
                return "roll back";
            case 18:
                await WriteAsync((_random.Next(2) == 0 ? "CREATE INDEX amounts IF NOT EXISTS FOR (a:Account) ON (a.amount)" : "DROP INDEX amounts IF EXISTS", []));
                return "schema";
            default:
                compact();
                return "compact";
        }
    }

    private (string Name, GraphValue Value) Account(string name) => (name, _random.Next(Accounts));

    /// <summary>Two nodes whose amounts cancel out, and relationships to them that carry nothing.</summary>
    private Task AddAsync()
    {
        var id = 1_000_000 + (2 * ++_serial);
        var x = _random.Next(1_000);
        return WriteAsync(
            ("CREATE (:Account {id: $id, amount: $x, pair: $id}), (:Account {id: $id + 1, amount: -$x, pair: $id})", [("id", id), ("x", x)]),
            ("MATCH (a:Account {id: $a}), (b:Account {id: $id}), (c:Account {id: $id + 1}) CREATE (a)-[:LENT {number: -1, amount: 0}]->(b)-[:LENT {number: -1, amount: 0}]->(c)", [Account("a"), ("id", id)]));
    }

    private Task BulkMoveAsync()
    {
        var account = new NodeReferenceShape("Account", "id");
        var loans = Enumerable.Range(0, 200).Select(_ => _random.Next(Loans)).Distinct().ToArray();
        return store.BulkWriteAsync(
            new BulkWrite(
                [new NodeUpsert("Account", "id", [new("amount", UpsertRule.Add)], [[_random.Next(Accounts), -loans.Length]])],
                [new RelationshipUpsert("LENT", account, account, ["number"], [new("amount", UpsertRule.Add)], [.. loans.Select(i => (GraphValue[])[i % Accounts, i * 7 % Accounts, i, 1])])]),
            CancellationToken.None);
    }

    private async Task RollBackAsync()
    {
        try
        {
            await store.WriteAsync<bool>(
                async (tx, token) =>
                {
                    await tx.DoAsync("MATCH (a:Account) SET a.amount = a.amount + 1", [], token);
                    throw new OperationCanceledException("rolled back on purpose");
                },
                CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Nothing of it may be seen.
        }
    }

    private Task WriteAsync(params (string Cypher, (string Name, GraphValue Value)[] Parameters)[] statements) => store.WriteAsync(
        async (tx, token) =>
        {
            foreach (var (cypher, parameters) in statements)
                await tx.DoAsync(cypher, parameters, token);
            return true;
        },
        CancellationToken.None);
}
