using System.Globalization;

namespace TradeModel.MarketAccess;

/// <summary>
/// The value from which a kind of government contract is open to the other parties: contracts of that value and above are covered.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record EntityThreshold
{
    /// <summary>Creates a threshold.</summary>
    /// <param name="entity">Who buys.</param>
    /// <param name="subject">What is bought.</param>
    /// <param name="amount">The least value of a covered contract; 0 covers every contract.</param>
    /// <param name="currency">The currency of the amount.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or an enumeration value is not one of those named.</exception>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is <c>default</c>.</exception>
    public EntityThreshold(ProcuringEntity entity, ProcurementObject subject, decimal amount, Currency currency)
    {
        Entity = entity;
        Subject = subject;
        Amount = amount;
        Currency = currency;
    }

    /// <summary>Who buys.</summary>
    public ProcuringEntity Entity { get; init => field = Guard.Defined(value, nameof(Entity)); }

    /// <summary>What is bought.</summary>
    public ProcurementObject Subject { get; init => field = Guard.Defined(value, nameof(Subject)); }

    /// <summary>The least value of a covered contract, in <see cref="Currency"/>.</summary>
    public decimal Amount { get; init => field = Guard.NotNegative(value, nameof(Amount)); }

    /// <summary>The currency of the amount.</summary>
    public Currency Currency { get; init => field = value.Checked(nameof(Currency)); }

    /// <summary>
    /// Whether a contract of <paramref name="value"/>, in the threshold's own currency, is covered: its value is at or above the threshold.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public bool Covers(decimal value) => Guard.NotNegative(value) >= Amount;

    /// <summary>The threshold in another currency at a rate the caller gives, as parties notify every two years.</summary>
    /// <param name="currency">The currency wanted.</param>
    /// <param name="rate">How much of it one unit of <see cref="Currency"/> is worth; greater than 0.</param>
    /// <param name="roundedDownTo">The unit the result is rounded down to, greater than 0; null keeps it as computed.</param>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not greater than 0.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public EntityThreshold In(Currency currency, decimal rate, decimal? roundedDownTo = null)
    {
        decimal amount = Amount * Guard.Positive(rate);
        if (roundedDownTo is { } unit) amount = decimal.Floor(amount / Guard.Positive(unit, nameof(roundedDownTo))) * unit;
        return new(Entity, Subject, amount, currency);
    }

    /// <summary>"Central Goods from 130000 XDR".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entity} {Subject} from {Amount} {Currency}");
}
