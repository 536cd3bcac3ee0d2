using System.Globalization;
using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>How figures are printed: to three digits, with their unit.</summary>
internal sealed record Unit(Func<double, string> Print)
{
    internal static readonly Unit Times = new(x => $"{Number(x)} ×");
    internal static readonly Unit Seconds = new(Time);
    internal static readonly Unit Bytes = new(Size);
    internal static readonly Unit PerSecond = new(x => $"{Number(x)} per second");
    internal static readonly Unit Count = new(Number);

    internal string Range(Estimate estimate)
        => estimate.Low == estimate.High ? "" : $"{Print(estimate.Low)} to {Print(estimate.High)}";

    /// <summary>A time in s, ms, µs or ns.</summary>
    internal static string Time(double seconds) => Math.Abs(seconds) switch
    {
        0 => "0 s",
        < 0.9995e-6 => $"{Number(seconds * 1e9)} ns",
        < 0.9995e-3 => $"{Number(seconds * 1e6)} µs",
        < 0.9995 => $"{Number(seconds * 1e3)} ms",
        _ => $"{Number(seconds)} s",
    };

    /// <summary>A size in B, KB, MB or GB of a thousand each.</summary>
    internal static string Size(double bytes) => Math.Abs(bytes) switch
    {
        < 999.5 => $"{Number(bytes)} B",
        < 999.5e3 => $"{Number(bytes / 1e3)} KB",
        < 999.5e6 => $"{Number(bytes / 1e6)} MB",
        _ => $"{Number(bytes / 1e9)} GB",
    };

    /// <summary>A number to three digits, whole numbers from 1,000 on with separators.</summary>
    internal static string Number(double number)
    {
        if (number == 0 || !double.IsFinite(number)) return number.ToString(CultureInfo.InvariantCulture);
        int digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        double scale = Math.Pow(10, Math.Min(digits, 0));
        double rounded = digits <= 0 ? Math.Round(number * scale) / scale : Math.Round(number, Math.Min(digits, 15));
        if (Math.Abs(rounded) < 1e-4) return rounded.ToString("0.##E-0", CultureInfo.InvariantCulture);
        return rounded.ToString(digits <= 0 ? "#,0" : "0." + new string('#', Math.Min(digits, 6)), CultureInfo.InvariantCulture);
    }
}
