using TradeModel.Goods;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>Draws the small values: identifiers, texts, days, numbers, codes.</summary>
internal static class RootDraws
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly string[] Words =
    [
        "dairy", "steel", "licence", "quota", "visa", "origin", "a \"quoted\" word", "back\\slash", "naïve", "印度", "İstanbul", "ρύζι",
        "👩‍🌾", "tab inside", "line break", "1.5", "50 %", "<b>", "null", "A & B", "two  spaces", "ﬁ", "\u00AD", "e\u0301",
    ];

    internal static string Identifier(this Draw draw)
    {
        int length = draw.Chance(5) ? 64 : draw.Between(1, 12);
        Span<char> text = stackalloc char[length];
        string later = Letters + "-_./";
        text[0] = Letters[draw.Below(Letters.Length)];
        for (int i = 1; i < length; i++) text[i] = later[draw.Below(later.Length)];
        return new(text);
    }

    internal static string Text(this Draw draw)
    {
        string text = string.Join(' ', Enumerable.Range(0, draw.Between(1, 4)).Select(_ => draw.Of(Words))).Trim();
        return text.Length > 0 ? text : "said";
    }

    /// <summary>A text that may have several lines, tabs among them.</summary>
    internal static string Lines(this Draw draw)
        => draw.Text()
            .Replace("tab inside", "tab\tinside", StringComparison.Ordinal)
            .Replace("line break", "line\nbreak", StringComparison.Ordinal)
            .Replace("\u00AD", "a\u2028b", StringComparison.Ordinal);

    internal static LocalDate Day(this Draw draw) => draw.Below(20) switch
    {
        0 => new(1, 1, 2),
        1 => new(9999, 12, 31),
        2 => new(2024, 2, 29),
        _ => new LocalDate(2020, 1, 1).PlusDays(draw.Below(3653)),
    };

    /// <summary>
    /// A number with up to <paramref name="decimals"/> decimals from <paramref name="least"/> to <paramref name="most"/>, both included.
    /// </summary>
    internal static decimal Number(this Draw draw, decimal least, decimal most, int decimals = 4)
    {
        if (draw.Chance(6)) return least;
        if (draw.Chance(6)) return most;
        decimal share = draw.Below(1_000_001) / 1_000_000m;
        decimal value = decimal.Round(least + ((most - least) * share), draw.Between(0, decimals));
        return Math.Clamp(value, least, most);
    }

    internal static decimal Measure(this Draw draw) => draw.Below(12) switch
    {
        0 => 0m,
        1 => 1_000_000_000_000_000_000m,
        2 => 0.0000000000000000000000000001m,
        3 => draw.Number(0, 1_000_000_000),
        _ => draw.Number(0, 100, 3),
    };

    internal static Percentage Percent(this Draw draw, decimal least = 0m, decimal most = 200m) => new(draw.Number(least, most, 3));

    internal static Provenance Provenance(this Draw draw)
    {
        EvidenceBasis basis = draw.Named<EvidenceBasis>();
        string? source = basis == EvidenceBasis.Reported || draw.Chance(50) ? draw.Text() : null;
        return new(basis, source, draw.MaybeValue(40, draw.Named<Confidence>));
    }

    internal static Provenance? MaybeProvenance(this Draw draw) => draw.Maybe(40, draw.Provenance);

    internal static HsCode HsCode(this Draw draw)
    {
        int length = draw.Either(2, 4, 5, 6, 8, 10);
        Span<char> digits = stackalloc char[length];
        int chapter = draw.Between(1, 99);
        digits[0] = (char)('0' + (chapter / 10));
        digits[1] = (char)('0' + (chapter % 10));
        for (int i = 2; i < length; i++) digits[i] = (char)('0' + draw.Below(10));
        return new(digits.ToString());
    }

    internal static ValueSet<HsCode> HsCodes(this Draw draw, int least, int most)
        => Enumerable.Range(0, draw.Between(least, most)).Select(_ => draw.HsCode()).Distinct().ToValueSet();

    internal static NtmCode NtmCode(this Draw draw) => draw.Of(MastTree.All).Code;

    internal static ServicesSector Sector(this Draw draw) => draw.Of(ServicesSectors.All).Sector;

    internal static CommitmentCell Cell(this Draw draw) => new(draw.Sector(), draw.Named<ModeOfSupply>(), draw.Named<Obligation>());

    internal static ValueSet<T> Members<T>(this Draw draw, IReadOnlyList<T> items, int least, int most)
        where T : notnull => draw.Some(items, least, most).ToValueSet();
}
