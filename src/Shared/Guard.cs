using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>The checks of arguments. Each returns the value it accepts and throws an <see cref="ArgumentException"/> otherwise.</summary>
internal static class Guard
{
    /// <summary>What an identifier is, for messages.</summary>
    internal const string IdForm = "an identifier: 1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit";

    /// <summary>
    /// The name that a refusal reports. A property reports the parameter of the constructor that sets it, "title" for <c>Title</c>.
    /// </summary>
    internal static string? Parameter(string? name)
        => name is [>= 'A' and <= 'Z', ..] ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : name;

    internal static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class => value ?? throw new ArgumentNullException(Parameter(name));

    /// <summary>Text of one or more lines: not null, not blank, without white space at its ends, well-formed Unicode.</summary>
    internal static string Text([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        NotNull(value, name);
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException("must not be blank", Parameter(name));
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
            throw new ArgumentException("must not begin or end with white space", Parameter(name));
        return WellFormed(value, name);
    }

    internal static string? OptionalText(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value is null ? null : Text(value, name);

    /// <summary>
    /// Text of one line, such as a title or a name: without line breaks and other control characters, which a terminal would obey.
    /// </summary>
    internal static string Line([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        foreach (char c in Text(value, name))
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                throw new ArgumentException("must be one line without control characters", Parameter(name));
        }
        return value;
    }

    internal static string? OptionalLine(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value is null ? null : Line(value, name);

    /// <summary>Text that UTF-8 can hold: without half a surrogate pair, which would not survive JSON.</summary>
    internal static string WellFormed(string value, string? name)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) i++;
            else throw new ArgumentException("must be well-formed Unicode", Parameter(name));
        }
        return value;
    }

    /// <summary>Reads text as a <typeparamref name="T"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">What the text must be, with its article, for the message.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="FormatException">The text is not a <typeparamref name="T"/>.</exception>
    internal static T Parse<T>([NotNull] string? text, string form, [CallerArgumentExpression(nameof(text))] string? name = null)
        where T : IParsable<T>
        => T.TryParse(NotNull(text, name), CultureInfo.InvariantCulture, out T? value) ? value
            : throw new FormatException($"'{Shortened(text)}' is not {form}");

    /// <summary>An identifier, as <see cref="IdForm"/> says.</summary>
    internal static string Id([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        NotNull(value, name);
        return IsId(value) ? value : throw new ArgumentException($"'{Shortened(value)}' is not {IdForm}", Parameter(name));
    }

    internal static bool IsId(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > ModelLimits.IdLength || !char.IsAsciiLetterOrDigit(value[0])) return false;
        foreach (char c in value)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/')) return false;
        return true;
    }

    /// <summary>Any identifier, code or currency but its <c>default</c>, which names nothing.</summary>
    internal static T NotDefault<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, IEquatable<T>
        => value.Equals(default) ? throw new ArgumentException($"default({typeof(T).Name}) is not an identifier", Parameter(name)) : value;

    /// <summary>The text of an identifier that is not <c>default</c>.</summary>
    /// <exception cref="InvalidOperationException">The identifier is <c>default</c>.</exception>
    internal static string UsedId(string? value, string type)
        => value ?? throw new InvalidOperationException($"default({type}) is not an identifier");

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum
        => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(Parameter(name), value, "is not one of the named values");

    /// <summary>A whole number of a range, both ends included.</summary>
    internal static int Within(int value, int least, int most, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value >= least && value <= most ? value
            : throw new ArgumentOutOfRangeException(
                Parameter(name), value, string.Create(CultureInfo.InvariantCulture, $"must lie between {least:N0} and {most:N0}"));

    internal static int? OptionalWithin(int? value, int least, int most, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value is { } number ? Within(number, least, most, name) : null;

    internal static decimal NotNegative(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value >= 0m ? ExactDecimal.Normal(value) : throw new ArgumentOutOfRangeException(Parameter(name), value, "must not be negative");

    internal static decimal Positive(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value > 0m ? ExactDecimal.Normal(value)
            : throw new ArgumentOutOfRangeException(Parameter(name), value, "must be greater than zero");

    /// <summary>A number on a scale: at most 10^18 in absolute value.</summary>
    internal static decimal Measure(decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Math.Abs(value) <= ModelLimits.Measure ? ExactDecimal.Normal(value)
        : throw new ArgumentOutOfRangeException(Parameter(name), value, "must not exceed 10^18 in size");

    /// <summary>
    /// A day that is recorded: of the ISO calendar, in the years 1 to 9999, which ISO 8601 writes with four digits, and not
    /// <c>default</c>, 0001-01-01, which means that no day was given.
    /// </summary>
    internal static NodaTime.LocalDate Day(NodaTime.LocalDate value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => value == default
            ? throw new ArgumentException("must not be 0001-01-01: default(LocalDate) is a day that nobody gave", Parameter(name))
        : AskedDay(value, name);

    /// <summary>A day that a question is about: as a recorded one, but 0001-01-01 is allowed, for it lies before every record.</summary>
    internal static NodaTime.LocalDate AskedDay(NodaTime.LocalDate value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value.Calendar != NodaTime.CalendarSystem.Iso) throw new ArgumentException("must be in the ISO calendar", Parameter(name));
        if (value.Year is < 1 or > 9999) throw new ArgumentOutOfRangeException(Parameter(name), "must lie in the years 1 to 9999");
        return value;
    }

    private static string Shortened(string text) => text.Length > ModelLimits.IdLength ? text[..ModelLimits.IdLength] + "…" : text;
}
