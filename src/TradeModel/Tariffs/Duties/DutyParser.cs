using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Tariffs;

/// <summary>Reads the formulas that <see cref="Duty"/> prints, and the ways schedules vary them.</summary>
internal static class DutyParser
{
    private const string Greater = ", whichever is the greater";
    private const string AtLeast = " but not less than ";
    private const string NotMoreThan = " but not more than ";
    private const string OrMoreThan = " or more than ";

    // Longer texts are not parsed as formulas.
    private const int Longest = 1000;

    /// <summary>The formula the text states; null if it states none. The text is trimmed.</summary>
    internal static Duty? TryFormula(string text)
    {
        if (text.Length is 0 or > Longest) return null;
        if (text.Equals("Free", StringComparison.OrdinalIgnoreCase)) return Duty.Free;
        if (TryPercent(text, out Duty? percent)) return percent;
        return TryMixed(DutyText.Tidy(text));
    }

    private static Duty? TryMixed(string text)
    {
        if (GreaterEnd(text) is { } end) return TryGreater(text[..end]);
        int at = text.IndexOf(AtLeast, StringComparison.Ordinal);
        if (at >= 0)
        {
            if (TrySum(text[..at]) is not { } main) return null;
            string bounds = text[(at + AtLeast.Length)..];
            int or = bounds.IndexOf(OrMoreThan, StringComparison.Ordinal);
            string? high = or >= 0 ? bounds[(or + OrMoreThan.Length)..] : null;
            return TrySum(or >= 0 ? bounds[..or] : bounds) is { } low ? Mixed(main, low, high, bounded: or >= 0) : null;
        }
        at = text.IndexOf(NotMoreThan, StringComparison.Ordinal);
        if (at >= 0) return TrySum(text[..at]) is { } main ? Mixed(main, null, text[(at + NotMoreThan.Length)..], bounded: true) : null;
        return TrySum(text);
    }

    private static MixedDuty? Mixed(Duty main, Duty? low, string? highText, bool bounded)
    {
        Duty? high = highText is null ? null : TrySum(highText);
        if (bounded && high is null) return null;
        return main is FreeDuty || low is FreeDuty || high is FreeDuty ? null : new MixedDuty(main, low, high);
    }

    private static int? GreaterEnd(string text)
    {
        foreach (string ending in (ReadOnlySpan<string>)[Greater, ", whichever is greater", ", whichever is the higher",
            ", whichever is higher", " whichever is the greater", " whichever is greater"])
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return text.Length - ending.Length;
        return null;
    }

    private static GreaterOfDuty? TryGreater(string text)
    {
        var choices = new List<Duty>();
        string pending = "";
        foreach (string piece in text.Split(" or "))
        {
            bool begins = piece.Length > 0
                && (char.IsAsciiDigit(piece[0]) || piece[0] is '$' or '.'
                || (piece.Length > 3 && Currency.TryParse(piece[..3], out _)));
            if (begins && pending.Length > 0)
            {
                if (TrySum(pending) is not { } done) return null;
                choices.Add(done);
                pending = piece;
            }
            else
            {
                pending = pending.Length == 0 ? piece : $"{pending} or {piece}";
            }
        }
        if (TrySum(pending) is not { } last) return null;
        choices.Add(last);
        return choices.Count < 2 || choices.Exists(c => c is FreeDuty) ? null : new(choices.ToValueList());
    }

    private static Duty? TrySum(string text)
    {
        if (!text.Contains('+', StringComparison.Ordinal)) return TryOne(text);
        var parts = new List<Duty>();
        foreach (string piece in text.Split('+'))
        {
            if (TryOne(piece) is not { } part) return null;
            // A part of 0 adds nothing to the sum.
            if (part is not FreeDuty) parts.Add(part);
        }
        return parts.Count switch
        {
            0 => Duty.Free,
            1 => parts[0],
            _ => new CompoundDuty(parts.ToValueList()),
        };
    }

    private static Duty? TryOne(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        return TryPercent(rest, out Duty? percent) ? percent : TrySpecific(rest);
    }

    private static bool TryPercent(ReadOnlySpan<char> text, [NotNullWhen(true)] out Duty? duty)
    {
        duty = null;
        if (!TryNumber(ref text, out decimal rate) || rate > Duty.HighestRate) return false;
        text = text.TrimStart();
        if (text.StartsWith("%")) text = text[1..];
        else if (text.StartsWith("percent", StringComparison.OrdinalIgnoreCase)) text = text[7..];
        else return false;
        if (text.IsEmpty)
        {
            duty = Duty.AdValorem(new(rate));
            return true;
        }
        if (rate == 0m || TryOn(text) is not { } on) return false;
        duty = new AdValoremDuty(new(rate), on);
        return true;
    }

    private static Duty? TrySpecific(ReadOnlySpan<char> text)
    {
        if (!TryMoney(ref text, out decimal amount, out Currency currency) || amount > SpecificDuty.HighestAmount) return null;
        text = text.TrimStart();
        string unit;
        if (text.StartsWith("each"))
        {
            text = text[4..];
            unit = "each";
        }
        else if (text.StartsWith("/"))
        {
            text = text[1..].TrimStart();
            int on = text.IndexOf(" on ");
            unit = (on < 0 ? text : text[..on]).TrimEnd().ToString();
            text = on < 0 ? [] : text[on..];
            if (!DutyText.IsUnit(unit)) return null;
        }
        else
        {
            return null;
        }
        string? part = null;
        if (!text.IsEmpty && (part = TryOn(text)) is null) return null;
        return amount == 0m ? Duty.Free : new SpecificDuty(amount, currency, unit, part);
    }

    private static string? TryOn(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(" on ")) return null;
        string part = text[4..].Trim().ToString();
        return DutyText.IsPart(part) ? part : null;
    }

    private static bool TryMoney(ref ReadOnlySpan<char> text, out decimal amount, out Currency currency)
    {
        currency = default;
        amount = 0;
        if (text.StartsWith("$"))
        {
            text = text[1..].TrimStart();
            currency = Currency.UsDollar;
            return TryNumber(ref text, out amount);
        }
        if (text.Length > 4 && text[3] == ' ' && Currency.TryParse(text[..3].ToString(), out currency))
        {
            text = text[4..];
            return TryNumber(ref text, out amount);
        }
        if (!TryNumber(ref text, out amount)) return false;
        text = text.TrimStart();
        foreach ((string word, string code, decimal share) in (ReadOnlySpan<(string, string, decimal)>)[("cents", "USD", 0.01m),
            ("cent", "USD", 0.01m), ("¢", "USD", 0.01m), ("won", "KRW", 1m)])
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[word.Length..];
            currency = new(code);
            // Dividing by a hundred must not drop a digit.
            decimal whole = amount * share;
            bool exact = whole / share == amount;
            amount = whole;
            return exact;
        }
        if (text.Length < 3 || !Currency.TryParse(text[..3].ToString(), out currency)) return false;
        text = text[3..];
        return true;
    }

    /// <summary>Reads a number that <see cref="decimal"/> holds exactly: digits, thousands parted by commas, a decimal point.</summary>
    private static bool TryNumber(ref ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        int end = 0;
        bool point = false;
        bool comma = false;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            if (char.IsAsciiDigit(c)) continue;
            if (c == '.' && !point && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])) point = true;
            else if (c == ',' && !point && IsThousands(text, end)) comma = true;
            else break;
        }
        if (end == 0) return false;
        ReadOnlySpan<char> digits = comma ? text[..end].ToString().Replace(",", "", StringComparison.Ordinal) : text[..end];
        if (ExactDecimal.Read(digits, out value, allowsExponent: false) != ExactDecimal.Reading.Exact) return false;
        text = text[end..];
        return true;
    }

    private static bool IsThousands(ReadOnlySpan<char> text, int comma)
        => comma is > 0 && comma + 3 < text.Length
        && char.IsAsciiDigit(text[comma + 1]) && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3])
        && (comma + 4 == text.Length || !char.IsAsciiDigit(text[comma + 4]));
}
