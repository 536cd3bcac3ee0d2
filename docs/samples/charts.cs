#:project ../../src/TradeModel.Rendering.Png/TradeModel.Rendering.Png.csproj
#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:property TradeModelUsings=enable
#:property UseCurrentRuntimeIdentifier=true

// Draws every chart, as SVG and as PNG: of the bundled India–US negotiation, of a bargaining scenario and of a tariff schedule.
//   dotnet run docs/samples/charts.cs -- OUT_FOLDER
// The scenario and the schedule are illustrative. docs/rendering.md says what each chart shows.

const string Usage = "dotnet run docs/samples/charts.cs -- OUT_FOLDER";
if (args is ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}
if (args is not [var folder] || folder.Length == 0 || folder.StartsWith('-'))
{
    Console.Error.WriteLine($"The sample needs one folder to write to: {Usage}");
    return 1;
}
try
{
    Directory.CreateDirectory(folder);

    Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
    ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
    Save("convergence", timeline.ToSvg());
    Save("issues", timeline.ToHeatMapSvg());
    Save("movement", timeline.ToMovementSvg());
    Save("phases", negotiation.ToPhasesSvg());
    Save("tabled", NegotiationScenario.From(negotiation).ToSvg(negotiation));
    Save("forecast", negotiation.ForecastConclusion(0.9, ReferenceClass.UnitedStatesAgreements, meanSigningDelay: 90)!.ToSvg());

    ParetoFrontier frontier = Bargain().ParetoFrontier();
    Save("offers",
        frontier.ToSvg(new() { Title = "Two parties concede until their offers meet" }, [Concede(frontier, 0), Concede(frontier, 1)]));

    TariffSchedule before = Schedule(cut: 0), after = Schedule(cut: 60);
    Save("sections", ScheduleComparison.Of(before, after).ToSvg(new() { Title = "An illustrative schedule, before and after" }));
    StagedSchedule staged = StagedSchedule.Resolve(
        before, code => code.Chapter < 25 ? new NoCommitment() : new EqualStages(code.Chapter is 61 or 62 ? 10 : 5), RoundingRule.Exact,
        StageDates.Anniversaries);
    Save("phase-in", staged.ToSvg(new() { Title = "An illustrative schedule, year by year" }));
    Save("phase-in-sections", staged.ToSectionsSvg(new() { Title = "An illustrative schedule, before and at the end" }));

    // The other sizes and colours: a phone, a dark page, another culture.
    Save("convergence-narrow", timeline.ToSvg(new() { Width = 400 }));
    Save("convergence-dark", timeline.ToSvg(new() { Theme = ChartTheme.Dark }));
    Save("convergence-german", timeline.ToSvg(new() { Culture = new("de-DE") }));
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{folder} cannot be written to: {e.Message}");
    return 1;
}

void Save(string name, string svg)
{
    byte[] png = SvgPicture.ToPng(svg);
    File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
    File.WriteAllBytes(Path.Combine(folder, name + ".png"), png);
    Console.WriteLine($"{name}: {svg.Length / 1024} KB SVG, {png.Length / 1024} KB PNG");
}

// Five issues on which the two parties have opposite preferences and different weights.
static Scenario Bargain() => new(["Exporter", "Importer"],
[
    new("Steel", [0.3, 0.1], [new("50%", 0, 1), new("25%", 0.6, 0.7), new("10%", 0.8, 0.3), new("0%", 1, 0)]),
    new("Dairy", [0.1, 0.3], [new("30%", 0, 1), new("15%", 0.4, 0.6), new("0%", 1, 0)]),
    new("Vehicles", [0.25, 0.2], [new("100%", 0, 1), new("50%", 0.5, 0.6), new("20%", 0.9, 0.2), new("0%", 1, 0)]),
    new("Patents", [0.15, 0.25], [new("12 years", 0, 1), new("8 years", 0.7, 0.5), new("5 years", 1, 0)]),
    new("Services", [0.2, 0.15], [new("unbound", 0, 1), new("partial", 0.5, 0.8), new("full", 1, 0)]),
]);

// A party asks for a little less each time, and offers the efficient outcome nearest to what it asks for.
static OfferPath Concede(ParetoFrontier frontier, int party)
{
    var offers = new List<Outcome>();
    for (double aspiration = 1; aspiration >= 0.6; aspiration -= 0.05)
    {
        Outcome next = frontier.MinBy(p => Math.Abs(p.Utilities[party] - aspiration))!.Outcome;
        if (offers.Count == 0 || offers[^1] != next) offers.Add(next);
    }
    return new(party, offers.ToValueList());
}

// One line for each chapter, with a duty that depends on the chapter alone.
static TariffSchedule Schedule(decimal cut) => new(new("IND"), HsEdition.Hs2022, HsChapters.All.Select(chapter =>
    new TariffLine(new($"{chapter.Code}010000"), Duty.AdValorem(new(chapter.Number % 7 * (chapter.Number < 25 ? 6 : 3)
        * (100 - (chapter.Number % 3 == 0 ? 0 : cut)) / 100)))));
