namespace TradeModel.Rendering;

/// <summary>A linear scale: a value between two values lies in proportion between two coordinates.</summary>
/// <param name="From">The value at <paramref name="Start"/>.</param>
/// <param name="To">The value at <paramref name="End"/>, another than <paramref name="From"/>.</param>
/// <param name="Start">The coordinate of <paramref name="From"/>.</param>
/// <param name="End">The coordinate of <paramref name="To"/>.</param>
internal readonly record struct ValueScale(double From, double To, double Start, double End)
{
    /// <summary>The coordinate of a value.</summary>
    internal double At(double value) => Start + ((value - From) / (To - From) * (End - Start));

    /// <summary>A step of 1, 2 or 5 times a power of ten that divides a range into about so many parts.</summary>
    internal static double NiceStep(double range, int parts)
    {
        double raw = range / parts, power = 1;
        while (power * 10 <= raw) power *= 10;
        while (power > raw) power /= 10;
        return raw <= power ? power : raw <= 2 * power ? 2 * power : raw <= 5 * power ? 5 * power : 10 * power;
    }
}
