namespace TradeModel.Simulation;

/// <summary>
/// The share of its span that a time-dependent party still asks for at each step, worked out once for all runs and threads.
/// </summary>
internal sealed class TargetCurve
{
    // Longer negotiations work it out at each step, to save memory.
    private const int LongestKept = 100_000;

    private readonly double _power;
    // NaN until it is worked out. Threads that write at the same time write the same number.
    private readonly double[] _shares;

    internal TargetCurve(double exponent, int steps)
    {
        _power = 1 / exponent;
        _shares = new double[steps <= LongestKept ? steps + 1 : 0];
        Array.Fill(_shares, double.NaN);
    }

    internal double At(int step, double time)
    {
        if (step >= _shares.Length) return 1 - PortableMath.Pow(time, _power);
        double known = _shares[step];
        if (double.IsNaN(known)) _shares[step] = known = 1 - PortableMath.Pow(time, _power);
        return known;
    }
}
