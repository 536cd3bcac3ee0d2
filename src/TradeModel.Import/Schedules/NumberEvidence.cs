using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// What a file shows about three of its rate columns (ad valorem, specific, other): whether their numbers are cut to two decimals.
/// </summary>
internal sealed class NumberEvidence
{
    /// <summary>Whether a number of the column is the rate of the text, cut.</summary>
    internal bool[] Cut { get; } = new bool[3];

    /// <summary>Whether a number of the column has more than two decimals.</summary>
    internal bool[] Fine { get; } = new bool[3];

    /// <summary>Notes the numbers of a record; null stands for a missing number.</summary>
    internal void See(ReadOnlySpan<decimal?> numbers)
    {
        for (int i = 0; i < numbers.Length; i++) Fine[i] |= numbers[i] is { } number && !StatedRates.HasTwoDecimals(number);
    }

    /// <summary>
    /// Compares the numbers of a record with the duty that its text states, and counts each number that differs. Returns what the text
    /// states in the units and the order of the numbers; null if the duty is not a sum of percentages and dollars.
    /// </summary>
    internal StatedRates? Compare(
        TableRecord record, Duty duty, string words, ReadOnlySpan<decimal?> numbers, ReadOnlySpan<int> columns)
    {
        if (StatedRates.Of(duty) is not { } stated) return null;
        if (stated.IsPerThousand && numbers[1] is { } amount && Differ(stated.Specific, amount)
            && !Differ(stated.Specific / 1000m, amount)) stated = stated with { Specific = stated.Specific / 1000m };
        if (numbers[1] is { } first && numbers[2] is { } second && !Differ(stated.Specific, second) && !Differ(stated.Other, first))
        {
            // Some texts state the amount on the second quantity first.
            stated = stated with { Specific = stated.Other, Other = stated.Specific };
        }
        ReadOnlySpan<decimal> rates = [stated.AdValorem, stated.Specific, stated.Other];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is not { } number) continue;
            NumberReading reading = StatedRates.Compare(rates[i], number);
            if (reading == NumberReading.Same) continue;
            Cut[i] |= reading == NumberReading.Cut;
            record.Warn(
                reading == NumberReading.Cut ? ImportWarningKind.NumberCut : ImportWarningKind.TextAndNumberDisagree,
                columns[i],
                $"the text says {TableRecord.Quote(words)}, the number {InvariantText.Of(number)}");
        }
        return stated;

        static bool Differ(decimal stated, decimal number) => StatedRates.Compare(stated, number) == NumberReading.Different;
    }
}
