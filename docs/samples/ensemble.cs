#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:project ../../src/TradeModel.Parquet/TradeModel.Parquet.csproj
#:property TradeModelUsings=enable
#:property ConcurrentGarbageCollection=false

// How the India–US talks could end: many simulated runs over uncertain saliences, reservation values and haste.
//   dotnet run docs/samples/ensemble.cs -- --runs 20000 --seed 7 --threads 2 [--out runs.parquet] [--checkpoint FILE] [--json]
// The distributions are illustrative: the figures show the mechanics and are no forecast. The digest depends on the runs and the seed only.
// A file that ends with .csv is written as CSV. With a checkpoint, a stopped program goes on where it was.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

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
    // Opened before the runs, so that a file nobody can write is told at once.
    using FileStream? file = target is null ? null : File.Create(target);
    long start = Stopwatch.GetTimestamp();
    EnsembleResult result = await ensemble.RunAsync(new(runs, seed) { Threads = threads, Checkpoint = checkpoint });
    double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    if (file is not null)
    {
        if (file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) result.ToTable().WriteCsv(file);
        else result.ToTable().WriteParquet(file);
    }
    if (json) WriteJson(result, elapsed);
    else Print(result, elapsed);
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

static void Print(EnsembleResult result, double elapsed)
{
    Console.WriteLine(result.Ensemble);
    Console.WriteLine(FormattableString.Invariant($"{result.Options}: {elapsed:0} ms, digest {result.Digest}"));
    Console.WriteLine($"agreed: {result.Agreed}; failed: {result.FailedCount}; median day: {Iso(result.DayConcludedBy(0.5))}");
    Console.WriteLine("\nConcluded by");
    foreach (ConclusionByDay round in result.ConclusionsByDay()) Console.WriteLine($"  {round}");
    Console.WriteLine("\nWhat goes with later agreement, or none (+), and with an earlier one (-)");
    foreach (InputSensitivity sensitivity in result.Sensitivities().Take(8)) Console.WriteLine($"  {sensitivity}");
    Console.WriteLine($"\n{result.Caveat}");
}

static void WriteJson(EnsembleResult result, double elapsed)
{
    using var output = new MemoryStream();
    using var json = new Utf8JsonWriter(output);
    json.WriteStartObject();
    json.WriteNumber("runs", result.Runs.Count);
    json.WriteNumber("seed", result.Options.Seed);
    json.WriteString("digest", result.Digest);
    json.WriteNumber("agreedShare", result.Agreed.Share);
    json.WriteStartArray("concludedBy");
    foreach (ConclusionByDay round in result.ConclusionsByDay())
    {
        json.WriteStartObject();
        json.WriteString("date", Iso(round.Day));
        json.WriteNumber("probability", round.Probability.Share);
        json.WriteNumber("low", round.Probability.Low);
        json.WriteNumber("high", round.Probability.High);
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteStartArray("sensitivity");
    foreach (InputSensitivity sensitivity in result.Sensitivities())
    {
        json.WriteStartObject();
        json.WriteString("input", sensitivity.Input.Name);
        json.WriteNumber("effect", sensitivity.Effect);
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteString("caveat", result.Caveat);
    json.WriteNumber("elapsedMs", Math.Round(elapsed, 3));
    json.WriteEndObject();
    json.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));
}

static string Iso(LocalDate? day) => day is { } known ? NodaTime.Text.LocalDatePattern.Iso.Format(known) : "none";
