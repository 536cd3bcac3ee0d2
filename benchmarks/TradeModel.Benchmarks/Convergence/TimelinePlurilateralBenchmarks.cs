using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Benchmarks.Convergence;

/// <summary>
/// The timeline of 10,000 events on 200 issues, half of them tariffs of one importer and half rules that concern all: thirteen parties
/// beside two. Times are for each pair of parties that an event touches: twelve for an offer to all exporters and for a move on a rule,
/// one for a request and for an offer to one exporter alone. Bound: 5 × the time of two parties.
/// </summary>
[MemoryDiagnoser]
public class TimelinePlurilateralBenchmarks
{
    private const int Many = 13;
    private const int Others = Many - 1;
    private const int Issues = 200;
    private const int Events = 10_000;
    private static readonly LocalDate Day = new(2025, 1, 1);

    private readonly Table _two = new(2), _many = new(Many);

    /// <summary>What an event does.</summary>
    private enum Move
    {
        Rule,
        OfferToAll,
        OfferToOne,
        Request,
    }

    [IterationSetup]
    public void Begin()
    {
        _two.Begin();
        _many.Begin();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public double TwoParties() => _two.Follow(Move.Rule, Move.OfferToAll, Move.Rule, Move.Request);

    [Benchmark(OperationsPerInvoke = Events / 4 * ((3 * Others) + 1))]
    public double ThirteenParties() => _many.Follow(Move.Rule, Move.OfferToAll, Move.Rule, Move.Request);

    [Benchmark(OperationsPerInvoke = Events * Others)]
    public double MovesOnRules() => _many.Follow(Move.Rule);

    [Benchmark(OperationsPerInvoke = Events * Others)]
    public double OffersToAll() => _many.Follow(Move.OfferToAll);

    [Benchmark(OperationsPerInvoke = Events)]
    public double OffersToOne() => _many.Follow(Move.OfferToOne);

    [Benchmark(OperationsPerInvoke = Events)]
    public double Requests() => _many.Follow(Move.Request);

    /// <summary>A table of some parties, with everything tabled and half of the saliences assessed.</summary>
    private sealed class Table
    {
        private readonly PartyId[] _parties;
        private readonly Issue[] _tariffs;
        private readonly Issue[] _rules;
        private readonly NegotiationDefinition _definition;
        private readonly NegotiationEvent[] _opening;
        private readonly Dictionary<Move, NegotiationEvent[]> _moves = [];
        private Xoshiro256 _random = new(1);
        private TimelineBuilder _builder = null!;

        internal Table(int parties)
        {
            _parties = [.. Enumerable.Range(0, parties).Select(i => new PartyId($"P{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}"))];
            _tariffs =
            [
                .. Enumerable.Range(0, Issues / 2).Select(i => new Issue(
                    new($"tariff{i}"), $"Tariff {i}", Track.Tariffs, new TariffPathScale(20m, 15),
                    new TariffSubject(_parties[i % parties]))),
            ];
            _rules =
            [
                .. Enumerable.Range(0, Issues / 2).Select(i => new Issue(
                    new($"rule{i}"), $"Rule {i}", Track.Rules, new IntervalScale(0m, 1000m, "days"))),
            ];
            _definition = new(
                new Agreement("Many parties", [], [.. _parties.Select(p => new Party(p, p.Value))]), [], [.. _tariffs, .. _rules]);
            _opening =
            [
                .. from issue in _definition.Issues from party in _parties select Tables(party, issue),
                .. from issue in _definition.Issues
                   from party in _parties
                   where _random.Next(2) == 0
                   select new SalienceAssessed(Day, party, issue.Id, 1 + _random.Next(9)),
            ];
            foreach (Move move in Enum.GetValues<Move>()) _moves[move] = [.. Enumerable.Range(0, Events).Select(_ => Moves(move))];
        }

        internal void Begin()
        {
            _builder = new TimelineBuilder(_definition);
            foreach (NegotiationEvent one in _opening) _builder.Follow(one);
        }

        /// <summary>Follows events of each kind in turn.</summary>
        internal double Follow(params ReadOnlySpan<Move> kinds)
        {
            double low = 0;
            for (int i = 0; i < Events; i++) low += _builder.Follow(_moves[kinds[i % kinds.Length]][i]).Overall.Convergence.Low;
            return low;
        }

        private PositionTabled Moves(Move move)
        {
            Issue issue = (move == Move.Rule ? _rules : _tariffs)[_random.Next(Issues / 2)];
            if (move == Move.Rule) return Tables(_parties[_random.Next(_parties.Length)], issue);
            PartyId importer = issue.Offering!.Value, exporter;
            do exporter = _parties[_random.Next(_parties.Length)];
            while (exporter == importer);
            return move switch
            {
                Move.Request => Tables(exporter, issue),
                Move.OfferToOne => Tables(importer, issue) with { For = exporter },
                _ => Tables(importer, issue),
            };
        }

        private PositionTabled Tables(PartyId party, Issue issue)
            => new(Day, party, issue.Id, issue.Track == Track.Rules
                ? new Amount(_random.Next(1001)) : TariffOffer.To(0.1m * _random.Next(201), 1 + _random.Next(14)));
    }
}
