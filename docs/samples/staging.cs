#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Computes the rate of each year from a base rate, in a staging category of an agreement:
//   dotnet run docs/samples/staging.cs -- --agreement korus --category H --base 26.4 [--from 2012] [--json]
// The base is a number in percent, or a duty as schedules write it ("4.4 cents/kg").

using System.Globalization;
using System.Text;
using System.Text.Json;

const string Command = "dotnet run docs/samples/staging.cs -- --agreement korus --category H --base 26.4 [--from 2012] [--json]";
if (args is ["--help"])
{
    Console.WriteLine(Command);
    return 0;
}
try
{
    return Run(Arguments(args));
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(Dictionary<string, string> given)
{
    string agreement = given.GetValueOrDefault("--agreement") ?? throw Usage("names no agreement");
    StagingRules rules = KnownStagingRules.Find(agreement)
        ?? throw Usage($"knows no agreement '{agreement}', only {string.Join(", ", KnownStagingRules.All)}");
    string code = given.GetValueOrDefault("--category") ?? throw Usage("names no category");
    StagingCategory category = rules.FindCategory(code) ?? rules.FindCategory(code.ToUpperInvariant())
        ?? throw Usage($"knows no category '{code}' of {rules}, only {string.Join(" ", rules.Categories.Select(c => c.Code))}");
    string text = given.GetValueOrDefault("--base") ?? throw Usage("names no base rate");
    int? from = null;
    if (given.TryGetValue("--from", out string? year))
        from = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1900 and <= 9000
            ? number
            : throw Usage($"needs a year from 1900 to 9000 after --from, not '{year}'");

    Duty duty = Duty.Parse(IsNumber(text) ? $"{text}%" : text);
    if (duty is TextDuty) throw Usage($"needs a base of 0 to 1000000 percent or a duty that a formula states, not '{text}'");
    if (category.Plan is HeldAtBase && duty.AdValoremRate != Percentage.Zero)
        throw new ArgumentException($"{rules} category {category.Code} holds lines free already; the base {duty} is not.");
    DutyPath path = rules.FindPath(category.Code, duty)!;
    int years = category.Plan.Years;

    if (given.ContainsKey("--json"))
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("agreement", rules.Agreement);
        json.WriteString("category", category.Code);
        json.WriteBoolean("committed", path.IsCommitted);
        Write(json, "base", duty, duty);
        json.WriteString("unit", duty.AdValoremRate is null ? "duty" : "percent");
        if (from is { } first) json.WriteNumber("from", first);
        json.WriteStartArray("rates");
        for (int i = 1; i <= years; i++) Write(json, null, path.DutyIn(i), duty);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
        return 0;
    }

    Console.WriteLine($"{rules}, category {category}");
    Console.WriteLine($"  base    {duty}{(path.IsCommitted ? "" : " (nothing is promised: MFN applies)")}");
    for (int i = 1; i <= years; i++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {(from is { } start ? $"{start + i - 1}   " : $"year {i,-2}")} {path.DutyIn(i)}"));
    return 0;
}

// Percentages are numbers; duties of other kinds are written as schedules write them.
static void Write(Utf8JsonWriter json, string? name, Duty duty, Duty baseDuty)
{
    if (name is not null) json.WritePropertyName(name);
    if (baseDuty.AdValoremRate is not null && duty.AdValoremRate is { } rate) json.WriteNumberValue(rate.Value);
    else json.WriteStringValue(duty.ToString());
}

static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

static Dictionary<string, string> Arguments(string[] args)
{
    var given = new Dictionary<string, string>(StringComparer.Ordinal);
    for (int i = 0; i < args.Length; i++)
    {
        if (args[i] == "--json") given[args[i]] = "";
        else if (args[i] is not ("--agreement" or "--category" or "--base" or "--from")) throw Usage($"knows no argument '{args[i]}'");
        else if (i + 1 < args.Length) given[args[i]] = args[++i];
        else throw Usage($"needs a value after {args[i]}");
    }
    return given;
}

static ArgumentException Usage(string what)
    => new($"staging {what}; use: {Command}");
