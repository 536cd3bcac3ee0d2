using NodaTime;
using TradeModel.Agreements;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Examples;

/// <summary>The example holds every collected fact, and every one of the founding document, with day, source and confidence.</summary>
public class IndiaUnitedStatesFactsTests
{
    private static readonly Negotiation Bundled = BundledNegotiations.IndiaUnitedStates;
    private static readonly PartyId India = new("IND");
    private static readonly PartyId Usa = new("USA");
    private static readonly PhaseId FirstTranche = new("first-tranche");
    private static readonly PhaseId Framework = new("framework");

    private static LocalDate Day(int year, int month, int day) => new(year, month, day);

    private static RepresentativeId Person(string id) => new(id);

    /// <summary>The only event of the kind on the day that fits the fact. It must name the source and the confidence.</summary>
    private static T Fact<T>(LocalDate day, string source, Confidence sure, Func<T, bool> about)
        where T : NegotiationEvent
    {
        T one = Assert.Single(Bundled.Log.OfType<T>(), e => e.Date == day && about(e));
        Assert.Equal(EvidenceBasis.Reported, one.Provenance!.Basis);
        Assert.Contains(source, one.Provenance.Source, StringComparison.Ordinal);
        Assert.Equal(sure, one.Provenance.Confidence);
        return one;
    }

    private static MeetingHeld Meeting(
        LocalDate day, LocalDate? last, string source, Confidence sure, EngagementLevel level, string? venue, params string[] people)
    {
        MeetingHeld one = Fact<MeetingHeld>(day, source, sure, m => m.Level == level);
        Assert.Equal(last, one.LastDay);
        Assert.Equal(venue, one.Venue);
        Assert.Equal(people.Select(Person).ToValueSet(), one.Participants);
        Assert.Equal([India, Usa], one.Parties);
        return one;
    }

    private static StatementMade Said(LocalDate day, string source, Confidence sure, string words, params string[] speakers)
    {
        StatementMade one = Fact<StatementMade>(day, source, sure, s => s.Words.Contains(words, StringComparison.Ordinal));
        Assert.Equal(speakers.Select(Person).ToValueSet(), one.Speakers);
        return one;
    }

    private static AdditionalDuty Imposed(LocalDate day, string source, Confidence sure, string id, decimal percent, LocalDate effective)
    {
        DutyImposed one = Fact<DutyImposed>(day, source, sure, d => d.Duty.Id == new DutyId(id));
        Assert.Equal(Usa, one.Duty.Importer);
        Assert.Equal(effective, one.Duty.Effective);
        Assert.Equal(percent, one.Duty.RateOn(effective).Value);
        return one.Duty;
    }

    [Fact]
    public void February2025_LeadersProposeTheAgreement_WithAWindowInTheFall()
    {
        AgreementProposed proposed = Fact<AgreementProposed>(Day(2025, 2, 13), "USISPF", Confidence.High, p => p.Phase == FirstTranche);
        Assert.Equal([Person("modi"), Person("trump")], proposed.By);
        StatementMade joint = Said(Day(2025, 2, 13), "USISPF", Confidence.High, "Mission 500", "modi", "trump");
        Assert.Contains("USD 500 billion by 2030", joint.Words, StringComparison.Ordinal);
        Assert.Contains("first tranche", joint.Words, StringComparison.Ordinal);
        Assert.Contains("by fall 2025", joint.Words, StringComparison.Ordinal);
        Assert.Equal([India, Usa], joint.Parties);
        Phase phase = Bundled.Definition.Phases.Single();
        Assert.Equal(new TargetWindow(Day(2025, 9, 1), Day(2025, 11, 30)), phase.Window);
        Assert.Equal(EvidenceBasis.Reported, phase.Provenance!.Basis);
        Assert.Equal(Undertaking.SingleUndertaking, phase.Undertaking);
        Assert.Equal(EngagementLevel.HeadOfGovernment, Bundled.Definition.GetRepresentative(Person("modi")).Level);
        Assert.Throws<KeyNotFoundException>(() => Bundled.Definition.GetRepresentative(Person("nobody")));
        Assert.Equal("President", Bundled.Definition.GetRepresentative(Person("trump")).Office);
    }

    [Theory]
    [InlineData("us-232-steel", 2025, 3, 12, 25, "7208", "2025-06-04 50")]
    [InlineData("us-232-aluminium", 2025, 3, 12, 25, "7606", "2025-06-04 50")]
    [InlineData("us-232-cars", 2025, 4, 3, 25, "8703", null)]
    [InlineData("us-232-copper", 2025, 8, 1, 50, "7407", null)]
    [InlineData("us-232-car-parts", 2025, 5, 3, 25, "870830", null)]
    public void Section232_SectoralDuties_ApplyToAllOrigins(string id, int year, int month, int day, int percent, string good, string? rise)
    {
        string source = id == "us-232-car-parts" ? "Proclamation 10908; HTS 9903.94.05" : "EO 14329 §3";
        AdditionalDuty duty = Imposed(Day(year, month, day), source, Confidence.High, id, percent, Day(year, month, day));
        Assert.Null(duty.Exporters);
        Assert.Equal((true, false), (duty.CoversGood(new HsCode(good)), duty.CoversGood(new HsCode("6109"))));
        Assert.Contains("section 232", duty.LegalBasis, StringComparison.Ordinal);
        if (rise is not null)
        {
            DutyChanged change = Fact<DutyChanged>(Day(2025, 6, 4), "EO 14329 §3", Confidence.High, d => d.Duty.Id == duty.Id);
            Assert.Equal(rise, $"{NodaTime.Text.LocalDatePattern.Iso.Format(change.Duty.Rates[^1].From)} {change.Duty.Rate.Value}");
        }
    }

    [Fact]
    public void Spring2025_MeetingsAndTermsOfReference_AreTheReportedOnes()
    {
        Meeting(
            Day(2025, 3, 26), Day(2025, 3, 29), "Reuters via NewsX", Confidence.High, EngagementLevel.ChiefNegotiator, "New Delhi",
            "lynch");
        Assert.Equal("Assistant United States Trade Representative", Bundled.Definition.GetRepresentative(Person("lynch")).Office);

        MeetingHeld leaders =
            Meeting(Day(2025, 4, 21), null, "India Today, WION", Confidence.High, EngagementLevel.HeadOfGovernment, null, "modi", "vance");
        Assert.Contains("terms of reference of the negotiation", leaders.Topics);
        Said(Day(2025, 4, 21), "India Today, WION", Confidence.High, "terms of reference", "greer");

        MeetingHeld washington = Meeting(
            Day(2025, 4, 23), Day(2025, 4, 25), "Deccan Chronicle", Confidence.Medium, EngagementLevel.ChiefNegotiator, "Washington");
        Assert.Contains("terms of reference of about 19 chapters", washington.Topics);

        Meeting(Day(2025, 5, 17), Day(2025, 5, 22), "Millennium Post", Confidence.Medium, EngagementLevel.Minister, "Washington", "goyal");
        Meeting(Day(2025, 5, 17), Day(2025, 5, 22), "Millennium Post", Confidence.Medium, EngagementLevel.ChiefNegotiator, "Washington");

        Meeting(Day(2025, 6, 4), Day(2025, 6, 10), "Press", Confidence.Medium, EngagementLevel.ChiefNegotiator, "New Delhi");
        Meeting(Day(2025, 6, 26), Day(2025, 7, 2), "Press", Confidence.Medium, EngagementLevel.ChiefNegotiator, "Washington");
        MeetingHeld fifth =
            Meeting(Day(2025, 7, 14), Day(2025, 7, 17), "Hans India", Confidence.High, EngagementLevel.ChiefNegotiator, "Washington");
        Assert.Equal("fifth round", fifth.Round);
    }

    [Fact]
    public void ReciprocalTariff_OfApril2025_IsAnnouncedStartedAndPaused()
    {
        AdditionalDuty country =
            Imposed(Day(2025, 4, 2), "HTS 9903.01.55; Hans India", Confidence.High, "us-country-rate-india", 26, Day(2025, 4, 9));
        Assert.Equal([India], country.Exporters);
        Imposed(Day(2025, 4, 2), "HTS 9903.01.55; Hans India", Confidence.High, "us-reciprocal-baseline", 10, Day(2025, 4, 5));
        DutyLifted paused = Fact<DutyLifted>(Day(2025, 4, 9), "Hans India", Confidence.High, d => d.Duty == country.Id);
        Assert.Contains("90 days", paused.Note, StringComparison.Ordinal);
        Assert.Equal(Day(2025, 4, 10), paused.Ended);
        // EO 14257 charges 26 % from 9 April, 00:01; EO 14266 suspends it from 10 April, 00:01. The 10 % is not charged beside it.
        (LocalDate Day, int Percent)[] charged =
            [(Day(2025, 4, 8), 10), (Day(2025, 4, 9), 26), (Day(2025, 4, 10), 10), (Day(2025, 8, 6), 10)];
        Assert.Equal(charged, charged.Select(c => (c.Day, (int)Bundled.AdditionalDutyOn(Usa, India, c.Day).Total.Value)));
        Assert.Equal(new(26), Bundled.AsOf(Day(2025, 4, 9)).AdditionalDutyOn(Usa, India, Day(2025, 4, 9)).Total);
    }

    [Fact]
    public void August2025_DutiesAndThePostponedRound_AreTheReportedOnes()
    {
        AdditionalDuty reciprocal = Imposed(Day(2025, 8, 7), "HTS 9903.02.26", Confidence.High, "us-reciprocal-india", 25, Day(2025, 8, 7));
        Assert.Equal([new DutyId("us-reciprocal-baseline")], reciprocal.Replaces);
        StatementMade postponed = Said(Day(2025, 8, 25), "PTI", Confidence.High, "sixth round");
        Assert.Contains("New Delhi", postponed.Words, StringComparison.Ordinal);
        Assert.Contains("postponed", postponed.Words, StringComparison.Ordinal);
        AdditionalDuty oil = Imposed(Day(2025, 8, 27), "HTS 9903.01.84", Confidence.High, "us-russian-oil-india", 25, Day(2025, 8, 27));
        Assert.Contains("EO 14329", oil.LegalBasis, StringComparison.Ordinal);
        Assert.Empty(oil.Replaces);
        Assert.Equal([India], oil.Exporters);
        foreach (string sector in (string[])["us-232-steel", "us-232-aluminium", "us-232-cars", "us-232-car-parts", "us-232-copper"])
        {
            Assert.Contains(new DutyId(sector), ((NotTogetherWith)oil.Stacking).Duties);
            Assert.Contains(new DutyId(sector), ((NotTogetherWith)reciprocal.Stacking).Duties);
        }
    }

    [Fact]
    public void Autumn2025_ContactsAndWords_AreTheReportedOnes()
    {
        MeetingHeld hours = Meeting(
            Day(2025, 9, 16), null, "The Week, Business Standard", Confidence.High, EngagementLevel.ChiefNegotiator, "New Delhi",
            "agrawal", "lynch");
        Assert.Null(hours.Round);
        Assert.Contains("Seven hours; expressly not the sixth round", hours.Note, StringComparison.Ordinal);
        MeetingHeld ministers = Meeting(
            Day(2025, 9, 22), Day(2025, 9, 24), "Business Standard", Confidence.High, EngagementLevel.Minister, null, "goyal", "greer");
        Assert.Contains("possible contours of a deal", ministers.Topics);
        MeetingHeld informal = Meeting(
            Day(2025, 10, 15), Day(2025, 10, 17), "BusinessToday, India Today", Confidence.High, EngagementLevel.ChiefNegotiator,
            "Washington", "agrawal");
        Assert.Null(informal.Round);
        Assert.Contains("Not a formal round", informal.Note, StringComparison.Ordinal);
        StatementMade berlin = Said(Day(2025, 10, 23), "Business Standard", Confidence.High, "fair and equitable", "goyal");
        Assert.Contains("Berlin", berlin.Words, StringComparison.Ordinal);
        Assert.Contains("near future", berlin.Words, StringComparison.Ordinal);
        Assert.Equal(
            HasteStance.Patient,
            Said(Day(2025, 10, 24), "Bloomberg via New Indian Express", Confidence.High, "in a hurry or under a deadline", "goyal").Haste);
        StatementMade official = Said(Day(2025, 10, 24), "Bloomberg via New Indian Express", Confidence.High, "convergence on most issues");
        Assert.Contains("in sight", official.Words, StringComparison.Ordinal);
        Assert.Equal(ProgressSignal.Close, official.Signal);
    }

    [Fact]
    public void FoundingDocument_TheMeeting_KeepsWhatTheSourceSaysAndTheCorrection()
    {
        LocalDate day = Day(2025, 10, 27);
        MeetingHeld meeting =
            Meeting(day, null, "founding document", Confidence.High, EngagementLevel.Minister, "Kuala Lumpur", "jaishankar", "rubio");
        Assert.Equal("48th ASEAN Summit", meeting.HostEvent);
        Assert.Equal(["bilateral ties", "regional issues", "global issues", "Indo-Pacific", "security"], meeting.Topics);
        CorrectionMade correction = Assert.Single(Bundled.Log.OfType<CorrectionMade>());
        Assert.Equal((meeting.Id, "48th ASEAN Summit", "47th ASEAN Summit"), (correction.Of, correction.Said, correction.Correct));
        Assert.Equal("External Affairs Minister", Bundled.Definition.GetRepresentative(Person("jaishankar")).Office);
        Assert.Equal("Secretary of State", Bundled.Definition.GetRepresentative(Person("rubio")).Office);
        TargetWindow window = Bundled.GetPhase(FirstTranche).Phase.Window!;
        Assert.Equal((true, 34), (window.Contains(day), window.DaysLeft(day)));
    }

    [Fact]
    public void FoundingDocument_WordsAndContacts_StandAsEvents()
    {
        LocalDate day = Day(2025, 10, 27);
        MeetingHeld contact = Meeting(day, null, "founding document", Confidence.High, EngagementLevel.Official, null);
        Assert.Equal([Track.NonTariffBarriers], contact.Tracks);
        Assert.Contains("language of the draft agreement", contact.Topics);
        Assert.Contains("complement each other", contact.Note, StringComparison.Ordinal);
        StatementMade well = Said(day, "founding document", Confidence.High, "\"progressing well\"", "agrawal");
        Assert.Contains("\"converging\" on most issues", well.Words, StringComparison.Ordinal);
        Assert.Equal(ProgressSignal.Progressing, well.Signal);
        Assert.Equal(
            ProgressSignal.Close,
            Said(day, "founding document", Confidence.High, "\"I think we are very close.\"", "agrawal").Signal);
        StatementMade flexibility = Said(day, "founding document", Confidence.High, "trading flexibility", "goyal");
        Assert.Contains("not rush", flexibility.Words, StringComparison.Ordinal);
        Assert.Equal(HasteStance.Patient, flexibility.Haste);
        StatementMade horizon = Said(day, "founding document", Confidence.High, "within six months", "goyal");
        Assert.Contains("steel exports to America", horizon.Words, StringComparison.Ordinal);
        StatementMade trust = Said(day, "founding document", Confidence.High, "trust and relationship", "goyal");
        Assert.Contains("businesses", trust.Words, StringComparison.Ordinal);
        Assert.Contains("beyond the reduction of tariffs and market access", trust.Note, StringComparison.Ordinal);
        Assert.Contains(
            "mutually beneficial",
            Said(day, "founding document", Confidence.High, "long-term interests").Words,
            StringComparison.Ordinal);
        string office = Bundled.Definition.GetRepresentative(Person("agrawal")).Office!;
        Assert.Equal("Commerce Secretary since 1 October 2025; before, special secretary and chief negotiator", office);
    }

    [Fact]
    public void FoundingDocument_SteelAndThirdCountries_AreIssues()
    {
        Negotiation then = Bundled.AsOf(Day(2025, 10, 27));
        Assert.Equal(Track.Tariffs, then.GetIssue(new("steel")).Issue.Track);
        IssueState conditions = then.GetIssue(new("third-country-conditions"));
        Assert.Equal(Track.Rules, conditions.Issue.Track);
        RedLineAssessed line =
            Fact<RedLineAssessed>(Day(2025, 10, 27), "founding document", Confidence.High, r => r.Issue == conditions.Issue.Id);
        Assert.Equal(RedLine.OneOf([new("none")]), line.RedLine);
        Assert.Null(line.Assessor);
        Assert.Equal(line.RedLine, conditions.FindParty(India)!.RedLine);
        Assert.Equal(
            [Track.Tariffs, Track.NonTariffBarriers, Track.MarketAccess, Track.Rules],
            then.Issues.Select(i => i.Issue.Track).Distinct().Order());
        Assert.NotNull(then.Text.CleanShare());
        Assert.Contains(BundledNegotiations.PacificDigital.Parties, p => p.Id == new PartyId("ASEAN") && p.Members.Count == 10);
    }

    [Fact]
    public void RedLinesOfIndia_AgricultureAndDairy_AreReportedInPublic()
    {
        foreach (string issue in (string[])["staples", "dairy"])
        {
            RedLineAssessed line =
                Assert.Single(Bundled.Log.OfType<RedLineAssessed>(), r => r.Issue == new IssueId(issue) && r.Party == India);
            Assert.Equal((EvidenceBasis.Reported, null), (line.Provenance!.Basis, line.Assessor));
            Assert.Equal(RedLine.AtLeast(TariffOffer.Exclude()), line.RedLine);
        }
    }

    [Fact]
    public void Winter2025_TwoTracksAndTheWayToTheAgreement_AreTheReportedOnes()
    {
        PhaseAdded added = Fact<PhaseAdded>(Day(2025, 11, 28), "Livemint", Confidence.High, p => p.Phase.Id == Framework);
        Assert.Equal((Undertaking.EarlyHarvest, null), (added.Phase.Undertaking, added.Phase.Window));
        StatementMade tracks = Said(Day(2025, 11, 28), "Livemint", Confidence.High, "two parallel tracks", "agrawal");
        Assert.Contains("framework is advanced", tracks.Words, StringComparison.Ordinal);
        Meeting(
            Day(2025, 12, 9), Day(2025, 12, 11), "news9live", Confidence.High, EngagementLevel.ChiefNegotiator, "New Delhi",
            "jain", "switzer");
        Assert.Equal("Deputy United States Trade Representative", Bundled.Definition.GetRepresentative(Person("switzer")).Office);
        StatementMade near = Said(Day(2026, 1, 15), "ETV Bharat", Confidence.High, "very near", "agrawal");
        Assert.Contains("no deadline", near.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void February2026_AnnouncementAndJointFramework_AreTheReportedOnes()
    {
        Assert.Contains("18%", Said(Day(2026, 2, 2), "EY", Confidence.High, "India", "trump").Words, StringComparison.Ordinal);
        // The announcement is reported. That it was the position of the United States is an estimate.
        PositionTabled read = Assert.Single(
            Bundled.Log.OfType<PositionTabled>(), p => p.Date == Day(2026, 2, 2) && p.Issue == new IssueId("us-additional-duty"));
        Assert.Equal((TariffOffer.To(18), EvidenceBasis.Estimated), (read.Position, read.Provenance!.Basis));
        StatementMade joint = Said(Day(2026, 2, 6), "Business Standard and EY", Confidence.High, "framework for an Interim Agreement");
        Assert.Equal([India, Usa], joint.Parties);
        foreach (string part in (string[])
        [
            "18% as reciprocal rate to originating Indian goods", "all US industrial goods", "DDGs", "red sorghum", "tree nuts",
            "fresh and processed fruit", "soybean oil", "wine and spirits", "medical devices", "import licensing of ICT goods",
            "within six months of entry into force", "US and international standards", "auto parts get a tariff-rate quota",
            "USD 500 billion over five years",
        ])
            Assert.Contains(part, joint.Words, StringComparison.Ordinal);
        (string Issue, Position Terms)[] agreed =
        [
            ("us-additional-duty", TariffOffer.To(18)),
            ("medical-devices", new BarrierTreatment(new("addressed"))),
            ("ict-licensing", new BarrierTreatment(new("addressed"))),
            ("standards", new BarrierTreatment(new("within-six-months"))), ("purchases", new Amount(500)),
        ];
        foreach ((string issue, Position terms) in agreed)
        {
            IssueAgreed fact = Fact<IssueAgreed>(
                Day(2026, 2, 6), "Business Standard and EY", Confidence.High, a => a.Issue == new IssueId(issue));
            Assert.Equal(terms, fact.Terms);
        }
        Assert.Equal(agreed.Length, Bundled.Log.OfType<IssueAgreed>().Count());
        Assert.Equal(Stage.AgreedInPrinciple, Bundled.AsOf(Day(2026, 2, 6)).GetPhase(Framework).Stage);
        Fact<DutyLifted>(Day(2026, 2, 7), "HTS 9903.01.84", Confidence.High, d => d.Duty == new DutyId("us-russian-oil-india"));
    }

    [Fact]
    public void SupremeCourt_TheRulingOfFebruary2026_VoidsTheReciprocalDutiesYetTheyAreCollected()
    {
        foreach (string id in (string[])["us-reciprocal-india", "us-reciprocal-baseline"])
        {
            DutyChanged ruling = Fact<DutyChanged>(
                Day(2026, 2, 20), "Financial Express; HTS; US customs", Confidence.High, d => d.Duty.Id == new DutyId(id));
            Assert.Equal(Day(2026, 2, 20), ruling.Duty.HeldVoidOn);
            Assert.Contains("six to three: IEEPA gives no power to impose tariffs", ruling.Note, StringComparison.Ordinal);
            DutyLifted collected =
                Fact<DutyLifted>(Day(2026, 2, 24), "Financial Express; HTS; US customs", Confidence.High, d => d.Duty == new DutyId(id));
            Assert.Contains("00:01", collected.Note, StringComparison.Ordinal);
        }
        StatementMade postponed = Said(Day(2026, 2, 23), "Financial Express", Confidence.Medium, "chief negotiators");
        Assert.Contains("postponed", postponed.Words, StringComparison.Ordinal);
        Assert.Contains(
            "section 122",
            Imposed(Day(2026, 2, 24), "Budget Lab", Confidence.Medium, "us-section-122", 10, Day(2026, 2, 24)).LegalBasis,
            StringComparison.Ordinal);
    }

    [Fact]
    public void March2026On_ProbesDelayAndMeetings_AreTheReportedOnes()
    {
        StatementMade probes = Said(Day(2026, 3, 11), "Indian Express", Confidence.High, "section 301");
        Assert.Contains("excess capacity", probes.Words, StringComparison.Ordinal);
        Assert.Contains("forced labour", probes.Words, StringComparison.Ordinal);
        Assert.Equal([Usa], probes.Parties);
        Assert.Contains(
            "by months",
            Said(Day(2026, 3, 13), "Reuters", Confidence.High, "delay the signing").Words,
            StringComparison.Ordinal);
        Meeting(Day(2026, 6, 2), Day(2026, 6, 4), "Secondary", Confidence.Medium, EngagementLevel.ChiefNegotiator, "New Delhi");
        Assert.Contains("section 301", Said(Day(2026, 6, 2), "Secondary", Confidence.Medium, "12.5%").Words, StringComparison.Ordinal);
        Meeting(Day(2026, 6, 23), Day(2026, 6, 24), "Livemint", Confidence.Medium, EngagementLevel.Minister, "New Delhi", "greer");
        Assert.Contains(
            "no breakthrough",
            Said(Day(2026, 6, 24), "Livemint", Confidence.Medium, "substantial progress").Words,
            StringComparison.Ordinal);
        Fact<DutyLifted>(Day(2026, 7, 24), "Secondary", Confidence.Medium, d => d.Duty == new DutyId("us-section-122"));
        AdditionalDuty section301 =
            Imposed(Day(2026, 9, 29), "HTS 2026 Rev. 20", Confidence.High, "us-section-301-india", 10, Day(2026, 9, 29));
        Assert.Contains("9903.05.44", section301.LegalBasis, StringComparison.Ordinal);
        Assert.Equal([India], section301.Exporters);
    }

    [Fact]
    public void NotVerified_SignaturesAndWhatCameLater_AreNotInTheExample()
    {
        Assert.DoesNotContain(Bundled.Log, e => e is AgreementSigned or AgreementRatified or AppliedProvisionally or EnteredIntoForce);
        Assert.InRange(Bundled.LastDay!.Value, Day(2025, 2, 13), Day(2026, 9, 30));
        Assert.All(Bundled.Phases, p => Assert.Empty(p.Acts));
    }
}
