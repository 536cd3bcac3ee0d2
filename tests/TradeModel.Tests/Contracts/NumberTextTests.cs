using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests.Contracts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("10", NumberMarks.Either, false)]
    [InlineData("Free", NumberMarks.Either, false)]
    [InlineData("12.5%", NumberMarks.Point, true)]
    [InlineData("7,5%", NumberMarks.Comma, true)]
    [InlineData("0,128", NumberMarks.Comma, true)]
    [InlineData("0.128", NumberMarks.Point, true)]
    [InlineData(",128", NumberMarks.Comma, true)]
    [InlineData("12,800 %", NumberMarks.Either, true)]
    [InlineData("12.800 %", NumberMarks.Either, true)]
    [InlineData("1234,567", NumberMarks.Comma, true)]
    [InlineData("12,8000", NumberMarks.Comma, true)]
    [InlineData("1,234,567", NumberMarks.Point, true)]
    [InlineData("1.234.567", NumberMarks.Comma, true)]
    [InlineData("1,234.5", NumberMarks.Point, true)]
    [InlineData("1.234,5", NumberMarks.Comma, true)]
    [InlineData("12,34,567", NumberMarks.Point, true)]
    [InlineData("1 234,5", NumberMarks.Comma, true)]
    [InlineData("1'234.5", NumberMarks.Point, true)]
    [InlineData("1\u202f234\u202f567", NumberMarks.Either, false)]
    [InlineData("12,800 % + 176,800 EUR/100 kg", NumberMarks.Either, true)]
    [InlineData("12,800 % + 5,5 EUR/100 kg", NumberMarks.Comma, true)]
    [InlineData("$1.104/kg + 14.9%", NumberMarks.Point, true)]
    [InlineData("5,5% + 3.5%", NumberMarks.Neither, true)]
    [InlineData("5% in 9903.88.03 on 1.4.2019", NumberMarks.Either, false)]
    public void MarksOf_Text_AreTheMarksEveryNumberAllows(string text, object marks, bool hasSeparators)
        => Assert.Equal((marks, hasSeparators), (NumberText.MarksOf(text, out bool has), has));

    [Theory]
    [InlineData("1,234.5", DecimalMark.Point, "1234.5")]
    [InlineData("1.234,5", DecimalMark.Comma, "1234.5")]
    [InlineData("12,800", DecimalMark.Point, "12800")]
    [InlineData("12,800", DecimalMark.Comma, "12.8")]
    [InlineData("12,34,567", DecimalMark.Point, "1234567")]
    [InlineData("1 234 567,25", DecimalMark.Comma, "1234567.25")]
    [InlineData("0,128", DecimalMark.Comma, "0.128")]
    [InlineData(".5", DecimalMark.Point, "0.5")]
    [InlineData("0,128", DecimalMark.Point, null)]
    [InlineData("12,5", DecimalMark.Point, null)]
    [InlineData("1,234.567", DecimalMark.Comma, null)]
    [InlineData("1,23,45", DecimalMark.Point, null)]
    [InlineData("1234,567.5", DecimalMark.Point, null)]
    [InlineData("1 234'567", DecimalMark.Point, null)]
    [InlineData("1,234 567", DecimalMark.Point, null)]
    [InlineData("12.", DecimalMark.Point, null)]
    [InlineData("", DecimalMark.Point, null)]
    [InlineData(".", DecimalMark.Point, null)]
    [InlineData("1.2.3", DecimalMark.Point, null)]
    [InlineData("99999999999999999999999999999", DecimalMark.Point, null)]
    public void TryRead_Number_IsWhatItsMarkSays(string text, DecimalMark mark, string? number)
        => Assert.Equal(number, NumberText.TryRead(text, mark, out decimal value) ? InvariantText.Of(value) : null);

    [Property(MaxTest = 500)]
    public Property TryRead_WrittenInAnyLocale_IsTheNumberMeant(NonNegativeInt whole, PositiveInt part, byte locale)
    {
        decimal meant = whole.Get + (part.Get % 1000 / 1000m);
        (string text, DecimalMark mark) = Written(meant, locale);
        bool isRead = NumberText.TryRead(text, mark, out decimal value);
        return (isRead && value == meant && NumberText.MarksOf(text).HasFlag(mark == DecimalMark.Point ? NumberMarks.Point
            : NumberMarks.Comma)).Label($"{meant} written {text} is read as {value}");
    }

    private static (string Text, DecimalMark Mark) Written(decimal number, byte locale)
    {
        string[] groups = [",", ".", " ", "'", "\u00a0", ""];
        string group = groups[locale % groups.Length];
        DecimalMark mark = group == "," ? DecimalMark.Point : group == "." ? DecimalMark.Comma : (DecimalMark)(locale / 8 % 2);
        string text = number.ToString("#,##0.###", System.Globalization.CultureInfo.InvariantCulture);
        return (text.Replace(".", "|", StringComparison.Ordinal).Replace(",", group, StringComparison.Ordinal)
            .Replace("|", mark == DecimalMark.Point ? "." : ",", StringComparison.Ordinal), mark);
    }
}
