using System.Text;
using System.Text.Json;

namespace TradeModel.Samples;

/// <summary>What <c>ensemble.cs</c> and <c>cluster.cs</c> print: an ensemble as text or as JSON.</summary>
internal static class EnsembleOutput
{
    internal static void Print(EnsembleResult result, double elapsed)
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

    internal static void WriteJson(EnsembleResult result, double elapsed)
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

    private static string Iso(LocalDate? day) => day is { } known ? NodaTime.Text.LocalDatePattern.Iso.Format(known) : "none";
}
