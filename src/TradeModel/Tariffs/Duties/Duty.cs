namespace TradeModel.Tariffs;

/// <summary>The duty on a tariff line as the schedule states it: the legal duty, before it is applied to a shipment.</summary>
/// <remarks>
/// A closed hierarchy: <see cref="FreeDuty"/>, <see cref="AdValoremDuty"/>, <see cref="SpecificDuty"/>, <see cref="CompoundDuty"/>,
/// <see cref="MixedDuty"/>, <see cref="GreaterOfDuty"/>, <see cref="LesserOfDuty"/>, <see cref="SeasonalDuty"/>,
/// <see cref="TextDuty"/>. A duty of 0 % is free.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record Duty
{
    /// <summary>The highest percentage a duty may state.</summary>
    internal const decimal HighestRate = 1_000_000m;

    private protected Duty()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The text of the duty, which <see cref="Parse(string)"/> reads: "7.5%", "Free", "2.4 cents/kg + 4.5%".</summary>
    public sealed override string ToString() => Words;

    /// <summary>No duty.</summary>
    public static Duty Free { get; } = new FreeDuty();

    /// <summary>What kind of duty this is.</summary>
    public abstract DutyKind Kind { get; }

    /// <summary>
    /// The percentage of the value: 0 if the duty is free, the rate if it is ad valorem on the whole good, and null for any other kind.
    /// </summary>
    public virtual Percentage? AdValoremRate => null;

    /// <summary>A percentage of the value of the good; free if it is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or above 1,000,000.</exception>
    public static Duty AdValorem(Percentage rate) => rate == Percentage.Zero ? Free : new AdValoremDuty(rate);

    /// <summary>An amount of money per unit of quantity; free if it is 0.</summary>
    /// <exception cref="ArgumentException">
    /// The amount is negative or above 10^12, or the currency or unit is not valid for <see cref="SpecificDuty"/>.
    /// </exception>
    public static Duty Specific(decimal amount, Currency currency, string unit)
        => amount == 0m ? Free : new SpecificDuty(amount, currency, unit);

    /// <summary>
    /// The duty in percent of the value of a good of the given unit value: exact for ad valorem duties, which need no unit value. Units of
    /// one dimension convert, as do kilograms and tonnes. Null if there is no equivalent; <see cref="FindAdValoremEquivalent"/> says why.
    /// </summary>
    /// <param name="value">What one unit of the good is worth; null if unknown.</param>
    public Percentage? AdValoremEquivalent(UnitValue? value = null)
    {
        AdValoremObstacle? obstacle = null;
        return Equivalent(new(value, null), ref obstacle) is { } percent ? new(percent) : null;
    }

    /// <summary>
    /// The duty in percent of the value of a good of the given unit value, or the reason why there is no such percentage: it is unknown
    /// what a unit is worth, the currencies differ and no rate is given, the units measure different things, the duty is charged on a part
    /// of the good, depends on the season or is stated in words.
    /// </summary>
    /// <param name="value">What one unit of the good is worth; null if unknown.</param>
    /// <param name="rates">The exchange rates between the currencies of duties and unit values; null if there are none.</param>
    public AdValoremResult FindAdValoremEquivalent(UnitValue? value, ExchangeRates? rates = null)
    {
        AdValoremObstacle? obstacle = null;
        return Equivalent(new(value, rates), ref obstacle) is { } percent
            ? new(new Percentage(percent), null, value)
            : new(null, obstacle, value);
    }

    /// <summary>
    /// Reads what a schedule writes ("Free", "6.8%", "4.4 cents/kg", "$1.104/kg + 14.9%", "12% MIN 0.4 EUR DTN", "75% or $345/MT whichever
    /// is higher"). Any other text becomes a <see cref="TextDuty"/> that keeps the text and the reason, so no well-formed text fails.
    /// </summary>
    /// <param name="text">The text; surrounding white space does not count. Dollars and cents are US ones.</param>
    /// <remarks>
    /// The text that a duty prints parses to the same duty. Footnotes behind a formula ("6.5% 2/") are left out; <see cref="Read"/> keeps
    /// them. A number that can be read in two ways is refused: see <see cref="DutyParseOptions.DecimalMark"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not well-formed Unicode.</exception>
    public static Duty Parse(string text) => Read(text).Duty;

    /// <summary>Reads what a schedule writes, with its decimal mark and its money.</summary>
    /// <param name="text">The text; surrounding white space does not count.</param>
    /// <param name="options">What the texts of the schedule leave open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not well-formed Unicode.</exception>
    /// <exception cref="FormatException">The text states a duty, but with another decimal mark than the options.</exception>
    public static Duty Parse(string text, DutyParseOptions options) => Read(text, Guard.NotNull(options)).Duty;

    /// <summary>Reads what a schedule writes: the duty, the footnotes after it, and, if it is kept as text, the reason.</summary>
    /// <param name="text">The text; surrounding white space does not count.</param>
    /// <param name="options">What the texts of the schedule leave open; the defaults if null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not well-formed Unicode.</exception>
    /// <exception cref="FormatException">The text states a duty, but with another decimal mark than the options.</exception>
    public static DutyReading Read(string text, DutyParseOptions? options = null)
    {
        string trimmed = Guard.NotNull(text).Trim();
        return DutyParser.Read(trimmed, options ?? DutyParseOptions.Default);
    }

    /// <summary>The duty with every percentage and amount replaced; parts that become 0 are removed.</summary>
    internal abstract Duty Map(Func<decimal, RateUnit, decimal> change);

    /// <summary>The percentage of the value; null, with the first obstacle, if there is none.</summary>
    internal abstract decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle);
}
