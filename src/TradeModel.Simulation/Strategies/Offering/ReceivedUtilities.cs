namespace TradeModel.Simulation;

/// <summary>What the last offers of each other party were worth to this one.</summary>
internal sealed class ReceivedUtilities(int parties, int window)
{
    private readonly double[] _last = new double[parties * (window + 1)];
    private readonly int[] _count = new int[parties];

    internal void Add(int party, double utility)
    {
        int at = _count[party]++ % (window + 1);
        _last[(party * (window + 1)) + at] = utility;
    }

    /// <summary>Whether a party has made more offers than the window is long, so that its offer that far back is known.</summary>
    internal bool IsFull(int party) => _count[party] > window;

    /// <summary>What a party's offer was worth, counted back from its last, which is 0.</summary>
    internal double Back(int party, int offers) => _last[(party * (window + 1)) + ((_count[party] - 1 - offers) % (window + 1))];
}
