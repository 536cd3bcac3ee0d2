using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// Reads the annual tariff database of the US International Trade Commission, 1997 and later, as published: a zip file with a text table,
/// or the table itself.
/// </summary>
/// <remarks>
/// <para>Files up to 2018 separate fields with bars, later files with commas; some are in code page 1252. Columns are found by name and
/// differ by year.</para>
/// <para>Required are <c>hts8</c> and one of <c>mfn_text_rate</c> and <c>mfn_ad_val_rate</c>. Optional are <c>brief_description</c>,
/// <c>quantity_1_code</c>, <c>quantity_2_code</c>, <c>wto_binding_code</c>, <c>mfn_rate_type_code</c>, <c>mfn_specific_rate</c>,
/// <c>mfn_other_rate</c>, <c>col1_special_text</c>, <c>col2_text_rate</c>, <c>begin_effect_date</c> and <c>end_effective_date</c>. For a
/// preferential programme X, <c>X_ad_val_rate</c> is required; <c>X_indicator</c>, <c>X_rate_type_code</c>, <c>X_specific_rate</c> and
/// <c>X_other_rate</c> are optional.</para>
/// <para>The text of a duty is read, not its numbers, because the numbers of some years are cut to two decimals: 6.8% is 0.06. A preference
/// is read from the special text if it names the programme. Numbers are read only if the file states no text. A warning counts each number
/// that differs from its text. A preference that only a cut number states is marked. To find out, a reader of programmes reads the whole
/// file before it returns the first record.</para>
/// <para>A leading zero that a spreadsheet dropped is restored, with a warning: 1012100 is read as 01012100.</para>
/// </remarks>
public sealed class UsitcTariffDatabase : TableReader<UsitcTariffLine>
{
    private const decimal NoSimpleRate = 9999m;
    private const int LargestCache = 20_000;

    private readonly ValueList<string> _programmes;

    private UsitcTariffDatabase(ValueList<string> programmes) => _programmes = programmes;

    /// <summary>A reader of the MFN duties, without preferential programmes.</summary>
    public static UsitcTariffDatabase Reader { get; } = new([]);

    /// <inheritdoc />
    public override string Kind => "a USITC annual tariff database";

    /// <summary>Creates a reader of the MFN duties and the duties of preferential programmes.</summary>
    /// <param name="programmes">The programmes by the prefix of their columns: "korea", "usmca", "australia", "mexico".</param>
    /// <exception cref="ArgumentException">A name is null, blank or given twice.</exception>
    public static UsitcTariffDatabase ReaderFor(params string[] programmes)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        foreach (string programme in programmes) ArgumentException.ThrowIfNullOrWhiteSpace(programme, nameof(programmes));
        if (programmes.Distinct(StringComparer.OrdinalIgnoreCase).Count() != programmes.Length)
            throw new ArgumentException("a programme is given twice", nameof(programmes));
        return new(programmes.ToValueList());
    }

    /// <summary>
    /// Chooses one row for each code, because the files of some years list a code several times with different dates. The row that took
    /// effect last is chosen; among rows of the same first day, the last in the file.
    /// </summary>
    /// <param name="lines">The rows, in the file's order.</param>
    /// <param name="day">
    /// Only rows in force on this day are considered, for instance on <see cref="LastDayOf"/>. Null considers all rows, also those that
    /// ended within the year.
    /// </param>
    /// <returns>The chosen rows in the order of their codes. A code with no row in force is left out.</returns>
    /// <remarks>A row without a first day has always been in force. A row without a last day remains in force.</remarks>
    public static ValueList<UsitcTariffLine> InForce(IEnumerable<UsitcTariffLine> lines, LocalDate? day = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var chosen = new SortedDictionary<HsCode, UsitcTariffLine>();
        foreach (UsitcTariffLine line in lines)
        {
            if (day is { } on && !line.IsInForce(on)) continue;
            if (chosen.TryGetValue(line.Code, out UsitcTariffLine? other)
                && (other.From ?? LocalDate.MinIsoValue) > (line.From ?? LocalDate.MinIsoValue)) continue;
            chosen[line.Code] = line;
        }
        return chosen.Values.ToValueList();
    }

    /// <summary>
    /// The last day of the year that a file describes, found from the dates of its rows. Among the years in which a row takes effect, it is
    /// the year at whose end most codes are in force; among equals, the latest. Null if no row has a first day.
    /// </summary>
    /// <param name="lines">The rows of the file.</param>
    public static LocalDate? LastDayOf(IEnumerable<UsitcTariffLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        UsitcTariffLine[] rows = [.. lines];
        LocalDate? best = null;
        int most = -1;
        foreach (int year in rows.Where(row => row.From is not null).Select(row => row.From!.Value.Year).Distinct().Order())
        {
            var day = new LocalDate(year, 12, 31);
            int codes = rows.Where(row => row.IsInForce(day)).Select(row => row.Code).Distinct().Count();
            if (codes < most) continue;
            (best, most) = (day, codes);
        }
        return best;
    }

    internal override Func<TableRecord, UsitcTariffLine?>? Bind(TableColumns columns, out string? problem)
        => Bind(columns, out problem, out _);

    internal override Func<TableRecord, UsitcTariffLine?>? Bind(
        TableColumns columns,
        out string? problem,
        out Func<List<ImportRecord<UsitcTariffLine>>, IEnumerable<ImportRecord<UsitcTariffLine>>>? complete)
    {
        complete = null;
        int code = columns.Find("hts8", "hts_8", "hts8_code", "hts_number", "htsno");
        int text = columns.Find("mfn_text_rate", "mfn_rate_text", "col1_text_rate");
        int adValorem = columns.Find("mfn_ad_val_rate", "mfn_advalorem_rate", "mfn_ad_valorem_rate");
        if (code < 0 || (text < 0 && adValorem < 0))
        {
            problem = $"it has no column '{(code < 0 ? "hts8" : "mfn_text_rate")}' (its columns are {columns.Listed()})";
            return null;
        }
        problem = null;

        int description = columns.Find("brief_description", "description", "brief_desc");
        int type = columns.Find("mfn_rate_type_code", "mfn_rate_type");
        int specific = columns.Find("mfn_specific_rate");
        int other = columns.Find("mfn_other_rate");
        int unit1 = columns.Find("quantity_1_code", "quantity_1", "qty_1_code");
        int unit2 = columns.Find("quantity_2_code", "quantity_2", "qty_2_code");
        int binding = columns.Find("wto_binding_code");
        int special = columns.Find("col1_special_text");
        int column2 = columns.Find("col2_text_rate");
        int from = columns.Find("begin_effect_date", "begin_effective_date");
        int until = columns.Find("end_effective_date", "end_effect_date");
        int[] rates = [adValorem, specific, other];
        var evidence = new NumberEvidence();
        var preferences = new UsitcPreferences(columns, _programmes, evidence);
        if (preferences.Missing is { } missing)
        {
            problem = $"it has no columns for the programme '{missing}'";
            return null;
        }
        // Only the whole file shows whether the numbers of a programme are cut.
        if (_programmes.Count > 0) complete = preferences.Complete;
        var duties = new Dictionary<string, Duty>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var specials = new Dictionary<string, SpecialRates>(StringComparer.Ordinal) { [""] = SpecialRates.None };

        return record =>
        {
            if (!UsCode.TryRead(record, code, shortest: 8, out HsCode hts8)) return null;
            if (!record.TryNumber(adValorem, out decimal? rate)) return null;
            if (!record.TryNumber(specific, out decimal? amount)) return null;
            if (!record.TryNumber(other, out decimal? third)) return null;
            if (rate < 0m && !record.Fail(adValorem, "a rate must not be negative")) return null;
            if (!record.TryDay(from, out var begins) || !record.TryDay(until, out var ends)) return null;
            rate = Simple(rate);
            amount = Simple(amount);
            third = Simple(third);
            string first = Word(record.Text(unit1)), second = Word(record.Text(unit2));
            string? rateType = type < 0 ? null : Word(record.Text(type));
            Duty mfn;
            if (text < 0)
            {
                mfn = Composed(rateType ?? "7", rate, amount, third, first, second);
            }
            else
            {
                string words = record.Text(text);
                ReadOnlySpan<decimal?> numbers = [rate, amount, third];
                mfn = CentSign.Restore(record, text, Parsed(words), numbers);
                evidence.See(numbers);
                StatedRates? stated = evidence.Compare(record, mfn, words, numbers, rates);
                rate = rate is null ? null : stated?.AdValorem;
                amount = amount is null ? null : stated?.Specific;
                third = third is null ? null : stated?.Other;
            }
            string specialText = Word(record.Text(special));
            ValueMap<string, Duty> preferential = _programmes.Count == 0
                ? ValueMap<string, Duty>.Empty
                : preferences.Read(record, Special(specialText), first, second);
            if (record.Failure is not null) return null;
            UsitcTariffLine line = new(hts8, record.Text(description), mfn, rateType)
            {
                AdValoremRate = rate is { } percent ? new Percentage(percent * 100m) : null,
                SpecificRate = amount,
                OtherRate = third,
                Column2 = column2 < 0 ? null : Parsed(record.Text(column2)),
                SpecialText = OrNull(specialText),
                Binding = OrNull(Word(record.Text(binding))),
                Quantity1 = OrNull(first),
                Quantity2 = OrNull(second),
                From = begins,
                Until = ends,
                Preferential = preferential,
            };
            preferences.Keep(line);
            return line;
        };

        // Most texts occur on many lines, so each is read once.
        Duty Parsed(string words)
        {
            if (duties.TryGetValue(words, out Duty? known)) return known;
            Duty duty = UsDuty.Parse(words);
            if (duties.Count < LargestCache) duties.Add(words, duty);
            return duty;
        }

        SpecialRates Special(string words)
        {
            if (specials.TryGetValue(words, out SpecialRates? known)) return known;
            SpecialRates rates = SpecialRates.Parse(words);
            if (specials.Count < LargestCache) specials.Add(words, rates);
            return rates;
        }

        string Word(string word)
        {
            if (words.TryGetValue(word, out string? known)) return known;
            if (words.Count < LargestCache) words.Add(word, word);
            return word;
        }
    }

    /// <summary>The number; null if it means "no simple rate".</summary>
    internal static decimal? Simple(decimal? rate) => rate >= NoSimpleRate ? null : rate;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>
    /// The duty that a rate type code composes of rates; a <see cref="TextDuty"/> if a rate is missing or the code defines no formula.
    /// </summary>
    internal static Duty Composed(string type, decimal? adValorem, decimal? specific, decimal? other, string unit1, string unit2)
    {
        Duty? percent = adValorem is { } rate ? Duty.AdValorem(new(rate * 100m)) : null;
        Duty? first = Money(specific, unit1), second = Money(specific, unit2), third = Money(other, unit2);
        return type switch
        {
            "0" => Duty.Free,
            "7" when percent is not null => percent,
            "1" when first is not null => first,
            "2" when second is not null => second,
            "3" when first is not null && third is not null => Sum(first, third),
            "4" when first is not null && percent is not null => Sum(first, percent),
            "5" when second is not null && percent is not null => Sum(second, percent),
            "6" when first is not null && third is not null && percent is not null => Sum(first, third, percent),
            _ => new TextDuty(""),
        };
    }

    private static Duty? Money(decimal? amount, string unit)
    {
        if (amount is not { } dollars) return null;
        if (dollars == 0m) return Duty.Free;
        // A unit that the model does not know, such as KTS, leaves the duty without a formula.
        return QuantityUnit.Find(unit) is { } known ? Duty.Specific(dollars, Currency.UsDollar, known.Symbol) : null;
    }

    private static Duty Sum(params Duty[] parts)
    {
        Duty[] charged = parts.Where(p => p.Kind != DutyKind.Free).ToArray();
        return charged.Length switch
        {
            0 => Duty.Free,
            1 => charged[0],
            _ => new CompoundDuty(charged.ToValueList()),
        };
    }
}
