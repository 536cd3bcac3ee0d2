using NodaTime;

namespace TradeModel.NonTariffMeasures;

/// <summary>Which measures of an inventory count.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NtmQuery
{
    /// <summary>The value of <see cref="LeaveOutFrom"/> in the indicators of the World Integrated Trade Solution: 0.95.</summary>
    public const decimal WitsThreshold = 0.95m;

    /// <summary>Asks for the measures of one importer.</summary>
    /// <param name="imposedBy">The party whose measures count.</param>
    /// <param name="affecting">The party whose goods are asked about; null counts measures against anyone.</param>
    /// <param name="within">The part of the MAST tree that counts; null for every measure on imports: chapters A to O.</param>
    /// <param name="on">The day the measure holds; null counts all, whenever they held.</param>
    /// <param name="partly">Whether a product counts as affected if a measure touches only some lines beneath it.</param>
    /// <exception cref="ArgumentException">An id or the code is <c>default</c>.</exception>
    public NtmQuery(PartyId imposedBy, PartyId? affecting = null, NtmCode? within = null, LocalDate? on = null, bool partly = false)
    {
        ImposedBy = imposedBy;
        Affecting = affecting;
        Within = within;
        On = on;
        Partly = partly;
    }

    /// <summary>The party whose measures count.</summary>
    public PartyId ImposedBy { get; init => field = value.Checked(nameof(ImposedBy)); }

    /// <summary>The party whose goods are asked about; null counts measures against anyone.</summary>
    public PartyId? Affecting { get; init => field = value?.Checked(nameof(Affecting)); }

    /// <summary>The part of the MAST tree that counts; null for chapters A to O.</summary>
    public NtmCode? Within { get; init => field = value?.Checked(nameof(Within)); }

    /// <summary>The day the measure holds; null counts all.</summary>
    public LocalDate? On { get; init => field = value is { } day ? Guard.Day(day, nameof(On)) : null; }

    /// <summary>Whether a product counts as affected if a measure touches only some lines beneath it.</summary>
    public bool Partly { get; init; }

    /// <summary>
    /// The share of the imported products, above 0 and up to 1, from which the indicators leave a code out: a code that applies to this
    /// share of them or more does not count. Null counts every code. <see cref="NtmInventory.Find"/> ignores it, because it asks about one
    /// product.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or is above 1.</exception>
    public decimal? LeaveOutFrom
    {
        get;
        init => field = value is null or (> 0m and <= 1m)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LeaveOutFrom), value, "must be above 0 and at most 1");
    }

    /// <summary>"measures of IND against USA under B on 2025-10-27".</summary>
    public override string ToString()
        => $"measures of {ImposedBy}{(Affecting is { } party ? $" against {party}" : "")}"
            + $"{(Within is { } code ? $" under {code}" : "")}{(On is { } day ? $" on {InvariantText.Iso(day)}" : "")}"
            + (LeaveOutFrom is { } share ? $", without codes on {new Percentage(share * 100m)} of the products or more" : "");

    internal bool Counts(NonTariffMeasure measure)
        => measure.ImposedBy == ImposedBy
        && (Affecting is not { } party || measure.Touches(party))
        && (Within is { } code ? code.Contains(measure.Code) : measure.Code.Chapter != 'P')
        && (On is not { } day || measure.HoldsOn(day));
}
