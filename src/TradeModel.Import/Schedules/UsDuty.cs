using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Reads the duties of the US schedule, whose decimal mark is a point.</summary>
internal static class UsDuty
{
    private static readonly DutyParseOptions Point = new() { DecimalMark = DecimalMark.Point };

    /// <summary>
    /// The duty of a text. A number that could be read in two ways, "$1,104/kg", has a comma of thousands. A text that is ambiguous is no
    /// duty without the decimal mark, so the second reading does not throw.
    /// </summary>
    internal static Duty Parse(string text)
        => Duty.Parse(text) is var duty && duty is TextDuty { Reason: NotComputable.AmbiguousNumber } ? Duty.Parse(text, Point) : duty;
}
