using System.Globalization;
using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Where talks stand beside a reference class: "of those, by this month, so many had been signed".</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ReferenceClassComparison
{
    private ReferenceClassComparison(CumulativeIncidence curve, LocalDate launched, LocalDate date)
    {
        Curve = curve;
        Launched = launched;
        Date = date;
        MonthsSinceLaunch = Period.Between(launched, date, PeriodUnits.Months).Months;
    }

    /// <summary>The class as a curve; it names its class and what selected it.</summary>
    public CumulativeIncidence Curve { get; }

    /// <summary>The day the talks were launched.</summary>
    public LocalDate Launched { get; }

    /// <summary>The day they are looked at.</summary>
    public LocalDate Date { get; }

    /// <summary>The whole months between.</summary>
    public int MonthsSinceLaunch { get; }

    /// <summary>The share of the class signed by that month.</summary>
    public double SignedByNow => Curve.SignedBy(MonthsSinceLaunch);

    /// <summary>
    /// The chance to be signed within so many more months, given open now; null where none of the class was watched for longer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double? ChanceSignedWithin(int months) => Curve.ChanceSigned(MonthsSinceLaunch, months);

    /// <summary>
    /// The talks as of a day. They were launched when a phase first began to be negotiated; where that is not recorded, when they were
    /// proposed; else with the first event. Null where nothing has happened by then.
    /// </summary>
    internal static ReferenceClassComparison? Of(Negotiation talks, ReferenceClass of, LocalDate? asOf)
    {
        if (talks.Log.Count == 0 || (asOf ?? talks.LastDay) is not { } day || talks.Log[0].Date > day) return null;
        LocalDate launched = (talks.Log.FirstOrDefault(e => e is StageReached { Stage: Stage.Negotiating })
            ?? talks.Log.FirstOrDefault(e => e is AgreementProposed) ?? talks.Log[0]).Date;
        return new(of.CumulativeIncidence(), LocalDate.Min(launched, day), day);
    }

    /// <summary>"of 16, 25 % had been signed by month 12".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"of {Curve.Class.Talks.Count}, {100 * SignedByNow:0} % had been signed by month {MonthsSinceLaunch}");
}
