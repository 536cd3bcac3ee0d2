using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>The checks that every value of the model passes at its door.</summary>
internal static class Guard
{
    internal const int LongestId = 64;

    internal static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class => value ?? throw new ArgumentNullException(name);

    /// <summary>Text that says something: not null, not blank, no surrounding space, well-formed Unicode.</summary>
    internal static string Text([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.Length == 0 || string.IsNullOrWhiteSpace(value))
            throw new ArgumentException("must not be blank", name);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
            throw new ArgumentException("must not begin or end with white space", name);
        return WellFormed(value, name);
    }

    internal static string? OptionalText(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value is null ? null : Text(value, name);

    /// <summary>Text of one line, like a title or a name: without line breaks and other control characters, which a terminal would obey.</summary>
    internal static string Line([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        foreach (char c in Text(value, name))
            if (char.IsControl(c) || c is '\u2028' or '\u2029') throw new ArgumentException("must be one line without control characters", name);
        return value;
    }

    internal static string? OptionalLine(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value is null ? null : Line(value, name);

    /// <summary>Text for a message: control characters, and those that turn the direction of writing, are escaped as in JSON.</summary>
    internal static string Harmless(string text)
    {
        if (!text.Any(IsHarmful)) return text;
        return string.Concat(text.Select(c => IsHarmful(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString()));

        static bool IsHarmful(char c) => char.IsControl(c) || c is (>= '\u200E' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
    }

    /// <summary>Refuses text that UTF-8 cannot hold (a surrogate without its partner): it would not survive JSON.</summary>
    internal static string WellFormed(string value, string? name)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) i++;
            else throw new ArgumentException("must be well-formed Unicode", name);
        }
        return value;
    }

    /// <summary>What an identifier is, for messages.</summary>
    internal const string IdForm = "an identifier: 1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit";

    /// <summary>Reads text as <typeparamref name="T"/> does; where it is none, says that it is not <paramref name="form"/>.</summary>
    internal static T Parse<T>([NotNull] string? text, string form, [CallerArgumentExpression(nameof(text))] string? name = null)
        where T : IParsable<T>
        => T.TryParse(NotNull(text, name), CultureInfo.InvariantCulture, out T? value) ? value
        : throw new FormatException($"'{(text.Length > LongestId ? text[..LongestId] + "…" : text)}' is not {form}");

    /// <summary>An identifier: 1 to 64 of ASCII letters, digits, '-', '_', '.', '/', beginning with a letter or digit.</summary>
    internal static string Id([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (!IsId(value))
            throw new ArgumentException(
                $"'{(value.Length > LongestId ? value[..LongestId] + "…" : value)}' is not {IdForm}", name);
        return value;
    }

    internal static bool IsId(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > LongestId || !char.IsAsciiLetterOrDigit(value[0])) return false;
        foreach (char c in value)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/')) return false;
        return true;
    }

    /// <summary>Refuses the <c>default</c> of an identifier, a code or a currency, which names nothing.</summary>
    internal static T NotDefault<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, IEquatable<T>
        => value.Equals(default) ? throw new ArgumentException($"default({typeof(T).Name}) names nothing", name) : value;

    internal static string UsedId(string? value, string type)
        => value ?? throw new InvalidOperationException($"default({type}) is no identifier");

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum
        => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, "is not one of the named values");

    /// <summary>The one representation of a decimal number: no trailing zeros, no negative zero.</summary>
    internal static decimal Normal(decimal value)
    {
        if (value == 0m) return 0m;
        if (value.Scale == 0) return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // A number of one word that does not end in 0 has nothing to lose; division, which drops trailing zeros, is slow.
        return bits[1] == 0 && bits[2] == 0 && (uint)bits[0] % 10 != 0 ? value : value / 1.0000000000000000000000000000m;
    }

    internal static decimal NotNegative(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value >= 0m ? Normal(value) : throw new ArgumentOutOfRangeException(name, value, "must not be negative");

    internal static decimal Positive(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value > 0m ? Normal(value) : throw new ArgumentOutOfRangeException(name, value, "must be greater than zero");

    /// <summary>The largest size of a number on a scale: sums and areas of such numbers stay exact.</summary>
    internal const decimal LargestMeasure = 1_000_000_000_000_000_000m;

    internal static decimal Measure(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Math.Abs(value) <= LargestMeasure ? Normal(value)
        : throw new ArgumentOutOfRangeException(name, value, "must not exceed 10^18 in size");

    /// <summary>The refusal of an argument for one part of it: member names and indices (see <see cref="At"/>) lead from the argument to the part.</summary>
    internal static ArgumentException Fault(string reason, string name, params ReadOnlySpan<string> part)
    {
        var fault = new ArgumentException(reason, name);
        fault.Data[nameof(Fault)] = part.ToArray();
        return fault;
    }

    /// <summary>The part of an argument that a refusal is about; empty where it is about the whole.</summary>
    internal static string[] PartOf(ArgumentException refusal) => refusal.Data[nameof(Fault)] as string[] ?? [];

    /// <summary>An element of a list as a step to a part.</summary>
    internal static string At(int index) => index.ToString(CultureInfo.InvariantCulture);

    internal static string Invariant(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A day of the model: in the ISO calendar, from year 1 to 9999, which is what ISO 8601 writes with four digits.
    /// </summary>
    internal static NodaTime.LocalDate Day(NodaTime.LocalDate value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value.Calendar != NodaTime.CalendarSystem.Iso)
            throw new ArgumentException("must be in the ISO calendar", name);
        if (value.Year is < 1 or > 9999)
            throw new ArgumentOutOfRangeException(name, "must lie in the years 1 to 9999");
        return value;
    }

    /// <summary>The text of any value without regard to culture.</summary>
    internal static string Print<T>(T value)
        => (value is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";

    /// <summary>A noun behind its indefinite article.</summary>
    internal static string A(string noun) => $"{("AEIOUaeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    internal static string Iso(NodaTime.LocalDate day)
        => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");
}
