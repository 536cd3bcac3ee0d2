using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>
/// The share of a reference class that was signed by each month, with abandonment as a competing event (Aalen and Johansen 1978). An
/// abandoned negotiation stays in the count as not signed. An open one counts for as long as it was observed.
/// </summary>
/// <remarks>
/// If five negotiations were signed at month 12 and five abandoned at month 6, the share signed by month 12 is 50 %. A negotiation open for
/// n months counts as observed through month n.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class CumulativeIncidence
{
    private readonly int[] _months;
    private readonly double[] _signed;
    private readonly double[] _abandoned;

    internal CumulativeIncidence(ReferenceClass of)
    {
        Class = of;
        NegotiationDuration[] all = [.. of.Negotiations.OrderBy(t => t.Months)];
        _months = [.. all.Where(t => t.Outcome != NegotiationEnd.Open).Select(t => t.Months).Distinct()];
        _signed = new double[_months.Length];
        _abandoned = new double[_months.Length];
        double open = 1, signed = 0, abandoned = 0;
        for (int i = 0; i < _months.Length; i++)
        {
            int month = _months[i];
            double atRisk = all.Count(t => t.Months >= month);
            double signing = open * all.Count(t => t.Months == month && t.Outcome == NegotiationEnd.Signed) / atRisk;
            double giving = open * all.Count(t => t.Months == month && t.Outcome == NegotiationEnd.Abandoned) / atRisk;
            signed += signing;
            abandoned += giving;
            open -= signing + giving;
            _signed[i] = Math.Min(1, signed);
            _abandoned[i] = Math.Min(1, abandoned);
        }
        LastMonth = all[^1].Months;
    }

    /// <summary>The class.</summary>
    public ReferenceClass Class { get; }

    /// <summary>The last month in which a negotiation of the class was observed. The shares do not change after it.</summary>
    public int LastMonth { get; }

    /// <summary>The first month by which at least half had been signed; null if fewer than half were.</summary>
    public int? MedianMonths
    {
        get
        {
            for (int i = 0; i < _months.Length; i++)
                if (_signed[i] >= 0.5 - 1e-12) return _months[i];
            return null;
        }
    }

    /// <summary>The share signed by a month, that month included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double SignedBy(int month) => At(_signed, month);

    /// <summary>The share abandoned by a month, that month included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double AbandonedBy(int month) => At(_abandoned, month);

    /// <summary>The share still open after a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double OpenAfter(int month) => Math.Max(0, 1 - SignedBy(month) - AbandonedBy(month)) is var open && open < 1e-12 ? 0 : open;

    /// <summary>
    /// The chance that a negotiation open after <paramref name="openAt"/> months is signed within <paramref name="within"/> more: the share
    /// signed in between, over the share open at the start. Null if no negotiation of the class was observed for longer. Signatures after
    /// <see cref="LastMonth"/> are unknown and count as none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of months is negative.</exception>
    public double? ChanceSigned(int openAt, int within)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openAt);
        ArgumentOutOfRangeException.ThrowIfNegative(within);
        double open = openAt < LastMonth ? OpenAfter(openAt) : 0;
        int until = within > int.MaxValue - openAt ? int.MaxValue : openAt + within;
        return open == 0 ? null : Math.Clamp((SignedBy(until) - SignedBy(openAt)) / open, 0, 1);
    }

    private double At(double[] shares, int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        int at = Array.BinarySearch(_months, month);
        if (at < 0) at = ~at - 1;
        return at < 0 ? 0 : shares[at];
    }

    /// <summary>The class, its median and how far it reaches.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture,
            $"{Class}; half signed by month {(MedianMonths is { } m ? m : "–")}, watched to month {LastMonth}");
}
