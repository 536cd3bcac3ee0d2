using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// The numbers that the rate columns of the USITC database hold for a duty: a fraction of the value, and dollars per first and second
/// quantity.
/// </summary>
internal readonly record struct StatedRates(decimal AdValorem, decimal Specific, decimal Other)
{
    /// <summary>Whether the text states an amount per thousand pieces. The number may be per piece.</summary>
    internal bool IsPerThousand { get; init; }

    /// <summary>The numbers of a duty as its text states it; null if it is not a sum of percentages and dollars.</summary>
    internal static StatedRates? Of(Duty duty) => duty switch
    {
        FreeDuty => new(0m, 0m, 0m),
        CompoundDuty compound => Sum(compound.Parts.AsSpan()),
        AdValoremDuty or SpecificDuty => Sum(new ReadOnlySpan<Duty>(in duty)),
        _ => null,
    };

    /// <summary>How a number of the file relates to what the text states.</summary>
    internal static NumberReading Compare(decimal stated, decimal number)
    {
        if (stated == number) return NumberReading.Same;
        if (!HasTwoDecimals(number)) return NumberReading.Different;
        decimal hundredths = stated * 100m;
        bool cut = number * 100m == decimal.Truncate(hundredths) || number * 100m == Math.Round(hundredths, MidpointRounding.AwayFromZero);
        return cut ? NumberReading.Cut : NumberReading.Different;
    }

    /// <summary>Whether a number has at most two decimals.</summary>
    internal static bool HasTwoDecimals(decimal number) => decimal.Truncate(number * 100m) == number * 100m;

    private static StatedRates? Sum(ReadOnlySpan<Duty> parts)
    {
        decimal percent = 0m, first = 0m, second = 0m;
        int amounts = 0;
        bool isPerThousand = false;
        foreach (Duty part in parts)
        {
            if (part is SpecificDuty specific && specific.Currency == Currency.UsDollar && amounts < 2)
            {
                if (amounts++ == 0) first = specific.Amount;
                else second = specific.Amount;
                isPerThousand |= specific.Unit is "1000" or "thousand";
            }
            else if (part.AdValoremRate is { } rate)
            {
                percent += rate.Value / 100m;
            }
            else
            {
                return null;
            }
        }
        return new(percent, first, second) { IsPerThousand = isPerThousand };
    }
}
