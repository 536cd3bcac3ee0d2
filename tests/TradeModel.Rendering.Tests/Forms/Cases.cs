using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Prediction;
using TradeModel.Tariffs;

namespace TradeModel.Rendering.Tests.Forms;

/// <summary>Values of every kind that has a form, and negotiations at the edge.</summary>
internal static class Cases
{
    internal const string Hostile =
        "<script>alert('x')</script><img src=x onerror=alert(1)> "
            + "\"quoted\" & `code` | cell [link](http://evil.example) \u202Efdp.exe\u2066 *b*";

    internal static IEnumerable<(string Name, Func<System.Globalization.CultureInfo?, Form> Of)> All()
    {
        Negotiation india = BundledNegotiations.IndiaUnitedStates, pacific = BundledNegotiations.PacificDigital;
        var line = new TariffLine(new HsCode("040610"), new AdValoremDuty(new Percentage(30m))) { TradeValue = 100m };
        var schedule = new TariffSchedule(
            new PartyId("IND"), HsEdition.Hs2022,
            [line, new TariffLine(new HsCode("870310"), new AdValoremDuty(new Percentage(12.5m))) { TradeValue = 300m },
                new TariffLine(new HsCode("900110"), Duty.Free)],
            new Currency("USD"));
        StagedSchedule staged = StagedSchedule.Resolve(
            schedule, _ => new EqualStages(4), RoundingRule.Exact, StageDates.Anniversaries);
        var scale = new ScheduleScale(schedule, 10);
        NegotiationScenario scenario = NegotiationScenario.From(india);
        yield return ("negotiation", c => india.ToForm(c));
        yield return ("plurilateral", c => pacific.ToForm(c));
        yield return ("phase clock", c => pacific.PhaseClock(c));
        yield return ("issue table", c => pacific.IssueTable(c));
        yield return ("timeline", c => india.ConvergenceTimeline().ToForm(c));
        yield return ("report", c => pacific.MeasureConvergence().ToForm(pacific, c));
        yield return ("comparison", c => india.CompareConvergence(new LocalDate(2025, 9, 16), new LocalDate(2026, 2, 7)).ToForm(india, c));
        yield return ("forecast", c => india.ForecastConclusion(0.9, ReferenceClass.UnitedStatesAgreements)!.ToForm(c));
        yield return ("charge",
            c => india.AdditionalDutyOn(new("USA"), new("IND"), new(2025, 10, 27), new HsCode("7208")).ToForm(india, c));
        yield return ("schedule", c => schedule.ToForm(c));
        yield return ("indicators", c => schedule.Indicators().ToForm(c));
        yield return ("phase-in", c => staged.ToForm(c));
        yield return ("offer", c => scale.ToForm(
            new ScheduleOffer(TariffOffer.Eliminate(5), new Dictionary<HsCode,
                TariffOffer>
            { [new HsCode("04")] = TariffOffer.Exclude() }.ToValueMap()),
            new ScheduleOffer(TariffOffer.Eliminate()), c));
        yield return ("frontier", c => scenario.Scenario.ParetoFrontier().ToForm(c));
        yield return ("scenario", c => scenario.ToForm(c));
        yield return ("prediction", c => NegotiationActorTable.From(india).ToForm(new CompromiseModel(), india, c));
        ContestedIssue contested = NegotiationActorTable.From(india).Table.Issues[0];
        yield return ("challenges", c => new ExpectedUtilityModel().Trace(contested).ToForm(india, c));
        ActorTable decided = new(
        [
            .. Enumerable.Range(0, 6).Select(i => new ContestedIssue(
                new($"i{i}"), [new(new("IND"), 10 * i, 50, 1), new(new("USA"), 90, 40, 2)], outcome: 40 + 5 * i)),
        ]);
        yield return ("model comparison", c => ModelComparison.Of(decided).ToForm(c));
        yield return ("table", c => india.ConvergenceTimeline().ToTable().ToForm(c));
    }

    internal static Negotiation Empty(string title = "Empty", string first = "India", string second = "United States")
        => new(new NegotiationDefinition(new Agreement(
            title, [AgreementKind.FreeTradeAgreement], [new Party(new("IND"), first), new Party(new("USA"), second)])));

    /// <summary>A negotiation whose every name, title and text is hostile.</summary>
    internal static Negotiation HostileTalks(string words)
    {
        var issue = new Issue(
            new("tax"), words, Track.MarketAccess, new OrdinalScale([new ScaleOption(new("a"), words), new ScaleOption(new("b"), words
                + "2")]));
        var definition = new NegotiationDefinition(
            new Agreement(words, [AgreementKind.FreeTradeAgreement], [new Party(new("IND"), words), new Party(new("USA"), words + "2")]),
            [new Phase(new("one"), words)], [issue],
            [new Representative(new("me"), words, new("IND"), words, EngagementLevel.Minister)]);
        var day = new LocalDate(2025, 3, 1);
        return Negotiation.Replay(definition,
        [
            new AgreementProposed(day, [new("me")]) { Provenance = Provenance.Reported(words), Note = words },
            new MeetingHeld(day.PlusDays(1), EngagementLevel.Minister, [new("IND"), new("USA")], venue: words, round: words),
            new PositionTabled(day.PlusDays(2), new("IND"), new("tax"), new OptionChoice(new("a"))),
            new StatementMade(day.PlusDays(3), [new("me")], [new("IND")], words),
        ]);
    }
}
