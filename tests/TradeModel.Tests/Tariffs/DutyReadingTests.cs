using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Texts as schedules of many countries write them, each read as its author meant it or refused with a reason.</summary>
public sealed class DutyReadingTests
{
    [Theory]
    // Percent.
    [InlineData("10 per cent", "10%")]
    [InlineData("10 Per Cent.", "10%")]
    [InlineData("10 percent", "10%")]
    [InlineData("10 p.c.", "10%")]
    [InlineData("10 pct", "10%")]
    [InlineData("12.5 per cent ad valorem", "12.5%")]
    [InlineData("12.5% ad val.", "12.5%")]
    [InlineData("17.5 per centum", "17.5%")]
    [InlineData("60 %", "60%")]
    // Free.
    [InlineData("NIHIL", "Free")]
    [InlineData("Nil", "Free")]
    [InlineData("Exempt", "Free")]
    [InlineData("duty-free", "Free")]
    [InlineData("0.00 %", "Free")]
    [InlineData("0,0 %", "Free")]
    // Money by sign, word and code, before and behind.
    [InlineData("US$ 5/kg", "$5/kg")]
    [InlineData("US$0.40 per kg", "40 cents/kg")]
    [InlineData("€3.5/kg", "EUR 3.5/kg")]
    [InlineData("3.5 € / kg", "EUR 3.5/kg")]
    [InlineData("0.15 euro per 1 kg", "EUR 0.15/kg")]
    [InlineData("£3/kg", "GBP 3/kg")]
    [InlineData("¥300 per kg", "JPY 300/kg")]
    [InlineData("300 yen/kg", "JPY 300/kg")]
    [InlineData("Rs. 35 per kg", "INR 35/kg")]
    [InlineData("Rs.35/kg.", "INR 35/kg")]
    [InlineData("₹ 35/kg", "INR 35/kg")]
    [InlineData("R$ 2/kg", "BRL 2/kg")]
    [InlineData("C$2/kg", "CAD 2/kg")]
    [InlineData("NT$ 2/kg", "TWD 2/kg")]
    [InlineData("RM 5/kg", "MYR 5/kg")]
    [InlineData("5c/kg", "5 cents/kg")]
    [InlineData("5 ¢/kg", "5 cents/kg")]
    [InlineData("35 EUC/kg", "EUR 0.35/kg")]
    [InlineData("XDR 2/kg", "XDR 2/kg")]
    [InlineData("SDR 2/kg", "XDR 2/kg")]
    [InlineData("CHF 23.00 per 100 kg gross", "CHF 23/100 kg gross")]
    [InlineData("DEM 4/kg", "DEM 4/kg")]
    // Units.
    [InlineData("$345/MT", "$345/t")]
    [InlineData("$345 per metric ton", "$345/t")]
    [InlineData("176.8 EUR / 100 kg", "EUR 176.8/100 kg")]
    [InlineData("176.8 EUR/100kg", "EUR 176.8/100 kg")]
    [InlineData("0.400 EUR DTN", "EUR 0.4/100 kg")]
    [InlineData("0.400 EUR / DTN", "EUR 0.4/100 kg")]
    [InlineData("0.400 EUR DTN E", "EUR 0.4/100 kg net eda")]
    [InlineData("5.5 EUR HLT", "EUR 5.5/hl")]
    [InlineData("5.5 EUR/hectolitre", "EUR 5.5/hl")]
    [InlineData("0.9 EUR/% vol/hl + 6.4 EUR/hl", "EUR 0.9/liter pure alcohol + EUR 6.4/hl")]
    [InlineData("0.3 EUR p/st", "EUR 0.3 each")]
    [InlineData("0.3 EUR/piece", "EUR 0.3 each")]
    [InlineData("2 EUR/1000 items", "EUR 2/1000")]
    [InlineData("2 EUR/1,000 p/st", "EUR 2/1000")]
    [InlineData("$2/doz. prs.", "$2/doz. pr.")]
    [InlineData("$2/dozen", "$2/doz.")]
    [InlineData("3 EUR/m²", "EUR 3/m2")]
    [InlineData("3 EUR/sq. m", "EUR 3/m2")]
    [InlineData("3 EUR/CTM", "EUR 3/ct")]
    [InlineData("3 EUR/kg net eda", "EUR 3/kg net eda")]
    [InlineData("3 EUR/kg P2O5", "EUR 3/kg P2O5")]
    [InlineData("3 EUR/MWh", "EUR 3/MWh")]
    [InlineData("3 EUR/TJ", "EUR 3/TJ")]
    [InlineData("50 cents/bbl", "50 cents/bbl")]
    // Bounds.
    [InlineData("20 EUR/kg MAX 30 EUR/kg", "EUR 20/kg but not more than EUR 30/kg")]
    [InlineData("3.7% + 20 EUR/kg MAX 30 EUR/kg", "3.7% + EUR 20/kg but not more than EUR 30/kg")]
    [InlineData("20.2 EUR / 100 kg MAX 19.40% + 9.400 EUR / 100 kg", "EUR 20.2/100 kg but not more than 19.4% + EUR 9.4/100 kg")]
    [InlineData("12.000 % MIN 0.400 EUR DTN", "12% but not less than EUR 0.4/100 kg")]
    [InlineData("10.9 % MIN 22 EUR DTN MAX 56 EUR DTN", "10.9% but not less than EUR 22/100 kg or more than EUR 56/100 kg")]
    [InlineData("15 per cent, but not less than 0.15 euro per 1 kg", "15% but not less than EUR 0.15/kg")]
    [InlineData("15%, min. 0.15 EUR/kg", "15% but not less than EUR 0.15/kg")]
    [InlineData("10% subject to a maximum of $2 each", "10% but not more than $2 each")]
    [InlineData("10% with a minimum of $2/kg", "10% but not less than $2/kg")]
    // Choices.
    [InlineData("75% or $345/MT whichever is higher", "75% or $345/t, whichever is the greater")]
    [InlineData("100% or $460/MT whichever is the higher", "100% or $460/t, whichever is the greater")]
    [InlineData("20% or Rs.115 per kg., whichever is higher", "20% or INR 115/kg, whichever is the greater")]
    [InlineData("10% or 2 EUR/kg, whichever is the lesser", "10% or EUR 2/kg, whichever is the lesser")]
    [InlineData("10% or 2 EUR/kg whichever is lower", "10% or EUR 2/kg, whichever is the lesser")]
    [InlineData("10% or €2/kg, the higher", "10% or EUR 2/kg, whichever is the greater")]
    [InlineData("the greater of 10% and $2/kg", "10% or $2/kg, whichever is the greater")]
    [InlineData("The lower of 10% or $2/kg", "10% or $2/kg, whichever is the lesser")]
    // Seasons.
    [InlineData("5 EUR/kg from 1 January to 31 May", "EUR 5/kg from 1 January to 31 May")]
    [InlineData("10 % from 1 Nov. until 15 Feb.; Free from 16 Feb. until 31 Oct.",
        "Free from 16 February to 31 October; 10% from 1 November to 15 February")]
    [InlineData("10 % (from June 1st to August 31st) and 5 % from 1 September to 31 May",
        "10% from 1 June to 31 August; 5% from 1 September to 31 May")]
    // Sums.
    [InlineData("5% plus $1/kg", "5% + $1/kg")]
    [InlineData("12,8 % + 176,8 EUR/100 kg", "12.8% + EUR 176.8/100 kg")]
    // Footnotes.
    [InlineData("6.5% 2/", "6.5%")]
    [InlineData("6.5% 1/ 2/", "6.5%")]
    [InlineData("6.5%*", "6.5%")]
    [InlineData("6.5%¹", "6.5%")]
    [InlineData("4.4 cents/kg 3/", "4.4 cents/kg")]
    // Numbers.
    [InlineData("0,128 %", "0.128%")]
    [InlineData("7,5%", "7.5%")]
    [InlineData("12.800 %", "12.8%")]
    [InlineData("12,800 % + 5,5 EUR/l", "12.8% + EUR 5.5/liter")]
    [InlineData("1 000 % + 5,5 EUR/l", "1000% + EUR 5.5/liter")]
    [InlineData("1,200.5 %", "1200.5%")]
    [InlineData("1,234.5 EUR/t", "EUR 1234.5/t")]
    [InlineData("1.234,5 EUR/t", "EUR 1234.5/t")]
    [InlineData("1,234,567 EUR/t", "EUR 1234567/t")]
    [InlineData("1.234.567 EUR/t", "EUR 1234567/t")]
    [InlineData("1 234,5 EUR/t", "EUR 1234.5/t")]
    [InlineData("1'234.50 CHF/t", "CHF 1234.5/t")]
    [InlineData("Rs. 1,23,456 per t", "INR 123456/t")]
    [InlineData("1,864 won/kg", "1864 won/kg")]
    public void Parse_PlainText_IsTheDutyMeant(string text, string canonical)
    {
        Duty duty = Duty.Parse(text);
        Assert.Equal(canonical, duty.ToString());
        Assert.IsNotType<TextDuty>(duty);
        Assert.Equal(duty, Duty.Parse(canonical));
    }

    [Theory]
    [InlineData("12,800 %", NotComputable.AmbiguousNumber, "'12,800'")]
    [InlineData("12,800 % + 176,800 EUR/100 kg", NotComputable.AmbiguousNumber, "'12,800'")]
    [InlineData("1,125 EUR/l", NotComputable.AmbiguousNumber, "'1,125'")]
    [InlineData("$1,125/t", NotComputable.AmbiguousNumber, "'1,125'")]
    [InlineData("5,5% + 3.5 EUR/kg", NotComputable.AmbiguousNumber, "'3.5' and '5,5'")]
    [InlineData("1.234,5 EUR/t + 3.456%", NotComputable.AmbiguousNumber, "'3.456' percent")]
    [InlineData("12,800 % + 5.5 EUR/l", NotComputable.AmbiguousNumber, "'12,800' percent")]
    [InlineData("5,5% + 1,625 won/kg", NotComputable.AmbiguousNumber, "'1,625' and '5,5'")]
    [InlineData("5 EUR/kg in quota and 20 EUR/kg out of quota", NotComputable.Quota, "quota")]
    [InlineData("10% within the quota", NotComputable.Quota, "quota")]
    [InlineData("9 % + EA", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("9 % + EA MAX 24.2 % + AD S/Z", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("8.3 % + EAR", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("8.3 % + AC", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("8.3 % + (ACR)", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("8.3 % + AD F/M", NotComputable.AgriculturalComponent, "recipe")]
    [InlineData("Entry price 45 EUR DTN", NotComputable.EntryPrice, "entry price")]
    [InlineData("20 EUR/smoot", NotComputable.UnknownUnit, "'smoot'")]
    [InlineData("5 EUR/kg from January to May", NotComputable.UnknownUnit, "'kg from January to May'")]
    [InlineData("5 EUR/kg from 01/02 to 03/04", NotComputable.UnknownUnit, "'kg from 01/02 to 03/04'")]
    [InlineData("2 EUR/1.000 p/st", NotComputable.UnknownUnit, "'1.000 p/st'")]
    [InlineData("2 EUR/1.5 kg", NotComputable.UnknownUnit, "'1.5 kg'")]
    [InlineData("20 QQQ/kg", NotComputable.UnknownCurrency, "'QQQ'")]
    [InlineData("kr 20/kg", NotComputable.UnknownCurrency, "'kr'")]
    [InlineData("20 ECU/kg", NotComputable.UnknownCurrency, "'ECU'")]
    [InlineData("35/kg", NotComputable.NoCurrency, "BareCurrency")]
    [InlineData("33 1/3%", NotComputable.NotExact, "exact")]
    [InlineData("10", NotComputable.Unrecognised, "pattern")]
    [InlineData("10%%", NotComputable.Unrecognised, "pattern")]
    [InlineData("10 ‰", NotComputable.Unrecognised, "pattern")]
    [InlineData("10 % or 5 EUR/kg", NotComputable.Unrecognised, "pattern")]
    [InlineData("MAX 19.4 %", NotComputable.Unrecognised, "pattern")]
    [InlineData("EUR 5 100 kg", NotComputable.Unrecognised, "pattern")]
    [InlineData("5 EUR 1000", NotComputable.Unrecognised, "pattern")]
    [InlineData("10 % - 2 EUR/kg", NotComputable.Unrecognised, "pattern")]
    [InlineData("10 5%", NotComputable.Unrecognised, "pattern")]
    [InlineData("1,23,45 EUR/kg", NotComputable.Unrecognised, "pattern")]
    [InlineData("5% from 1 May to 31 May; 6% from 31 May to 1 June", NotComputable.Unrecognised, "two seasons")]
    public void Parse_TextWithoutOnePlainMeaning_IsRefusedWithTheReason(string text, NotComputable reason, string explanation)
    {
        var duty = Assert.IsType<TextDuty>(Duty.Parse(text));
        Assert.Equal((reason, text), (duty.Reason, duty.Text));
        Assert.Contains(explanation.Split(" and ")[0], duty.Explanation, StringComparison.Ordinal);
        Assert.Equal(duty, new TextDuty(text));
    }

    [Theory]
    [InlineData("12,800 %", DecimalMark.Comma, "12.8%")]
    [InlineData("12,800 %", DecimalMark.Point, "12800%")]
    [InlineData("12.800 %", DecimalMark.Comma, "12800%")]
    [InlineData("1.125 EUR/t", DecimalMark.Comma, "EUR 1125/t")]
    [InlineData("2 EUR/1.000 p/st", DecimalMark.Comma, "EUR 2/1000")]
    [InlineData("1,125 EUR/l", DecimalMark.Comma, "EUR 1.125/liter")]
    public void Parse_WithADecimalMark_ReadsByIt(string text, DecimalMark mark, string canonical)
        => Assert.Equal(canonical, Duty.Parse(text, new() { DecimalMark = mark }).ToString());

    [Theory]
    [InlineData("7,5%", DecimalMark.Point)]
    [InlineData("7.5%", DecimalMark.Comma)]
    [InlineData("1,234.5 EUR/t", DecimalMark.Comma)]
    public void Parse_ADutyWithTheOtherDecimalMark_IsRefused(string text, DecimalMark mark)
    {
        string message = Assert.Throws<FormatException>(() => Duty.Parse(text, new() { DecimalMark = mark })).Message;
        Assert.Contains($"decimal {(mark == DecimalMark.Point ? "point" : "comma")}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WordsWithTheOtherDecimalMark_StayText()
        => Assert.IsType<TextDuty>(Duty.Parse("See note 1.5", new() { DecimalMark = DecimalMark.Comma }));

    [Theory]
    [InlineData("$5/kg", "CAD 5/kg")]
    [InlineData("5c/kg", "CAD 0.05/kg")]
    [InlineData("7 cents/kg + 5%", "CAD 0.07/kg + 5%")]
    [InlineData("US$ 5/kg", "$5/kg")]
    [InlineData("35/kg", "NOK 35/kg")]
    [InlineData("kr 35/kg", "NOK 35/kg")]
    [InlineData("35 kr per kg", "NOK 35/kg")]
    [InlineData("Rs. 35/kg", "PKR 35/kg")]
    public void Parse_WithMoneyOptions_ReadsMoneyByThem(string text, string canonical)
    {
        var options = new DutyParseOptions
        {
            Dollar = new("CAD"),
            BareCurrency = new("NOK"),
            Signs = [new("kr", new("NOK")), new("Rs.", new("PKR"))],
        };
        Assert.Equal(canonical, Duty.Parse(text, options).ToString());
    }

    [Theory]
    [InlineData("6.5% 2/", "2/")]
    [InlineData("6.5% 1/, 12/", "1/ 12/")]
    [InlineData("$1.32/pf. liter 1/", "1/")]
    [InlineData("10%**", "**")]
    [InlineData("3 EUR/m²", "")]
    [InlineData("33 1/3%", "")]
    public void Read_FootnotesBehindAFormula_AreKeptApart(string text, string notes)
        => Assert.Equal(notes, string.Join(" ", Duty.Read(text).Footnotes));

    [Fact]
    public void DutyParseOptions_BadValues_AreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new DutyParseOptions { Dollar = default });
        Assert.ThrowsAny<ArgumentException>(() => new DutyParseOptions { BareCurrency = default(Currency) });
        Assert.ThrowsAny<ArgumentException>(() => new DutyParseOptions { DecimalMark = (DecimalMark)7 });
        Assert.ThrowsAny<ArgumentException>(() => new DutyParseOptions { Signs = [new("5kr", new("NOK"))] });
        Assert.ThrowsAny<ArgumentException>(() => new DutyParseOptions { Signs = [new("%", new("NOK"))] });
    }

    /// <summary>Numbers in seven habits of writing: with the habit's mark the number that is meant, without it that or none.</summary>
    [Property(MaxTest = 2000)]
    public Property Parse_NumbersOfManyLocales_AreTheNumbersMeantOrRefused()
        => Prop.ForAll(LocalTexts.ToArbitrary(), written =>
        {
            (string text, Duty meant, DecimalMark mark, bool hasLonePoint) = written;
            Duty told = Duty.Parse(text, new() { DecimalMark = mark });
            Duty guessed = Duty.Parse(text);
            // A lone point is the decimal point by default: docs/tariffs.md.
            bool isSafe = guessed is TextDuty || guessed.Equals(meant) || hasLonePoint;
            return (told.Equals(meant) && isSafe).Label($"'{text}' means {meant}, is read as {told} with the mark, as {guessed} without");
        });

    [Property(Arbitrary = [typeof(TradeModel.Testing.TradeModelArbitraries)], MaxTest = 500)]
    public Property Parse_PrintedDutyOfTheTestingPackage_IsTheDuty(Duty duty)
        => Duty.Parse(duty.ToString()!).Equals(duty).Label($"{duty} is read as {Duty.Parse(duty.ToString()!)}");

    private static Gen<(string Text, Duty Meant, DecimalMark Mark, bool HasLonePoint)> LocalTexts
        => from whole in Gen.OneOf(Gen.Choose(0, 999), Gen.Choose(1000, 999_999))
           from places in Gen.Choose(0, 4)
           from fraction in Gen.Choose(0, 9999)
           from habit in Gen.Choose(0, 6)
           from money in Gen.Elements(("", "", 1m), ("EUR ", "EUR", 1m), ("€", "EUR", 1m), ("$", "USD", 1m), ("Rs. ", "INR", 1m),
               ("£", "GBP", 1m))
           from unit in Gen.Elements(("kg", "kg"), ("100 kg", "100 kg"), ("DTN", "100 kg"), ("MT", "t"), ("l", "liter"),
               ("1000 p/st", "1000"))
           from second in Gen.Elements("", " + 5%", " MAX 30 EUR/kg")
           select Write(whole, places, fraction, habit, money, unit, second);

    private static (string Text, Duty Meant, DecimalMark Mark, bool HasLonePoint) Write(int whole, int places, int fraction, int habit,
        (string Sign, string Code, decimal Share) money, (string Text, string Symbol) unit, string second)
    {
        // Anglo-American, plain point, German, plain comma, French, Swiss, Indian.
        (string group, DecimalMark mark) = habit switch
        {
            0 => (",", DecimalMark.Point),
            1 => ("", DecimalMark.Point),
            2 => (".", DecimalMark.Comma),
            3 => ("", DecimalMark.Comma),
            4 => ("\u00a0", DecimalMark.Comma),
            5 => ("'", DecimalMark.Point),
            _ => (",", DecimalMark.Point),
        };
        string digits = whole.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string text = "";
        for (int i = 0; i < digits.Length; i++)
        {
            int left = digits.Length - i;
            bool isGroup = i > 0 && (habit == 6 ? left == 3 || (left > 3 && left % 2 == 1) : left % 3 == 0);
            text += (isGroup ? group : "") + digits[i];
        }
        string decimals = fraction.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)[..places];
        if (places > 0) text += (mark == DecimalMark.Point ? "." : ",") + decimals;
        decimal number = whole + (places == 0 ? 0m : decimal.Parse($"0.{decimals}", System.Globalization.CultureInfo.InvariantCulture));
        bool hasLonePoint = group == "." && places == 0 && text.Count(c => c == '.') == 1;

        Duty one = money.Code.Length == 0
            ? Duty.AdValorem(new(number))
            : Duty.Specific(number * money.Share, new(money.Code), unit.Symbol);
        string first = money.Code.Length == 0 ? $"{text} %" : $"{money.Sign}{text}/{unit.Text}";
        if (second.Length == 0 || one is FreeDuty) return (first, one, mark, hasLonePoint);
        Duty meant = second == " + 5%"
            ? new CompoundDuty([one, new AdValoremDuty(new(5m))])
            : new MixedDuty(one, null, new SpecificDuty(30m, Currency.Euro, "kg"));
        return (first + second, meant, mark, hasLonePoint);
    }
}
