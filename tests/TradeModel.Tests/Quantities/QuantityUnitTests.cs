using Xunit;

namespace TradeModel.Tests.Quantities;

public class QuantityUnitTests
{
    [Theory]
    // As the table has it: symbol, code, other spellings, in capital letters, with a point, with more spaces.
    [InlineData("kg", "kg", "KGM", "mass", "1")]
    [InlineData("KGM", "kg", "KGM", "mass", "1")]
    [InlineData("kgm", "kg", "KGM", "mass", "1")]
    [InlineData("Tne", "t", "TNE", "mass", "1000")]
    [InlineData("Kilograms", "kg", "KGM", "mass", "1")]
    [InlineData("kg.", "kg", "KGM", "mass", "1")]
    [InlineData("  metric   tons ", "t", "TNE", "mass", "1000")]
    [InlineData("SQ. FT", "ft2", "FTK", "area", "0.09290304")]
    [InlineData("No. / st", null, null, null, null)]
    [InlineData("p / st", "each", "NAR", "items", "1")]
    [InlineData("dozen pairs", "doz. pr.", "DPR", "pairs", "12")]
    [InlineData("head", "head", null, "items", "1")]
    // A count and a unit.
    [InlineData("100 kg", "100 kg", "DTN", "mass", "100")]
    [InlineData("100kg", "100 kg", "DTN", "mass", "100")]
    [InlineData("quintal", "100 kg", "DTN", "mass", "100")]
    [InlineData("1 kg", "kg", "KGM", "mass", "1")]
    [InlineData("2 kg", "2 kg", null, "mass", "2")]
    [InlineData("1000", "1000", null, "items", "1000")]
    [InlineData("2", "2", null, "items", "2")]
    [InlineData("1,000 pins", "1000 pins", null, "pins", "1000")]
    [InlineData("1000000 kg", "1000000 kg", null, "mass", "1000000")]
    // A space parts thousands.
    [InlineData("5 100 kg", "5100 kg", null, "mass", "5100")]
    [InlineData("hundred", "100", null, "items", "100")]
    [InlineData("thousands of items", "1000", null, "items", "1000")]
    [InlineData("10 dozen", "10 doz.", null, "items", "120")]
    [InlineData("kl", "1000 liter", null, "volume", "1000")]
    // The unit of a content.
    [InlineData("kg of total sugars", "kg of total sugars", null, "mass of total sugars", "1")]
    [InlineData("100 kg of fat", "100 kg of fat", null, "mass of fat", "100")]
    [InlineData("t of a b c d e fat", "t of a b c d e fat", null, "mass of a b c d e fat", "1000")]
    [InlineData("t, including weight of container", "t, including weight of container", null, "mass including weight of container", "1000")]
    // No unit.
    [InlineData("", null, null, null, null)]
    [InlineData(" ", null, null, null, null)]
    [InlineData(".", null, null, null, null)]
    [InlineData("furlong", null, null, null, null)]
    [InlineData("1", null, null, null, null)]
    [InlineData("0 kg", null, null, null, null)]
    [InlineData("01 kg", null, null, null, null)]
    [InlineData("1000001 kg", null, null, null, null)]
    [InlineData("1.000 pins", null, null, null, null)]
    [InlineData("2,000 pins", null, null, null, null)]
    [InlineData("1.5 kg", null, null, null, null)]
    [InlineData("5 furlongs", null, null, null, null)]
    [InlineData("5 /kg", null, null, null, null)]
    [InlineData("5 quintals", null, null, null, null)]
    [InlineData("kg of", null, null, null, null)]
    [InlineData("kg of steel", null, null, null, null)]
    [InlineData("kg of Fat2 fat", null, null, null, null)]
    [InlineData("furlong of fat", null, null, null, null)]
    [InlineData("t of a b c d e f fat", null, null, null, null)]
    public void Find_Spelling_IsTheUnit(string spelling, string? symbol, string? code, string? dimension, string? factor)
    {
        QuantityUnit? unit = QuantityUnit.Find(spelling);
        Assert.Equal(
            (symbol, code, dimension, factor),
            (unit?.Symbol, unit?.Code, unit?.Dimension, unit?.Factor.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(symbol, unit?.ToString());
    }

    [Theory]
    [InlineData("1.000 pins", DecimalMark.Comma, "1000 pins")]
    [InlineData("1.000 pins", DecimalMark.Point, null)]
    [InlineData("2,000 pins", DecimalMark.Point, "2000 pins")]
    [InlineData("2,000 pins", DecimalMark.Comma, null)]
    [InlineData("2000 pins", DecimalMark.Comma, "2000 pins")]
    public void Find_CountWithASeparator_FollowsTheDecimalMark(string spelling, DecimalMark mark, string? symbol)
        => Assert.Equal(symbol, QuantityUnits.Find(spelling, mark)?.Symbol);

    [Fact]
    public void Find_LongestSpelling_IsRead()
    {
        Assert.Equal("kg", QuantityUnit.Find("kg".PadRight(200))?.Symbol);
        Assert.Null(QuantityUnit.Find("kg".PadRight(201)));
        Assert.Throws<ArgumentNullException>(() => QuantityUnit.Find(null!));
    }
}
