using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Coverage;

/// <summary>A negotiation whose end is known: its established score day by day, until it is signed or given up.</summary>
/// <remarks>
/// Rounds come at random. At a round the score rises, or falls a little. From time to time the pace changes, or the negotiation stalls. It
/// may be given up on any day, three times as easily in a stall. It is signed some time after the score first reached its own threshold.
/// </remarks>
internal sealed class SimulatedNegotiation
{
    /// <summary>The score from which on negotiations wait for signature, on average. The forecaster knows no better.</summary>
    internal const double Threshold = 0.9;

    /// <summary>The mean number of days between the threshold and signature.</summary>
    internal const int MeanSigningDelay = 60;

    private const int LongestDays = 15 * 365;
    private const int Points = 10_000;

    private static readonly LocalDate Launch = new(2020, 1, 6);
    private static readonly PartyId One = new("XAA");
    private static readonly PartyId Other = new("XBB");
    private static readonly IssueId Only = new("issue");
    private static readonly PhaseId Phase = new("phase");

    private static readonly NegotiationDefinition Definition = new(
        new Agreement("Simulated", [], [new(One, "One"), new(Other, "Other")]),
        phases: [new Phase(Phase, "All", Undertaking.SingleUndertaking)],
        issues: [new Issue(Only, "All", Track.Rules, new IntervalScale(0, Points, "points"))]);

    private readonly List<(int Day, double Score)> _moves = [];
    private readonly int _endDay;

    private SimulatedNegotiation(Population population, Xoshiro256 random)
    {
        double perYear = 0.36 * Math.Exp(population.PaceSpread * SimulatedSeries.Normal(random)), pace = perYear;
        double gap = 10 * Math.Pow(4, random.NextDouble());
        double threshold = Threshold + (population.ThresholdSpread * ((2 * random.NextDouble()) - 1));
        double score = 0.1 + (0.4 * random.NextDouble());
        int stallEnds = 0, signing = int.MaxValue;
        _moves.Add((0, score));
        for (int day = 1; day <= LongestDays; day++)
        {
            bool stalled = day < stallEnds;
            if (random.NextDouble() < population.AbandonedPerYear / 365 * (stalled ? 3 : 1))
            {
                (_endDay, End) = (day, NegotiationEnd.Abandoned);
                return;
            }
            if (day >= signing)
            {
                (_endDay, End) = (day, NegotiationEnd.Signed);
                return;
            }
            if (stalled) continue;
            if (random.NextDouble() < population.StallsPerYear / 365)
                stallEnds = day + (int)(180 * SimulatedSeries.Exponential(random));
            if (random.NextDouble() < population.PaceChangesPerYear / 365) pace = perYear * Math.Exp(0.6 * SimulatedSeries.Normal(random));
            if (random.NextDouble() >= 1 / gap) continue;
            // One move in ten goes back by half, so that 0.85 of the steps are gained on average.
            double step = pace * gap / 365 / 0.85 * SimulatedSeries.Exponential(random) * (random.NextDouble() < 0.9 ? 1 : -0.5);
            if (population.HasLastMile && score > 0.7) step *= (1 - score) / 0.3;
            score = Math.Clamp(score + step, 0, 1);
            _moves.Add((day, score));
            if (score >= threshold && signing == int.MaxValue)
                signing = day + (int)(MeanSigningDelay * SimulatedSeries.Exponential(random));
        }
        (_endDay, End) = (LongestDays, NegotiationEnd.Open);
    }

    internal NegotiationEnd End { get; }

    internal LocalDate EndDate => Launch.PlusDays(_endDay);

    /// <summary>The whole months from launch to the end.</summary>
    internal int Months => Period.Between(Launch, EndDate, PeriodUnits.Months).Months;

    internal static SimulatedNegotiation Draw(Population population, Xoshiro256 random) => new(population, random);

    /// <summary>One that is still open at an age drawn between two months and four years.</summary>
    internal static (SimulatedNegotiation Negotiation, LocalDate Today) DrawOpen(Population population, Xoshiro256 random)
    {
        while (true)
        {
            var drawn = new SimulatedNegotiation(population, random);
            int age = 60 + random.Next(1400);
            if (age < drawn._endDay) return (drawn, Launch.PlusDays(age));
        }
    }

    /// <summary>The negotiation as it is known on a day.</summary>
    internal Negotiation KnownOn(LocalDate today)
    {
        int days = Period.DaysBetween(Launch, today);
        var log = new List<NegotiationEvent>
        {
            new StageReached(Launch, Phase, Stage.Negotiating),
            new PositionTabled(Launch, One, Only, new Amount(Points)),
        };
        foreach ((int day, double score) in _moves)
        {
            if (day > days) break;
            log.Add(new PositionTabled(Launch.PlusDays(day), Other, Only, new Amount(decimal.Round((decimal)(Points * score)))));
        }
        return Negotiation.Replay(Definition, log);
    }
}
