namespace TradeModel.Tariffs;

/// <summary>A column of a schedule as numbers, for the loops of its indicators.</summary>
internal sealed class RateColumn
{
    private readonly double[] _known;
    private readonly double[] _weights;

    internal RateColumn(TariffSchedule schedule, Func<int, Duty?> duty)
        : this(schedule, RatesOf(schedule, duty))
    {
    }

    internal RateColumn(TariffSchedule schedule, double[] rates)
    {
        Rates = rates;
        double[] weights = schedule.WeightArray;
        int count = Array.FindAll(rates, r => !double.IsNaN(r)).Length;
        if (count == rates.Length)
        {
            _known = rates;
            _weights = weights;
            return;
        }
        _known = new double[count];
        _weights = new double[count];
        for (int i = 0, at = 0; i < rates.Length; i++)
        {
            if (double.IsNaN(rates[i])) continue;
            _known[at] = rates[i];
            _weights[at++] = weights[i];
        }
    }

    /// <summary>The rates line by line; NaN if unknown.</summary>
    internal double[] Rates { get; }

    internal TariffIndicators Indicators(int lines) => TariffIndicators.Of(lines, _known, _weights);

    private static double[] RatesOf(TariffSchedule schedule, Func<int, Duty?> duty)
    {
        var rates = new double[schedule.Count];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = duty(i)?.AdValoremEquivalent(schedule.UnitValueAt(i)) is { } rate ? (double)rate.Value : double.NaN;
        return rates;
    }
}
