namespace TradeModel.Tariffs;

/// <summary>What the texts of one schedule leave open: its decimal mark, and whose money its signs and bare amounts are.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutyParseOptions
{
    /// <summary>
    /// Each text decides its own decimal mark, or is refused if it allows two readings. "$" and cents are money of the United States, and
    /// amounts without a currency are refused.
    /// </summary>
    public static DutyParseOptions Default { get; } = new();

    /// <summary>
    /// The decimal mark of the schedule. Null if each text decides: then "12.800" is 12.8, "0,128" has a decimal comma, "1,234.5" and
    /// "1,234,567" have a point, and "12,800", which may be 12.8 or 12800, is refused unless another number of the text decides.
    /// </summary>
    public DecimalMark? DecimalMark { get; init => field = value is { } mark ? Guard.Defined(mark, nameof(DecimalMark)) : null; }

    /// <summary>The currency of "$", "dollars", "cents", "c" and "¢"; USD by default.</summary>
    public Currency Dollar { get; init => field = value.Checked(nameof(Dollar)); } = Currency.UsDollar;

    /// <summary>The currency of an amount that names none, as in "35/kg"; null if such an amount is refused.</summary>
    public Currency? BareCurrency { get; init => field = value?.Checked(nameof(BareCurrency)); }

    /// <summary>
    /// Signs and words of money with another meaning than usual, or none: "Rs." is INR, "¥" JPY and "£" GBP unless this says otherwise;
    /// "kr" has no meaning of its own.
    /// </summary>
    public ValueMap<string, Currency> Signs
    {
        get;
        init
        {
            foreach ((string sign, Currency currency) in Guard.NotNull(value, nameof(Signs)))
            {
                if (Guard.Line(sign, nameof(Signs)).Length > 20 || sign.Any(char.IsAsciiDigit)
                    || sign[0] is '+' or '%' or '/' or '.' or ',')
                    throw new ArgumentException($"'{sign}' is not a sign or word of money", nameof(Signs));
                currency.Checked(nameof(Signs));
            }
            field = value;
        }
    } = [];

    /// <summary>The options that differ from the defaults.</summary>
    public override string ToString()
    {
        var options = new List<string>();
        if (DecimalMark is { } mark) options.Add($"decimal {(mark == TradeModel.DecimalMark.Point ? "point" : "comma")}");
        if (Dollar != Currency.UsDollar) options.Add($"$ is {Dollar}");
        if (BareCurrency is { } bare) options.Add($"bare amounts are {bare}");
        foreach ((string sign, Currency currency) in Signs) options.Add($"{sign} is {currency}");
        return options.Count == 0 ? "defaults" : string.Join(", ", options);
    }
}
