using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>Checks limits, and indices that count from 0.</summary>
internal static class RangeCheck
{
    internal static T AtLeastOne<T>(T value, string name)
        where T : INumber<T>
        => value >= T.One ? value : throw new ArgumentOutOfRangeException(name, value, "must be 1 or more");

    internal static void CheckIndex(int index, int count, string name, string what)
    {
        if (index >= 0 && index < count) return;
        string verb = count == 1 ? "is" : "are";
        throw new ArgumentOutOfRangeException(
            name, index, string.Create(CultureInfo.InvariantCulture, $"there {verb} {count} {what}, counted from 0"));
    }
}
