using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Bargaining.Tests;

public sealed class NegotiationScenarioTests
{
    private static readonly PartyId A = new("AAA");
    private static readonly PartyId B = new("BBB");
    private static readonly IssueId Days = new("days");
    private static readonly IssueId Origin = new("origin");
    private static readonly LocalDate Day = new(2025, 5, 1);

    private static Negotiation Begin(params NegotiationEvent[] events)
        => Negotiation.Replay(
            new(
                new Agreement("Test", [AgreementKind.FreeTradeAgreement], [new Party(A, "A"), new Party(B, "B")]),
                issues:
                [
                    new Issue(Days, "Days", Track.Rules, new IntervalScale(0m, 100m, "days"),
                        directions: [new(A, Direction.Higher), new(B, Direction.Lower)]),
                    new Issue(Origin, "Origin", Track.Rules, new NominalScale([new(new OptionId("x")), new(new OptionId("y"))])),
                ]),
            events);

    [Fact]
    public void From_Phase_TakesItsIssuesOnly()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        foreach (string id in (string[])["first-tranche", "framework"])
        {
            NegotiationScenario scenario = NegotiationScenario.From(talks, new() { Phase = new(id) });
            IssueId[] all = [.. NegotiationScenario.From(talks).Issues.Where(i => talks.GetIssue(i).Phase == new PhaseId(id))];
            Assert.Equal(all, scenario.Issues);
            Assert.InRange(all.Length, 3, 10);
            // Weights are those among the issues of the phase.
            for (int p = 0; p < 2; p++)
                Assert.Equal(Rational.One, scenario.Scenario.Issues.Aggregate(Rational.Zero, (sum, i) => sum + i.Weights[p]));
            Assert.Contains(scenario.Scenario.Assumptions, a => a.StartsWith("only issues of the phase", StringComparison.Ordinal));
        }
        Assert.Throws<KeyNotFoundException>(() => NegotiationScenario.From(talks, new() { Phase = new("none") }));
    }

    [Fact]
    public void From_PositionsAndRedLines_ValuesRunFromTargetToRedLine()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, B, Days, new Amount(10m)),
            new RedLineAssessed(Day, A, Days, RedLine.AtLeast(new Amount(20m))),
            new RedLineAssessed(Day, B, Days, RedLine.AtMost(new Amount(60m))),
            new PositionTabled(Day, A, Origin, new OptionChoice(new("x"))),
            new PositionTabled(Day, B, Origin, new OptionChoice(new("y"))),
            new SalienceAssessed(Day, A, Days, 3m),
            new SalienceAssessed(Day, A, Origin, 1m));

        Scenario scenario = NegotiationScenario.From(negotiation).Scenario;

        ScenarioIssue days = scenario.Issues[0];
        Assert.Equal(["20 days", "27.5 days", "45 days", "60 days"], days.Options.Select(o => o.Label));
        Assert.Equal([0m, 0.125m, 0.416667m, 0.666667m], days.Options.Select(o => (decimal)o.Values[0].ToDouble()));
        Assert.Equal([0.8m, 0.65m, 0.3m, 0m], days.Options.Select(o => (decimal)o.Values[1].ToDouble()));
        Assert.Equal([(Rational)0.75m, 0.5m], days.Weights);
        Assert.Equal([Rational.One, Rational.Zero], scenario.Issues[1].Options[0].Values);
        Assert.Contains(scenario.Assumptions, a => a.StartsWith("no salience of B is assessed", StringComparison.Ordinal));
    }

    [Fact]
    public void From_NoOptionWithinAllRedLines_LeavesTheIssueOutAndSaysSo()
    {
        Negotiation negotiation = Begin(
            new RedLineAssessed(Day, A, Days, RedLine.AtLeast(new Amount(70m))),
            new RedLineAssessed(Day, B, Days, RedLine.AtMost(new Amount(60m))));

        Scenario scenario = NegotiationScenario.From(negotiation).Scenario;

        Assert.Equal(["Origin"], scenario.Issues.Select(i => i.Name));
        Assert.Contains(scenario.Assumptions, a => a.StartsWith("Days: no option lies within all red lines", StringComparison.Ordinal));
    }

    [Fact]
    public void From_SomeAgreed_CountsThemAndWeighsTheRest()
    {
        var third = new IssueId("third");
        var fourth = new IssueId("fourth");
        Issue Of(IssueId id) => new(id, id.Value, Track.Rules, new NominalScale([new(new OptionId("x")), new(new OptionId("y"))]));
        var definition = new NegotiationDefinition(
            new Agreement("Test", [AgreementKind.FreeTradeAgreement], [new Party(A, "A"), new Party(B, "B")]),
            issues: [Of(Days), Of(Origin), Of(third), Of(fourth)]);
        NegotiationEvent[] events =
        [
            .. new[] { Days, Origin, third, fourth }.SelectMany(issue => new NegotiationEvent[]
            {
                new PositionTabled(Day, A, issue, new OptionChoice(new("x"))),
                new PositionTabled(Day, B, issue, new OptionChoice(new("y"))),
            }),
            new SalienceAssessed(Day, A, Days, 1m), new SalienceAssessed(Day, A, Origin, 3m),
        ];
        ValueList<string> Notes(params NegotiationEvent[] more)
            => NegotiationScenario.From(Negotiation.Replay(definition, [.. events, .. more])).Scenario.Assumptions;

        // 1 and 3 are known, so the others weigh their mean, 2, in 8.
        Scenario all = NegotiationScenario.From(Negotiation.Replay(definition, events)).Scenario;
        Assert.Equal([new Rational(1, 8), new(3, 8), new(2, 8), new(2, 8)], all.Issues.Select(i => i.Weights[0]));
        Assert.Equal([new Rational(1, 4), new(1, 4), new(1, 4), new(1, 4)], all.Issues.Select(i => i.Weights[1]));
        Assert.DoesNotContain(Notes(), n => n.Contains("agreed issue", StringComparison.Ordinal));
        Assert.Contains("1 agreed issue is taken as settled and left out", Notes(new IssueAgreed(Day, third, new OptionChoice(new("x")))));
        Assert.Contains(
            "2 agreed issues are taken as settled and left out",
            Notes(new IssueAgreed(Day, third, new OptionChoice(new("x"))), new IssueAgreed(Day, Days, new OptionChoice(new("x")))));
    }

    [Fact]
    public void From_NoRedLines_NamesBothPartiesOnce()
    {
        ValueList<string> notes = NegotiationScenario.From(Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)), new PositionTabled(Day, B, Days, new Amount(10m)))).Scenario.Assumptions;
        Assert.Contains(
            notes,
            n => n.StartsWith(
                "no red line of A or B is known, so the option farthest from its target is taken to be worth 0 to it, on: ",
                StringComparison.Ordinal));
        Assert.Contains("no agreement is taken to be worth 0 to A and B: as much as every issue at the red line", notes);
    }

    [Fact]
    public void From_AllAgreed_IsRefused()
    {
        Negotiation negotiation = Begin(
            new IssueAgreed(Day, Days, new Amount(5m)),
            new IssueAgreed(Day, Origin, new OptionChoice(new("x"))));

        Assert.Throws<ArgumentException>(() => NegotiationScenario.From(negotiation));
    }

    [Fact]
    public void TermsOf_Outcome_AreThePositionsItStandsFor()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, B, Days, new Amount(10m)),
            new PositionTabled(Day, A, Origin, new OptionChoice(new("x"))),
            new PositionTabled(Day, B, Origin, new OptionChoice(new("y"))));
        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        Assert.True(scenario.Tabled[0].IsAsTabled);
        Outcome asTabled = scenario.Tabled[0].Outcome;

        Assert.Equal(new Amount(80m), scenario.TermsOf(asTabled)[Days]);
        Assert.Equal(new OptionChoice(new("x")), scenario.TermsOf(asTabled)[Origin]);
        Assert.Equal(Rational.One, scenario.Scenario.Utility(asTabled, 0));
        Assert.Equal(Rational.Zero, scenario.Scenario.Utility(asTabled, 1));
    }

    [Fact]
    public void From_TariffPath_OffersFinalRatesAndStagesBetween()
    {
        var steel = new IssueId("steel");
        Negotiation negotiation = Begin(
            new IssueAdded(Day, new Issue(steel, "Steel", Track.Tariffs, new TariffPathScale(50m, 15), new TariffSubject(A, B))),
            new PositionTabled(Day, A, steel, TariffOffer.To(20m, 10)),
            new PositionTabled(Day, B, steel, TariffOffer.Eliminate()));

        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        int at = 2;
        Assert.Contains(TariffOffer.To(10m, 10), scenario.Positions[at]);
        Assert.Contains(TariffOffer.To(5m, 1), scenario.Positions[at]);
        ScenarioIssue issue = scenario.Scenario.Issues[at];
        // For the importer the lowest path is worst, for the exporter best, and values run monotonically between.
        for (int i = 1; i < issue.Options.Count; i++)
        {
            Assert.True(issue.Options[i].Values[0] >= issue.Options[i - 1].Values[0]);
            Assert.True(issue.Options[i].Values[1] <= issue.Options[i - 1].Values[1]);
        }
    }

    [Fact]
    public void From_AnOfferToSeveral_BargainsAboutItAndSaysThatExceptionsAreLeftOut()
    {
        var steel = new IssueId("steel");
        Negotiation negotiation = Begin(
            new IssueAdded(Day, new Issue(steel, "Steel", Track.Tariffs, new TariffPathScale(50m, 15), new TariffSubject(A))),
            new PositionTabled(Day, A, steel, TariffOffer.To(20m)),
            new PositionTabled(Day, A, steel, TariffOffer.To(30m)) { For = B },
            new PositionTabled(Day, B, steel, TariffOffer.Eliminate()));

        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        int at = scenario.Issues.ToList().IndexOf(steel);
        Assert.Contains(TariffOffer.To(20m), scenario.Positions[at]);
        Assert.DoesNotContain(TariffOffer.To(30m), scenario.Positions[at]);
        Assert.Contains(scenario.Scenario.Assumptions, a => a.StartsWith("Steel: the exception of ", StringComparison.Ordinal));
    }

    [Fact]
    public void SettleOneByOne_OpposedValues_TakesTheEvenestOption()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, B, Days, new Amount(10m)),
            new RedLineAssessed(Day, A, Days, RedLine.AtLeast(new Amount(20m))),
            new RedLineAssessed(Day, B, Days, RedLine.AtMost(new Amount(60m))));
        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        // Least values over 20, 27.5, 45, 60 are 0, 0.125, 0.3, 0.
        Assert.Equal(new Amount(45m), scenario.TermsOf(scenario.SettleOneByOne())[Days]);
    }

    [Fact]
    public void Tabled_NothingOnTheTable_TakesWhatIsBestForTheParty()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, B, Origin, new OptionChoice(new("y"))));
        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        TabledOutcome a = scenario.Tabled[0], b = scenario.Tabled[1];
        Assert.Equal([Origin], a.Untabled);
        // A has no wish on the origin, so it takes what is best for both.
        Assert.Equal(new OptionChoice(new("y")), scenario.TermsOf(a.Outcome)[Origin]);
        Assert.Equal([Days], b.Untabled);
        Assert.Equal(new Amount(0m), scenario.TermsOf(b.Outcome)[Days]);
        Assert.Empty(b.BeyondRedLines);
    }

    [Fact]
    public void From_OnePartyHasTabled_TakesTheOthersTargetToBeTheEndOfTheScale()
    {
        Scenario scenario = NegotiationScenario.From(Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, A, Origin, new OptionChoice(new("x"))))).Scenario;

        ScenarioIssue days = scenario.Issues[0];
        Assert.Equal(["0 days", "20 days", "40 days", "60 days", "80 days"], days.Options.Select(o => o.Label));
        Assert.Equal([0m, 0.25m, 0.5m, 0.75m, 1m], days.Options.Select(o => (decimal)o.Values[0].ToDouble()));
        Assert.Equal([1m, 0.75m, 0.5m, 0.25m, 0m], days.Options.Select(o => (decimal)o.Values[1].ToDouble()));
        Assert.Contains("Days: B has tabled nothing; its target is taken to be 0 days", scenario.Assumptions);
        // Without a direction there is no end to want.
        Assert.Contains("Origin: B has tabled nothing and prefers no direction; every option is worth the same to it",
            scenario.Assumptions);
    }

    [Fact]
    public void From_TheTargetTakenLiesBeyondARedLine_IsNoOptionButStillTheMeasure()
    {
        Scenario scenario = NegotiationScenario.From(Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new RedLineAssessed(Day, A, Days, RedLine.AtLeast(new Amount(40m))))).Scenario;

        Assert.Equal(["40 days", "60 days", "80 days"], scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal([0.5m, 0.25m, 0m], scenario.Issues[0].Options.Select(o => (decimal)o.Values[1].ToDouble()));
    }

    [Theory]
    [MemberData(nameof(EndsOfScales))]
    public void From_OneSidedOnEveryOrderedScale_HasBothWishesAmongTheOptions(Scale scale, Position tabled, Position end)
    {
        var issue = new IssueId("one-sided");
        Issue oneSided = scale is TariffPathScale or ScheduleScale
            ? new(issue, "One-sided", Track.Tariffs, scale, new TariffSubject(importer: B, exporter: A))
            : new(issue, "One-sided", scale is CommitmentScale ? Track.MarketAccess
                : Track.Rules, scale, directions: [new(A, Direction.Lower), new(B, Direction.Higher)]);
        NegotiationScenario scenario = NegotiationScenario.From(Begin(new IssueAdded(Day, oneSided),
            new PositionTabled(Day, A, issue, tabled)));

        Assert.Contains(tabled, scenario.Positions[^1]);
        Assert.Contains(end, scenario.Positions[^1]);
        int wish = scenario.Positions[^1].ToList().IndexOf(end);
        Assert.Equal([Rational.Zero, Rational.One], scenario.Scenario.Issues[^1].Options[wish].Values);
    }

    public static TheoryData<Scale, Position, Position> EndsOfScales()
    {
        OptionId low = new("low"), middle = new("middle"), high = new("high");
        var cell = new CommitmentCell(new("1.A.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);
        ServicesCommitment Committed(CommitmentLevel level) => new([new(cell, level)]);
        var schedule = new TariffSchedule(B, HsEdition.Hs2022, [new TariffLine(new("72081000"), new AdValoremDuty(new(5m)))]);
        return new()
        {
            { new IntervalScale(0m, 10m, "years"), new Amount(2m), new Amount(10m) },
            { new RatioScale(1m, 1000m, "tonnes"), new Amount(10m), new Amount(1000m) },
            { new OrdinalScale([new(low), new(middle), new(high)]), new OptionChoice(low), new OptionChoice(high) },
            { new TariffPathScale(20m, 10), TariffOffer.Eliminate(5), TariffOffer.Exclude() },
            { new TariffPathScale(20m, 10, ceiling: 45m), TariffOffer.Eliminate(5), TariffOffer.To(45m) },
            { new ScheduleScale(schedule, 10), new ScheduleOffer(TariffOffer.Eliminate(5)), new ScheduleOffer(TariffOffer.Exclude()) },
            { new CommitmentScale([cell]), Committed(CommitmentLevel.Unbound), Committed(CommitmentLevel.Full) },
        };
    }

    [Fact]
    public void Tabled_BeyondARedLine_TakesTheNearestOption()
    {
        Negotiation negotiation = Begin(
            new PositionTabled(Day, A, Days, new Amount(80m)),
            new PositionTabled(Day, B, Days, new Amount(10m)),
            new RedLineAssessed(Day, A, Days, RedLine.AtLeast(new Amount(20m))),
            new RedLineAssessed(Day, B, Days, RedLine.AtMost(new Amount(60m))));
        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        Assert.Equal([Days], scenario.Tabled[0].BeyondRedLines);
        Assert.Equal(new Amount(60m), scenario.TermsOf(scenario.Tabled[0].Outcome)[Days]);
        Assert.Equal(new Amount(20m), scenario.TermsOf(scenario.Tabled[1].Outcome)[Days]);
        Assert.False(scenario.Tabled[1].IsAsTabled);
    }

    [Fact]
    public void From_OnlyHasteDiffers_OffersStagesBetween()
    {
        var steel = new IssueId("steel");
        Negotiation negotiation = Begin(
            new IssueAdded(Day, new Issue(steel, "Steel", Track.Tariffs, new TariffPathScale(50m, 15), new TariffSubject(A, B))),
            new PositionTabled(Day, A, steel, TariffOffer.Eliminate(9)),
            new PositionTabled(Day, B, steel, TariffOffer.Eliminate()));

        NegotiationScenario scenario = NegotiationScenario.From(negotiation);

        Assert.Equal(["free at once", "free in 3 stages", "free in 5 stages", "free in 7 stages", "free in 9 stages"],
            scenario.Scenario.Issues[2].Options.Select(o => o.Label));
    }

    [Fact]
    public void From_BundledNegotiations_HaveWordsThatTellOptionsApart()
    {
        foreach (Negotiation negotiation in new[] { Examples.BundledNegotiations.IndiaUnitedStates,
            Examples.BundledNegotiations.PacificDigital })
        {
            NegotiationScenario scenario = NegotiationScenario.From(negotiation);
            Assert.All(scenario.Scenario.Issues, i => Assert.All(i.Options, o => Assert.InRange(o.Label.Length, 1, 120)));
            Assert.Equal(negotiation.Parties.Select(p => p.Name), scenario.Scenario.Parties.Select(p => p.Name));
            // A party whose target is the end of the scale gets all it asks for if no red line prevents it.
            for (int p = 0; p < scenario.Parties.Count; p++)
                if (scenario.Tabled[p].BeyondRedLines.Count == 0 && scenario.Scenario.Issues.Any(i => i.Weights[p].Sign > 0))
                    Assert.Equal(1, scenario.Scenario.Utility(scenario.Tabled[p].Outcome, p).ToDouble(), 1e-12);
        }
    }
}
