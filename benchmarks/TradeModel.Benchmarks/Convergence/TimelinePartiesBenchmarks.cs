using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Benchmarks.Convergence;

/// <summary>
/// One event of a timeline with 2 to 400 parties on ten issues that concern all of them. A party moves, so the event touches one pair
/// for each other party. Bound: with 40 parties, 5 × the time of two parties for each pair.
/// </summary>
[MemoryDiagnoser]
public class TimelinePartiesBenchmarks
{
    private const int Events = 2_000;
    private NegotiationDefinition _definition = null!;
    private NegotiationEvent[] _opening = null!;
    private NegotiationEvent[] _moves = null!;
    private TimelineBuilder _builder = null!;

    [Params(2, 5, 13, 40, 120, 400)]
    public int Parties { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        PartyId[] parties = [.. Enumerable.Range(0, Parties).Select(i => new PartyId($"{Letter(i / 676)}{Letter(i / 26)}{Letter(i)}"))];
        Issue[] issues =
        [
            .. Enumerable.Range(0, 5)
                .Select(i => new Issue(new($"number{i}"), $"Number {i}", Track.Rules, new IntervalScale(0m, 1000m, "units"))),
            .. Enumerable.Range(0, 5).Select(i => new Issue(new($"quota{i}"), $"Quota {i}", Track.Rules, new RatioScale(1m, 1001m, "t"))),
        ];
        var agreement = new Agreement("Many parties", [], [.. parties.Select(p => new Party(p, p.Value))]);
        _definition = new(agreement, [], [.. issues]);
        var random = new Xoshiro256(1);
        var day = new LocalDate(2025, 1, 1);
        NegotiationEvent Table(PartyId party, Issue issue) => new PositionTabled(day, party, issue.Id, new Amount(1 + random.Next(1000)));
        _opening = [.. from issue in issues from party in parties select Table(party, issue)];
        _moves = [.. Enumerable.Range(0, Events).Select(_ => Table(parties[random.Next(Parties)], issues[random.Next(issues.Length)]))];
    }

    [IterationSetup]
    public void Begin()
    {
        _builder = new TimelineBuilder(_definition);
        foreach (NegotiationEvent one in _opening) _builder.Follow(one);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public double FollowMove()
    {
        double low = 0;
        foreach (NegotiationEvent one in _moves) low += _builder.Follow(one).Overall.Convergence.Low;
        return low;
    }

    private static char Letter(int number) => (char)('A' + (number % 26));
}
