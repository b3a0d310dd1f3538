using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// What a step of a MATCH costs and how many rows it leaves, before other conditions than labels. The unit of cost is one
/// relationship or node touched; the factors are rough measurements of the operators.
/// </summary>
internal sealed class MatchCosts
{
    /// <summary>A scan of the relationships of a type looks at all of them, but only a glance at those of other types.</summary>
    private const double ForeignType = 0.15;

    private const double PerSeek = 2;
    private const double PerExpand = 1.5;
    private const double PerJoin = 2;

    /// <summary>A relationship on a walk, which keeps a stack and looks for repetitions.</summary>
    private const double PerWalked = 2;

    private const double PerSearch = 100;

    private readonly CardinalityEstimator _estimator;
    private readonly StartPoints _starts;
    private readonly Dictionary<Variable, (double Found, double Share)> _scans = [];

    public MatchCosts(CardinalityEstimator estimator, IReadOnlyList<BoundExpression> predicates, IReadOnlySet<Variable> bound)
    {
        _estimator = estimator;
        _starts = new StartPoints(estimator.Statistics, predicates);
        foreach (var predicate in predicates)
        {
            // Of a node bound before, the earlier clauses have said what they know.
            if (predicate is not BoundLabelTest { Operand: BoundVariable operand } || !bound.Contains(operand.Variable))
                estimator.Learn(predicate);
        }
    }

    private IGraphStatistics Statistics => _estimator.Statistics;

    private PlanKnowledge Knowledge => _estimator.Knowledge;

    /// <summary>The share of rows that a condition lets pass.</summary>
    public double Share(BoundExpression predicate) => _estimator.Selectivity.Of(predicate);

    /// <summary>A scan or seek for a node.</summary>
    public (double Cost, double Rows) Start(Variable node, double rows, Func<Variable, bool> isBound)
    {
        if (!_scans.TryGetValue(node, out var scan))
            _scans.Add(node, scan = Scan(_starts.Labels(node)));
        return (rows * (PerSeek + _starts.Estimate(node, isBound)), rows * scan.Found * scan.Share);
    }

    /// <summary>Nodes with the rarest label, and the share of them that has the others.</summary>
    private (double Found, double Share) Scan(IReadOnlyList<string> labels)
    {
        var found = labels.Count == 0 ? Statistics.NodeCount : labels.Min(Statistics.CountNodes);
        var share = labels.Count < 2 ? 1 : labels.OrderBy(Statistics.CountNodes).Skip(1).Aggregate(1.0, (s, l) => s * OfAll(l));
        return (found, share);
    }

    /// <summary>A step from what is bound.</summary>
    public (double Cost, double Rows) Hop(MatchHop hop, bool from, bool to, bool isRelationshipBound, double rows)
    {
        var direction = hop.Relationship.Direction;
        if (isRelationshipBound)
            return (rows, rows * (from || to || direction != Direction.Both ? 1 : 2));
        if (hop.Shortest != ShortestKind.None)
            return (rows * PerSearch, rows);

        var (near, far) = from ? (hop.From, hop.To) : (hop.To, hop.From);
        var outward = from ? direction : direction.Reversed();
        var degree = Knowledge.Degree(near, hop.Types, outward);
        if (hop.Relationship.Length is { } length)
        {
            var walks = CardinalityEstimator.Walks(hop.Relationship.Repetition is null ? degree : Knowledge.Degree(near, null, Direction.Both), length);
            var walked = rows * (PerExpand + (walks * PerWalked));
            return from && to
                ? (walked, rows * walks / Math.Max(1, Knowledge.Population(far)))
                : (walked, rows * walks * LabelShare(far, hop.Types, outward.Reversed()));
        }

        if (from && to)
        {
            var least = Math.Min(degree, Knowledge.Degree(far, hop.Types, outward.Reversed()));
            return (rows * (PerJoin + least), rows * degree / Math.Max(1, Knowledge.Population(far)));
        }

        return (rows * (PerExpand + degree), rows * degree * LabelShare(far, hop.Types, outward.Reversed()));
    }

    /// <summary>A scan of relationships, both ends new.</summary>
    public (double Cost, double Rows) RelationshipScan(MatchHop hop, double rows)
    {
        var direction = hop.Relationship.Direction;
        var ends = direction == Direction.Both ? 2 : 1;
        if (_starts.IsSoughtById(hop.Relationship.Variable))
            return (rows * PerSeek, rows * Statistics.RelationshipCount * ends); // the condition on the id leaves one
        var found = Knowledge.CountRelationships(hop.Types);
        var touched = Math.Max(found, hop.Types is null ? found : Statistics.RelationshipCount * ForeignType);

        // Labels have to be looked at on every relationship, where a scan of nodes has them for nothing.
        var conditions = _starts.Labels(hop.From).Count + _starts.Labels(hop.To).Count;
        var share = LabelShare(hop.From, hop.Types, direction) * LabelShare(hop.To, hop.Types, direction.Reversed());
        return (rows * ((touched * ends) + (found * ends * conditions)), rows * found * ends * share);
    }

    /// <summary>Share of the nodes at an end of such relationships that have the labels asked for.</summary>
    /// <param name="direction">Seen from the node.</param>
    private double LabelShare(Variable node, IReadOnlyList<string>? types, Direction direction) =>
        _starts.Labels(node).Aggregate(1.0, (share, label) => share * Knowledge.LabelShare(label, types, direction));

    private double OfAll(string label) => Math.Min(1, Statistics.CountNodes(label) / (double)Math.Max(1, Statistics.NodeCount));
}
