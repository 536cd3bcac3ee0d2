#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:project ../../src/TradeModel.Parquet/TradeModel.Parquet.csproj
#:property TradeModelUsings=enable
#:property EnsembleOutput=enable
#:property ConcurrentGarbageCollection=false

// Simulates how the India–US talks could end, in many runs over uncertain saliences, reservation values and haste.
//   dotnet run docs/samples/ensemble.cs -- --runs 20000 --seed 7 --threads 2 [--out runs.parquet] [--checkpoint FILE] [--json]
// The distributions are illustrative: the figures show the mechanics and are not a forecast. The digest depends only on the runs and the
// seed. A file that ends with .csv is written as CSV. With a checkpoint, a stopped program continues where it was.
// Ensembles/EnsembleOutput.cs prints the result.

using System.Diagnostics;
using System.Globalization;
using TradeModel.Samples;

int runs = 2_000;
ulong seed = 1;
int? threads = null;
string? target = null, checkpoint = null;
bool json = false;
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--json": json = true; continue;
        case "--runs" when Whole(value) is >= 1 and var number: runs = (int)number; break;
        case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed): break;
        case "--threads" when Whole(value) is >= 1 and <= 1_024 and var number: threads = (int)number; break;
        case "--out" when !string.IsNullOrWhiteSpace(value): target = value; break;
        case "--checkpoint" when !string.IsNullOrWhiteSpace(value): checkpoint = value; break;
        case "--runs": return Fail($"--runs takes a whole number from 1 to 100,000,000, not '{value}'.");
        case "--threads": return Fail($"--threads takes a whole number from 1 to 1,024, not '{value}'.");
        case "--seed": return Fail($"--seed takes a whole number from 0 on, not '{value}'.");
        case "--out" or "--checkpoint": return Fail($"{args[i]} takes a file name.");
        default:
            return Fail($"ensemble knows no option '{args[i]}', only --runs, --seed, --threads, --out, --checkpoint and --json.");
    }
    i++;
}

try
{
    Ensemble ensemble = Ensemble.Of(BundledNegotiations.IndiaUnitedStates);
    // Opened before the runs, so that a file that cannot be written is reported at once.
    using FileStream? file = target is null ? null : File.Create(target);
    long start = Stopwatch.GetTimestamp();
    EnsembleResult result = await ensemble.RunAsync(new(runs, seed) { Threads = threads, Checkpoint = checkpoint });
    double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    if (file is not null)
    {
        if (file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) result.ToTable().WriteCsv(file);
        else result.ToTable().WriteParquet(file);
    }
    if (json) EnsembleOutput.WriteJson(result, elapsed);
    else EnsembleOutput.Print(result, elapsed);
    return 0;
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}

static long? Whole(string? text)
    => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 100_000_000 ? number : null;

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}
