using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>Draws the duties of tariff lines, of every kind.</summary>
internal static class DutyDraws
{
    private static readonly string[] Units
        = ["kg", "t", "100 kg", "liter", "hl", "each", "doz.", "1000", "pr.", "m2", "pf.liter", "kg of total sugars"];

    private static readonly string[] Parts = ["the battery", "the strap, band or bracelet", "lead content"];

    internal static Duty TariffDuty(this Draw draw) => draw.Below(8) switch
    {
        0 => Duty.Free,
        1 => draw.Choices() is var choices && draw.Chance(50) ? new GreaterOfDuty(choices) : new LesserOfDuty(choices),
        2 => draw.Bounded(),
        3 => draw.Seasonal(),
        4 => new TextDuty(draw.Either("", "see the notes to the chapter", "33 1/3%", "12,800 %", "9 % + EA", "20 EUR/smoot")),
        _ => draw.Plain(),
    };

    private static Duty Simple(this Draw draw)
    {
        string? part = draw.Maybe(10, () => draw.Of(Parts));
        return draw.Chance(50)
            ? new AdValoremDuty(new(draw.Number(0.5m, 60m, 2)), part)
            : new SpecificDuty(
                draw.Number(0.01m, 900m, 3), draw.Either(Currency.UsDollar, Currency.Euro, new("KRW"), new("INR")), draw.Of(Units), part);
    }

    private static Duty Plain(this Draw draw)
        => draw.Chance(75) ? draw.Simple() : new CompoundDuty([draw.Simple(), draw.Simple()]);

    private static ValueList<Duty> Choices(this Draw draw) => [draw.Plain(), draw.Plain()];

    private static MixedDuty Bounded(this Draw draw)
    {
        Duty? low = draw.Maybe(60, draw.Plain);
        return new(draw.Plain(), low, low is null || draw.Chance(50) ? draw.Plain() : null);
    }

    /// <summary>One or two seasons, the second of which may include the new year.</summary>
    private static SeasonalDuty Seasonal(this Draw draw)
    {
        int first = draw.Between(1, 5), second = draw.Between(7, 11);
        var spring = new DutySeason(new(first, 1), new(6, draw.Between(1, 30)), draw.Chance(20) ? Duty.Free : draw.Plain());
        return draw.Chance(40)
            ? new([spring])
            : new([spring, new(new(second, 1), draw.Chance(50) || first == 1 ? new(12, 31) : new(1, 31), draw.Bounded())]);
    }
}
