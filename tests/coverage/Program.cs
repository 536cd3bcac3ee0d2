// How often the forecasts of TradeModel hold on simulated data whose truth is known. Run it by run.sh.
// With "conclusion" as a second argument, only the forecasts of conclusion are scored. docs/forecasts.md explains the tables.
using System.Globalization;
using TradeModel.Coverage;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
if (args is not [_, "conclusion"])
{
    Console.WriteLine($"# Coverage of forecasts: {series} simulated series in each row\n");
    SeriesTable.Print(series);
}
ForecastTable.Print(series);
