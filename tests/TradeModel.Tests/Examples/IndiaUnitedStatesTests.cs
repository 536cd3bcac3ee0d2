using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Examples;

public class IndiaUnitedStatesTests
{
    private static readonly Negotiation Bundled = BundledNegotiations.IndiaUnitedStates;
    private static readonly PartyId India = new("IND");
    private static readonly PartyId Usa = new("USA");

    private static LocalDate Day(int year, int month, int day) => new(year, month, day);

    [Theory]
    [InlineData(2025, 3, 1, 0, false)]
    [InlineData(2025, 4, 4, 0, false)]
    [InlineData(2025, 4, 5, 10, false)]
    [InlineData(2025, 5, 1, 10, false)]
    [InlineData(2025, 8, 6, 10, false)]
    [InlineData(2025, 8, 7, 25, false)]
    [InlineData(2025, 8, 10, 25, false)]
    [InlineData(2025, 8, 27, 50, false)]
    [InlineData(2025, 10, 27, 50, false)]
    [InlineData(2026, 2, 6, 50, false)]
    [InlineData(2026, 2, 10, 25, false)]
    [InlineData(2026, 2, 16, 25, false)]
    [InlineData(2026, 2, 21, 25, true)]
    [InlineData(2026, 2, 23, 25, true)]
    [InlineData(2026, 2, 25, 10, false)]
    [InlineData(2026, 7, 23, 10, false)]
    [InlineData(2026, 7, 24, 0, false)]
    [InlineData(2026, 9, 29, 10, false)]
    public void AdditionalDutyOn_AnIndianGood_IsTheReportedOne(int year, int month, int day, int percent, bool isVoid)
    {
        LocalDate on = Day(year, month, day);
        AdditionalDutyCharge charge = Bundled.AsOf(on).AdditionalDutyOn(Usa, India, on);
        Assert.Equal((new Percentage(percent), isVoid), (charge.Total, charge.IsVoid));
        Assert.Equal(new(0), Bundled.AsOf(on).AdditionalDutyOn(India, Usa, on).Total);
    }

    [Theory]
    [InlineData(2025, 3, 1, 0)]
    [InlineData(2025, 5, 1, 25)]
    [InlineData(2025, 10, 27, 50)]
    [InlineData(2026, 2, 21, 50)]
    public void AdditionalDutyOn_IndianSteel_IsThatOfSection232Alone(int year, int month, int day, int percent)
    {
        LocalDate on = Day(year, month, day);
        AdditionalDutyCharge charge = Bundled.AsOf(on).AdditionalDutyOn(Usa, India, on, new HsCode("7208.10"));
        Assert.Equal((new Percentage(percent), false), (charge.Total, charge.IsVoid));
        IEnumerable<AdditionalDutyPart> charged = charge.Parts.Where(p => p.Application == DutyApplication.Charged);
        Assert.All(charged, p => Assert.Equal(new DutyId("us-232-steel"), p.Duty.Id));
    }

    [Fact]
    public void Phases_FirstTranche_IsInsideItsWindowInOctoberAndPastItInDecember()
    {
        TargetWindow window = Bundled.AsOf(Day(2025, 10, 27)).Phases[0].Phase.Window!;
        Assert.Equal((true, 34), (window.Contains(Day(2025, 10, 27)), window.DaysLeft(Day(2025, 10, 27))));
        window = Bundled.AsOf(Day(2025, 12, 15)).Phases[0].Phase.Window!;
        Assert.Equal((false, -15), (window.Contains(Day(2025, 12, 15)), window.DaysLeft(Day(2025, 12, 15))));
        Assert.Equal((1, 2), (Bundled.AsOf(Day(2025, 11, 27)).Phases.Count, Bundled.AsOf(Day(2025, 11, 28)).Phases.Count));
    }

    [Fact]
    public void Log_EveryEvent_SaysHowItIsKnown()
    {
        Assert.All(Bundled.Log, e => Assert.NotNull(e.Provenance));
        Assert.All(Bundled.Log.Where(e => e.Provenance!.Basis == EvidenceBasis.Estimated), e => Assert.NotNull(e.Provenance!.Source));
        Assert.All(Bundled.Log.OfType<SalienceAssessed>(), e => Assert.Equal(EvidenceBasis.Illustrative, e.Provenance!.Basis));
        Assert.All(Bundled.Log.OfType<TextChanged>(), e => Assert.Equal(EvidenceBasis.Illustrative, e.Provenance!.Basis));
        Assert.All(
            Bundled.Log.Where(e => e is MeetingHeld or StatementMade or DutyImposed or DutyChanged or DutyLifted),
            e => Assert.Equal(EvidenceBasis.Reported, e.Provenance!.Basis));
        Assert.All(Bundled.Issues, i => Assert.NotNull(i.Issue.Provenance));
        Assert.All(Bundled.Issues, i => Assert.NotNull(i.Issue.Scale.EndsFrom));
        Assert.All(Bundled.AdditionalDuties, d => Assert.Equal(EvidenceBasis.Reported, d.Provenance!.Basis));
        Assert.All(
            Bundled.Log.OfType<RedLineAssessed>().Where(r => r.Assessor is not null),
            e => Assert.Equal(EvidenceBasis.Illustrative, e.Provenance!.Basis));
    }

    [Fact]
    public void Json_WrittenAndReadBack_IsTheSameNegotiation()
    {
        string json = TradeModelJson.ToJson(Bundled);
        Negotiation back = TradeModelJson.ReadNegotiation(json);
        Assert.Equal(Bundled, back);
        Assert.Equal(Bundled.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, TradeModelJson.ToJson(back));
        Assert.All(Bundled.Log, e => Assert.Equal(e, TradeModelJson.ReadEvent(TradeModelJson.ToJson(e))));
        Assert.Same(Bundled, BundledNegotiations.IndiaUnitedStates);
    }

    [Fact]
    public void AsOf_EveryDay_IsTheReplayOfTheEventsUntilThen()
    {
        foreach (LocalDate day in Bundled.Log.Select(e => e.Date).Distinct())
            Assert.Equal(Negotiation.Replay(Bundled.Definition, Bundled.Log.Where(e => e.Date <= day)), Bundled.AsOf(day));
        Assert.Empty(Bundled.AsOf(Day(2025, 2, 12)).Log);
    }

    [Fact]
    public void AsSeenBy_EachParty_LeavesOutTheOthersAssessments()
    {
        foreach ((PartyId own, PartyId other) in ((PartyId, PartyId)[])[(India, Usa), (Usa, India)])
        {
            Negotiation seen = Bundled.AsSeenBy(own);
            Assert.DoesNotContain(seen.Log, e => e is RedLineAssessed r && r.Assessor == other);
            Assert.Contains(seen.Log, e => e is RedLineAssessed r && r.Assessor == own);
            Assert.Equal(Bundled.Log.Count(e => e is RedLineAssessed r && r.Assessor == other), Bundled.Log.Count - seen.Log.Count);
        }
        // India sees its own red line on the US duty. The United States sees its own estimate of it.
        IssueId duty = new("us-additional-duty");
        Assert.Equal(RedLine.AtMost(TariffOffer.To(20)), Bundled.AsSeenBy(India).GetIssue(duty).FindParty(India)!.RedLine);
        Assert.Equal(RedLine.AtMost(TariffOffer.To(15)), Bundled.AsSeenBy(Usa).GetIssue(duty).FindParty(India)!.RedLine);
    }

    [Fact]
    public void MeasureConvergence_OverTime_RisesAndFallsWithTheEvents()
    {
        double Score(LocalDate day) => Bundled.AsOf(day).MeasureConvergence().Overall.Score!.Value;
        Assert.Null(Bundled.AsOf(Day(2025, 4, 1)).MeasureConvergence().Overall.Score);
        // The score rises until the joint framework of February 2026, falls with the ruling and the delay, and rises with the meetings
        // of June.
        LocalDate[] rise = [Day(2025, 7, 17), Day(2025, 9, 24), Day(2025, 10, 27), Day(2025, 12, 11), Day(2026, 2, 6)];
        Assert.Equal(rise, rise.OrderBy(Score));
        LocalDate[] fall = [Day(2026, 2, 6), Day(2026, 2, 20), Day(2026, 3, 13)];
        Assert.Equal(fall, fall.OrderByDescending(Score));
        LocalDate[] recovery = [Day(2026, 3, 13), Day(2026, 6, 24)];
        Assert.Equal(recovery, recovery.OrderBy(Score));
        ConvergenceReport last = Bundled.MeasureConvergence();
        Assert.Equal((false, true), (last.Overall.IsWhole, last.Overall.Score is not null));
        Assert.InRange(last.Overall.Settled, 0.01, 0.5);
        Assert.Equal([Zopa.None], last.Issues.Where(i => i.Issue == new IssueId("dairy")).Select(i => i.Zopa));
        Assert.Contains(last.Issues, i => i.Zopa == Zopa.Exists);
        Assert.Contains(last.Issues, i => i.Zopa == Zopa.Unknown);
        ConvergenceReport october = Bundled.AsOf(Day(2025, 10, 27)).MeasureConvergence();
        Assert.InRange(october.Overall.ConditionalScore!.Value, october.Overall.Score!.Value + 1e-9, 1.0);
    }

    [Fact]
    public void Issues_Steel_CanBeOfferedFreeInFiveStages()
    {
        Negotiation after = Bundled.Apply(
            new PositionTabled(Bundled.LastDay!.Value, Usa, new("steel"), TariffOffer.Eliminate(inStages: 5)));
        static double Score(Negotiation negotiation) => negotiation.MeasureConvergence().GetIssue(new("steel")).Score!.Value;
        Assert.InRange(Score(after), Score(Bundled) + 1e-9, 1.0);
        Bundled.TryApply(new PositionTabled(Bundled.LastDay.Value, Usa, new("steel"), new Amount(5)), out _, out Refusal? refusal);
        Assert.Equal(NegotiationRule.PositionKind, refusal?.Rule);
    }
}
