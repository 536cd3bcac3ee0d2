using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Benchmarks.Negotiations;

/// <summary>One event applied to a negotiation of 10 to 50,000 issues. Bound: at 10,000, 1.5 × the time at 10.</summary>
[MemoryDiagnoser]
public class ApplyBenchmarks
{
    private const int Events = 4096;
    private Case _case = null!;

    [Params(10, 100, 1_000, 10_000, 50_000)]
    public int Issues { get; set; }

    [GlobalSetup]
    public void Setup() => _case = new(Issues);

    [Benchmark]
    public Negotiation Apply() => _case.Next();

    /// <summary>Every issue has both positions; the next event moves one, anywhere.</summary>
    private sealed class Case
    {
        private readonly Negotiation _negotiation;
        private readonly NegotiationEvent[] _events;
        private int _at;

        internal Case(int issues)
        {
            PartyId[] parties = [new("IND"), new("USA")];
            var day = new LocalDate(2025, 1, 1);
            var definition = new NegotiationDefinition(
                new Agreement("Benchmark", [], [new Party(parties[0], "India"), new Party(parties[1], "United States")]),
                issues: Enumerable.Range(0, issues)
                    .Select(i => new Issue(new IssueId($"i{i}"), $"Issue {i}", Track.Rules, new IntervalScale(0m, 100m, "percent")))
                    .ToValueList());
            IEnumerable<NegotiationEvent> first = definition.Issues
                .SelectMany(i => parties.Select(p => new PositionTabled(day, p, i.Id, new Amount(50m))));
            _negotiation = Negotiation.Replay(definition, first);
            _events =
            [
                .. Enumerable.Range(0, Events)
                    .Select(i => new PositionTabled(day, parties[i & 1], new IssueId($"i{i * 7919 % issues}"), new Amount(i % 100))),
            ];
        }

        internal Negotiation Next() => _negotiation.Apply(_events[_at++ & (Events - 1)]);
    }
}
