using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;
using TradeModel.Tests.Convergence;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>An issue changes under its id: the parties that it concerns, and its scale.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class IssueChangeTests
{
    private static readonly Party Japan = new(new("JPN"), "Japan");

    private static ScaleChanged Rescale(int day, IssueId issue, Scale scale) => new(Day(day), issue, scale);

    private static ConcernedPartiesChanged Take(int day, IssueId issue, params ReadOnlySpan<PartyId> removed)
        => new(Day(day), issue, removed: ValueSet.Create(removed));

    private static IntervalScale InDays(decimal min, decimal max) => new(min, max, "days");

    [Fact]
    public void Scale_Widened_TakesWhatWasAskedAndKeepsWhatWasTabled()
    {
        Negotiation negotiation = Begin(
            Table(1, India, Days, new Amount(0m)), new RedLineAssessed(Day(1), Usa, Days, RedLine.AtLeast(new Amount(90m))));
        Refuses(negotiation, NegotiationRule.OnScale, Table(2, Usa, Days, new Amount(150m)), "150");

        Negotiation wider = negotiation.Then(Rescale(2, Days, InDays(0m, 200m)), Table(3, Usa, Days, new Amount(150m)));

        Assert.Equal(InDays(0m, 200m), wider.GetIssue(Days).Issue.Scale);
        Assert.Equal(Definition.Issues[1].Directions, wider.GetIssue(Days).Issue.Directions);
        Assert.Equal(new Amount(0m), wider.GetIssue(Days).PositionOf(India));
        Assert.Equal(RedLine.AtLeast(new Amount(90m)), wider.GetIssue(Days).FindParty(Usa)!.RedLine);
        Assert.Equal(InDays(0m, 100m), wider.AsOf(Day(1)).GetIssue(Days).Issue.Scale);
        Assert.Equal(InDays(0m, 100m), wider.Definition.Issues[1].Scale);
    }

    [Fact]
    public void Scale_AlreadyWidened_CannotBeWidenedLessByAnEarlierOrLaterEvent()
    {
        Negotiation negotiation = Begin(Rescale(5, Days, InDays(0m, 200m)));
        Refuses(negotiation, NegotiationRule.IssueChange, Rescale(6, Days, InDays(0m, 200m)), "already");
        Refuses(negotiation, NegotiationRule.IssueChange, Rescale(6, Days, InDays(0m, 150m)), "does not contain");
        Assert.False(negotiation.TryInsert(Rescale(4, Days, InDays(0m, 300m)), out _, out Refusal? refusal));
        Assert.Equal((NegotiationRule.IssueChange, 1), (refusal.Rule, refusal.Index));
        Assert.Equal(InDays(0m, 200m), negotiation.Insert(Rescale(4, Days, InDays(0m, 150m))).GetIssue(Days).Issue.Scale);
    }

    public static TheoryData<string, IssueId, Scale> Narrower => new()
    {
        { "TariffPathScale", Days, new TariffPathScale(5m, 10) },
        { "does not contain", Days, InDays(1m, 200m) },
        { "does not contain", Days, InDays(0m, 99m) },
        { "the unit becomes 'weeks'", Days, new IntervalScale(0m, 200m, "weeks") },
        { "RatioScale", Days, new RatioScale(0m, 200m, "days", 1m) },
        { "the offset becomes 3", Quota, new RatioScale(200m, 2000m, "t", 3m) },
        { "the level 'eased' is missing", Sps, new OrdinalScale([new(new("kept")), new(new("removed"))]) },
        { "changes its place", Sps, new OrdinalScale([new(new("kept")), new(new("removed")), new(new("eased"))]) },
        { "becomes 'Eased', but was 'eased'", Sps, new OrdinalScale([new(new("kept")), new(new("eased"), "Eased"), new(new("removed"))]) },
        { "the option 'yes' is missing", Names, new NominalScale([new(new("no")), new(new("perhaps"))]) },
        { "the base rate becomes 20", Steel, new TariffPathScale(20m, 15, 50m) },
        { "the ceiling falls to 49", Steel, new TariffPathScale(25m, 15, 49m) },
        { "the horizon falls to 14 years", Steel, new TariffPathScale(25m, 14, 50m) },
        { "the unit becomes 'cents/kg'", Steel, new TariffPathScale(25m, 15, 50m, "cents/kg") },
        { "the unit value", Steel, new TariffPathScale(25m, 15, 50m, unitValue: 3m) },
        { "the cells change", Legal, new CommitmentScale([LegalCell, LegalCell with { Mode = ModeOfSupply.ConsumptionAbroad }]) },
    };

    [Theory]
    [MemberData(nameof(Narrower))]
    public void Scale_ThatLosesAPointOrItsMeaning_IsRefused(string mention, IssueId issue, Scale scale)
        => Refuses(
            mention == "TariffPathScale" ? Begin() : Begin(Table(1, India, Days, new Amount(7m))), NegotiationRule.IssueChange,
            Rescale(2, issue, scale), mention);

    public static TheoryData<IssueId, Scale> Wider => new()
    {
        { Days, InDays(-5m, 100m) },
        { Days, Definition.Issues[1].Scale with { EndsFrom = Provenance.Reported("The Gazette") } },
        { Quota, new RatioScale(100m, 1500m, "t") },
        { Quota, new RatioScale(0m, 1500m, "t", 10m) },
        { Sps, new OrdinalScale([new(new("kept")), new(new("halved")), new(new("eased")), new(new("removed")), new(new("banned"))]) },
        { Names, new NominalScale([new(new("yes")), new(new("no")), new(new("perhaps"))]) },
        { Steel, new TariffPathScale(25m, 20, 60m) },
        { Legal, new CommitmentScale([LegalCell], Provenance.Estimated("of the cells")) },
    };

    [Theory]
    [MemberData(nameof(Wider))]
    public void Scale_WithEveryPointOfTheOneBefore_IsTaken(IssueId issue, Scale scale)
        => Assert.Equal(scale, Begin(Rescale(1, issue, scale)).GetIssue(issue).Issue.Scale);

    [Fact]
    public void Schedule_LongerHorizon_IsTakenAndNothingElse()
    {
        var schedule = new TariffSchedule(Usa, HsEdition.Hs2022, [new TariffLine(new("72081000"), new AdValoremDuty(new(5m)))]);
        IssueId tariff = new("tariff");
        Negotiation negotiation = Begin(new IssueAdded(Day(1),
            new(tariff, "The tariff", Track.Tariffs, new ScheduleScale(schedule, 10), new TariffSubject(Usa, India))));
        Refuses(negotiation, NegotiationRule.IssueChange, Rescale(2, tariff, new ScheduleScale(schedule, 9)), "the horizon falls");
        Refuses(
            negotiation, NegotiationRule.IssueChange, Rescale(2, tariff, new ScheduleScale(schedule, 10, new(5m))), "the additional duty");
        TariffSchedule other = new(Usa, HsEdition.Hs2022, [new TariffLine(new("72081000"), new AdValoremDuty(new(6m)))]);
        Refuses(negotiation, NegotiationRule.IssueChange, Rescale(2, tariff, new ScheduleScale(other, 10)), "the schedule changes");
        negotiation = negotiation.Then(Rescale(2, tariff, new ScheduleScale(schedule, 12)));
        Assert.Equal(new ScheduleScale(schedule, 12), negotiation.GetIssue(tariff).Issue.Scale);
    }

    [Fact]
    public void Change_OfASettledIssue_IsRefusedUntilReopened()
    {
        Negotiation negotiation = Begin(new IssueAgreed(Day(1), Days, new Amount(20m)));
        Refuses(negotiation, NegotiationRule.IssueOpen, Rescale(2, Days, InDays(0m, 200m)), "reopen it first");
        Refuses(negotiation, NegotiationRule.IssueOpen, Take(2, Days, Eu), "reopen it first");
        Refuses(negotiation, NegotiationRule.Exists, Rescale(2, new("i9"), InDays(0m, 200m)), "i9");
        Refuses(negotiation, NegotiationRule.Exists, Take(2, new("i9"), Eu), "i9");
        negotiation = negotiation.Then(
            new IssueReopened(Day(2), Days), Rescale(2, Days, InDays(0m, 200m)), new IssueAgreed(Day(3), Days, new Amount(120m)));
        Assert.Equal(new Amount(120m), negotiation.GetIssue(Days).AgreedTerms);
        Negotiation closed = Begin().Then(Reach(1, First, Stage.Abandoned));
        Refuses(closed, NegotiationRule.PhaseOpen, Take(2, Sps, India), "move the issue out of the phase first");
    }

    [Fact]
    public void Concerned_LateJoiner_TakesTheIssueUp()
    {
        Negotiation negotiation = Begin(Table(1, India, Sps, new BarrierTreatment(new("kept"))), new PartyJoined(Day(2), Japan));
        PositionTabled eased = Table(4, Japan.Id, Sps, new BarrierTreatment(new("eased")));
        Refuses(negotiation, NegotiationRule.Concerned, eased, "does not concern 'JPN'");

        negotiation = negotiation.Then(
            new ConcernedPartiesChanged(Day(3), Sps, [Japan.Id, Eu], directions: [new(Japan.Id, Direction.Higher)]),
            eased);

        Assert.Equal([Eu, India, Japan.Id, Usa], negotiation.ConcernedBy(Sps));
        Issue issue = negotiation.GetIssue(Sps).Issue;
        Assert.Equal((Direction.Higher, null), (issue.DirectionOf(Japan.Id), issue.DirectionOf(Eu)));
        Assert.Equal([India, Usa], negotiation.AsOf(Day(2)).ConcernedBy(Sps));
    }

    [Fact]
    public void Concerned_WhatMakesNoSense_IsRefused()
    {
        Negotiation negotiation = Begin();
        Refuses(negotiation, NegotiationRule.Concerned, new ConcernedPartiesChanged(Day(1), Sps, [India]), "concerns 'IND' already");
        Refuses(negotiation, NegotiationRule.Concerned, new ConcernedPartiesChanged(Day(1), Days, [Eu]), "concerns 'EU' already");
        Refuses(negotiation, NegotiationRule.Seat, new ConcernedPartiesChanged(Day(1), Sps, [Japan.Id]), "let it join first");
        Refuses(negotiation, NegotiationRule.Seat, new ConcernedPartiesChanged(Day(1), Sps, [France]), "name 'EU', which speaks for it");
        Refuses(negotiation, NegotiationRule.Seat, Take(1, Days, Japan.Id), "no seat");
        Refuses(negotiation, NegotiationRule.Concerned, Take(1, Sps, Eu), "does not concern 'EU'");
        Refuses(negotiation, NegotiationRule.IssueChange, Take(1, Sps, India), "the issue is about 'IND' (A83 of IND)");
        Refuses(negotiation, NegotiationRule.IssueChange, Take(1, Steel, Usa), "the issue is about 'USA'");
        Refuses(negotiation, NegotiationRule.IssueChange, Take(1, Sps, Usa), "fewer than two parties: remove the issue");
        Refuses(negotiation, NegotiationRule.IssueChange, Take(1, Days, India, Usa), "fewer than two parties");
        Negotiation without = negotiation.Then(Take(1, Names, Usa));
        Refuses(
            without, NegotiationRule.IssueChange,
            new ConcernedPartiesChanged(Day(2), Names, [Usa], directions: [new(Usa, Direction.Lower)]), "without order");
    }

    [Fact]
    public void Concerned_InAPhaseOfOthers_IsRefused()
    {
        PhaseId two = new("two");
        IssueId issue = new("of-two");
        Negotiation negotiation = Begin(
            new PhaseAdded(Day(1), new(two, "Of two", parties: [India, Usa])),
            new IssueAdded(Day(1), new(issue, "Of two", Track.Rules, InDays(0m, 9m), concerned: [India, Usa], phase: two)));
        var added = new ConcernedPartiesChanged(Day(2), issue, [Eu]);
        Refuses(negotiation, NegotiationRule.Concerned, added, "move the issue out of the phase first");
        Assert.Equal([Eu, India, Usa], negotiation.Then(new IssueMoved(Day(2), issue, null), added).ConcernedBy(issue));
    }

    [Fact]
    public void Concerned_PartyTakenOut_LeavesNothingOnTheTableButKeepsItsAssessments()
    {
        Negotiation negotiation = Begin(
            Bundle(1, Eu, "a", [new(Days, new Amount(40m)), new(Names, new OptionChoice(new("yes")))]),
            Bundle(1, Eu, "b", [new(Days, new Amount(50m))], new PositionCondition(Usa, Quota, new QuotaVolume(900m))),
            Table(2, India, Names, new OptionChoice(new("no")), new PositionCondition(Eu, Days, new Amount(60m))),
            new SalienceAssessed(Day(2), Eu, Days, 3m),
            new SalienceAssessed(Day(2), France, Days, 4m),
            new RedLineAssessed(Day(2), Eu, Days, RedLine.AtMost(new Amount(60m))));

        Negotiation without = negotiation.Then(Take(3, Days, Eu));

        Assert.Equal([India, Usa], without.ConcernedBy(Days));
        PartyIssueState own = without.GetIssue(Days).FindParty(Eu)!;
        Assert.Equal((null, null, null, Day(1)), (own.Position, own.ConditionalPosition, own.Package, own.LastMoved));
        Assert.Equal((3m, RedLine.AtMost(new Amount(60m))), (own.Salience, own.RedLine));
        Assert.Equal(4m, without.GetIssue(Days).FindParty(France)!.Salience);
        Assert.Empty(without.Packages);
        PartyIssueState onNames = without.GetIssue(Names).FindParty(Eu)!;
        Assert.Equal((null, null, Day(1)), (onNames.Position, onNames.Package, onNames.LastMoved));
        Assert.Equal(negotiation.GetIssue(Names).FindParty(India)!.Conditions, without.GetIssue(Names).FindParty(India)!.Conditions);
        Refuses(without, NegotiationRule.Concerned, Table(4, Eu, Days, new Amount(1m)), "IND, USA");
        Refuses(without, NegotiationRule.Concerned, new SalienceAssessed(Day(4), France, Days, 1m), "does not concern 'EU'");
        Refuses(without, NegotiationRule.Exists, new PackageWithdrawn(Day(4), Eu, new("a")), "no package 'a'");
        Negotiation back = without.Then(new ConcernedPartiesChanged(Day(4), Days, [Eu]), Table(4, Eu, Days, new Amount(70m)));
        Assert.Equal((3m, new Amount(70m)), (back.GetIssue(Days).FindParty(Eu)!.Salience, back.GetIssue(Days).PositionOf(Eu)));
        Assert.Equal(new PartyJoined(Day(5), Japan), back.Then(new PartyJoined(Day(5), Japan)).Log[^1]);
        Assert.Equal([Eu, India, Usa], back.Then(new PartyJoined(Day(5), Japan)).ConcernedBy(Days));
    }

    [Fact]
    public void Concerned_PartyThatLeftTheTable_CanBeTakenOut()
    {
        IssueId issue = new("named");
        Negotiation negotiation = Begin(
            new IssueAdded(Day(1), new(issue, "Named", Track.Rules, InDays(0m, 9m), concerned: [Eu, India, Usa])),
            new PartyLeft(Day(2), Eu), Take(3, issue, Eu));
        Assert.Equal([India, Usa], negotiation.GetIssue(issue).Issue.Concerned!);
        Assert.Equal([India, Usa], negotiation.Then(new PartyJoined(Day(4), EuropeanUnion)).ConcernedBy(issue));
    }

    [Fact]
    public void Event_WithoutAPartyOrWithContradictions_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new ConcernedPartiesChanged(Day(1), Days));
        Assert.Throws<ArgumentException>(() => new ConcernedPartiesChanged(Day(1), Days, [India], [India]));
        Assert.Throws<ArgumentException>(() => new ConcernedPartiesChanged(Day(1), Days, [India], directions: [new(Usa, Direction.Lower)]));
        Assert.Throws<ArgumentException>(() => new ConcernedPartiesChanged(Day(1), Days, [default]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ConcernedPartiesChanged(Day(1), Days, [India], directions: [new(India, (Direction)9)]));
        Assert.Throws<ArgumentNullException>(() => new ScaleChanged(Day(1), Days, null!));
    }

    /// <summary>What was on the old scale is on the new one and means the same, however the scale was widened.</summary>
    [Property(MaxTest = 300)]
    public void Scale_Changed_KeepsEveryPositionWithItsMeaning(IssueWithPositions drawn, ulong seed)
    {
        var random = new Xoshiro256(seed);
        Scale wider = RoughNegotiation.Wider(drawn.Issue.Scale, ref random);
        Assert.Null(drawn.Issue.Scale.WhyNotReplacedBy(wider));
        foreach (Position position in (Position[])[drawn.A, drawn.B, drawn.C])
        {
            Assert.True(wider.Contains(position), $"{position} on {wider}");
            Assert.Equal(drawn.Issue.Scale.Describe(position), wider.Describe(position));
        }
        Assert.Null(drawn.RedLine.WhyNotOn(wider, drawn.Issue.PositionType));
        if (wider != drawn.Issue.Scale && wider.WhyNotReplacedBy(drawn.Issue.Scale) is null)
            Assert.Equal(wider with { EndsFrom = null }, drawn.Issue.Scale with { EndsFrom = null });
    }

    /// <summary>In any log, a scale that replaced another holds every position that was ever tabled on the issue before.</summary>
    [Property(MaxTest = 200)]
    public void Log_WithChangedScales_HoldsWhatWasEverTabled(Negotiation negotiation)
    {
        foreach (PositionTabled tabled in negotiation.Log.OfType<PositionTabled>())
            if (negotiation.FindIssue(tabled.Issue) is { } state)
                Assert.True(state.Issue.Admits(tabled.Position), $"{tabled} on {state.Issue.Scale}");
    }
}
