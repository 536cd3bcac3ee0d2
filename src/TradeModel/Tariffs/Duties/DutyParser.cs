using System.Buffers;
using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>Reads the formulas that <see cref="Duty"/> prints, and the ways schedules vary them.</summary>
internal sealed class DutyParser
{
    // Longer texts are not parsed as formulas.
    private const int Longest = 1000;

    private static readonly string[] FreeWords = ["Free", "Nil", "NIHIL", "Exempt", "Exempted", "Duty free", "Duty-free"];

    // Longer words come before those they begin with.
    private static readonly string[] PercentWords =
        ["%", "percentum", "percent", "per centum", "per cent.", "per cent", "p.c.", "p.c", "pct.", "pct", "pc"];

    private static readonly string[] AdValoremWords = ["ad valorem", "ad val.", "ad val", "a.v."];

    private readonly DutyParseOptions _options;
    private readonly DecimalMark _mark;
    private DutyFault? _fault;

    private DutyParser(DutyParseOptions options, DecimalMark mark)
    {
        _options = options;
        _mark = mark;
    }

    /// <summary>Reads a text without white space at its ends.</summary>
    /// <exception cref="FormatException">The text states a duty, but with another decimal mark than the options.</exception>
    internal static DutyReading Read(string text, DutyParseOptions options)
    {
        if (TryFormula(text, options, out DutyFault? fault, out ValueList<string> notes) is { } formula) return new(text, formula, notes);
        if (options != DutyParseOptions.Default)
        {
            DutyFault? theirs = fault;
            if (TryFormula(text, DutyParseOptions.Default, out fault, out _) is not null)
                throw new FormatException(
                    $"'{DutyText.Short(text)}' is a duty, but not with the options '{options}': {theirs?.Explanation}");
        }
        return new(text, new TextDuty(text, fault), ValueList<string>.Empty);
    }

    /// <summary>The formula the text states; null if it states none. The text is trimmed.</summary>
    internal static Duty? TryFormula(string text, out DutyFault? fault) => TryFormula(text, DutyParseOptions.Default, out fault, out _);

    private static Duty? TryFormula(string text, DutyParseOptions options, out DutyFault? fault, out ValueList<string> notes)
    {
        fault = null;
        notes = ValueList<string>.Empty;
        if (text.Length is 0 or > Longest) return null;
        if (text == "Free") return Duty.Free;
        if (options.DecimalMark is not DecimalMark.Comma && TryShortPercent(text) is { } percent) return percent;
        string tidy = DutyText.Tidy(DutyNotes.Strip(text, out notes));
        if (tidy.Length == 0 || !DutyMarks.TryDecide(tidy, options.DecimalMark, out DecimalMark mark, out fault)) return null;
        var parser = new DutyParser(options, mark);
        Duty? duty = parser.TrySeasonal(tidy) ?? parser.TryWhole(tidy);
        fault = duty is null ? parser._fault : null;
        return duty;
    }

    private static readonly SearchValues<char> RateCharacters = SearchValues.Create("0123456789.");

    /// <summary>Most duties of most schedules: digits, perhaps a point and more digits, and a percent sign.</summary>
    private static Duty? TryShortPercent(ReadOnlySpan<char> text)
    {
        if (text[^1] != '%') return null;
        text = text[..^1].TrimEnd();
        if (text.IndexOfAnyExcept(RateCharacters) >= 0 || NumberText.MarksOfNumber(text) == NumberMarks.Comma) return null;
        return NumberText.TryRead(text, DecimalMark.Point, out decimal rate) && rate <= Duty.HighestRate ? Duty.AdValorem(new(rate)) : null;
    }

    private SeasonalDuty? TrySeasonal(string text)
    {
        if (!text.Contains("from ", StringComparison.OrdinalIgnoreCase)) return null;
        var seasons = new List<DutySeason>();
        ReadOnlySpan<char> rest = text.Replace("(from ", "from ", StringComparison.OrdinalIgnoreCase);
        while (true)
        {
            int from = rest.IndexOf(" from ", StringComparison.OrdinalIgnoreCase);
            if (from < 0) return null;
            ReadOnlySpan<char> words = rest[..from].TrimEnd(" ,(");
            rest = rest[(from + 6)..];
            if (!DutyDates.TrySeason(ref rest, out AnnualDate first, out AnnualDate last)) return null;
            if (TryWhole(words.ToString()) is not { } duty) return null;
            seasons.Add(new(first, last, duty));
            rest = rest.TrimStart(" )");
            if (rest.IsEmpty) break;
            if (rest[0] is ';' or ',') rest = rest[1..].TrimStart();
            else if (!rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) return null;
            if (rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) rest = rest[4..];
        }
        try
        {
            return new SeasonalDuty(seasons.ToValueList());
        }
        catch (ArgumentException)
        {
            _fault ??= new(NotComputable.Unrecognised, "a day lies in two seasons");
            return null;
        }
    }

    private Duty? TryWhole(string text)
    {
        text = text.Trim();
        if (Array.Exists(FreeWords, w => text.Equals(w, StringComparison.OrdinalIgnoreCase))) return Duty.Free;
        return TryChoice(text, out Duty? choice) ? choice : TryBounded(text);
    }

    /// <summary>"A or B, whichever is the greater", "the lower of A and B"; true if the text is of that form.</summary>
    private bool TryChoice(string text, out Duty? duty)
    {
        duty = null;
        if (DutyChoices.Find(text) is not { } found) return false;
        duty = TryChoices(found.Choices, found.IsGreater, found.Between);
        return true;
    }

    private Duty? TryChoices(string text, bool isGreater, string between)
    {
        var choices = new List<Duty>();
        string pending = "";
        foreach (string piece in text.Split(between))
        {
            if (pending.Length > 0 && BeginsDuty(piece))
            {
                if (TrySum(pending) is not { } done) return null;
                choices.Add(done);
                pending = piece;
            }
            else
            {
                pending = pending.Length == 0 ? piece : $"{pending}{between}{piece}";
            }
        }
        if (TrySum(pending) is not { } last) return null;
        choices.Add(last);
        // "The greater of free and X" would be X. A schedule that writes this means something else, so it stays text.
        if (choices.Count < 2 || choices.Exists(c => c is FreeDuty)) return null;
        ValueList<Duty> all = choices.ToValueList();
        return isGreater ? new GreaterOfDuty(all) : new LesserOfDuty(all);
    }

    private bool BeginsDuty(ReadOnlySpan<char> piece)
    {
        piece = piece.TrimStart();
        if (DutyMoney.TrySkip(ref piece, _options, out _, out _)) piece = piece.TrimStart();
        return piece is [>= '0' and <= '9', ..] or ['.' or ',', >= '0' and <= '9', ..];
    }

    private Duty? TryBounded(string text)
    {
        if (DutyBounds.Find(text) is not { } first) return TrySum(text);
        if (text[first.Start..first.End].Equals(" or more than ", StringComparison.OrdinalIgnoreCase)) return null;
        if (TrySum(text[..first.Start].TrimEnd(' ', ',')) is not { } main) return null;
        Duty? low = null, high = null;
        (int Start, int End, bool IsLower)? bound = first;
        while (bound is { } one)
        {
            text = text[one.End..];
            bound = DutyBounds.Find(text);
            if (TrySum(bound is { } next ? text[..next.Start].TrimEnd(' ', ',') : text) is not { } limit) return null;
            if ((one.IsLower ? low : high) is not null || limit is FreeDuty) return null;
            if (one.IsLower) low = limit;
            else high = limit;
        }
        return main is FreeDuty ? null : new MixedDuty(main, low, high);
    }

    private Duty? TrySum(string text)
    {
        text = text.Replace(" plus ", " + ", StringComparison.OrdinalIgnoreCase);
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

    private Duty? TryOne(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        return TryPercent(rest) ?? TrySpecific(rest);
    }

    private Duty? TryPercent(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> number = text[..NumberText.LengthAtStart(text)];
        if (!TryNumber(ref text, out decimal rate) || rate > Duty.HighestRate) return null;
        text = text.TrimStart();
        if (!TrySkip(ref text, PercentWords)) return null;
        // Another number of the text must not make thousands of percent out of "3.500 %".
        if (rate >= 1000m && _options.DecimalMark is null && NumberText.IsEither(number))
        {
            _fault ??= new(NotComputable.AmbiguousNumber, $"'{number}' percent has a decimal mark or one of thousands: set DecimalMark");
            return null;
        }
        ReadOnlySpan<char> behind = text.TrimStart();
        if (TrySkip(ref behind, AdValoremWords)) text = behind;
        if (text.IsEmpty) return Duty.AdValorem(new(rate));
        return rate == 0m || TryOn(text) is not { } on ? null : new AdValoremDuty(new(rate), on);
    }

    private Duty? TrySpecific(ReadOnlySpan<char> text)
    {
        if (!TryMoney(ref text, out decimal amount, out Currency? currency, out bool isCodeBehind)) return null;
        text = text.TrimStart();
        string unit;
        bool hasSlash = text is ['/', ..] || text.StartsWith("per ", StringComparison.OrdinalIgnoreCase);
        if (text.StartsWith("each", StringComparison.OrdinalIgnoreCase) && (text.Length == 4 || text[4] == ' '))
        {
            unit = "each";
            text = text[4..];
        }
        else
        {
            if (hasSlash) text = text[(text[0] == '/' ? 1 : 4)..];
            else if (!isCodeBehind) return null;
            int on = text.IndexOf(" on ");
            unit = (on < 0 ? text : text[..on]).Trim().ToString();
            text = on < 0 ? [] : text[on..];
            if (!hasSlash && !IsPlainUnit(unit)) return null;
        }
        if (QuantityUnits.Find(unit, _mark) is not { } known)
        {
            if (hasSlash)
                _fault ??= new(NotComputable.UnknownUnit, $"'{DutyText.Short(unit)}' is not a known unit of quantity");
            return null;
        }
        if (currency is not { } money)
        {
            _fault ??= new(NotComputable.NoCurrency, "an amount names no currency: set BareCurrency");
            return null;
        }
        string? part = null;
        if (!text.IsEmpty && (part = TryOn(text)) is null) return null;
        if (amount > SpecificDuty.HighestAmount) return null;
        return amount == 0m ? Duty.Free : new SpecificDuty(amount, money, known.Symbol, part);
    }

    /// <summary>Whether a unit needs no slash before it: a code ("EUR DTN") or a count and a unit ("EUR 100 kg").</summary>
    private static bool IsPlainUnit(string unit)
        => unit.Length > 0 && char.IsAsciiDigit(unit[0]) ? unit.Any(char.IsAsciiLetter) : unit is "p/st" || (unit.Length >= 3
            && unit.All(c => char.IsAsciiLetterUpper(c) || c == ' '));

    private static string? TryOn(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(" on ")) return null;
        string part = text[4..].Trim().ToString();
        return DutyText.IsPart(part) ? part : null;
    }

    /// <summary>An amount of money; without a currency if it names none and the options neither.</summary>
    private bool TryMoney(ref ReadOnlySpan<char> text, out decimal amount, out Currency? currency, out bool isCodeBehind)
    {
        isCodeBehind = false;
        ReadOnlySpan<char> rest = text;
        if (DutyMoney.TrySkip(ref rest, _options, out Currency before, out decimal share))
        {
            rest = rest.TrimStart();
            currency = before;
            if (!TryNumber(ref rest, out amount)) return false;
            text = rest;
            return TryShare(ref amount, share);
        }
        currency = null;
        if (!TryNumber(ref rest, out amount))
        {
            NameUnknownMoney(text);
            return false;
        }
        ReadOnlySpan<char> behind = rest.TrimStart();
        if (DutyMoney.TrySkip(ref behind, _options, out Currency after, out share))
        {
            isCodeBehind = true;
            currency = after;
            text = behind;
            return TryShare(ref amount, share);
        }
        if (behind is ['/', ..] || behind.StartsWith("per ", StringComparison.OrdinalIgnoreCase))
        {
            currency = _options.BareCurrency;
            text = behind;
            return true;
        }
        NameUnknownMoney(behind);
        return false;
    }

    /// <summary>Dividing by a hundred must not drop a digit.</summary>
    private static bool TryShare(ref decimal amount, decimal share)
    {
        decimal whole = amount * share;
        bool isExact = whole / share == amount;
        amount = whole;
        return isExact;
    }

    private void NameUnknownMoney(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || char.GetUnicodeCategory(text[length])
            == System.Globalization.UnicodeCategory.CurrencySymbol)) length++;
        if (length is 0 or > 10 || text[..length] is "MIN" or "MAX") return;
        ReadOnlySpan<char> behind = text[length..].TrimStart();
        if (behind is ['/', ..] or [>= '0' and <= '9', ..] || behind.StartsWith("per ", StringComparison.OrdinalIgnoreCase))
            _fault ??= new(NotComputable.UnknownCurrency, $"'{text[..length]}' is not a known currency");
    }

    private static bool TrySkip(ref ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            ReadOnlySpan<char> rest = text[word.Length..];
            if (rest.Length > 0 && char.IsLetter(word[^1]) && char.IsLetterOrDigit(rest[0])) continue;
            text = rest;
            return true;
        }
        return false;
    }

    /// <summary>Reads a number that <see cref="decimal"/> holds exactly.</summary>
    private bool TryNumber(ref ReadOnlySpan<char> text, out decimal value)
    {
        value = 0m;
        int length = NumberText.LengthAtStart(text);
        if (length == 0 || !NumberText.TryRead(text[..length], _mark, out value)) return false;
        text = text[length..];
        return true;
    }
}
