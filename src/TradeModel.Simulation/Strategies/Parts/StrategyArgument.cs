namespace TradeModel.Simulation;

/// <summary>The checks of the strategies' parameters.</summary>
internal static class StrategyArgument
{
    /// <summary>A number of offers: 1 to 1000.</summary>
    internal static int Window(int value, string name)
        => value is >= 1 and <= 1000 ? value : throw new ArgumentOutOfRangeException(name, value, "must lie between 1 and 1000");

    /// <summary>A share: 0 to 1.</summary>
    internal static double Share(double value, string name)
        => value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "must lie between 0 and 1");
}
