using System.Globalization;
using TradeModel.Goods;

namespace TradeModel.Import;

/// <summary>
/// Reads correlation tables between two editions of the Harmonized System, such as those of the UN Statistics Division, saved as text.
/// </summary>
/// <remarks>
/// <para>Two columns name an edition by its year ("hs2022", "HS 2017", "2012"); they may stand in either order. An optional column
/// <c>relationship</c> states 1:1, 1:n, n:1 or n:n of each pair, read from the first of the two columns to the second.</para>
/// <para>Codes have six digits. A leading zero that a spreadsheet dropped is restored: 10121 is read as 010121.</para>
/// </remarks>
public sealed class HsCorrelationTable : TableReader<HsCorrelationRow>
{
    private HsCorrelationTable()
    {
    }

    /// <summary>The reader.</summary>
    public static HsCorrelationTable Reader { get; } = new();

    /// <inheritdoc />
    public override string Kind => "a correlation table between two editions of the Harmonized System";

    /// <summary>The concordance that a table states, from the edition of its first code column to that of its second.</summary>
    /// <param name="table">What <see cref="Reader"/> read. Its failures are not in the concordance, so look at them first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">A pair is given twice, or the table's columns do not name two editions.</exception>
    public static HsConcordance ToConcordance(ImportResult<HsCorrelationRow> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!TryFindEditions(table.Table.Columns, out (int Column, HsEdition Edition)[] found, out string? problem))
            throw new ArgumentException(problem, nameof(table));
        return new(found[0].Edition, found[1].Edition, table.Rows.Select(row => row.Pair));
    }

    /// <summary>
    /// The rows whose stated relationship is not the one that the pairs of the table show. A table that is only a part of the published one
    /// has such rows: a code may have counterparts that are left out.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">A pair is given twice, or the table's columns do not name two editions.</exception>
    public static ValueList<HsCorrelationRow> FindDisagreements(ImportResult<HsCorrelationRow> table)
    {
        HsConcordance concordance = ToConcordance(table);
        return table.Rows.Where(row => row.Stated is { } stated && stated != concordance.RelationshipOf(row.Pair)).ToValueList();
    }

    internal override Func<TableRecord, HsCorrelationRow?>? Bind(TableColumns columns, out string? problem)
    {
        if (!TryFindEditions(columns.Names, out (int Column, HsEdition Edition)[] found, out problem)) return null;
        int first = found[0].Column, second = found[1].Column;
        int relationship = columns.Find("relationship", "relation", "type");
        return record =>
        {
            if (!TryCode(record, first, out HsCode from) || !TryCode(record, second, out HsCode to)) return null;
            if (!TryRelationship(record, relationship, out HsRelationship? stated)) return null;
            return new(new(from, to), stated);
        };
    }

    private static bool TryFindEditions(ValueList<string> columns, out (int Column, HsEdition Edition)[] found, out string? problem)
    {
        found = [.. columns.Select((name, i) => (i, EditionOf(name))).Where(c => c.Item2 is not null).Select(c => (c.i, c.Item2!.Value))];
        problem = found switch
        {
            { Length: < 2 } => "fewer than two of its columns name an edition, as 'hs2022' does",
            { Length: > 2 } => "more than two of its columns name an edition; keep the two that correspond",
            [var one, var other] when one.Edition == other.Edition => $"both code columns name the edition {(int)one.Edition}",
            _ => null,
        };
        if (problem is not null) problem += $" (its columns are {TableColumns.Listed(columns)})";
        return problem is null;
    }

    private static HsEdition? EditionOf(string column)
    {
        ReadOnlySpan<char> name = column.AsSpan().Trim();
        if (name.StartsWith("HS", StringComparison.OrdinalIgnoreCase)) name = name[2..].TrimStart([' ', '_', '-']);
        return name.Length == 4 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && Enum.IsDefined((HsEdition)year) ? (HsEdition)year : null;
    }

    private static bool TryCode(TableRecord record, int column, out HsCode code)
    {
        string text = record.Text(column);
        if (text.Length == 5 && text[0] != '0' && text.All(char.IsAsciiDigit) && HsCode.TryParse("0" + text, out code)) return true;
        if (!record.TryCode(column, out code)) return false;
        return code.Length == 6 || record.Fail(column, $"{TableRecord.Quote(text)} does not have six digits");
    }

    private static bool TryRelationship(TableRecord record, int column, out HsRelationship? relationship)
    {
        string text = record.Text(column);
        relationship = text.ToUpperInvariant() switch
        {
            "1:1" => HsRelationship.OneToOne,
            "1:N" => HsRelationship.OneToMany,
            "N:1" => HsRelationship.ManyToOne,
            "N:N" => HsRelationship.ManyToMany,
            _ => null,
        };
        return relationship is not null || text.Length == 0
            || record.Fail(column, $"{TableRecord.Quote(text)} is not 1:1, 1:n, n:1 or n:n");
    }
}
