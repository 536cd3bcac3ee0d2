using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Convergence;

public class ConclusionForecastTests
{
    private static readonly LocalDate Launch = new(2025, 1, 6);
    private static readonly PartyId India = new("IND");
    private static readonly PartyId States = new("USA");
    private static readonly PhaseId Phase = new("first");
    private static readonly IssueId Only = new("issue");

    private static readonly NegotiationDefinition Definition = new(
        new Agreement("An example", [], [new Party(India, "India"), new Party(States, "United States")]),
        [new Phase(Phase, "First tranche")],
        [new Issue(Only, "All", Track.Rules, new IntervalScale(0, 100, "points"))]);

    /// <summary>Members that were signed after these months.</summary>
    private static ReferenceClass Signed(params int[] months)
        => new("Test", "Made up", months.Select((m, i) => new NegotiationDuration($"Talks {i}", m)).ToValueList());

    /// <summary>A negotiation whose established score, in hundredths, takes these values week by week from its launch.</summary>
    private static Negotiation Weekly(params int[] scores) => Negotiation.Replay(Definition,
    [
        new StageReached(Launch, Phase, Stage.Negotiating),
        new PositionTabled(Launch, India, Only, new Amount(100)),
        .. scores.Select((score, week) => new PositionTabled(Launch.PlusWeeks(week), States, Only, new Amount(score))),
    ]);

    private static ConclusionForecast Forecast(
        Negotiation negotiation, ReferenceClass? comparable, int delay = 0, LocalDate? asOf = null, double threshold = 0.9)
        => negotiation.ForecastConclusion(threshold, comparable, delay, seed: 7, asOf: asOf)!;

    [Fact]
    public void ChanceBy_TooFewMoves_IsThatOfTheClass()
    {
        // Launched in January and asked in mid-March, so open after two months: four of the five members were.
        ConclusionForecast forecast = Forecast(Weekly(20, 30), Signed(1, 4, 6, 6, 30), asOf: new(2025, 3, 20));
        Assert.IsType<ProjectionTooFewMoves>(forecast.Pace);
        Assert.Equal((1, 0, 1), (forecast.ClassWeight, forecast.PaceWeight, forecast.WeeksWithMove));
        Assert.Equal(0, forecast.ChanceBy(new(2025, 5, 5))!.Value, 1e-12);
        Assert.Equal(0.25, forecast.ChanceBy(new(2025, 5, 6))!.Value, 1e-12);
        Assert.Equal(0.75, forecast.ChanceBy(new(2025, 7, 6))!.Value, 1e-12);
        Assert.Equal(new LocalDate(2025, 7, 6), forecast.Median);
        Assert.Equal(new LocalDate(2025, 5, 6), forecast.Quantile(0.25));
        Assert.Equal(new LocalDate(2027, 7, 6), forecast.Quantile(1));
        Assert.Null(forecast.PaceChanceBy(new(2030, 1, 1)));
        Assert.Equal("signed by 2026-03-20: 75% (class 75% with weight 1.00, pace cannot say)", forecast.ToString());
    }

    [Fact]
    public void ChanceBy_WithoutAClass_IsThatOfThePace()
    {
        Negotiation negotiation = Weekly(20, 22, 24, 25, 28, 30, 31, 33);
        ConclusionForecast forecast = Forecast(negotiation, null);
        ProjectionResult pace = negotiation.ConvergenceTimeline().Project(0.9, 7);
        Assert.Equal((0, 1, 7), (forecast.ClassWeight, forecast.PaceWeight, forecast.WeeksWithMove));
        foreach (int weeks in (int[])[0, 10, 20, 30, 60])
            Assert.Equal(pace.ChanceBy(forecast.Date.PlusWeeks(weeks)), forecast.ChanceBy(forecast.Date.PlusWeeks(weeks)));
        Assert.Equal(Assert.IsType<Projection>(pace).Date, forecast.Median);
        Assert.Null(forecast.ClassChanceBy(forecast.Date));
    }

    [Fact]
    public void ChanceBy_ClassAndPace_WeighsThemByTheWeeksWithAMove()
    {
        // Eight weeks with a move: the pace weighs 8 / (8 + 2). Half of the class is signed in month 3, when the pace is not there yet.
        ConclusionForecast forecast = Forecast(Weekly(10, 11, 12, 13, 14, 15, 16, 17, 18), Signed(3, 24));
        Assert.Equal(2, ConclusionForecast.HalfWeight);
        Assert.Equal((0.2, 0.8), (Math.Round(forecast.ClassWeight, 12), forecast.PaceWeight));
        LocalDate april = new(2025, 4, 10), later = new(2027, 2, 1);
        Assert.Equal((0, 0.5), (forecast.PaceChanceBy(april), forecast.ClassChanceBy(april)));
        Assert.Equal(0.1, forecast.ChanceBy(april)!.Value, 1e-12);
        // One hundredth a week: the missing 72 take 72 weeks in every future.
        Assert.Equal(0.1, forecast.ChanceBy(forecast.Date.PlusWeeks(72).PlusDays(-7))!.Value, 1e-12);
        Assert.Equal(0.9, forecast.ChanceBy(forecast.Date.PlusWeeks(72))!.Value, 1e-12);
        Assert.Equal(1, forecast.ChanceBy(later)!.Value, 1e-12);
    }

    [Fact]
    public void ChanceBy_ClassThatEndedBefore_IsThatOfThePace()
    {
        ConclusionForecast forecast = Forecast(Weekly(10, 11, 12, 13, 14, 15, 16, 17, 18), Signed(1));
        Assert.Equal((0, 1), (forecast.ClassWeight, forecast.PaceWeight));
        Assert.Equal(1, forecast.ChanceBy(forecast.Date.PlusWeeks(72)));
    }

    [Fact]
    public void ChanceBy_NeitherCanSay_IsNull()
    {
        ConclusionForecast forecast = Forecast(Weekly(10, 20), Signed(1), asOf: new(2025, 3, 20));
        Assert.Equal((0, 0), (forecast.ClassWeight, forecast.PaceWeight));
        Assert.Null(forecast.ChanceBy(new(2026, 1, 1)));
        Assert.Null(forecast.Median);
        Assert.StartsWith("no forecast", forecast.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PaceChanceBy_ThresholdReached_WaitsForSignatureAlone()
    {
        ConclusionForecast forecast = Forecast(Weekly(20, 30, 40, 50, 60, 70, 80, 95), null, delay: 60);
        Assert.IsType<AlreadyReached>(forecast.Pace);
        Assert.Equal(0, forecast.ChanceBy(forecast.Date));
        Assert.Equal(1 - Math.Exp(-1), forecast.ChanceBy(forecast.Date.PlusDays(60))!.Value, 1e-12);
        // Half of the delays are over after 60 ln 2 = 41.6 days.
        Assert.Equal(forecast.Date.PlusDays(42), forecast.Median);
        Assert.Equal(1, Forecast(Weekly(20, 30, 40, 50, 60, 70, 80, 95), null).ChanceBy(forecast.Date));
    }

    [Fact]
    public void PaceChanceBy_Delay_SpreadsEachPassageOverTheDelay()
    {
        Negotiation negotiation = Weekly(20, 23, 22, 28, 31, 35, 36, 45, 44);
        ConclusionForecast forecast = Forecast(negotiation, null, delay: 45);
        ProjectionResult pace = negotiation.ConvergenceTimeline().Project(0.9, 7);
        foreach (int days in (int[])[1, 50, 100, 200, 500])
        {
            double expected = 0;
            for (int day = 1; day <= days; day++)
            {
                double reached = pace.ChanceBy(forecast.Date.PlusDays(day))!.Value - pace.ChanceBy(forecast.Date.PlusDays(day - 1))!.Value;
                expected += reached * (1 - Math.Exp(-(days - day) / 45.0));
            }
            Assert.Equal(expected, forecast.PaceChanceBy(forecast.Date.PlusDays(days))!.Value, 1e-9);
        }
    }

    [Fact]
    public void Outcome_SignedOrGivenUp_LeavesNothingToForecast()
    {
        Negotiation negotiation = Weekly(20, 30, 40, 50, 60, 70, 80, 95), agreed = negotiation
            .Apply(new StageReached(new(2025, 4, 1), Phase, Stage.AgreedInPrinciple))
            .Apply(new AgreementSigned(new(2025, 5, 1), Phase, India));
        Assert.Equal(NegotiationEnd.Open, Forecast(agreed, Signed(12)).Outcome);
        ConclusionForecast signed = Forecast(agreed.Apply(new AgreementSigned(new(2025, 5, 1), Phase, States)), Signed(12));
        Assert.Equal((NegotiationEnd.Signed, 1, "signed"), (signed.Outcome, signed.ChanceBy(new(2025, 5, 1)), signed.ToString()));
        Assert.Equal((0, 0, signed.Date), (signed.ClassWeight, signed.PaceWeight, signed.Median));
        ConclusionForecast abandoned = Forecast(negotiation.Apply(new StageReached(new(2025, 4, 1), Phase, Stage.Abandoned)), Signed(12));
        Assert.Equal((NegotiationEnd.Abandoned, 0, "given up"),
            (abandoned.Outcome, abandoned.ChanceBy(new(2030, 5, 1)), abandoned.ToString()));
        Assert.Null(abandoned.Median);
        // A phase that was given up does not count beside one that was signed.
        Negotiation two = agreed.Apply(new PhaseAdded(new(2025, 5, 1), new Phase(new("second"), "Second tranche")))
            .Apply(new AgreementSigned(new(2025, 5, 2), Phase, States));
        Assert.Equal(NegotiationEnd.Open, Forecast(two, Signed(12)).Outcome);
        Assert.Equal(NegotiationEnd.Signed,
            Forecast(two.Apply(new StageReached(new(2025, 5, 3), new("second"), Stage.Abandoned)), Signed(12)).Outcome);
    }

    [Fact]
    public void ForecastConclusion_EarlierDay_DoesNotSeeWhatCameAfter()
    {
        Negotiation then = Weekly(20, 22, 24, 25, 28, 30, 31, 33);
        LocalDate day = then.LastDay!.Value.PlusDays(3), after = day.PlusWeeks(30);
        Negotiation now = then.Apply(new StageReached(day.PlusDays(1), Phase, Stage.Abandoned));
        ReferenceClass comparable = Signed(5, 9, 20);
        Assert.Equal(Forecast(then, comparable, asOf: day).ChanceBy(after), Forecast(now, comparable, asOf: day).ChanceBy(after));
        // The negotiating stage has a later day than the forecast, so the proposal is the launch.
        Negotiation proposed = Negotiation.Replay(Definition,
            [new AgreementProposed(new(2024, 1, 1)), .. then.Log]);
        Assert.Equal(new LocalDate(2024, 1, 1), Forecast(proposed, Signed(40), asOf: new(2024, 6, 1)).Class!.Launched);
    }

    [Fact]
    public void ForecastConclusion_NothingHappened_IsNull()
    {
        Assert.Null(new Negotiation(Definition).ForecastConclusion(0.9, Signed(4)));
        Assert.Null(Weekly(20, 30).ForecastConclusion(0.9, Signed(4), asOf: Launch.PlusDays(-1)));
    }

    [Fact]
    public void ForecastConclusion_BadInput_IsRefused()
    {
        Negotiation negotiation = Weekly(20, 30);
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.ForecastConclusion(0, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Negotiation(Definition).ForecastConclusion(1.1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.ForecastConclusion(0.9, null, meanSigningDelay: -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => negotiation.ForecastConclusion(0.9, null, meanSigningDelay: ConclusionForecast.LongestDelay + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.ForecastConclusion(0.9, null, windowDays: 0));
        Assert.Throws<ArgumentException>(() => negotiation.ForecastConclusion(0.9, null, asOf: default(LocalDate)));
        ConclusionForecast forecast = Forecast(negotiation, Signed(4));
        ArgumentException early = Assert.Throws<ArgumentOutOfRangeException>(() => forecast.ChanceBy(forecast.Date.PlusDays(-1)));
        Assert.Contains("the day of the forecast", early.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => forecast.ChanceBy(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Quantile(1.01));
    }

    [Fact]
    public void ForecastConclusion_LastDays_StayInTheCalendar()
    {
        ConclusionForecast forecast = Forecast(Weekly(20, 22, 24, 25, 28, 30, 31, 33), Signed(4), asOf: new(9999, 12, 1));
        Assert.Null(forecast.ChanceBy(new(9999, 12, 31)));
        Assert.Null(forecast.Median);
        Assert.NotEmpty(forecast.ToString());
    }

    [Property(MaxTest = 60)]
    public void ChanceBy_AnyNegotiationAndClass_KeepsTheLaws(ulong seed)
    {
        var random = new Xoshiro256(seed);
        int level = 10 + random.Next(60);
        int[] scores = [.. Enumerable.Range(0, 2 + random.Next(30)).Select(_
            => level = Math.Clamp(level + (random.Next(3) == 0 ? random.Next(12) - 4 : 0), 0, 100))];
        var members = new NegotiationDuration[1 + random.Next(20)];
        for (int i = 0; i < members.Length; i++) members[i] = new($"Talks {i}", random.Next(60), (NegotiationEnd)random.Next(3));
        ConclusionForecast forecast = Forecast(
            Weekly(scores), random.Next(4) == 0 ? null : new ReferenceClass("Test", "Drawn", new(members)), random.Next(3) * 50);

        double weights = forecast.ClassWeight + forecast.PaceWeight;
        LocalDate[] days = [.. Enumerable.Range(0, 45).Select(i => forecast.Date.PlusDays(i * i * 2))];
        double?[] chances = [.. days.Select(forecast.ChanceBy)];
        Assert.Equal(chances[0] is null ? 0 : 1, weights, 1e-12);
        Assert.InRange(forecast.PaceWeight, 0, 1);
        for (int i = 0; i < days.Length; i++)
        {
            Assert.Equal(chances[0] is null, chances[i] is null);
            if (chances[i] is not { } chance) continue;
            Assert.InRange(chance, i == 0 ? 0 : chances[i - 1]!.Value, 1);
            double?[] parts = [forecast.ClassChanceBy(days[i]), forecast.PaceChanceBy(days[i])];
            Assert.InRange(chance, parts.Min()!.Value, parts.Max()!.Value);
            Assert.Equal(((parts[0] ?? 0) * forecast.ClassWeight) + ((parts[1] ?? 0) * forecast.PaceWeight), chance, 1e-12);
        }
        double share = (1 + random.Next(100)) / 100.0;
        if (forecast.Quantile(share) is { } quantile)
        {
            Assert.True(forecast.ChanceBy(quantile) >= share, $"{share} by {quantile}: {forecast.ChanceBy(quantile)}");
            Assert.True(quantile == forecast.Date || forecast.ChanceBy(quantile.PlusDays(-1)) < share, $"{quantile} is not the first day");
        }
        else
        {
            Assert.False(forecast.ChanceBy(forecast.Date.PlusDays(3640)) >= share, $"{share} is reached within ten years");
        }
    }
}
