#:project ../../src/TradeModel.Prediction/TradeModel.Prediction.csproj
#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Predicts the outcomes of a table of actors and judges the predictions, or shows how the actors of one issue move each other:
//   dotnet run docs/samples/predict.cs -- deu3.csv [--json]
//   dotnet run docs/samples/predict.cs -- deu3.csv --trace ISSUE [--model spatial|expected-utility]
// docs/prediction.md describes the models and the cross-validation.
using System.Text;
using System.Text.Json;

bool json = args.Contains("--json");
string? issue = After("--trace"), model = After("--model");
string[] files = [.. args.Where((a, i) => a != "--json" && !TakesValue(a) && (i == 0 || !TakesValue(args[i - 1])))];
if (files.Length != 1 || files[0].StartsWith('-'))
    return Fail("Say which table to read: dotnet run docs/samples/predict.cs -- deu3.csv [--json]");
if (model is not (null or "spatial" or "expected-utility")) return Fail("--model takes spatial or expected-utility.");
if (args.Contains("--trace") == issue is null || (issue is null && args.Contains("--model")) || (issue is not null && json))
    return Fail("--trace takes an issue of the table and prints text; --model says for it which model to run.");

try
{
    using var text = new StreamReader(files[0]);
    ActorTableReading read = ActorTableReader.ReadDeu(text);
    foreach (ActorTableFailure failure in read.Failures) Console.Error.WriteLine($"{files[0]}: {failure}");
    if (issue is not null)
    {
        if (read.Table.Issues.FirstOrDefault(i => i.Id.Value == issue) is not { } found) return Fail($"{files[0]} has no issue '{issue}'.");
        ChallengeTrace trace = model == "expected-utility" ? new ExpectedUtilityModel().Trace(found) : new SpatialModel().Trace(found);
        Console.Write(trace.ToForm().ToText());
        return 0;
    }
    ModelComparison comparison = ModelComparison.Of(read.Table);
    if (json) WriteJson(comparison);
    else Console.Write(comparison.ToForm().ToText());
    return 0;
}
catch (InvalidOperationException)
{
    return Fail($"{files[0]} holds no two decisions with an outcome to judge predictions on.");
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
{
    return Fail($"{files[0]} cannot be read: {e.Message}");
}

static bool TakesValue(string option) => option is "--trace" or "--model";

string? After(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

static void WriteJson(ModelComparison comparison)
{
    (string Name, double Error)[] errors =
    [
        ("mean", Error(new MeanPosition())), ("salienceMean", Error(new SalienceWeightedMean())),
        ("compromise", Error(new CompromiseModel())), ("nash", Error(new NashBargainingModel())),
        ("best", comparison.LearntError), ("bestCrossValidated", comparison.CrossValidatedError),
        ("compromiseRootCapability", Error(new WeighedCompromise(capabilityExponent: 0.5))),
        ("expectedUtility", Error(new ExpectedUtilityModel())), ("spatial", Error(new SpatialModel())),
    ];
    using var output = new MemoryStream();
    using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
    json.WriteStartObject();
    json.WriteNumber("issues", comparison.Table.Issues.Count);
    json.WriteStartObject("meanAbsoluteError");
    foreach ((string name, double error) in errors) json.WriteNumber(name, error);
    json.WriteEndObject();
    WriteGain("gainOverCompromise", new CompromiseModel());
    WriteGain("gainOverRootCapability", new WeighedCompromise(capabilityExponent: 0.5));
    json.WriteEndObject();
    json.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));

    double Error(IOutcomePredictor model) => comparison.ScoreOf(model).MeanAbsoluteError;

    void WriteGain(string name, IOutcomePredictor over)
    {
        PairedGain gain = comparison.ScoreOf(over).LearntGain;
        json.WriteStartObject(name);
        json.WriteNumber("mean", gain.Mean);
        json.WriteNumber("low", gain.Low);
        json.WriteNumber("high", gain.High);
        json.WriteEndObject();
    }
}
