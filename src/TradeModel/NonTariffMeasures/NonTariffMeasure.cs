using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.NonTariffMeasures;

/// <summary>One non-tariff measure as an inventory records it: what kind, who imposes it, on which goods, on whose, and when.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NonTariffMeasure
{
    /// <summary>Creates a measure.</summary>
    /// <param name="code">Its code in the MAST classification, with as many digits as are known.</param>
    /// <param name="imposedBy">The party that imposes it.</param>
    /// <param name="products">The goods it touches.</param>
    /// <param name="affects">The parties whose goods it touches; null for everyone's.</param>
    /// <param name="title">A description in words.</param>
    /// <param name="reference">The regulation or notification ("G/TBT/N/IND/199").</param>
    /// <param name="from">Its first day; null if unknown: it is then taken to hold from the beginning.</param>
    /// <param name="until">Its last day; null if none is set.</param>
    /// <param name="provenance">How it is known; null if unknown.</param>
    /// <exception cref="ArgumentException">
    /// An id or the code is <c>default</c>, a text is blank, the affected parties are an empty set or hold the imposing party, or the last
    /// day lies before the first.
    /// </exception>
    public NonTariffMeasure(
        NtmCode code, PartyId imposedBy, ProductScope products, ValueSet<PartyId>? affects = null, string? title = null,
        string? reference = null, LocalDate? from = null, LocalDate? until = null, Provenance? provenance = null)
    {
        Code = code.Checked(nameof(code));
        ImposedBy = imposedBy.Checked(nameof(imposedBy));
        Products = Guard.NotNull(products);
        Title = Guard.OptionalText(title);
        Reference = Guard.OptionalText(reference);
        From = from is { } f ? Guard.Day(f, nameof(from)) : null;
        Until = until is { } u ? Guard.Day(u, nameof(until)) : null;
        Provenance = provenance;
        Affects = affects;
        if (affects is { Count: 0 }) throw new ArgumentException("names no party; everyone's goods is null", nameof(affects));
        foreach (PartyId party in affects ?? [])
            if (party.Checked(nameof(affects)) == imposedBy)
                throw new ArgumentException($"'{imposedBy}' cannot affect its own goods", nameof(affects));
        if (from > until) throw new ArgumentException("the last day lies before the first", nameof(until));
    }

    /// <summary>Its place in the MAST classification.</summary>
    public NtmCode Code { get; }

    /// <summary>The party that imposes it.</summary>
    public PartyId ImposedBy { get; }

    /// <summary>The goods it touches.</summary>
    public ProductScope Products { get; }

    /// <summary>The parties whose goods it touches; null for everyone's.</summary>
    public ValueSet<PartyId>? Affects { get; }

    /// <summary>What it is, in words; null if not recorded.</summary>
    public string? Title { get; }

    /// <summary>The regulation or notification; null if not recorded.</summary>
    public string? Reference { get; }

    /// <summary>Its first day; null if unknown.</summary>
    public LocalDate? From { get; }

    /// <summary>Its last day; null if none is set.</summary>
    public LocalDate? Until { get; }

    /// <summary>How it is known; null if unknown.</summary>
    public Provenance? Provenance { get; }

    /// <summary>Whether it touches the goods of <paramref name="party"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="party"/> is <c>default</c>.</exception>
    public bool Touches(PartyId party)
    {
        party.Checked(nameof(party));
        return party != ImposedBy && (Affects is null || Affects.Contains(party));
    }

    /// <summary>Whether it holds on a day: its first and last days included.</summary>
    public bool HoldsOn(LocalDate day) => !(day < From) && !(day > Until);

    /// <summary>"B31 imposed by IND on 72, 73".</summary>
    public override string ToString()
        => $"{Code} imposed by {ImposedBy} on {Products}" + (Affects is null ? "" : $" from {string.Join(", ", Affects)}");
}
