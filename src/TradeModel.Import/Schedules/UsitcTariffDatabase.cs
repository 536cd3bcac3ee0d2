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
    /// <param name="day">Only rows in force on this day are considered; null considers all rows.</param>
    /// <returns>The chosen rows in the order of their codes. A code with no row in force is left out.</returns>
    /// <remarks>A row without a first day has always been in force. A row without a last day remains in force.</remarks>
    public static ValueList<UsitcTariffLine> InForce(IEnumerable<UsitcTariffLine> lines, LocalDate? day = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var chosen = new SortedDictionary<HsCode, UsitcTariffLine>();
        foreach (UsitcTariffLine line in lines)
        {
            if (day is { } on && (line.From > on || line.Until < on)) continue;
            if (chosen.TryGetValue(line.Code, out UsitcTariffLine? other)
                && (other.From ?? LocalDate.MinIsoValue) > (line.From ?? LocalDate.MinIsoValue)) continue;
            chosen[line.Code] = line;
        }
        return chosen.Values.ToValueList();
    }

    internal override Func<TableRecord, UsitcTariffLine?>? Bind(TableColumns columns, out string? problem)
    {
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
        Programme[] programmes = _programmes.Select(name => Programme.Find(columns, name)).ToArray();
        foreach (Programme programme in programmes)
        {
            if (programme.AdValorem >= 0) continue;
            problem = $"it has no columns for the programme '{programme.Name}'";
            return null;
        }
        var duties = new Dictionary<string, Duty>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);

        return record =>
        {
            if (!TryCode(record, code, out HsCode hts8)) return null;
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
            Duty mfn = text >= 0 ? Parsed(record.Text(text)) : Composed(rateType ?? "7", rate, amount, third, first, second);
            ValueMap<string, Duty> preferences = Preferences(record, programmes, first, second);
            if (record.Failure is not null) return null;
            return new(hts8, record.Text(description), mfn, rateType)
            {
                AdValoremRate = rate is { } percent ? new Percentage(percent * 100m) : null,
                SpecificRate = amount,
                OtherRate = third,
                Column2 = column2 < 0 ? null : Parsed(record.Text(column2)),
                SpecialText = special < 0 ? null : OrNull(Word(record.Text(special))),
                Binding = OrNull(Word(record.Text(binding))),
                Quantity1 = OrNull(first),
                Quantity2 = OrNull(second),
                From = begins,
                Until = ends,
                Preferential = preferences,
            };
        };

        // Most texts occur on many lines, so each is read once.
        Duty Parsed(string words)
        {
            if (duties.TryGetValue(words, out Duty? known)) return known;
            Duty duty = Duty.Parse(words);
            if (duties.Count < LargestCache) duties.Add(words, duty);
            return duty;
        }

        string Word(string word)
        {
            if (words.TryGetValue(word, out string? known)) return known;
            if (words.Count < LargestCache) words.Add(word, word);
            return word;
        }
    }

    private static bool TryCode(TableRecord record, int column, out HsCode code)
    {
        string text = record.Text(column);
        if (text.Length == 7 && text.All(char.IsAsciiDigit) && HsCode.TryParse("0" + text, out code))
        {
            record.Warn(ImportWarningKind.LeadingZeroRestored, column, $"{TableRecord.Quote(text)} was read as {code}");
            return true;
        }
        if (!record.TryCode(column, out code)) return false;
        return code.Length >= 8 || record.Fail(column, $"{TableRecord.Quote(text)} has fewer than eight digits");
    }

    private static decimal? Simple(decimal? rate) => rate >= NoSimpleRate ? null : rate;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static ValueMap<string, Duty> Preferences(TableRecord record, Programme[] programmes, string unit1, string unit2)
    {
        if (programmes.Length == 0) return ValueMap<string, Duty>.Empty;
        var duties = new List<KeyValuePair<string, Duty>>();
        foreach (Programme programme in programmes)
        {
            if (programme.Indicator >= 0 && record.Text(programme.Indicator).Length == 0) continue;
            if (!record.TryNumber(programme.AdValorem, out decimal? rate) || !record.TryNumber(programme.Specific, out decimal? amount)
                || !record.TryNumber(programme.Other, out decimal? third)) continue;
            string type = programme.Type >= 0 ? record.Text(programme.Type) : rate == 0m && amount is null or 0m ? "0" : "7";
            if (type.Length == 0) continue;
            Duty duty = Composed(type, Simple(rate), Simple(amount), Simple(third), unit1, unit2);
            duties.Add(KeyValuePair.Create(programme.Name, duty));
        }
        return duties.ToValueMap();
    }

    /// <summary>
    /// The duty that a rate type code composes of rates; a <see cref="TextDuty"/> if a rate is missing or the code defines no formula.
    /// </summary>
    private static Duty Composed(string type, decimal? adValorem, decimal? specific, decimal? other, string unit1, string unit2)
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
        return unit.Length == 0 ? null : Duty.Specific(dollars, Currency.UsDollar, unit.ToLowerInvariant());
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

    private readonly record struct Programme(string Name, int Indicator, int Type, int AdValorem, int Specific, int Other)
    {
        internal static Programme Find(TableColumns columns, string name)
            => new(name, columns.Find(name + "_indicator", name + "_ind"), columns.Find(name + "_rate_type_code", name + "_rate"),
                columns.Find(name + "_ad_val_rate"), columns.Find(name + "_specific_rate"), columns.Find(name + "_other_rate"));
    }
}
