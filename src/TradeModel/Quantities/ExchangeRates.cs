using System.Globalization;

namespace TradeModel;

/// <summary>Exchange rates of one day or period, all against one currency, so that they cannot contradict each other.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ExchangeRates
{
    /// <summary>Creates a table of rates.</summary>
    /// <param name="quoted">The currency against which the others are quoted.</param>
    /// <param name="perUnit">How many units of each other currency one unit of <paramref name="quoted"/> buys: from 10^-9 to 10^9.</param>
    /// <param name="basis">Where the rates come from and of which day or period they are: "ECB reference rates, 31 May 2024".</param>
    /// <exception cref="ArgumentException">
    /// A currency is <c>default</c>, a rate is out of range, the quoted currency has a rate with itself, or the basis is blank.
    /// </exception>
    public ExchangeRates(Currency quoted, ValueMap<Currency, decimal> perUnit, string basis)
    {
        Quoted = quoted.Checked(nameof(quoted));
        foreach ((Currency currency, decimal rate) in Guard.NotNull(perUnit))
        {
            if (currency.Checked(nameof(perUnit)) == quoted)
                throw new ArgumentException($"'{quoted}' has no rate with itself", nameof(perUnit));
            if (rate is < 1e-9m or > 1e9m) throw new ArgumentOutOfRangeException(nameof(perUnit), rate, "must lie between 10^-9 and 10^9");
        }
        PerUnit = perUnit;
        Basis = Guard.Line(basis);
    }

    /// <summary>The currency against which the others are quoted.</summary>
    public Currency Quoted { get; }

    /// <summary>How many units of each other currency one unit of <see cref="Quoted"/> buys.</summary>
    public ValueMap<Currency, decimal> PerUnit { get; }

    /// <summary>Where the rates come from and of which day or period they are.</summary>
    public string Basis { get; }

    /// <summary>
    /// How many units of <paramref name="to"/> one unit of <paramref name="from"/> buys; null if the table lacks one of them.
    /// </summary>
    /// <exception cref="ArgumentException">A currency is <c>default</c>.</exception>
    public decimal? Find(Currency from, Currency to)
    {
        if (from.Checked(nameof(from)) == to.Checked(nameof(to))) return 1m;
        return Rate(from) is { } one && Rate(to) is { } other ? other / one : null;
    }

    /// <summary>The rates and their basis.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"1 {Quoted} = {string.Join(", ", PerUnit.Select(r => $"{InvariantText.Of(r.Value)} {r.Key}"))} ({Basis})");

    private decimal? Rate(Currency currency)
        => currency == Quoted ? 1m : PerUnit.TryGetValue(currency, out decimal rate) ? rate : null;
}
