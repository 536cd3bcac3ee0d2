using System.Globalization;
using System.Numerics;

namespace TradeModel;

/// <summary>
/// A cell of a <see cref="ResultTable"/>: a text, a number, a day or a flag. Values of these types convert to a cell by themselves, and
/// null converts to an empty one.
/// </summary>
/// <remarks>Equal by value. <c>default</c> is the empty cell, a legal value: nothing is known or nothing applies.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct ResultCell
{
    private ResultCell(object? value, ResultColumnType type)
    {
        Value = value;
        Type = value is null ? null : type;
    }

    /// <summary>
    /// The value: a <see cref="string"/>, <see cref="BigInteger"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="LocalDate"/> or
    /// <see cref="bool"/>; null if the cell is empty.
    /// </summary>
    public object? Value { get; }

    /// <summary>What the cell holds; null if it is empty.</summary>
    public ResultColumnType? Type { get; }

    /// <summary>Whether the cell is empty. A cell that holds the empty text is not.</summary>
    public bool IsEmpty => Value is null;

    /// <summary>
    /// The text of the cell, the same in every culture: a day as 2025-09-16, a flag as true or false, a floating-point number with the
    /// digits that identify it. Empty for an empty cell.
    /// </summary>
    public override string ToString() => Value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        LocalDate day => InvariantText.Iso(day),
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };

    /// <summary>A text, which must be well-formed Unicode; empty if null.</summary>
    public static implicit operator ResultCell(string? text)
        => new(text is null ? null : Guard.WellFormed(text, nameof(text)), ResultColumnType.Text);

    /// <summary>A whole number; empty if null.</summary>
    public static implicit operator ResultCell(long? number)
        => new(number is { } whole ? new BigInteger(whole) : null, ResultColumnType.Whole);

    /// <summary>A whole number; empty if null.</summary>
    public static implicit operator ResultCell(BigInteger? number) => new(number, ResultColumnType.Whole);

    /// <summary>An exact number; empty if null.</summary>
    public static implicit operator ResultCell(decimal? number)
        => new(number is { } exact ? ExactDecimal.Normal(exact) : null, ResultColumnType.Exact);

    /// <summary>A floating-point number, which must be finite; empty if null.</summary>
    public static implicit operator ResultCell(double? number)
        => number is { } real && !double.IsFinite(real)
            ? throw new ArgumentOutOfRangeException(nameof(number), number, "must be finite; an unknown number is null")
            : new(number == 0 ? 0d : number, ResultColumnType.Real);

    /// <summary>A day; empty if null.</summary>
    public static implicit operator ResultCell(LocalDate? day)
        => new(day is { } one ? Guard.AskedDay(one, nameof(day)) : null, ResultColumnType.Day);

    /// <summary>A flag; empty if null.</summary>
    public static implicit operator ResultCell(bool? flag) => new(flag, ResultColumnType.Flag);
}
