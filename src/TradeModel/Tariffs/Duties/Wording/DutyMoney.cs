using System.Collections.Frozen;

namespace TradeModel.Tariffs;

/// <summary>The signs and words of money in duties, before or behind the amount.</summary>
internal static class DutyMoney
{
    // No code: the currency of "$" that the options name.
    private static readonly FrozenDictionary<string, (string? Code, decimal Share)> Signs = new Dictionary<string, (string?, decimal)>
    {
        ["$"] = (null, 1m),
        ["dollar"] = (null, 1m),
        ["dollars"] = (null, 1m),
        ["¢"] = (null, 0.01m),
        ["c"] = (null, 0.01m),
        ["cent"] = (null, 0.01m),
        ["cents"] = (null, 0.01m),
        ["us$"] = ("USD", 1m),
        ["us $"] = ("USD", 1m),
        ["u.s.$"] = ("USD", 1m),
        ["us dollars"] = ("USD", 1m),
        ["us dollar"] = ("USD", 1m),
        ["us cents"] = ("USD", 0.01m),
        ["us¢"] = ("USD", 0.01m),
        ["c$"] = ("CAD", 1m),
        ["ca$"] = ("CAD", 1m),
        ["can$"] = ("CAD", 1m),
        ["cad$"] = ("CAD", 1m),
        ["a$"] = ("AUD", 1m),
        ["au$"] = ("AUD", 1m),
        ["nz$"] = ("NZD", 1m),
        ["hk$"] = ("HKD", 1m),
        ["s$"] = ("SGD", 1m),
        ["nt$"] = ("TWD", 1m),
        ["mx$"] = ("MXN", 1m),
        ["r$"] = ("BRL", 1m),
        ["j$"] = ("JMD", 1m),
        ["tt$"] = ("TTD", 1m),
        ["ec$"] = ("XCD", 1m),
        ["€"] = ("EUR", 1m),
        ["euro"] = ("EUR", 1m),
        ["euros"] = ("EUR", 1m),
        ["euro cent"] = ("EUR", 0.01m),
        ["euro cents"] = ("EUR", 0.01m),
        ["eurocent"] = ("EUR", 0.01m),
        ["eurocents"] = ("EUR", 0.01m),
        ["euc"] = ("EUR", 0.01m),
        ["£"] = ("GBP", 1m),
        ["pence"] = ("GBP", 0.01m),
        ["p"] = ("GBP", 0.01m),
        ["¥"] = ("JPY", 1m),
        ["￥"] = ("JPY", 1m),
        ["yen"] = ("JPY", 1m),
        ["cn¥"] = ("CNY", 1m),
        ["rmb"] = ("CNY", 1m),
        ["yuan"] = ("CNY", 1m),
        ["₹"] = ("INR", 1m),
        ["rs."] = ("INR", 1m),
        ["rs"] = ("INR", 1m),
        ["rupees"] = ("INR", 1m),
        ["rupee"] = ("INR", 1m),
        ["₩"] = ("KRW", 1m),
        ["won"] = ("KRW", 1m),
        ["₽"] = ("RUB", 1m),
        ["₺"] = ("TRY", 1m),
        ["฿"] = ("THB", 1m),
        ["baht"] = ("THB", 1m),
        ["₫"] = ("VND", 1m),
        ["₱"] = ("PHP", 1m),
        ["₪"] = ("ILS", 1m),
        ["₦"] = ("NGN", 1m),
        ["₴"] = ("UAH", 1m),
        ["rm"] = ("MYR", 1m),
        ["rp"] = ("IDR", 1m),
        ["rp."] = ("IDR", 1m),
        ["sfr."] = ("CHF", 1m),
        ["sfr"] = ("CHF", 1m),
        ["kč"] = ("CZK", 1m),
        ["zł"] = ("PLN", 1m),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly int Longest = Signs.Keys.Max(k => k.Length);

    /// <summary>The money at the start of a text: a sign, a word or the code of a currency; the text behind it if there is one.</summary>
    internal static bool TrySkip(ref ReadOnlySpan<char> text, DutyParseOptions options, out Currency currency, out decimal share)
    {
        foreach ((string sign, Currency meant) in options.Signs.OrderByDescending(s => s.Key.Length))
        {
            if (!text.StartsWith(sign, StringComparison.OrdinalIgnoreCase) || !Ends(text, sign.Length)) continue;
            (currency, share) = (meant, 1m);
            text = text[sign.Length..];
            return true;
        }
        for (int length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (!Ends(text, length)) continue;
            string word = text[..length].ToString();
            if (Currency.TryParse(word, out currency)) share = 1m;
            else if (!Signs.TryGetValue(word, out var sign)) continue;
            else (currency, share) = (sign.Code is null ? options.Dollar : new(sign.Code), sign.Share);
            text = text[length..];
            return true;
        }
        (currency, share) = (default, 0m);
        return false;
    }

    /// <summary>Whether what looks like a word of money ends there: no letter runs on.</summary>
    private static bool Ends(ReadOnlySpan<char> text, int length)
        => length == text.Length || !char.IsLetter(text[length - 1]) || !char.IsLetter(text[length]);
}
