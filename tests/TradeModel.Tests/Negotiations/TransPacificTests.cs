using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Negotiations;

/// <summary>
/// The TPP, its successor and the accession to it, by the dates that the depositary publishes: when each was signed, and by how many, and
/// for whom it entered into force when, up to the end of 2024.
/// </summary>
public class TransPacificTests
{
    private static readonly PhaseId Tpp = new("tpp");
    private static readonly PhaseId Cptpp = new("cptpp");
    private static readonly PhaseId Accession = new("accession");
    private static readonly IssueId TestData = new("test-data");
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId UnitedKingdom = new("GBR");

    /// <summary>The eleven, with the days of entry into force of the CPTPP and of the accession of the United Kingdom.</summary>
    private static readonly (PartyId Party, LocalDate Cptpp, LocalDate? Accession)[] Eleven =
    [
        (new("AUS"), new(2018, 12, 30), new(2024, 12, 24)),
        (new("BRN"), new(2023, 7, 12), new(2024, 12, 15)),
        (new("CAN"), new(2018, 12, 30), null),
        (new("CHL"), new(2023, 2, 21), new(2024, 12, 15)),
        (new("JPN"), new(2018, 12, 30), new(2024, 12, 15)),
        (new("MEX"), new(2018, 12, 30), null),
        (new("MYS"), new(2022, 11, 29), new(2024, 12, 15)),
        (new("NZL"), new(2018, 12, 30), new(2024, 12, 15)),
        (new("PER"), new(2021, 9, 19), new(2024, 12, 15)),
        (new("SGP"), new(2018, 12, 30), new(2024, 12, 15)),
        (new("VNM"), new(2019, 1, 14), new(2024, 12, 15)),
    ];

    private static readonly ValueSet<ProvisionId> Suspended = Enumerable.Range(1, 22).Select(i => new ProvisionId($"s{i}")).ToValueSet();

    private static readonly Lazy<Negotiation> Story = new(() =>
    {
        PartyId[] twelve = [.. Eleven.Select(e => e.Party), Usa];
        Provision[] text =
            [.. Suspended.Append(new("1.1")).Select(id => new Provision(id, $"Article {id}", [TextSegment.Clean("Words.")]))];
        var events = new List<NegotiationEvent>
        {
            new StageReached(new(2010, 3, 15), Tpp, Stage.Negotiating),
            new IssueAgreed(new(2015, 10, 5), TestData, new Amount(5)),
            new StageReached(new(2015, 10, 5), Tpp, Stage.AgreedInPrinciple),
        };
        events.AddRange(twelve.Select(p => new AgreementSigned(new(2016, 2, 4), Tpp, p)));
        events.Add(new AgreementRatified(new(2017, 1, 20), Tpp, new("JPN")));
        events.Add(new PartyLeft(new(2017, 1, 30), Usa));
        events.Add(new PhaseSucceeded(
            new(2017, 11, 11), Tpp, new Phase(Cptpp, "CPTPP", parties: Eleven.Select(e => e.Party).ToValueSet()), Suspended));
        events.Add(new StageReached(new(2017, 11, 11), Cptpp, Stage.Negotiating));
        events.Add(new StageReached(new(2018, 1, 23), Cptpp, Stage.AgreedInPrinciple));
        events.AddRange(Eleven.Select(e => new AgreementSigned(new(2018, 3, 8), Cptpp, e.Party)));
        events.AddRange(Eleven.Select(e => new EnteredIntoForce(e.Cptpp, Cptpp, e.Party)));
        events.Add(new PartyJoined(new(2021, 6, 2), new(UnitedKingdom, "United Kingdom")));
        PartyId[] all = [.. Eleven.Select(e => e.Party), UnitedKingdom];
        events.Add(new PhaseAdded(new(2021, 6, 2), new(Accession, "Accession of the United Kingdom", parties: all.ToValueSet())));
        events.Add(new StageReached(new(2021, 6, 2), Accession, Stage.Negotiating));
        events.Add(new StageReached(new(2023, 3, 31), Accession, Stage.AgreedInPrinciple));
        events.AddRange(all.Select(p => new AgreementSigned(new(2023, 7, 16), Accession, p)));
        events.Add(new EnteredIntoForce(new(2024, 12, 15), Accession, UnitedKingdom));
        events.AddRange(Eleven.Where(e => e.Accession is not null)
            .Select(e => new EnteredIntoForce(e.Accession!.Value, Accession, e.Party)));
        return Negotiation.Replay(
            new(
                new Agreement("Trans-Pacific Partnership", [], twelve.Select(p => new Party(p, p.Value)).ToValueList()),
                [new Phase(Tpp, "TPP")],
                [new Issue(TestData, "Protection of test data", Track.Rules, new IntervalScale(0, 12, "years"), phase: Tpp)],
                text: new DraftText([new(new("1"), "All of it", Tpp, text.ToValueList())])),
            events.OrderBy(e => e.Date));
    });

    [Fact]
    public void Tpp_AfterItsSuccession_IsSignedStill()
    {
        PhaseState tpp = Story.Value.GetPhase(Tpp);
        Assert.Equal((Stage.Signed, Cptpp), (tpp.Stage, tpp.SucceededBy));
        // The United States took its signature with it; the other eleven stay.
        Assert.Equal(Eleven.Select(e => e.Party), tpp.Acts.Select(a => a.Key));
        Assert.All(tpp.Acts, a => Assert.Equal(new(2016, 2, 4), a.Value.SignedOn));
        Assert.Equal(new(2017, 1, 20), tpp.Acts[new("JPN")].RatifiedOn);
        Assert.Equal(12, Story.Value.AsOf(new(2017, 1, 29)).GetPhase(Tpp).Acts.Count);
        // The United Kingdom never became a party of it.
        Assert.Equal(11, Story.Value.PartiesOf(Tpp).Count);
        Assert.Equal(RtaIsStatus.Signed, tpp.RtaIsStatus);
    }

    [Fact]
    public void Cptpp_HasWhatTheTppHad_WithTwentyTwoProvisionsSuspended()
    {
        PhaseState cptpp = Story.Value.GetPhase(Cptpp);
        Assert.Equal(Suspended, cptpp.SuspendedProvisions);
        Assert.Equal((Cptpp, new Amount(5)), (Story.Value.GetIssue(TestData).Phase, Story.Value.GetIssue(TestData).AgreedTerms));
        Assert.Equal(1, Story.Value.Text.CleanShare(Cptpp));
        Assert.Null(Story.Value.Text.CleanShare(Tpp));
        // The issue of all at the table is one of the eleven, not of the United Kingdom, which came later.
        Assert.Equal(11, Story.Value.ConcernedBy(TestData).Count);
    }

    [Theory]
    [InlineData("2018-12-29", Stage.Signed, false, 0)]
    [InlineData("2018-12-30", Stage.InForce, false, 6)]
    [InlineData("2021-06-02", Stage.InForce, false, 7)]
    [InlineData("2023-07-11", Stage.InForce, false, 10)]
    [InlineData("2023-07-12", Stage.InForce, true, 11)]
    [InlineData("2025-01-01", Stage.InForce, true, 11)]
    public void Cptpp_EntersIntoForce_PartyByParty(string day, Stage stage, bool forAll, int parties)
    {
        PhaseState cptpp = Story.Value.AsOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).GetPhase(Cptpp);
        Assert.Equal((stage, forAll), (cptpp.Stage, cptpp.IsInForceForAll));
        Assert.Equal(parties, cptpp.Acts.Count(a => a.Value.InForceOn is not null));
    }

    [Fact]
    public void Accession_IsInForceForSomeOfItsTwelve_AndLeavesTheCptppAsItWas()
    {
        PhaseState accession = Story.Value.GetPhase(Accession);
        Assert.Equal((Stage.InForce, false), (accession.Stage, accession.IsInForceForAll));
        Assert.Equal(RtaIsStatus.InForceForAtLeastOneParty, accession.RtaIsStatus);
        Assert.Equal(new(2024, 12, 15), accession.Since);
        Assert.Equal(12, Story.Value.PartiesOf(Accession).Count);
        Negotiation all = Story.Value
            .Apply(new EnteredIntoForce(new(2025, 5, 1), Accession, new("CAN")))
            .Apply(new EnteredIntoForce(new(2025, 5, 1), Accession, new("MEX")));
        Assert.True(all.GetPhase(Accession).IsInForceForAll);
        TestNegotiation.Refuses(
            Story.Value, NegotiationRule.Concerned, new AgreementSigned(new(2025, 1, 1), Cptpp, UnitedKingdom), "without 'GBR'");
    }
}
