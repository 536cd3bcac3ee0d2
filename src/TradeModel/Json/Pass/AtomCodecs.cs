using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>The values that are one token of JSON.</summary>
internal static class AtomCodecs
{
    // White space and control characters as .NET defines them, written as escapes that every dialect of regular expressions reads.
    private const string Space = @"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    private const string Control = @"\u0000-\u001f\u007f-\u009f\u2028\u2029";
    private const string DutySigns = "+%$\u00a2;";

    /// <summary>Text of one or more lines, without white space at its ends.</summary>
    internal static readonly Codec<string> Text = new TextCodec($@"^[^{Space}]([\s\S]*[^{Space}])?$");

    /// <summary>Text of one line, without white space at its ends and without control characters.</summary>
    internal static readonly Codec<string> Line = new TextCodec($"^[^{Space}{Control}]([^{Control}]*[^{Space}{Control}])?$");

    /// <summary>Text that is not blank. White space at its ends counts.</summary>
    internal static readonly Codec<string> Wording = new TextCodec($"[^{Space}]");

    /// <summary>Empty text, or text without white space at its ends.</summary>
    internal static readonly Codec<string> TextOrEmpty = new TextCodec($@"^([^{Space}]([\s\S]*[^{Space}])?)?$");

    /// <summary>The unit or the part of a good in a duty. The model refuses some words as well.</summary>
    internal static readonly Codec<string> DutyPiece = new TextCodec(
        $"^[^{Space}/{DutySigns}]([^\\t-\\r{DutySigns}]*[^{Space}/{DutySigns}])?$", longest: 200);

    internal static readonly Codec<bool> Boolean = new BooleanCodec();
    internal static readonly Codec<LocalDate> Day = new DayCodec();
    internal static readonly Codec<decimal> Number = new NumberCodec(default);
    internal static readonly NameCodec<Percentage> Percent = new PercentCodec(default);
    internal static readonly Codec<int> Whole = new WholeCodec(default);

    internal static readonly Codec<decimal> NotNegative = NumberIn(NumberLimits.NotNegative);
    internal static readonly Codec<decimal> Positive = NumberIn(NumberLimits.Positive);
    internal static readonly Codec<decimal> Measure = NumberIn(NumberLimits.Measure);
    internal static readonly Codec<decimal> NotNegativeMeasure = NumberIn(NumberLimits.NotNegativeMeasure);
    internal static readonly NameCodec<Percentage> NotNegativePercent = PercentIn(NumberLimits.NotNegative);

    /// <summary>A number of stages or years.</summary>
    internal static readonly Codec<int> OneToHundred = WholeIn(new(Least: 1, Most: 100));

    /// <summary>A number within limits, which the schema states and the model checks.</summary>
    internal static Codec<decimal> NumberIn(NumberLimits limits) => new NumberCodec(limits);

    /// <inheritdoc cref="NumberIn"/>
    internal static NameCodec<Percentage> PercentIn(NumberLimits limits) => new PercentCodec(limits);

    /// <inheritdoc cref="NumberIn"/>
    internal static Codec<int> WholeIn(NumberLimits limits) => new WholeCodec(limits);

    /// <summary>The text as a message shows it: at most 40 characters.</summary>
    internal static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    /// <summary>The text of the current token, a string or the name of a member.</summary>
    internal static string ReadText(ref JsonPass pass)
    {
        try
        {
            return pass.Reader.GetString()!;
        }
        catch (InvalidOperationException invalid)
        {
            pass.Fail("the text is not well-formed Unicode", invalid);
            return null;
        }
    }

    /// <param name="pattern">The regular expression of the schema. The model refuses the same texts, and some of them refuse more.</param>
    /// <param name="longest">The largest number of characters; null for no limit.</param>
    private sealed class TextCodec(string pattern, int? longest = null) : Codec<string>
    {
        internal override string Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.String, "a string");
            return ReadText(ref pass);
        }

        internal override void Write(ref JsonPass pass, string value) => pass.Output.Text(value);

        internal override JsonObject Describe(SchemaBuilder schema)
        {
            var text = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
            if (longest is { } most) text["maxLength"] = most;
            return text;
        }
    }

    private sealed class BooleanCodec : Codec<bool>
    {
        internal override bool Read(ref JsonPass pass)
        {
            if (pass.Reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) pass.FailWrongKind("true or false");
            return pass.Reader.TokenType == JsonTokenType.True;
        }

        internal override void Write(ref JsonPass pass, bool value) => pass.Output.Boolean(value);

        internal override JsonObject Describe(SchemaBuilder schema) => new() { ["type"] = "boolean" };
    }

    private sealed class DayCodec : Codec<LocalDate>
    {
        private const string What = "a day (ISO 8601, like 2025-09-16)";
        private const string MonthAndDay
            = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";

        private const string LeapYear = "[0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00";

        internal override LocalDate Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.String, What);
            if (!pass.Reader.ValueIsEscaped && IsoDay.TryParse(pass.Reader.ValueSpan, out LocalDate day)) return day;
            string text = ReadText(ref pass);
            if (pass.Reader.ValueIsEscaped && IsoDay.TryParse(Encoding.UTF8.GetBytes(text), out day)) return day;
            pass.Fail($"'{Short(text)}' is not {What}");
            return default;
        }

        internal override void Write(ref JsonPass pass, LocalDate value)
        {
            Span<byte> text = stackalloc byte[IsoDay.Length];
            IsoDay.Format(value, text);
            pass.Output.PlainText(text);
        }

        internal override JsonObject Describe(SchemaBuilder schema)
        {
            const string Meaning = "A day of the years 1 to 9999 in ISO 8601: four digits of the year, two of the month, two of the day.";
            return schema.Define("day", Meaning, () => new()
            {
                ["type"] = "string",
                ["format"] = "date",
                ["pattern"] = $"^((?!0000)[0-9]{{4}}-({MonthAndDay})|({LeapYear})-02-29)$",
            });
        }
    }

    private sealed class NumberCodec(NumberLimits limits) : Codec<decimal>
    {
        internal override decimal Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.Number, "a number");
            ExactDecimal.Reading reading = ExactDecimal.Read(pass.Reader.ValueSpan, out decimal value);
            if (reading == ExactDecimal.Reading.Exact) return value;
            string text = Short(Encoding.UTF8.GetString(pass.Reader.ValueSpan));
            pass.Fail(reading == ExactDecimal.Reading.TooLarge
                ? $"the number {text} is too large"
                : $"the number {text} cannot be held exactly: it has more than 28 digits");
            return 0m;
        }

        internal override void Write(ref JsonPass pass, decimal value) => pass.Output.Number(value);

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("number");
    }

    private sealed class PercentCodec(NumberLimits limits) : NameCodec<Percentage>
    {
        internal override Percentage Read(ref JsonPass pass) => new(Number.Read(ref pass));

        /// <summary>Reads the name of a member, which holds a number as JSON writes it.</summary>
        internal override Percentage ReadName(ref JsonPass pass)
        {
            string text = ReadText(ref pass);
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            try
            {
                var number = new Utf8JsonReader(utf8);
                if (number.Read() && number.TokenType == JsonTokenType.Number && number.ValueSpan.Length == utf8.Length
                    && ExactDecimal.Read<byte>(utf8, out decimal value) == ExactDecimal.Reading.Exact)
                    return new(value);
            }
            catch (JsonException)
            {
                // The text is not JSON and is refused like any other text that is not a number.
            }
            pass.Fail($"'{Short(text)}' is not a number that can be held exactly");
            return default;
        }

        internal override void Write(ref JsonPass pass, Percentage value) => pass.Output.Number(value.Value);

        internal override void WriteName(ref JsonPass pass, Percentage value)
            => pass.Output.Name(InvariantText.Of(value.Value));

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("number");
    }

    private sealed class WholeCodec(NumberLimits limits) : Codec<int>
    {
        internal override int Read(ref JsonPass pass)
        {
            decimal value = Number.Read(ref pass);
            if (value.Scale != 0 || value < int.MinValue || value > int.MaxValue)
                pass.Fail($"a whole number of at most 32 bits is expected, not {InvariantText.Of(value)}");
            return (int)value;
        }

        internal override void Write(ref JsonPass pass, int value) => pass.Output.Number(value);

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("integer");
    }
}
