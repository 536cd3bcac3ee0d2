#:project ../../src/TradeModel/TradeModel.csproj

// Joins pieces of duties, half of them in the order of a duty, changes characters, and reads the result. Nothing may escape but
// FormatException, and that only if the options name another decimal mark. What is read must print as a text that reads back as the same
// duty, and its numbers must be in the text. The same seed gives the same cases.
//   dotnet run tests/fuzz/duty.cs -- [--cases 2000000] [--seed 1]

using System.Globalization;
using TradeModel;
using TradeModel.Tariffs;

int cases = Option("--cases", 2_000_000), seed = Option("--seed", 1);
string[] pieces =
[
    "10", "12.5", "12,800", "1,234,567", "1.234,5", "0,128", "1'234", "1 234", "12,34,567", ".5", "100", "1000", "33 1/3", "%", " %",
    " per cent", " p.c.", "EUR ", "EUR", " EUR", "$", "US$ ", "€", "Rs. ", "c", "¢", " cents", " won", "USD ", "QQQ ", "/", " per ",
    "/100 kg", "/kg", " DTN", "/MT", "/l", "/% vol/hl", " each", "/1,000 pins", "/doz. prs.", "/smoot", " on the battery",
    " on lead content", " + ", " plus ",
    " MIN ", " MAX ", " but not less than ", " or more than ", " but not more than ", " or ", ", whichever is the greater",
    " whichever is lower", "the greater of ", " and ", " from 1 January to 31 May", "; ", " from June 1 until Oct. 15", " in quota",
    " 2/", "*", "¹", "Free", "Nil", " + EA", "²", " ", "\u00a0", ",", ".", "(", ")", "-", "\n", "x", "on ", "from ",
];
string[] numbers =
    ["10", "12.5", "12,800", "12.800", "1,234,567", "1.234,5", "0,128", "1'234", "1 234", "12,34,567", ".5", "5", "7,5", "0"];
string[] rates = [" %", "%", " per cent", "% on the battery", " % ad valorem"];
string[] units =
    ["/kg", "/100 kg", " per MT", "/l", "/doz. prs.", "/1,000 pins", "/1000", " each", "/DTN", "/kg of total sugars", "/kg on lead"];
string[] before = ["EUR ", "$", "US$ ", "€", "Rs. ", "£ ", "INR ", "x"], behind = [" EUR", "c", " cents", " won", " USD", "€", ""];
string[] joints = [" + ", " MIN ", " MAX ", " or ", " but not less than ", " or more than ", "; ", " from 1 January to 31 May; "];
string[] ends =
    ["", "", ", whichever is the greater", " whichever is lower", " 2/", "*", " from 1 June to 31 December", " in quota", " + EA"];
DutyParseOptions[] options =
[
    DutyParseOptions.Default,
    new() { DecimalMark = DecimalMark.Comma, BareCurrency = Currency.Euro },
    new() { DecimalMark = DecimalMark.Point, Dollar = new("CAD"), Signs = [new("x", new("NOK"))] },
];
var random = new Random(seed);
int formulas = 0, texts = 0, refused = 0;
for (int i = 0; i < cases; i++)
{
    string text = "";
    if (random.Next(2) == 0) for (int n = random.Next(1, 12); n > 0; n--) text += pieces[random.Next(pieces.Length)];
    else for (int n = random.Next(1, 5); n > 0; n--) text += One() + (n > 1 ? Of(joints) : Of(ends));
    if (random.Next(4) == 0 && text.Length > 0) text = text.Remove(random.Next(text.Length), 1);
    if (random.Next(8) == 0) text = text.Insert(random.Next(text.Length + 1), ((char)random.Next(1, 0x500)).ToString());
    try
    {
        Duty duty = Duty.Read(text, options[random.Next(options.Length)]).Duty;
        if (duty is TextDuty) texts++;
        else formulas++;
        if (!Duty.Parse(duty.ToString()!).Equals(duty)) return Failed(text, $"{duty} reads back as {Duty.Parse(duty.ToString()!)}");
        if (duty is TextDuty words && words.Explanation.Length == 0) return Failed(text, "no explanation");
        foreach (decimal number in Numbers(duty))
            if (!Stated(text).Any(n => n == number || n / 100m == number)) return Failed(text, $"states no {number}");
        _ = duty.FindAdValoremEquivalent(new(2m, Currency.UsDollar, "kg")).ToString();
    }
    catch (FormatException)
    {
        refused++;
    }
    catch (Exception e)
    {
        return Failed(text, e.ToString());
    }
}
Console.WriteLine(FormattableString.Invariant(
    $"seed {seed}: {cases} cases, {formulas} formulas, {texts} texts, {refused} refused, 0 failed"));
return 0;

string Of(string[] items) => items[random.Next(items.Length)];

string One() => random.Next(3) switch
{
    0 => Of(numbers) + Of(rates),
    1 => Of(before) + Of(numbers) + Of(units),
    _ => Of(numbers) + Of(behind) + Of(units),
};

int Option(string name, int otherwise)
    => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

static int Failed(string text, string why)
{
    Console.WriteLine($"'{text}': {why}");
    return 1;
}

static IEnumerable<decimal> Numbers(Duty duty) => duty switch
{
    AdValoremDuty percent => [percent.Rate.Value],
    SpecificDuty money => [money.Amount],
    CompoundDuty sum => sum.Parts.SelectMany(Numbers),
    MixedDuty mixed => new[] { mixed.Main, mixed.AtLeast, mixed.NotMoreThan }.OfType<Duty>().SelectMany(Numbers),
    GreaterOfDuty greater => greater.Choices.SelectMany(Numbers),
    LesserOfDuty lesser => lesser.Choices.SelectMany(Numbers),
    SeasonalDuty seasonal => seasonal.Seasons.SelectMany(s => Numbers(s.Duty)),
    _ => [],
};

// Every number the text can state: runs of digits and separators, with either mark.
static IEnumerable<decimal> Stated(string text)
{
    for (int start = 0; start < text.Length; start++)
    {
        for (int end = start + 1; end <= text.Length && (char.IsAsciiDigit(text[end - 1]) || ".,' \u00a0".Contains(text[end - 1])); end++)
        {
            bool before = start > 0 && char.IsAsciiDigit(text[start - 1]), after = end < text.Length && char.IsAsciiDigit(text[end]);
            if (before || after) continue;
            string plain = new([.. text[start..end].Where(c => c is not ('\'' or ' ' or '\u00a0'))]);
            if (TryDecimal(plain.Replace(",", "", StringComparison.Ordinal), out decimal point)) yield return point;
            if (TryDecimal(plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), out decimal comma)) yield return comma;
        }
    }
}

static bool TryDecimal(string text, out decimal number)
    => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
