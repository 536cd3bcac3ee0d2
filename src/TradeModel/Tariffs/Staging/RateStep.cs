using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>A rate and the first day it is charged.</summary>
/// <remarks><c>default</c> has no day; an additional duty refuses it.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct RateStep
{
    /// <summary>Creates a step.</summary>
    /// <param name="from">The first day of the rate, in the ISO calendar.</param>
    /// <param name="rate">The rate; not negative.</param>
    /// <exception cref="ArgumentException">The day is <c>default</c> or not in the ISO calendar, or the rate is negative.</exception>
    public RateStep(LocalDate from, Percentage rate)
    {
        From = from;
        Rate = rate;
    }

    /// <summary>The first day the rate is charged.</summary>
    public LocalDate From { get; init => field = Guard.Day(value, nameof(From)); }

    /// <summary>The rate.</summary>
    public Percentage Rate { get; init => field = new(Guard.NotNegative(value.Value, nameof(Rate))); }

    /// <summary>The rate and its first day: "25% from 2025-03-12".</summary>
    public override string ToString() => $"{Rate} from {InvariantText.Iso(From)}";
}
