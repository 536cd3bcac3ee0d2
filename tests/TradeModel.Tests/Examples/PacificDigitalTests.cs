using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Examples;

public class PacificDigitalTests
{
    private static readonly Negotiation Bundled = BundledNegotiations.PacificDigital;
    private static readonly PartyId Asean = new("ASEAN");
    private static readonly PartyId Chile = new("CHL");
    private static readonly PartyId Korea = new("KOR");
    private static readonly PartyId NewZealand = new("NZL");
    private static readonly PhaseId Digital = new("digital");

    [Fact]
    public void Parties_AreFour_OneOfThemAGroupWithMembers()
    {
        Assert.Equal([Asean, Chile, Korea, NewZealand], Bundled.Parties.Select(p => p.Id));
        Party group = Bundled.GetParty(Asean);
        Assert.Equal(PartyKind.Group, group.Kind);
        Assert.Contains(group.Members, m => m.Id == new PartyId("SGP"));
        Assert.All(Bundled.Parties.Where(p => p.Id != Asean), p => Assert.Equal((PartyKind.State, 0), (p.Kind, p.Members.Count)));
    }

    [Fact]
    public void Log_EverythingInIt_IsIllustrative()
    {
        Assert.All(Bundled.Log, e => Assert.Equal(Provenance.Illustrative, e.Provenance));
        Assert.All(Bundled.Issues, i => Assert.Equal(Provenance.Illustrative, i.Issue.Provenance));
        Assert.All(Bundled.Issues, i => Assert.Equal(Provenance.Illustrative, i.Issue.Scale.EndsFrom));
        Assert.Contains("illustrative", Bundled.Agreement.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_ShowsWhatABilateralOneCannot()
    {
        Assert.Contains(Bundled.Issues, i => i.Issue.Scale is NominalScale);
        Assert.Contains(Bundled.Issues, i => i.Issue.Concerned is { Count: 2 } && i.Issue.Subject is BarrierSubject);
        Assert.Contains(Bundled.Log, e => e is PositionTabled { Conditions.Count: 2 });
        Assert.Contains(Bundled.Packages, p => p.Party == Asean && p.Positions.Count == 2);
        IEnumerable<RedLineAssessed> lines =
            Bundled.Log.OfType<RedLineAssessed>().Where(r => r.Party == Asean && r.Issue == new IssueId("data-flows"));
        Assert.Equal(3, lines.Select(r => r.Assessor).Distinct().Count());
        Assert.Contains(Bundled.Log, e => e is CapabilityAssessed { Assessor: not null });
        Assert.Equal(15, Bundled.CapabilityOf(Chile));
    }

    [Fact]
    public void Acts_OfPartiesAndMembers_LeadTheDigitalPartIntoForceForSome()
    {
        Negotiation april = Bundled.AsOf(new LocalDate(2026, 4, 15));
        Assert.Equal(Stage.LegalReview, april.GetPhase(Digital).Stage);
        Assert.Equal(Stage.Signed, Bundled.AsOf(new LocalDate(2026, 5, 8)).GetPhase(Digital).Stage);
        PhaseState now = Bundled.GetPhase(Digital);
        Assert.Equal((Stage.InForce, false), (now.Stage, now.IsInForceForAll));
        Assert.Equal(RtaIsStatus.InForceForAtLeastOneParty, now.RtaIsStatus);
        Assert.NotNull(now.Acts[new("SGP")].RatifiedOn);
        Assert.Null(now.Acts[Asean].RatifiedOn);
        Assert.Equal([new ChapterId("digital-trade")], now.Acts[Korea].ChaptersApplied);
        Assert.Equal((true, false), (Bundled.IsAdReferendum(new("wine-certificates")), Bundled.IsAdReferendum(new("data-flows"))));
    }

    [Fact]
    public void AsSeenBy_EachParty_ChangesTheZopaItExpects()
    {
        IssueId quota = new("milk-powder-quota");
        Zopa Zone(Negotiation negotiation) => negotiation.MeasureConvergence().GetIssue(quota).Zopa;
        Assert.Equal(Zopa.None, Zone(Bundled));
        Assert.Equal(Zopa.Exists, Zone(Bundled.AsSeenBy(NewZealand)));
        Assert.Equal(Zopa.Unknown, Zone(Bundled.AsSeenBy(Chile)));
        Assert.Equal(8m, Bundled.AsSeenBy(NewZealand).GetIssue(quota).FindParty(Korea)!.Salience);
        Assert.Equal(10m, Bundled.AsSeenBy(Korea).GetIssue(quota).FindParty(Korea)!.Salience);
    }

    [Fact]
    public void AsSeenBy_WithoutTheOthersPrivateEvents_IsByteEqual()
    {
        foreach (Party party in Bundled.Parties)
        {
            Negotiation poorer = Negotiation.Replay(Bundled.Definition, Bundled.Log.Where(e => (e switch
            {
                RedLineAssessed r => r.Assessor,
                SalienceAssessed s => s.Assessor,
                CapabilityAssessed c => c.Assessor,
                _ => null,
            }) is not { } assessor || assessor == party.Id));
            Assert.NotEqual(Bundled, poorer);
            Assert.Equal(TradeModelJson.ToJson(poorer.AsSeenBy(party.Id)), TradeModelJson.ToJson(Bundled.AsSeenBy(party.Id)));
        }
    }

    [Fact]
    public void MeasureConvergence_ConditionalPositions_CountInTheSecondScoreAlone()
    {
        ScopeConvergence before = Bundled.AsOf(new LocalDate(2025, 8, 4)).MeasureConvergence().Overall;
        ScopeConvergence after = Bundled.AsOf(new LocalDate(2025, 8, 8)).MeasureConvergence().Overall;
        double conditional = after.ConditionalScore!.Value;
        Assert.InRange(conditional, before.ConditionalScore!.Value + 1e-9, 1.0);
        Assert.InRange(conditional, after.Score!.Value + 1e-9, 1.0);
        Assert.Equal(1, Bundled.MeasureConvergence().FindPhase(Digital)!.Score);
    }

    [Fact]
    public void Json_WrittenAndReadBack_IsTheSameNegotiation()
    {
        Negotiation back = TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(Bundled, indented: true));
        Assert.Equal(Bundled, back);
        Assert.Equal(TradeModelJson.ToJson(Bundled), TradeModelJson.ToJson(back));
        Assert.Same(Bundled, BundledNegotiations.PacificDigital);
    }
}
