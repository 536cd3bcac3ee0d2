// How often the forecasts of TradeModel hold on simulated data whose truth is known. Run it by run.sh.
// With "series", "conclusion", "shares", "indices", "tournaments" or "effects" as a second argument, only that part is made.
// docs/forecasts.md, docs/ensembles.md, docs/tournaments.md and docs/economics.md explain the tables.
using System.Globalization;
using TradeModel.Coverage;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
string part = args.Length > 1 ? args[1] : "";
Console.WriteLine($"# Coverage of intervals and forecasts: {series} simulated series in each row\n");
Console.WriteLine("""
    *98 ± 1* means that 98 % of the intervals hold the truth. The number after it is the binomial error of this percentage: half of its own
    95 % interval (Wilson 1927) in points, rounded up.

    """);
if (part is "" or "series") SeriesTable.Print(series);
if (part is "" or "conclusion") ForecastTable.Print(series);
if (part is "" or "shares") ShareTable.Print(series);
if (part is "" or "indices") IndexTable.Print(series);
if (part is "" or "tournaments") TournamentTable.Print(series);
if (part is "" or "effects") EffectTable.Print(series);
