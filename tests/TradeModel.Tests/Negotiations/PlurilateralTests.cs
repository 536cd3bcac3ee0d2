using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Negotiations;

/// <summary>One offer to several parties, and another to one of them.</summary>
public class PlurilateralTests
{
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId Japan = new("JPN");
    private static readonly PartyId Australia = new("AUS");
    private static readonly PartyId Korea = new("KOR");
    private static readonly IssueId Cars = new("cars");
    private static readonly IssueId Rice = new("rice");
    private static readonly PackageId Motor = new("motor");
    private static readonly TariffOffer Free = TariffOffer.Eliminate();
    private static readonly TariffOffer Slow = TariffOffer.Eliminate(inStages: 9);

    private static LocalDate Day(int day) => new LocalDate(2026, 3, 1).PlusDays(day);

    private static Issue Duty(IssueId id, PartyId importer, ValueSet<PartyId>? exporters = null, ValueSet<PartyId>? concerned = null)
        => new(id, id.Value, Track.Tariffs, new TariffPathScale(10m, 10), new TariffSubject(importer, exporters), concerned);

    private static Negotiation Begin(params ReadOnlySpan<NegotiationEvent> events)
        => Negotiation.Replay(new(
            new Agreement("Pacific agreement", [],
                [new(Usa, "United States"), new(Japan, "Japan"), new(Australia, "Australia"), new(Korea, "Korea")]),
            issues: [Duty(Cars, Usa), Duty(Rice, Japan, [Australia, Usa])]), events.ToArray());

    private static PositionTabled Table(int day, PartyId party, Position position, PartyId? whom = null)
        => new(Day(day), party, Cars, position) { For = whom };

    private static double? Score(Negotiation negotiation, IssueId issue) => negotiation.MeasureConvergence().GetIssue(issue).Score;

    [Fact]
    public void Issue_WithoutExporters_ConcernsAllAndEachOtherPartyRequests()
    {
        Issue cars = Begin().GetIssue(Cars).Issue;
        Assert.Null(cars.Concerned);
        Assert.Equal(Usa, cars.Offering);
        Assert.Equal([false, true, true], new[] { Usa, Japan, Korea }.Select(cars.IsRequesting));
        Assert.Equal([Direction.Higher, Direction.Lower], new[] { Usa, Korea }.Select(p => cars.DirectionOf(p)!.Value));
        Assert.True(cars.AreCompared(Usa, Japan));
        Assert.False(cars.AreCompared(Japan, Korea));
        Assert.False(cars.AreCompared(Usa, Usa));
        Assert.Equal("duty of USA against all others", cars.Subject!.ToString());
    }

    [Fact]
    public void Issue_OfSeveralExporters_ConcernsThemAndTheImporter()
    {
        Issue rice = Begin().GetIssue(Rice).Issue;
        Assert.Equal([Australia, Japan, Usa], rice.Concerned);
        Assert.False(rice.IsRequesting(Korea));
        Assert.Equal(Direction.Lower, rice.Directions[Australia]);
        Assert.Equal("duty of JPN against AUS and USA", rice.Subject!.ToString());
        Assert.Equal(Duty(Rice, Japan, [Usa]).Subject, new TariffSubject(Japan, Usa));
        Assert.Equal(Direction.Lower, Duty(Rice, Japan, null, [Japan, Usa]).DirectionOf(Usa));
        Assert.Null(Duty(Rice, Japan, null, [Japan, Usa]).DirectionOf(Korea));
    }

    [Fact]
    public void Subject_ThatMakesNoSense_IsRefused()
    {
        Assert.Throws<ArgumentException>("exporters", () => new TariffSubject(Usa, exporters: []));
        Assert.Throws<ArgumentException>("exporters", () => new QuotaSubject(Usa, [Usa, Japan]));
        Assert.Throws<ArgumentException>("exporter", () => new ServicesSubject(Usa, Usa));
        Assert.Throws<ArgumentException>("scale", () => new Issue(
            new("s"), "S", Track.MarketAccess, new IntervalScale(0m, 1m, "shares"), new ServicesSubject(Usa)));
        ArgumentException against = Assert.Throws<ArgumentException>("directions", () => new Issue(
            Cars, "Cars", Track.Tariffs, new TariffPathScale(10m, 10), new TariffSubject(Usa), directions: [new(Korea, Direction.Higher)]));
        Assert.Contains("'KOR' prefers Lower", against.Message, StringComparison.Ordinal);
        Assert.Equal(Duty(Cars, Usa), new Issue(
            Cars, "cars", Track.Tariffs, new TariffPathScale(10m, 10), new TariffSubject(Usa), directions: [new(Korea, Direction.Lower)]));
    }

    [Fact]
    public void Score_IsThatOfTheWidestPairWithTheImporter()
    {
        Negotiation negotiation = Begin(
            Table(1, Usa, TariffOffer.To(4m)), Table(1, Japan, Free), Table(1, Australia, TariffOffer.To(2m)),
            Table(1, Korea, TariffOffer.To(8m)));
        // Of 10: Japan is 4 short, Australia 2, Korea asks for less than it is offered. Japan and Korea, 8 apart, are not compared.
        Assert.Equal(0.6, Score(negotiation, Cars)!.Value, 12);
        Assert.Equal(0.8, negotiation.MeasureConvergence().GetIssue(Cars).MeanOverPairs!.Value, 12);

        negotiation = negotiation.Apply(Table(2, Usa, TariffOffer.To(1m), Japan));
        Assert.Equal(0.8, Score(negotiation, Cars)!.Value, 12);
        Assert.Equal(TariffOffer.To(1m), negotiation.GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Equal(TariffOffer.To(4m), negotiation.GetIssue(Cars).PositionOf(Usa, Korea));
        Assert.Equal(TariffOffer.To(4m), negotiation.GetIssue(Cars).PositionOf(Usa));
        Assert.Equal(Free, negotiation.GetIssue(Cars).PositionOf(Japan, Usa));

        // The exception stays when the offer to all changes, and goes when it is withdrawn.
        negotiation = negotiation.Apply(Table(3, Usa, TariffOffer.To(2m)));
        Assert.Equal(0.9, Score(negotiation, Cars)!.Value, 12);
        negotiation = negotiation.Apply(new PositionWithdrawn(Day(4), Usa, Cars) { For = Japan });
        Assert.Equal(0.8, Score(negotiation, Cars)!.Value, 12);
        Assert.Empty(negotiation.GetIssue(Cars).FindParty(Usa)!.Exceptions);
        Assert.Equal(TariffOffer.To(2m), negotiation.GetIssue(Cars).PositionOf(Usa, Japan));
    }

    [Fact]
    public void Tabled_WithExceptionsForAll_NeedsNoOfferToAll()
    {
        Negotiation negotiation = Begin(
            Table(1, Japan, Free), Table(1, Australia, Free), Table(1, Korea, Free), Table(1, Usa, Free, Japan),
            Table(1, Usa, Free, Korea));
        Assert.Null(Score(negotiation, Cars));
        Assert.Equal(1, Score(negotiation.Apply(Table(2, Usa, Free, Australia)), Cars));
    }

    [Fact]
    public void Withdrawal_WithoutFor_TakesBackTheExceptionsToo()
    {
        Negotiation negotiation = Begin(Table(1, Usa, Slow), Table(1, Usa, Free, Japan), new PositionWithdrawn(Day(2), Usa, Cars));
        Assert.Null(negotiation.GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.False(negotiation.TryApply(new PositionWithdrawn(Day(3), Usa, Cars), out _, out Refusal? refusal));
        Assert.Equal(NegotiationRule.OnTable, refusal.Rule);
    }

    [Fact]
    public void Exception_InConfidence_IsSeenByThePartyItIsFor()
    {
        PositionTabled toAll = Table(1, Usa, Slow), inConfidence = Table(2, Usa, Free, Japan) with { To = [Japan] };
        Negotiation negotiation = Begin(toAll, inConfidence);
        Assert.Equal(Free, negotiation.AsSeenBy(Japan).GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Equal(Slow, negotiation.AsSeenBy(Korea).GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Equal(Begin(toAll), negotiation.AsSeenBy(Korea));

        // Two exceptions in confidence do not hide each other, and the withdrawal of one is not seen by the other.
        Negotiation both = negotiation.Apply(Table(3, Usa, TariffOffer.To(1m), Korea) with { To = [Korea] });
        Assert.Equal(Free, both.AsSeenBy(Japan).GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Equal(Slow, both.AsSeenBy(Japan).GetIssue(Cars).PositionOf(Usa, Korea));
        PositionWithdrawn withdrawn = new(Day(4), Usa, Cars) { For = Japan };
        Assert.Equal(both.AsSeenBy(Korea), both.Apply(withdrawn).AsSeenBy(Korea));
        Assert.Equal(Slow, both.Apply(withdrawn).AsSeenBy(Japan).GetIssue(Cars).PositionOf(Usa, Japan));
    }

    [Fact]
    public void Package_ForOne_HoldsOffersForItAndRequestsAsUsual()
    {
        Negotiation negotiation = Begin(
            Table(1, Usa, Slow),
            new PackageTabled(Day(2), Usa, Motor, [new(Cars, Free), new(Rice, TariffOffer.To(3m))]) { For = Japan });
        Assert.Equal(Japan, Assert.Single(negotiation.Packages).For);
        Assert.Equal(Free, negotiation.GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Equal(Slow, negotiation.GetIssue(Cars).PositionOf(Usa));
        Assert.Equal(TariffOffer.To(3m), negotiation.GetIssue(Rice).PositionOf(Usa));
        Assert.Equal(Motor, Assert.Single(negotiation.GetIssue(Cars).FindParty(Usa)!.Exceptions).Package);
        Assert.False(negotiation.TryApply(Table(3, Usa, Slow, Japan), out _, out Refusal? held));
        Assert.Equal(NegotiationRule.Package, held.Rule);
        Assert.False(negotiation.TryApply(new PositionWithdrawn(Day(3), Usa, Cars), out _, out held));
        Assert.Equal(NegotiationRule.Package, held.Rule);
        Assert.True(negotiation.TryApply(Table(3, Usa, TariffOffer.To(1m)), out _, out _), "the offer to all is not in the package");

        Negotiation back = negotiation.Apply(new PackageWithdrawn(Day(3), Usa, Motor));
        Assert.Equal(Slow, back.GetIssue(Cars).PositionOf(Usa, Japan));
        Assert.Null(back.GetIssue(Rice).PositionOf(Usa));
        // The package falls whole when the party that it is for leaves.
        Negotiation gone = negotiation.Apply(new PartyLeft(Day(3), Japan));
        Assert.Empty(gone.Packages);
        Assert.Null(gone.GetIssue(Rice).PositionOf(Usa));
        Assert.Empty(gone.Apply(new PartyJoined(Day(4), new Party(Japan, "Japan"))).GetIssue(Cars).FindParty(Usa)!.Exceptions);
    }

    [Fact]
    public void Agreed_WithAnException_HoldsForTheTwoThatAgreedIt()
    {
        Negotiation negotiation = Begin(
            Table(1, Usa, Slow), new IssueAgreed(Day(2), Cars, Free) { Exceptions = [new(Japan, Slow)] });
        IssueState cars = negotiation.GetIssue(Cars);
        Assert.Equal([Slow, Slow, Free, Free, Free], [
            cars.PositionOf(Usa, Japan), cars.PositionOf(Japan), cars.PositionOf(Usa, Korea), cars.PositionOf(Korea),
            cars.PositionOf(Usa)]);
        Assert.Equal(1, Score(negotiation, Cars));
        Assert.EndsWith("; for JPN free in 9 stages", cars.ToString(), StringComparison.Ordinal);
        IssueState reopened = negotiation.Apply(new IssueReopened(Day(3), Cars)).GetIssue(Cars);
        Assert.Empty(reopened.AgreedExceptions);
        Assert.Equal(Slow, reopened.PositionOf(Usa, Korea));
    }

    [Fact]
    public void Movement_OfAnException_IsTowardsThePartyItIsFor()
    {
        ConvergenceTimeline timeline = Begin(
            Table(1, Usa, TariffOffer.To(4m)), Table(1, Japan, Free), Table(1, Australia, Free), Table(1, Korea, Free),
            Table(2, Usa, TariffOffer.To(1m), Japan)).ConvergenceTimeline();
        double Received(PartyId party) => timeline.Movement.Single(m => m.Party == party && m.Issue == Cars).Received;
        // Of two issues Japan weighs each at one half. The gap to Japan closes by 0.3, and that to the others does not change.
        Assert.Equal([0.15, 0, 0], new[] { Japan, Australia, Korea }.Select(p => Math.Round(Received(p), 12)));
        Assert.Equal(0.05, timeline.Movement.Single(m => m.Party == Usa && m.Issue == Cars).Given, 12);
        Assert.Equal(0, timeline.Points[^1].Overall.ScoreChange.Movement, 12);
    }

    [Fact]
    public void Exporter_ThatJoinsLate_RequestsTooAndTheOfferToAllIsForIt()
    {
        Negotiation negotiation = Begin(Table(1, Usa, Free), Table(1, Japan, Free), Table(1, Australia, Free), Table(1, Korea, Free))
            .Apply(new PartyJoined(Day(2), new Party(new("GBR"), "United Kingdom")));
        Assert.Null(Score(negotiation, Cars));
        Assert.Equal(1, Score(negotiation.Apply(Table(3, new("GBR"), Slow)), Cars));
    }

    [Fact]
    public void Exporter_AddedAndTakenOut_RequestsAndTakesItsExceptionsWithIt()
    {
        PositionTabled ForUsa(int day) => new(Day(day), Japan, Rice, Free) { For = Usa };
        Negotiation negotiation = Begin(
            new PositionTabled(Day(1), Japan, Rice, Slow), ForUsa(1), new ConcernedPartiesChanged(Day(2), Rice, added: [Korea]),
            new PackageTabled(Day(3), Japan, Motor, [new(Rice, Free), new(Cars, Free)]) { For = Korea });
        Issue rice = negotiation.GetIssue(Rice).Issue;
        Assert.Equal(new TariffSubject(Japan, [Australia, Korea, Usa]), rice.Subject);
        Assert.Equal(Direction.Lower, rice.DirectionOf(Korea));
        Assert.Equal(Free, negotiation.GetIssue(Rice).PositionOf(Japan, Korea));

        negotiation = negotiation.Apply(new ConcernedPartiesChanged(Day(4), Rice, removed: [Korea, Usa]));
        Assert.Equal(new TariffSubject(Japan, Australia), negotiation.GetIssue(Rice).Issue.Subject);
        Assert.Empty(negotiation.GetIssue(Rice).FindParty(Japan)!.Exceptions);
        Assert.Equal(Slow, negotiation.GetIssue(Rice).PositionOf(Japan));
        Assert.Empty(negotiation.Packages);
        Assert.Null(negotiation.GetIssue(Cars).PositionOf(Japan));
        Assert.False(negotiation.TryApply(new ConcernedPartiesChanged(Day(5), Rice, removed: [Australia]), out _, out Refusal? refusal));
        Assert.Contains("would leave nobody that requests", refusal.Reason, StringComparison.Ordinal);
        Assert.True(negotiation.TryApply(new ConcernedPartiesChanged(Day(5), Rice, [Usa], [Australia]), out _, out _), "one is left");
        Assert.False(negotiation.TryApply(new ConcernedPartiesChanged(Day(5), Rice, removed: [Japan]), out _, out refusal));
        Assert.Contains("the issue is about 'JPN'", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void RedLines_OfTwoExportersThatExcludeEachOther_LeaveRoomIfTheImporterCanMeetEach()
    {
        static RedLineAssessed Line(PartyId party, RedLine line) => new(Day(1), party, Rice, line);
        Negotiation negotiation = Begin(
            Line(Japan, RedLine.AtLeast(TariffOffer.To(2m))), Line(Usa, RedLine.AtMost(TariffOffer.To(2m))),
            Line(Australia, RedLine.AtLeast(TariffOffer.To(5m))));
        Assert.Equal(Zopa.Exists, negotiation.MeasureConvergence().GetIssue(Rice).Zopa);
        Assert.Equal(Zopa.None, negotiation.Apply(Line(Usa, RedLine.AtMost(TariffOffer.To(1m)))).MeasureConvergence().GetIssue(Rice).Zopa);

        negotiation = negotiation.Apply(new PositionTabled(Day(2), Japan, Rice, TariffOffer.To(5m)))
            .Apply(new PositionTabled(Day(2), Usa, Rice, TariffOffer.To(2m)))
            .Apply(new PositionTabled(Day(2), Australia, Rice, TariffOffer.To(5m)));
        Assert.False(negotiation.MeasureConvergence().GetIssue(Rice).IsAgreementInSight);
        negotiation = negotiation.Apply(new PositionTabled(Day(3), Japan, Rice, TariffOffer.To(2m)) { For = Usa });
        Assert.True(negotiation.MeasureConvergence().GetIssue(Rice).IsAgreementInSight);
    }

    [Fact]
    public void Procurement_RequestsOfTwoSuppliers_AreNotCompared()
    {
        var buying = new Issue(
            new("buying"), "Procurement", Track.MarketAccess, new IntervalScale(0m, 100m, "SDR"), new ProcurementSubject(Usa, "all"));
        Negotiation negotiation = Begin(
            new IssueAdded(Day(1), buying),
            new PositionTabled(Day(1), Usa, buying.Id, new ProcurementThreshold(50m)),
            new PositionTabled(Day(1), Japan, buying.Id, new ProcurementThreshold(40m)),
            new PositionTabled(Day(1), Australia, buying.Id, new ProcurementThreshold(60m)),
            new PositionTabled(Day(1), Korea, buying.Id, new ProcurementThreshold(50m)));
        Assert.Equal(0.9, Score(negotiation, buying.Id)!.Value, 12);
        Assert.Null(buying.DirectionOf(Korea));
    }

    [Fact]
    public void Services_OfAllSuppliers_GoByWhatEachLacks()
    {
        var cell = new CommitmentCell(new("2.B"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);
        var couriers = new Issue(
            new("couriers"), "Couriers", Track.MarketAccess, new CommitmentScale([cell]), new ServicesSubject(Usa, [Japan, Korea]));
        static ServicesCommitment At(CommitmentCell cell, CommitmentLevel level) => new([new(cell, level)]);
        Negotiation negotiation = Begin(
            new IssueAdded(Day(1), couriers),
            new PositionTabled(Day(1), Usa, couriers.Id, At(cell, CommitmentLevel.Partial)),
            new PositionTabled(Day(1), Japan, couriers.Id, At(cell, CommitmentLevel.Full)),
            new PositionTabled(Day(1), Korea, couriers.Id, At(cell, CommitmentLevel.Unbound)));
        Assert.Equal(0.5, Score(negotiation, couriers.Id)!.Value, 12);
        Assert.Equal(1, Score(negotiation.Apply(
            new PositionTabled(Day(2), Usa, couriers.Id, At(cell, CommitmentLevel.Full)) { For = Japan }), couriers.Id));
        Assert.Equal("services commitments of USA towards JPN and KOR", couriers.Subject!.ToString());
    }

    [Fact]
    public void Describe_PositionsForOne_SaysForWhom()
    {
        Negotiation negotiation = Begin(
            Table(1, Usa, Free), Table(2, Usa, Slow, Japan),
            new PackageTabled(Day(3), Usa, Motor, [new(Cars, Free)]) { For = Korea },
            new PositionWithdrawn(Day(4), Usa, Cars) { For = Japan },
            new IssueAgreed(Day(5), Cars, Free) { Exceptions = [new(Japan, Slow)] });
        Assert.Equal(
            [
                "United States offers duty-free at entry into force on cars",
                "United States offers duty-free in 9 equal annual stages on cars for Japan",
                "United States tables the package motor for Korea: duty-free at entry into force on cars",
                "United States withdraws its position on cars for Japan",
                "cars is agreed: duty-free at entry into force; for Japan, duty-free in 9 equal annual stages",
            ],
            negotiation.Log.Select(e => negotiation.Describe(e)));
        Assert.Equal(
            "cars: United States offers duty-free at entry into force, duty-free in 9 equal annual stages for Japan",
            negotiation.Prefix(2).Describe(Cars));
        Assert.Equal(
            "cars: agreed, duty-free at entry into force; for Japan, duty-free in 9 equal annual stages", negotiation.Describe(Cars));
        Assert.Equal(
            [
                "2026-03-02 USA tables free in 1 stage on cars", "2026-03-03 USA tables free in 9 stages on cars for JPN",
                "2026-03-04 USA tables the package motor for KOR: cars free in 1 stage", "2026-03-05 USA withdraws on cars for JPN",
                "2026-03-06 cars is agreed: free in 1 stage; for JPN free in 9 stages",
            ],
            negotiation.Log.Select(e => e.ToString()));
        Assert.Equal("USA: free in 1 stage; for JPN: free in 9 stages", negotiation.Prefix(2).GetIssue(Cars).FindParty(Usa)!.ToString());
        Assert.True(negotiation.Log[1].Mentions(Japan));
        Assert.True(negotiation.Log[4].Mentions(Japan));
    }

    [Fact]
    public void Describe_APositionForOneOnCondition_SaysForWhomBeforeTheConditions()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day(1), Usa, Cars, Free) { For = Japan, To = [Japan] },
            new PositionTabled(Day(2), Usa, Cars, Slow, [new(Korea, Cars, Free)]) { For = Japan, To = [Japan, Korea] });
        Assert.Equal(
            "cars: United States offers duty-free at entry into force for Japan, to Japan alone, or duty-free in 9 equal annual stages "
            + "for Japan, provided that Korea requests duty-free at entry into force on cars, to Japan and Korea alone",
            negotiation.Describe(Cars));
    }

    [Fact]
    public void PlainLines_PositionsForOne_AreNotLeftOut()
    {
        Negotiation negotiation = Begin(Table(1, Usa, Free), Table(2, Usa, Slow, Japan));
        Assert.Contains("  cars: USA free in 1 stage; USA free in 9 stages for JPN", Lines(negotiation));
        Assert.Contains(
            "  cars: agreed, free in 1 stage; for JPN free in 9 stages",
            Lines(negotiation.Apply(new IssueAgreed(Day(3), Cars, Free) { Exceptions = [new(Japan, Slow)] })));

        static IEnumerable<string> Lines(IPlainLines shown) => shown.PlainLines();
    }

    [Fact]
    public void Compare_OtherAgreedTerms_AreAChange()
    {
        Negotiation before = Begin(new IssueAgreed(Day(1), Cars, Free));
        Negotiation after = before.Apply(new IssueReopened(Day(2), Cars))
            .Apply(new IssueAgreed(Day(2), Cars, Free) { Exceptions = [new(Japan, Slow)] });
        Assert.Equal("cars: agreed → agreed (on other terms)", Assert.Single(before.CompareConvergence(after).Changed).ToString());
        Assert.Single(after.CompareConvergence(before).Changed);
        Assert.Empty(after.CompareConvergence(after).Changed);
    }

    [Fact]
    public void Compare_AnException_IsAPositionOfItsOwn()
    {
        Negotiation before = Begin(Table(1, Usa, Slow)), after = before.Apply(Table(2, Usa, Free, Japan));
        PositionChange change = Assert.Single(before.CompareConvergence(after).Issues.Single(i => i.Issue == Cars).Positions);
        Assert.Equal((Usa, Japan, null, Free), (change.Party, change.For!.Value, change.Before, change.After));
        Assert.Equal("USA for JPN: nothing → free in 1 stage", change.ToString());
    }

    [Theory]
    [InlineData("""{"kind":"tariffSubject","importer":"USA","exporter":"JPN","exporters":["AUS","KOR"]}""", "name one exporter or several")]
    [InlineData("""{"kind":"tariffSubject","importer":"USA","exporters":[]}""", "names no exporter: name one")]
    public void ReadSubject_OneExporterAndSeveral_IsRefused(string json, string why)
    {
        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => Read(json));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains("subject.exporters", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"tariffSubject","importer":"USA","exporters":["JPN"]}""", "\"exporter\":\"JPN\"")]
    [InlineData("""{"kind":"tariffSubject","importer":"USA","exporters":["JPN","AUS"]}""", "\"exporters\":[\"AUS\",\"JPN\"]")]
    public void ReadSubject_Exporters_AreWrittenInCanonicalForm(string json, string written)
        => Assert.Contains(written, TradeModelJson.ToJson(Read(json)), StringComparison.Ordinal);

    private static NegotiationEvent Read(string subject) => TradeModelJson.ReadEvent(
        $$"""
        {"kind":"issueAdded","date":"2026-03-02","issue":{"id":"cars","title":"Cars","track":"tariffs",
        "scale":{"kind":"tariffPath","baseRate":10,"horizon":10,"ceiling":10,"unit":"percent"},"subject":{{subject}} } }
        """);
}
