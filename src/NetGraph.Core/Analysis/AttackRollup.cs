using System.Runtime.InteropServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>Alerts rolled up by pair of hosts.</summary>
internal sealed class AttackRollup
{
    private readonly Dictionary<(string Source, string Target), Attack> _attacks = [];

    public IEnumerable<KeyValuePair<(string Source, string Target), Attack>> Attacks => _attacks;

    public void Add(string source, string target, string rule, long repeats, long? priority, GraphDateTime time)
    {
        ref var attack = ref CollectionsMarshal.GetValueRefOrAddDefault(_attacks, (source, target), out _);
        attack ??= new Attack(time);
        attack.Add(rule, repeats, priority, time);
    }

    /// <summary>What one host did to another.</summary>
    internal sealed class Attack(GraphDateTime time)
    {
        private readonly HashSet<string> _rules = new(StringComparer.Ordinal);

        public long Alerts { get; private set; }

        /// <summary>Distinct rules.</summary>
        public int Rules => _rules.Count;

        /// <summary>The most severe; 1 is the worst. Null when no alert has one.</summary>
        public long? Priority { get; private set; }

        public GraphDateTime FirstSeen { get; private set; } = time;

        public GraphDateTime LastSeen { get; private set; } = time;

        public void Add(string rule, long repeats, long? priority, GraphDateTime time)
        {
            _rules.Add(rule);
            Alerts += repeats;
            Priority = Priority is { } known && !(priority < known) ? known : priority;
            FirstSeen = FirstSeen.CompareTo(time) <= 0 ? FirstSeen : time;
            LastSeen = LastSeen.CompareTo(time) >= 0 ? LastSeen : time;
        }
    }
}
