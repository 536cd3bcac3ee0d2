namespace TradeModel.Import;

/// <summary>
/// The names of the columns over which a schedule spreads one duty: a percentage, an amount per unit, and the bounds of their sum.
/// </summary>
/// <remarks>
/// The duty is the percentage plus the amount, at least the minimum and at most the maximum. Each bound is the sum of its own percentage
/// and amount. A cell may be a duty ("20.2 EUR / 100 kg"), a bare percentage, or a bare amount if the columns of currency and unit are
/// named. MIN and MAX before a bound are ignored. A part that is empty or 0 is left out; a maximum of 0 is refused.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutyPartColumns
{
    /// <summary>The column with the percentage; null if there is none.</summary>
    public string? AdValorem { get; init => field = ColumnName.Optional(value, nameof(AdValorem)); }

    /// <summary>The column with the amount per unit; null if there is none.</summary>
    public string? Specific { get; init => field = ColumnName.Optional(value, nameof(Specific)); }

    /// <summary>The column with the lower bound, or the percentage of it; null if there is none.</summary>
    public string? Minimum { get; init => field = ColumnName.Optional(value, nameof(Minimum)); }

    /// <summary>The column with the amount per unit of the lower bound; null if there is none.</summary>
    public string? MinimumSpecific { get; init => field = ColumnName.Optional(value, nameof(MinimumSpecific)); }

    /// <summary>The column with the upper bound, or the percentage of it; null if there is none.</summary>
    public string? Maximum { get; init => field = ColumnName.Optional(value, nameof(Maximum)); }

    /// <summary>The column with the amount per unit of the upper bound; null if there is none.</summary>
    public string? MaximumSpecific { get; init => field = ColumnName.Optional(value, nameof(MaximumSpecific)); }

    /// <summary>The column with the ISO 4217 code of the currency of bare amounts; null if amounts name it themselves.</summary>
    public string? Currency { get; init => field = ColumnName.Optional(value, nameof(Currency)); }

    /// <summary>The column with the unit of bare amounts; null if amounts name it themselves.</summary>
    public string? Unit { get; init => field = ColumnName.Optional(value, nameof(Unit)); }
}
