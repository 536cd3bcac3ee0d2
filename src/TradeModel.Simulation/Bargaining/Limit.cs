using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>Checks the limits that options set.</summary>
internal static class Limit
{
    internal static T AtLeastOne<T>(T value, string name)
        where T : INumber<T>
        => value >= T.One ? value : throw new ArgumentOutOfRangeException(name, value, "must be 1 or more");
}
