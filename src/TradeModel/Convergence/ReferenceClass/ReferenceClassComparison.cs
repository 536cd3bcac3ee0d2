using System.Globalization;
using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>A negotiation compared with a reference class: the share of the class that was signed by the same month.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The day the negotiation was launched.</summary>
    public LocalDate Launched { get; }

    /// <summary>The day of the comparison.</summary>
    public LocalDate Date { get; }

    /// <summary>The whole months between the two days.</summary>
    public int MonthsSinceLaunch { get; }

    /// <summary>The share of the class signed by that month.</summary>
    public double SignedByNow => Curve.SignedBy(MonthsSinceLaunch);

    /// <summary>
    /// The share of the class signed within so many more months, of those still open after as many months as this negotiation; null if no
    /// negotiation of the class was observed for longer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double? ChanceSignedWithin(int months) => Curve.ChanceSigned(MonthsSinceLaunch, months);

    /// <summary>
    /// The comparison as of a day; null if nothing has happened by then. The launch is the first day on which a phase was negotiated. If
    /// that is not recorded, it is the day of the proposal, otherwise of the first event.
    /// </summary>
    internal static ReferenceClassComparison? Of(Negotiation negotiation, ReferenceClass of, LocalDate? asOf)
    {
        if (negotiation.Log.Count == 0 || (asOf ?? negotiation.LastDay) is not { } day || negotiation.Log[0].Date > day) return null;
        LocalDate launched = (negotiation.Log.FirstOrDefault(e => e is StageReached { Stage: Stage.Negotiating })
            ?? negotiation.Log.FirstOrDefault(e => e is AgreementProposed) ?? negotiation.Log[0]).Date;
        return new(of.CumulativeIncidence(), LocalDate.Min(launched, day), day);
    }

    /// <summary>"of 16, 25% had been signed by month 12".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"of {Curve.Class.Negotiations.Count}, {InvariantText.Share(SignedByNow)} had been signed by month {MonthsSinceLaunch}");
}
