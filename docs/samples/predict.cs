#:project ../../src/TradeModel.Prediction/TradeModel.Prediction.csproj
#:property TradeModelUsings=enable

// Predicts the outcomes of a table of actors and judges the predictions:
//   dotnet run docs/samples/predict.cs -- deu3.csv [--json]
// docs/prediction.md says what the models are and how "cross-validated" is meant.
using System.Globalization;
using System.Text;
using System.Text.Json;

bool json = args.Contains("--json");
string[] files = [.. args.Where(a => a != "--json")];
if (files.Length != 1 || files[0].StartsWith('-'))
{
    Console.Error.WriteLine("Say which table to read: dotnet run docs/samples/predict.cs -- deu3.csv [--json]");
    return 1;
}

ActorTable table;
try
{
    using var text = new StreamReader(files[0]);
    ActorTableReading read = ActorTableReader.ReadDeu(text);
    foreach (ActorTableFailure failure in read.Failures) Console.Error.WriteLine($"{files[0]}: {failure}");
    table = read.Table;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
{
    Console.Error.WriteLine($"{files[0]} cannot be read: {e.Message}");
    return 1;
}
if (table.Decided.Select(i => i.Decision ?? i.Id.Value).Distinct().Count() < 2)
{
    Console.Error.WriteLine($"{files[0]} holds no two decisions with an outcome to judge predictions on.");
    return 1;
}

var trainer = new AveragedCompromiseTrainer();
AveragedCompromise best = trainer.Fit(table);
ValueMap<IssueId, double> compromise = table.Errors(new CompromiseModel());
ValueMap<IssueId, double> outOfSample = new CrossValidation().Errors(table, trainer);
double bestCrossValidated = outOfSample.Average(e => e.Value);
PairedGain gain = PairedGain.Compare(table, baseline: compromise, candidate: outOfSample);

(string Name, string Label, double Error)[] rows =
[
    ("mean", "plain mean", table.MeanAbsoluteError(new MeanPosition())),
    ("salienceMean", "salience-weighted mean", table.MeanAbsoluteError(new SalienceWeightedMean())),
    ("compromise", "compromise model (capability × salience)", table.MeanAbsoluteError(new CompromiseModel())),
    ("nash", "Nash bargaining, costly disagreement", table.MeanAbsoluteError(new NashBargainingModel())),
    ("best", "learnt compromise, on the issues it learnt from", table.MeanAbsoluteError(best)),
    ("bestCrossValidated", "learnt compromise, cross-validated", bestCrossValidated),
];

if (json)
{
    using var output = new MemoryStream();
    using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
    writer.WriteStartObject();
    writer.WriteNumber("issues", table.Issues.Count);
    writer.WriteStartObject("meanAbsoluteError");
    foreach (var row in rows) writer.WriteNumber(row.Name, row.Error);
    writer.WriteEndObject();
    writer.WriteStartObject("gainOverCompromise");
    writer.WriteNumber("mean", gain.Mean);
    writer.WriteNumber("low", gain.Low);
    writer.WriteNumber("high", gain.High);
    writer.WriteEndObject();
    writer.WriteEndObject();
    writer.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));
    return 0;
}

string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
Console.WriteLine(Text($"{table.Issues.Count} issues, {table.Decided.Count} of them decided, in {gain.Decisions} decisions"));
Console.WriteLine();
Console.WriteLine("Mean distance between prediction and outcome, in hundredths of the scale");
foreach (var row in rows.Prepend(("", "always the middle of the scale", table.MeanAbsoluteError(new ScaleMidpoint()))))
    Console.WriteLine(Text($"  {row.Item2,-50}{row.Item3,6:F2}"));
Console.WriteLine();
string interval = Text($"{gain.Level:P0} interval {gain.Low:F2} to {gain.High:F2}");
Console.WriteLine(Text($"Gain of the learnt over the plain compromise model out of sample: {gain.Mean:F2}, {interval}"));
if (gain.Low > 0)
{
    Console.WriteLine("It predicts better than the compromise model on these decisions. "
        + "Its family was chosen on them, so the gain on others is likely to be smaller.");
}
else
{
    Console.WriteLine(gain.High < 0 ? "It predicts worse than the compromise model." : "No significant gain.");
}

// Each actor's own weight, as the geometric mean over the models averaged.
var weights = table.Issues.SelectMany(i => i.Actors).Select(a => a.Actor).Distinct()
    .Select(a => (Actor: a, Weight: Math.Exp(best.Members.Average(m => m.Weights.TryGetValue(a, out double own) ? Math.Log(own) : 0))))
    .OrderByDescending(w => w.Weight).ToList();
string[] named = [.. weights.Select(w => Text($"{w.Actor} ×{w.Weight:F2}"))];
Console.WriteLine($"Moves outcomes more than capability and salience say: {string.Join(", ", named.Take(5))}");
Console.WriteLine($"Moves outcomes less than capability and salience say: {string.Join(", ", named.TakeLast(5).Reverse())}");
return 0;
