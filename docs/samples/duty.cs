#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Shows how the text of a duty is read, or why it cannot be read:
//   dotnet run docs/samples/duty.cs -- '75% or $345/MT whichever is higher' [--currency USD] [--decimal point|comma] [--json]
// Single quotes keep a shell from replacing "$3". The currency is that of amounts that name none. If it is a dollar or a peso, it is also
// that of "$" and cents.

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

const string WithDollarSign
    = "USD CAD AUD NZD SGD HKD TWD BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD MXN ARS CLP COP UYU DOP";

const string Command
    = "dotnet run docs/samples/duty.cs -- '75% or $345/MT whichever is higher' [--currency USD] [--decimal point|comma] [--json]";

if (args is ["--help"])
{
    Console.WriteLine(Command);
    return 0;
}
try
{
    return Run(args);
}
catch (Exception e) when (e is ArgumentException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(string[] args)
{
    string? text = null;
    bool asJson = false;
    DutyParseOptions options = DutyParseOptions.Default;
    for (int i = 0; i < args.Length; i++)
    {
        switch (args[i])
        {
            case "--json":
                asJson = true;
                break;
            case "--currency":
                string code = After(args, ref i);
                if (!Currency.TryParse(code, out Currency currency)) throw Usage($"knows no currency '{code}' of ISO 4217");
                options = options with { BareCurrency = currency };
                if (WithDollarSign.Contains(code, StringComparison.Ordinal)) options = options with { Dollar = currency };
                break;
            case "--decimal":
                string mark = After(args, ref i);
                options = options with
                {
                    DecimalMark = mark switch
                    {
                        "point" => DecimalMark.Point,
                        "comma" => DecimalMark.Comma,
                        _ => throw Usage($"needs 'point' or 'comma' after --decimal, not '{mark}'"),
                    },
                };
                break;
            default:
                if (args[i].StartsWith("--", StringComparison.Ordinal)) throw Usage($"knows no argument '{args[i]}'");
                text = text is null ? args[i] : throw Usage("reads one text; put it in quotes");
                break;
        }
    }
    DutyReading read = Duty.Read(text ?? throw Usage("needs the text of a duty"), options);
    if (asJson) Console.WriteLine(Json(read));
    else Print(read);
    return 0;
}

static void Print(DutyReading read)
{
    Console.WriteLine($"text       {read.Text}");
    Console.WriteLine($"kind       {Camel(read.Duty.Kind)}");
    if (WhyNot(read) is { } why)
    {
        Console.WriteLine($"reason     {Camel(((TextDuty)read.Duty).Reason)}: {why}");
        return;
    }
    Console.WriteLine($"canonical  {read.Duty}");
    foreach ((string role, Duty part) in Parts(read.Duty)) Console.WriteLine($"  {role,-8} {part}");
    if (read.Footnotes.Count > 0) Console.WriteLine($"footnotes  {string.Join(" ", read.Footnotes)}");
}

static string Json(DutyReading read)
{
    using var buffer = new MemoryStream();
    using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
    {
        json.WriteStartObject();
        json.WriteString("text", read.Text);
        json.WriteString("kind", Camel(read.Duty.Kind));
        json.WriteString("rule", Rule(read.Duty));
        json.WriteStartArray("parts");
        foreach ((string role, Duty part) in Parts(read.Duty)) WritePart(json, role, part);
        json.WriteEndArray();
        json.WriteString("canonical", read.WhyNot is null ? read.Duty.ToString() : null);
        json.WriteStartArray("footnotes");
        foreach (string note in read.Footnotes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteString("reason", read.Duty is TextDuty words ? Camel(words.Reason) : null);
        json.WriteString("explanation", WhyNot(read));
        json.WriteEndObject();
    }
    return Encoding.UTF8.GetString(buffer.ToArray());
}

// Why the text is not a formula. The names of options are those of the command line.
static string? WhyNot(DutyReading read)
    => read.WhyNot?.Replace("set DecimalMark", "give --decimal", StringComparison.Ordinal)
        .Replace("set BareCurrency", "give --currency", StringComparison.Ordinal);

static void WritePart(Utf8JsonWriter json, string role, Duty part)
{
    json.WriteStartObject();
    json.WriteString("role", role);
    json.WriteString("kind", Camel(part.Kind));
    json.WriteString("canonical", part.ToString());
    switch (part)
    {
        case AdValoremDuty percent:
            json.WriteNumber("percent", percent.Rate.Value);
            if (percent.On is { } share) json.WriteString("on", share);
            break;
        case SpecificDuty money:
            json.WriteNumber("amount", money.Amount);
            json.WriteString("currency", money.Currency.Value);
            json.WriteString("unit", money.Unit);
            if (money.On is { } content) json.WriteString("on", content);
            break;
    }
    json.WriteEndObject();
}

// How the parts of a duty make up the whole.
static string? Rule(Duty duty) => duty switch
{
    CompoundDuty => "sum",
    MixedDuty => "bounded",
    GreaterOfDuty => "greater",
    LesserOfDuty => "lesser",
    SeasonalDuty => "bySeason",
    _ => null,
};

static IEnumerable<(string Role, Duty Part)> Parts(Duty duty) => duty switch
{
    TextDuty or FreeDuty => [],
    CompoundDuty sum => sum.Parts.Select(part => ("add", part)),
    MixedDuty mixed => new (string Role, Duty? Part)[] { ("main", mixed.Main), ("atLeast", mixed.AtLeast), ("atMost", mixed.NotMoreThan) }
        .Where(p => p.Part is not null).Select(p => (p.Role, p.Part!)),
    GreaterOfDuty greater => greater.Choices.Select(part => ("either", part)),
    LesserOfDuty lesser => lesser.Choices.Select(part => ("either", part)),
    SeasonalDuty seasonal => seasonal.Seasons.Select(s => ($"{Day(s.From)} to {Day(s.To)}", s.Duty)),
    _ => [("whole", duty)],
};

static string Day(NodaTime.AnnualDate day) => FormattableString.Invariant($"{day.Month:00}-{day.Day:00}");

static string Camel<T>(T value)
    where T : struct, Enum
{
    string name = value.ToString();
    return char.ToLowerInvariant(name[0]) + name[1..];
}

static string After(string[] args, ref int at) => ++at < args.Length ? args[at] : throw Usage($"needs a value after {args[at - 1]}");

static ArgumentException Usage(string what)
    => new($"duty {what}; use: {Command}");
