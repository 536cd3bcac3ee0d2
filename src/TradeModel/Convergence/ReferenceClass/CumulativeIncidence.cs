using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>
/// Of a class of talks, the share signed by each month, with abandonment as a competing event (Aalen and Johansen 1978): those given up
/// stay in
/// the count as not signed, those still open count for as long as they were watched.
/// </summary>
/// <remarks>
/// Five talks signed at month 12 and five given up at month 6 come to 50 % by month 12, not 100 %. Talks open at a month are watched
/// through it.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed class CumulativeIncidence
{
    private readonly int[] _months;
    private readonly double[] _signed;
    private readonly double[] _abandoned;

    internal CumulativeIncidence(ReferenceClass of)
    {
        Class = of;
        NegotiationDuration[] talks = [.. of.Talks.OrderBy(t => t.Months)];
        _months = [.. talks.Where(t => t.Outcome != NegotiationEnd.Open).Select(t => t.Months).Distinct()];
        _signed = new double[_months.Length];
        _abandoned = new double[_months.Length];
        double open = 1, signed = 0, abandoned = 0;
        for (int i = 0; i < _months.Length; i++)
        {
            int month = _months[i];
            double atRisk = talks.Count(t => t.Months >= month);
            double signing = open * talks.Count(t => t.Months == month && t.Outcome == NegotiationEnd.Signed) / atRisk;
            double giving = open * talks.Count(t => t.Months == month && t.Outcome == NegotiationEnd.Abandoned) / atRisk;
            signed += signing;
            abandoned += giving;
            open -= signing + giving;
            _signed[i] = Math.Min(1, signed);
            _abandoned[i] = Math.Min(1, abandoned);
        }
        LastMonth = talks[^1].Months;
    }

    /// <summary>The class.</summary>
    public ReferenceClass Class { get; }

    /// <summary>The longest time any of the talks was watched; of later months the class says nothing new.</summary>
    public int LastMonth { get; }

    /// <summary>The first month by which at least half had been signed; null where it never came to that.</summary>
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

    /// <summary>The share given up by a month, that month included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double AbandonedBy(int month) => At(_abandoned, month);

    /// <summary>The share still open after a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double OpenAfter(int month) => Math.Max(0, 1 - SignedBy(month) - AbandonedBy(month)) is var open && open < 1e-12 ? 0 : open;

    /// <summary>
    /// The chance that talks still open after <paramref name="openAt"/> months are signed within <paramref name="within"/> more: the share
    /// signed
    /// in between over the share then open. Null where none of the class was watched for longer. It counts nothing after
    /// <see cref="LastMonth"/>.
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
