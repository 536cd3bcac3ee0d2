namespace TradeModel.Issues;

/// <summary>The differences of two positions over a schedule as a table. <c>docs/tables.md</c> lists the columns.</summary>
public static class ScheduleDifferenceTable
{
    /// <summary>A row for each line on which the positions differ.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="currency">The currency of their trade: that of the schedule. Null if it is not known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="differences"/> is null.</exception>
    public static ResultTable ToTable(this ValueList<ScheduleDifference> differences, Currency? currency = null)
        => ResultTable.Of<ScheduleDifference>(
            "differences",
            Guard.NotNull(differences),
            (new("code", ResultColumnType.Text, "the code of the line"), d => d.Code.ToString()),
            (new("baseRate", ResultColumnType.Exact, "the rate from which cuts are staged", "percent"), d => d.BaseRate.Value),
            (new("first", ResultColumnType.Text, "what the first position does to the line"), d => d.First.ToString()),
            (new("second", ResultColumnType.Text, "what the second position does to the line"), d => d.Second.ToString()),
            (new("distance", ResultColumnType.Real, "the distance of the two on this line alone, in [0, 1]"), d => d.Distance),
            (new("trade", ResultColumnType.Exact, "the value of trade in the line",
                currency is { } known ? Guard.NotDefault(known, nameof(currency)).Value : null), d => d.TradeValue));
}
