using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// Reads the duties of preferential programmes from one file of the USITC database: from the special text if it names the programme, else
/// from the programme's numbers. Notes which numbers are cut, so that rates that rest on a cut number alone can be marked.
/// </summary>
internal sealed class UsitcPreferences
{
    /// <summary>The codes of programmes in the special text, by the prefix of their columns.</summary>
    private static readonly Dictionary<string, string> KnownCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gsp"] = "A",
        ["agoa"] = "D",
        ["cbi"] = "E",
        ["cbtpa"] = "R",
        ["atpa"] = "J",
        ["atpdea"] = "J+",
        ["israel_fta"] = "IL",
        ["mexico"] = "MX",
        ["nafta_canada"] = "CA",
        ["nafta_mexico"] = "MX",
        ["jordan"] = "JO",
        ["singapore"] = "SG",
        ["chile"] = "CL",
        ["morocco"] = "MA",
        ["australia"] = "AU",
        ["bahrain"] = "BH",
        ["dr_cafta"] = "P",
        ["dr_cafta_plus"] = "P+",
        ["oman"] = "OM",
        ["peru"] = "PE",
        ["korea"] = "KR",
        ["colombia"] = "CO",
        ["panama"] = "PA",
        ["nepal"] = "NP",
        ["japan"] = "JP",
        ["usmca"] = "S",
    };

    private readonly Programme[] _programmes;
    private readonly TableColumns _columns;
    private readonly NumberEvidence _mfn;
    private readonly Dictionary<UsitcTariffLine, List<Doubt>> _doubts = new(ReferenceEqualityComparer.Instance);
    private readonly List<Doubt> _doubtsOfRow = [];

    internal UsitcPreferences(TableColumns columns, IEnumerable<string> programmes, NumberEvidence mfn)
    {
        _columns = columns;
        _mfn = mfn;
        _programmes = [.. programmes.Select(name => new Programme(columns, name))];
    }

    /// <summary>The first programme of which the file has no columns; null if it has them all.</summary>
    internal string? Missing => _programmes.FirstOrDefault(programme => !programme.Exists)?.Name;

    /// <summary>
    /// Reads the duties of a record by programme. Programmes that do not cover the line are left out. Notes a failure if a number cannot be
    /// read.
    /// </summary>
    internal ValueMap<string, Duty> Read(TableRecord record, SpecialRates special, string unit1, string unit2)
    {
        _doubtsOfRow.Clear();
        var duties = new List<KeyValuePair<string, Duty>>();
        foreach (Programme programme in _programmes)
            if (Read(record, programme, special, unit1, unit2) is { } duty) duties.Add(KeyValuePair.Create(programme.Name, duty));
        return duties.ToValueMap();
    }

    /// <summary>Remembers the row that was made of the last record, if some of its rates may be cut.</summary>
    internal void Keep(UsitcTariffLine line)
    {
        if (_doubtsOfRow.Count > 0) _doubts.Add(line, [.. _doubtsOfRow]);
    }

    /// <summary>Marks the rates that rest on a cut number alone, with a warning.</summary>
    internal IEnumerable<ImportRecord<UsitcTariffLine>> Complete(List<ImportRecord<UsitcTariffLine>> records)
    {
        foreach (ImportRecord<UsitcTariffLine> record in records)
        {
            if (record.Row is null || !_doubts.TryGetValue(record.Row, out List<Doubt>? doubts))
            {
                yield return record;
                continue;
            }
            List<Doubt> cut = doubts.FindAll(doubt => doubt.Rates.Any(rate => IsCut(doubt.Programme.Evidence, rate)));
            if (cut.Count == 0)
            {
                yield return record;
                continue;
            }
            IEnumerable<ImportWarning> warnings = cut.Select(doubt => new ImportWarning(
                ImportWarningKind.RateApproximate, 1, record.Line, _columns.Names[doubt.Column], doubt.Example));
            yield return new(
                record.Line,
                record.Row with { ApproximatePreferences = cut.Select(doubt => doubt.Programme.Name).ToValueSet() },
                null,
                ImportWarning.Sum(record.Warnings.Concat(warnings)));
        }
    }

    // A programme's own numbers decide if they show that they are cut or that they are not. Otherwise the numbers of the MFN duty do.
    private bool IsCut(NumberEvidence own, int rate) => own.Cut[rate] || (_mfn.Cut[rate] && !own.Fine[rate]);

    private Duty? Read(TableRecord record, Programme programme, SpecialRates special, string unit1, string unit2)
    {
        string indicator = record.Text(programme.Indicator);
        string? code = indicator.Length > 0 ? indicator : programme.Code;
        Duty? stated = code is null ? null : special.Find(code);
        if (stated is null && programme.Indicator >= 0 && indicator.Length == 0) return null;
        if (!record.TryNumber(programme.AdValorem, out decimal? rate) || !record.TryNumber(programme.Specific, out decimal? amount)
            || !record.TryNumber(programme.Other, out decimal? third)) return null;
        ReadOnlySpan<decimal?> numbers =
            [UsitcTariffDatabase.Simple(rate), UsitcTariffDatabase.Simple(amount), UsitcTariffDatabase.Simple(third)];
        programme.Evidence.See(numbers);
        if (stated is not null)
        {
            stated = CentSign.Restore(record, programme.Specific, stated, numbers);
            programme.Evidence.Compare(record, stated, stated.ToString(), numbers, programme.Columns);
            return stated;
        }

        string type = programme.Type >= 0 ? record.Text(programme.Type) : rate == 0m && amount is null or 0m ? "0" : "7";
        if (type.Length == 0) return null;
        Duty composed = UsitcTariffDatabase.Composed(type, numbers[0], numbers[1], numbers[2], unit1, unit2);
        if (composed.Kind == DutyKind.NotComputable || type == "0") return composed;
        List<int> doubtful = [];
        foreach (int used in NumbersOf(type))
            if (numbers[used] is { } number && StatedRates.HasTwoDecimals(number)) doubtful.Add(used);
        if (doubtful.Count > 0)
            _doubtsOfRow.Add(new(programme, programme.Columns[doubtful[0]], doubtful, $"only the number gives {composed}"));
        return composed;
    }

    private static int[] NumbersOf(string type) => type switch
    {
        "1" or "2" => [1],
        "3" => [1, 2],
        "4" or "5" => [1, 0],
        "6" => [1, 2, 0],
        _ => [0],
    };

    private sealed class Programme(TableColumns columns, string name)
    {
        internal string Name { get; } = name;

        internal string? Code { get; } = KnownCodes.GetValueOrDefault(name.Trim());

        internal int Indicator { get; } = columns.Find(name + "_indicator", name + "_ind");

        internal int Type { get; } = columns.Find(name + "_rate_type_code", name + "_rate");

        internal int AdValorem => Columns[0];

        internal int Specific => Columns[1];

        internal int Other => Columns[2];

        /// <summary>The columns of the ad valorem, the specific and the other rate; -1 if the file has no such column.</summary>
        internal int[] Columns { get; }
            = [columns.Find(name + "_ad_val_rate"), columns.Find(name + "_specific_rate"), columns.Find(name + "_other_rate")];

        internal NumberEvidence Evidence { get; } = new();

        internal bool Exists => AdValorem >= 0;
    }

    /// <summary>A duty that rests on numbers of at most two decimals, which may be cut.</summary>
    private sealed record Doubt(Programme Programme, int Column, List<int> Rates, string Example);
}
