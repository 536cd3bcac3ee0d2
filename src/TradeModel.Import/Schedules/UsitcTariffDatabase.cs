using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// Reads the annual tariff database of the US International Trade Commission, 1997 and later, as published: a zip file with a text table,
/// or the table itself.
/// </summary>
/// <remarks>
/// Files to 2018 part their fields with bars, later ones with commas; some are in code page 1252. Columns are found by name and differ by
/// year: needed are
/// <c>hts8</c> and a rate, <c>mfn_text_rate</c> or <c>mfn_ad_val_rate</c>. Used where present: <c>brief_description</c>, <c>quantity_1_code</c>, <c>quantity_2_code</c>,
/// <c>wto_binding_code</c>, <c>mfn_rate_type_code</c>, <c>mfn_specific_rate</c>, <c>mfn_other_rate</c>, <c>col1_special_text</c>, <c>col2_text_rate</c>,
/// <c>begin_effect_date</c>, <c>end_effective_date</c>, and of each programme asked for <c>X_indicator</c>, <c>X_rate_type_code</c>, <c>X_ad_val_rate</c>,
/// <c>X_specific_rate</c> and <c>X_other_rate</c>. A spreadsheet's lost leading zero is put back: 1012100 is read as 01012100.
/// </remarks>
public sealed class UsitcTariffDatabase : TableReader<UsitcTariffLine>
{
    private const decimal NoSimpleRate = 9999m;
    private const int LargestCache = 20_000;

    private readonly ValueList<string> _programmes;

    private UsitcTariffDatabase(ValueList<string> programmes) => _programmes = programmes;

    /// <summary>Reads the MFN duties without the preferential programmes.</summary>
    public static UsitcTariffDatabase Reader { get; } = new([]);

    /// <inheritdoc />
    public override string Kind => "a USITC annual tariff database";

    /// <summary>A reader of the duties of these preferential programmes beside the MFN duties.</summary>
    /// <param name="programmes">The programmes, as the file's columns begin: "korea", "usmca", "australia", "mexico".</param>
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
    /// One row for each code: some years' files hold several, with other dates. Of those in force on the day, or of all where no day is
    /// given, it is the one that took effect last, and of those alike in that, the one that stands last.
    /// </summary>
    /// <param name="lines">The rows, in the file's order.</param>
    /// <param name="day">The day; the latest state the rows know where null.</param>
    /// <returns>The rows in the order of their codes. A code without a row in force has none.</returns>
    /// <remarks>A row without a first day has always been in force, one without a last day is so for good.</remarks>
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
        int text = columns.Find("mfn_text_rate", "mfn_rate_text", "col1_text_rate"), adValorem = columns.Find("mfn_ad_val_rate", "mfn_advalorem_rate", "mfn_ad_valorem_rate");
        if (code < 0 || (text < 0 && adValorem < 0))
        {
            problem = $"it has no column '{(code < 0 ? "hts8" : "mfn_text_rate")}' (its columns are {columns.Listed()})";
            return null;
        }
        problem = null;

        int description = columns.Find("brief_description", "description", "brief_desc");
        int type = columns.Find("mfn_rate_type_code", "mfn_rate_type"), specific = columns.Find("mfn_specific_rate"), other = columns.Find("mfn_other_rate");
        int unit1 = columns.Find("quantity_1_code", "quantity_1", "qty_1_code"), unit2 = columns.Find("quantity_2_code", "quantity_2", "qty_2_code");
        int binding = columns.Find("wto_binding_code"), special = columns.Find("col1_special_text"), column2 = columns.Find("col2_text_rate");
        int from = columns.Find("begin_effect_date", "begin_effective_date"), until = columns.Find("end_effective_date", "end_effect_date");
        Programme[] programmes = _programmes.Select(name => Programme.Find(columns, name)).ToArray();
        foreach (Programme programme in programmes)
        {
            if (programme.AdValorem >= 0) continue;
            problem = $"it has no columns of the programme '{programme.Name}'";
            return null;
        }
        var duties = new Dictionary<string, Duty>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);

        return record =>
        {
            if (!TryCode(record, code, out HsCode hts8)) return null;
            if (!record.TryNumber(adValorem, out decimal? rate) || !record.TryNumber(specific, out decimal? amount) || !record.TryNumber(other, out decimal? third)) return null;
            if (rate < 0m && !record.Fail(adValorem, "a rate must not be negative")) return null;
            if (!record.TryDay(from, out var begins) || !record.TryDay(until, out var ends)) return null;
            rate = Simple(rate);
            amount = Simple(amount);
            third = Simple(third);
            string first = Word(record.Text(unit1)), second = Word(record.Text(unit2));
            string? rateType = type < 0 ? null : Word(record.Text(type));
            Duty mfn = text >= 0 ? Parsed(record.Text(text)) : Composed(rateType ?? "7", rate, amount, third, first, second);
            ValueMap<string, Duty> preferences = programmes.Length == 0 ? ValueMap<string, Duty>.Empty : Preferences(record, programmes, first, second);
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

        // a schedule says few different things: each text is read once
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
        if (text.Length == 7 && text.All(char.IsAsciiDigit) && HsCode.TryParse("0" + text, out code)) return true;
        if (!record.TryCode(column, out code)) return false;
        return code.Length >= 8 || record.Fail(column, $"{TableRecord.Quote(text)} has fewer than eight digits");
    }

    private static decimal? Simple(decimal? rate) => rate >= NoSimpleRate ? null : rate;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static ValueMap<string, Duty> Preferences(TableRecord record, Programme[] programmes, string unit1, string unit2)
    {
        var duties = new List<KeyValuePair<string, Duty>>();
        foreach (Programme programme in programmes)
        {
            if (programme.Indicator >= 0 && record.Text(programme.Indicator).Length == 0) continue;
            if (!record.TryNumber(programme.AdValorem, out decimal? rate) || !record.TryNumber(programme.Specific, out decimal? amount)
                || !record.TryNumber(programme.Other, out decimal? third)) continue;
            string type = programme.Type >= 0 ? record.Text(programme.Type) : rate == 0m && amount is null or 0m ? "0" : "7";
            if (type.Length > 0) duties.Add(KeyValuePair.Create(programme.Name, Composed(type, Simple(rate), Simple(amount), Simple(third), unit1, unit2)));
        }
        return duties.ToValueMap();
    }

    /// <summary>
    /// The duty that a rate type code makes of rates; a duty without a formula where a rate is missing or the code names none.
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
        => amount is not { } dollars ? null : dollars == 0m ? Duty.Free : unit.Length == 0 ? null : Duty.Specific(dollars, "USD", unit.ToLowerInvariant());

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
