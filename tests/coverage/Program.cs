// How often the forecasts of TradeModel hold on simulated data whose truth is known. Run it by run.sh.
// docs/forecasts.md explains the tables.
using System.Globalization;
using TradeModel.Coverage;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
Console.WriteLine($"# Coverage of forecasts: {series} simulated series in each row\n");
SeriesTable.Print(series);
