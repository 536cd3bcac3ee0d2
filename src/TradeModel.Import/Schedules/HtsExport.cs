using System.Globalization;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// Reads the Harmonized Tariff Schedule of the United States as the website of the USITC exports it to CSV: a tree whose rows are ordered
/// and indented.
/// </summary>
/// <remarks>
/// <para>Required are <c>HTS Number</c>, <c>Indent</c>, <c>Description</c> and <c>General Rate of Duty</c>. Optional are
/// <c>Unit of Quantity</c>, <c>Special Rate of Duty</c>, <c>Column 2 Rate of Duty</c>, <c>Quota Quantity</c> and
/// <c>Additional Duties</c>. The names of the website's interface are read too: <c>htsno</c>, <c>indent</c>, <c>description</c>,
/// <c>general</c>, <c>units</c>, <c>special</c>, <c>other</c>, <c>quotaQuantity</c> and <c>additionalDuties</c>.</para>
/// <para>A row without a number is a heading. A row that states no duty inherits the duties of the nearest row above it in the tree that
/// states one, if the code of that row is the beginning of its own.</para>
/// </remarks>
public sealed class HtsExport : TableReader<HtsExportLine>
{
    private const int DeepestIndent = 100;

    private HtsExport()
    {
    }

    /// <summary>A reader of the export.</summary>
    public static HtsExport Reader { get; } = new();

    /// <inheritdoc />
    public override string Kind => "an export of the Harmonized Tariff Schedule";

    internal override Func<TableRecord, HtsExportLine?>? Bind(TableColumns columns, out string? problem)
    {
        problem = null;
        int code = Required("HTS Number", "htsno", ref problem);
        int indent = Required("Indent", "indent", ref problem);
        int description = Required("Description", "description", ref problem);
        int general = Required("General Rate of Duty", "general", ref problem);
        if (problem is not null) return null;
        int units = columns.Find("Unit of Quantity", "units");
        int special = columns.Find("Special Rate of Duty", "special");
        int column2 = columns.Find("Column 2 Rate of Duty", "other");
        int quota = columns.Find("Quota Quantity", "quotaQuantity");
        int additional = columns.Find("Additional Duties", "additionalDuties");
        var duties = new Dictionary<string, Duty>(StringComparer.Ordinal);
        var specials = new Dictionary<string, SpecialRates>(StringComparer.Ordinal);
        var above = new Stack<Node>();

        return record =>
        {
            string depth = record.Text(indent);
            if (!int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out int level) || level > DeepestIndent)
            {
                // The level is unknown, so no later row can be placed beneath this one or the rows before it.
                above.Clear();
                record.Fail(indent, depth.Length == 0 ? "the indent is missing" : $"{TableRecord.Quote(depth)} is not an indent");
                return null;
            }
            while (above.TryPeek(out Node? last) && last.Level >= level) above.Pop();
            string words = record.Text(description);
            ValueList<string> path = [.. above.Reverse().Select(node => node.Description), words];
            HsCode hs = default;
            bool numbered = record.Text(code).Length > 0;
            if (numbered && !UsCode.TryRead(record, code, shortest: 4, out hs))
            {
                above.Push(new(level, words, null));
                return null;
            }

            var notes = new List<string>();
            string generalText = WithoutNotes(record.Text(general), notes);
            string specialText = WithoutNotes(record.Text(special), notes);
            string column2Text = WithoutNotes(record.Text(column2), notes);
            bool states = generalText.Length > 0 || specialText.Length > 0 || column2Text.Length > 0;
            HtsExportLine? source = null;
            if (numbered && !states)
                source = above.FirstOrDefault(node => node.Line?.Code?.Contains(hs) == true && node.Line.IsStated)?.Line;
            HtsExportLine line = new(numbered ? hs : null, level, words, path)
            {
                Units = UnitsOf(record.Text(units)),
                General = generalText.Length > 0 ? Parsed(generalText) : source?.General,
                Special = specialText.Length > 0 ? Special(specialText) : source?.Special ?? SpecialRates.None,
                Column2 = column2Text.Length > 0 ? Parsed(column2Text) : source?.Column2,
                InheritedFrom = source?.Code,
                Footnotes = notes.ToValueList(),
                QuotaQuantity = OrNull(record.Text(quota)),
                AdditionalDuties = OrNull(record.Text(additional)),
            };
            above.Push(new(level, words, line));
            return line;
        };

        int Required(string name, string memberOfTheApi, ref string? missing)
        {
            if (columns.Find(name, memberOfTheApi) is >= 0 and var column) return column;
            ColumnName.TryFind(columns, name, out _, ref missing);
            return -1;
        }

        Duty Parsed(string text)
        {
            if (duties.TryGetValue(text, out Duty? known)) return known;
            Duty duty = UsDuty.Parse(text);
            if (duties.Count < 20_000) duties.Add(text, duty);
            return duty;
        }

        SpecialRates Special(string text)
        {
            if (specials.TryGetValue(text, out SpecialRates? known)) return known;
            SpecialRates rates = SpecialRates.Parse(text);
            if (specials.Count < 20_000) specials.Add(text, rates);
            return rates;
        }
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>The text without the marks of footnotes at its end ("3.4% 1/ 2/"), which are added to the notes.</summary>
    private static string WithoutNotes(string text, List<string> notes)
    {
        int first = notes.Count;
        while (text.EndsWith('/'))
        {
            int digits = text.Length - 1;
            while (digits > 0 && char.IsAsciiDigit(text[digits - 1])) digits--;
            // A mark is one or two digits behind a space, a percent sign, a bracket or a word: "Free1/" but not "5/" alone.
            if (digits is 0 || text.Length - 1 - digits is 0 or > 2 || text[digits - 1] is '.' or ',' or '/' or '(') break;
            notes.Insert(first, text[digits..]);
            text = text[..digits].TrimEnd();
        }
        return text;
    }

    /// <summary>The units of quantity, written "No.,kg" or, in newer exports, ["No.","kg"].</summary>
    private static ValueList<string> UnitsOf(string text)
    {
        if (text.StartsWith('[') && text.EndsWith(']')) text = text[1..^1];
        return text.Split(',', StringSplitOptions.TrimEntries)
            .Select(unit => unit.Trim('"').Trim())
            .Where(unit => unit.Length > 0)
            .ToValueList();
    }

    private sealed record Node(int Level, string Description, HtsExportLine? Line);
}
