using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>The values that are one token of JSON.</summary>
internal static class AtomCodecs
{
    /// <summary>Text that neither is blank nor begins or ends with white space.</summary>
    internal static readonly Codec<string> Text = new TextCodec("^[^ \\t\\r\\n]([\\s\\S]*[^ \\t\\r\\n])?$");

    /// <summary>Text that is not blank; white space at its ends counts.</summary>
    internal static readonly Codec<string> Wording = new TextCodec("[^ \\t\\r\\n]");

    /// <summary>The code of a currency, which the model holds as text.</summary>
    internal static readonly Codec<string> Currency = new TextCodec("^[A-Z]{3}$");

    internal static readonly Codec<string> AnyText = new TextCodec(null);
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

    /// <summary>What of a text is shown in a message.</summary>
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

    /// <param name="pattern">What the schema says of the text. The model refuses the same and more.</param>
    private sealed class TextCodec(string? pattern) : Codec<string>
    {
        internal override string Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.String, "a string");
            return ReadText(ref pass);
        }

        internal override void Write(ref JsonPass pass, string value) => pass.Writer.WriteStringValue(value);

        internal override JsonObject Describe(SchemaBuilder schema)
            => pattern is null ? new() { ["type"] = "string" } : new() { ["type"] = "string", ["pattern"] = pattern };
    }

    private sealed class BooleanCodec : Codec<bool>
    {
        internal override bool Read(ref JsonPass pass)
        {
            if (pass.Reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) pass.FailWrongKind("true or false");
            return pass.Reader.TokenType == JsonTokenType.True;
        }

        internal override void Write(ref JsonPass pass, bool value) => pass.Writer.WriteBooleanValue(value);

        internal override JsonObject Describe(SchemaBuilder schema) => new() { ["type"] = "boolean" };
    }

    private sealed class DayCodec : Codec<LocalDate>
    {
        private const string What = "a day (ISO 8601, like 2025-09-16)";

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
            pass.Writer.WriteStringValue(text);
        }

        internal override JsonObject Describe(SchemaBuilder schema)
            => schema.Define("day", "A day: ISO 8601, four digits of year, two of month and day.", () => new()
            {
                ["type"] = "string",
                ["format"] = "date",
                ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            });
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

        internal override void Write(ref JsonPass pass, decimal value) => pass.Writer.WriteNumberValue(value);

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("number");
    }

    private sealed class PercentCodec(NumberLimits limits) : NameCodec<Percentage>
    {
        internal override Percentage Read(ref JsonPass pass) => new(Number.Read(ref pass));

        /// <summary>A name is text: here the text of a number, as JSON writes one.</summary>
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
                // No JSON at all: refused like any other text that is no number.
            }
            pass.Fail($"'{Short(text)}' is not a number that can be held exactly");
            return default;
        }

        internal override void Write(ref JsonPass pass, Percentage value) => pass.Writer.WriteNumberValue(value.Value);

        internal override void WriteName(ref JsonPass pass, Percentage value) => pass.Writer.WritePropertyName(InvariantText.Of(value.Value));

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("number");
    }

    private sealed class WholeCodec(NumberLimits limits) : Codec<int>
    {
        internal override int Read(ref JsonPass pass)
        {
            decimal value = Number.Read(ref pass);
            if (value.Scale != 0 || value < int.MinValue || value > int.MaxValue) pass.Fail($"a whole number of ordinary size is expected, not {InvariantText.Of(value)}");
            return (int)value;
        }

        internal override void Write(ref JsonPass pass, int value) => pass.Writer.WriteNumberValue(value);

        internal override JsonObject Describe(SchemaBuilder schema) => limits.Describe("integer");
    }
}
