using NodaTime;
using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// A duty charged on top of the MFN duty: a safeguard, a security or retaliation duty, a surcharge. It says what it covers, on what legal
/// basis, from when to when and at which rates, whether it was held void, what it replaces, and how it stacks with others.
/// </summary>
/// <remarks>
/// The rates are a history: a duty that went from 25 % to 50 % is one duty with two steps, and every question about a day in between is
/// answered as of that day.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AdditionalDuty
{
    /// <summary>Creates an additional duty.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="importer">Who charges it.</param>
    /// <param name="exporters">Whose goods it is charged on; null for every origin.</param>
    /// <param name="scope">The goods it is charged on.</param>
    /// <param name="rates">The rates and the days they start, ascending, at least one.</param>
    /// <param name="legalBasis">The law or order it rests on.</param>
    /// <param name="ended">The first day on which it is no longer charged; after the first rate's day. Null if no end is known.</param>
    /// <param name="heldVoidOn">The day it was held to have no legal basis; it may still be collected. Null if it was not.</param>
    /// <param name="replaces">The duties that cease, for the goods and origins this one covers, on its first day.</param>
    /// <param name="stacking">How it combines with other duties; charged on top of all others if null.</param>
    /// <param name="provenance">Where this comes from.</param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>; the exporters are an empty set or hold the importer; there is no rate, or a rate is not later than the one
    /// before it; the end is not after the first rate's day, or a rate starts on or after it; the duty replaces itself or gives way to
    /// itself.
    /// </exception>
    public AdditionalDuty(
        DutyId id,
        PartyId importer,
        ValueSet<PartyId>? exporters,
        ProductScope scope,
        ValueList<RateStep> rates,
        string legalBasis,
        LocalDate? ended = null,
        LocalDate? heldVoidOn = null,
        ValueSet<DutyId>? replaces = null,
        StackingRule? stacking = null,
        Provenance? provenance = null)
    {
        Id = id.Checked(nameof(id));
        Importer = importer.Checked(nameof(importer));
        Exporters = exporters;
        Scope = scope;
        Rates = Guard.NotNull(rates);
        LegalBasis = legalBasis;
        Ended = ended is { } end ? Guard.Day(end, nameof(ended)) : null;
        HeldVoidOn = heldVoidOn;
        Replaces = replaces ?? [];
        Stacking = stacking ?? StackingRule.Adds;
        Provenance = provenance;
        CheckExporters();
        CheckRates();
        CheckOthers();
    }

    /// <summary>Creates an additional duty of one rate; all else as for a duty with a history of rates.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="importer">Who charges it.</param>
    /// <param name="exporters">Whose goods it is charged on; null for every origin.</param>
    /// <param name="scope">The goods it is charged on.</param>
    /// <param name="rate">The rate; not negative.</param>
    /// <param name="legalBasis">The law or order it rests on.</param>
    /// <param name="effective">The first day it is charged.</param>
    /// <param name="ended">
    /// The first day on which it is no longer charged; after <paramref name="effective"/>. Null if no end is known.
    /// </param>
    /// <param name="heldVoidOn">The day it was held to have no legal basis. Null if it was not.</param>
    /// <param name="replaces">The duties that cease, for the goods and origins this one covers, on its first day.</param>
    /// <param name="stacking">How it combines with other duties; charged on top of all others if null.</param>
    /// <param name="provenance">Where this comes from.</param>
    /// <exception cref="ArgumentException">An argument is not valid.</exception>
    public AdditionalDuty(
        DutyId id,
        PartyId importer,
        ValueSet<PartyId>? exporters,
        ProductScope scope,
        Percentage rate,
        string legalBasis,
        LocalDate effective,
        LocalDate? ended = null,
        LocalDate? heldVoidOn = null,
        ValueSet<DutyId>? replaces = null,
        StackingRule? stacking = null,
        Provenance? provenance = null)
        : this(id, importer, exporters, scope, [new RateStep(Guard.Day(effective), rate)], legalBasis, ended, heldVoidOn, replaces,
            stacking, provenance)
    {
    }

    /// <summary>The identifier, unique in a negotiation.</summary>
    public DutyId Id { get; }

    /// <summary>Who charges it.</summary>
    public PartyId Importer { get; }

    /// <summary>Whose goods it is charged on; null for every origin.</summary>
    public ValueSet<PartyId>? Exporters { get; }

    /// <summary>The goods it is charged on.</summary>
    public ProductScope Scope { get; init => field = Guard.NotNull(value, nameof(Scope)); }

    /// <summary>
    /// The codes beneath which the duty covers only some goods, although <see cref="Scope"/> does not say which: it exempts lines of eight
    /// digits or a use, or it lists single lines of a heading. Empty by default.
    /// </summary>
    /// <remarks>
    /// A good beneath such a code is treated as the scope says, and every answer about it says that the other treatment is possible. If a
    /// code of the scope and a code of this set both contain a good, the longer one decides. If they are equally long, this set decides.
    /// </remarks>
    public ValueSet<HsCode> PartlyCovered
    {
        get;
        init
        {
            foreach (HsCode code in Guard.NotNull(value, nameof(PartlyCovered))) code.Checked(nameof(PartlyCovered));
            field = value;
        }
    } = [];

    /// <summary>
    /// How the covered and the partly covered codes are known, if not from the source of the duty: for example, an estimate from a longer
    /// list. Null if <see cref="Provenance"/> holds for them too.
    /// </summary>
    public Provenance? GoodsFrom { get; init; }

    /// <summary>The part of the value it is charged on; null if it is charged on all of the customs value.</summary>
    public ValuePart? ChargedOn { get; init; }

    /// <summary>The rates and the days they start, ascending; at least one.</summary>
    public ValueList<RateStep> Rates { get; private init; }

    /// <summary>The law or order it rests on.</summary>
    public string LegalBasis { get; init => field = Guard.Text(value, nameof(LegalBasis)); }

    /// <summary>The first day it is charged.</summary>
    public LocalDate Effective => Rates[0].From;

    /// <summary>The first day on which it is no longer charged; null if no end is known.</summary>
    public LocalDate? Ended { get; private init; }

    /// <summary>The day it was held to have no legal basis, though it may still be collected; null if it was not.</summary>
    public LocalDate? HeldVoidOn { get; init => field = value is { } day ? Guard.Day(day, nameof(HeldVoidOn)) : null; }

    /// <summary>
    /// The duties that cease, for the goods and origins this one covers, on its first day, and do not come back when it ends.
    /// </summary>
    public ValueSet<DutyId> Replaces { get; private init; }

    /// <summary>How it combines with other duties on the same good.</summary>
    public StackingRule Stacking { get; private init; }

    /// <summary>Where this comes from; null if unknown.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The last rate of the history.</summary>
    public Percentage Rate => Rates[^1].Rate;

    /// <summary>
    /// Whether it is in force on <paramref name="day"/>: begun and not ended. <see cref="AdditionalDuties"/> decides whether it is charged
    /// on a good.
    /// </summary>
    public bool IsInForceOn(LocalDate day) => Guard.AskedDay(day) >= Effective && !(Ended <= day);

    /// <summary>Whether it had been held void on or before <paramref name="day"/>.</summary>
    public bool IsHeldVoidOn(LocalDate day) => HeldVoidOn <= Guard.AskedDay(day);

    /// <summary>The rate on <paramref name="day"/>; 0 before it begins and from the day it ended.</summary>
    public Percentage RateOn(LocalDate day)
    {
        if (!IsInForceOn(day)) return Percentage.Zero;
        int i = Rates.Count - 1;
        while (Rates[i].From > day) i--;
        return Rates[i].Rate;
    }

    /// <summary>Whether it is charged on goods of <paramref name="exporter"/>.</summary>
    public bool CoversOrigin(PartyId exporter) => exporter != Importer && (Exporters is null || Exporters.Contains(exporter));

    /// <summary>
    /// Whether it covers the good. Null stands for a good without a sectoral measure or an exemption, which only duties on all goods cover.
    /// </summary>
    public bool CoversGood(HsCode? good) => good is { } code ? Scope.Covers(code) : Scope.IsGeneral;

    /// <summary>
    /// Whether it covers only some goods beneath the code. That is so if the code contains or lies beneath a code of
    /// <see cref="PartlyCovered"/>, or the scope names a code beneath it. False for null, which stands for a good without a sectoral
    /// measure or an exemption.
    /// </summary>
    public bool CoversPartOf(HsCode? good)
    {
        if (good is not { } code) return false;
        code.Checked(nameof(good));
        int scope = Math.Max(LongestOver(Scope.Included, code), LongestOver(Scope.Excluded, code));
        if (LongestOver(PartlyCovered, code) is var partly and > 0 && partly >= scope) return true;
        if (AnyBeneath(PartlyCovered, code)) return true;
        return Scope.Covers(code) ? AnyBeneath(Scope.Excluded, code)
            : LongestOver(Scope.Excluded, code) == 0
                && Scope.Included.Any(c => c.Length > code.Length && code.Contains(c) && Scope.Covers(c));
    }

    /// <summary>The duty with another rate from <paramref name="from"/> on; known rates for that day and later are dropped.</summary>
    /// <exception cref="ArgumentException">The rate is negative, or the day is before the duty begins or not before it ends.</exception>
    public AdditionalDuty WithRateFrom(LocalDate from, Percentage rate)
    {
        if (Guard.Day(from) < Effective)
            throw new ArgumentOutOfRangeException(nameof(from), $"must not be before the duty begins on {InvariantText.Iso(Effective)}");
        return WithRates(Rates.Where(step => step.From < from).Append(new(from, rate)).ToValueList());
    }

    /// <summary>The duty with this history of rates.</summary>
    /// <exception cref="ArgumentException">
    /// There is no rate, they are not in ascending order of days, or one starts on or after the end.
    /// </exception>
    public AdditionalDuty WithRates(ValueList<RateStep> rates)
    {
        var changed = this with { Rates = Guard.NotNull(rates) };
        changed.CheckRates();
        return changed;
    }

    /// <summary>The duty with <paramref name="ended"/> as the first day it is not charged any more; null if no end is known.</summary>
    /// <exception cref="ArgumentException">The day is not after the day the last rate starts.</exception>
    public AdditionalDuty WithEnd(LocalDate? ended)
    {
        var changed = this with { Ended = ended is { } end ? Guard.Day(end, nameof(ended)) : null };
        changed.CheckRates();
        return changed;
    }

    /// <summary>The duty with other duties it replaces.</summary>
    /// <exception cref="ArgumentException">An id is <c>default</c> or the duty's own.</exception>
    public AdditionalDuty WithReplaced(ValueSet<DutyId> replaces)
    {
        var changed = this with { Replaces = Guard.NotNull(replaces) };
        changed.CheckOthers();
        return changed;
    }

    /// <summary>The duty with another stacking rule.</summary>
    /// <exception cref="ArgumentException">The rule gives way to the duty itself.</exception>
    public AdditionalDuty WithStacking(StackingRule stacking)
    {
        var changed = this with { Stacking = Guard.NotNull(stacking) };
        changed.CheckOthers();
        return changed;
    }

    /// <summary>Identifier, last rate, who charges whom, and the goods.</summary>
    public override string ToString()
        => $"{Id}: {Rate} by {Importer} on {(Exporters is null ? "all origins" : string.Join(", ", Exporters))}, {Scope}";

    private static int LongestOver(ValueSet<HsCode> codes, HsCode good)
    {
        int longest = 0;
        foreach (HsCode code in codes)
            if (code.Length > longest && code.Contains(good)) longest = code.Length;
        return longest;
    }

    private static bool AnyBeneath(ValueSet<HsCode> codes, HsCode good)
    {
        foreach (HsCode code in codes)
            if (code.Length > good.Length && good.Contains(code)) return true;
        return false;
    }

    private void CheckExporters()
    {
        if (Exporters is null) return;
        if (Exporters.Count == 0) throw new ArgumentException("must name an origin; every origin is null", "exporters");
        foreach (PartyId exporter in Exporters)
            if (exporter.Checked("exporters") == Importer)
                throw new ArgumentException($"'{Importer}' cannot import from itself", "exporters");
    }

    private void CheckRates()
    {
        if (Rates.Count == 0) throw new ArgumentException("must hold a rate", "rates");
        foreach (RateStep rate in Rates) Guard.Day(rate.From, "rates");
        for (int i = 1; i < Rates.Count; i++)
            if (Rates[i].From <= Rates[i - 1].From)
                throw new ArgumentException($"the rate from {InvariantText.Iso(Rates[i].From)} must start after the one from "
                    + $"{InvariantText.Iso(Rates[i - 1].From)}", "rates");
        if (Ended is { } ended && ended <= Rates[^1].From)
            throw new ArgumentException($"the end on {InvariantText.Iso(ended)} must be after the rate from "
                + $"{InvariantText.Iso(Rates[^1].From)} starts", "ended");
    }

    private void CheckOthers()
    {
        foreach (DutyId other in Replaces)
            if (other.Checked("replaces") == Id)
                throw new ArgumentException($"'{Id}' cannot replace itself", "replaces");
        if (Stacking.GivesWay.Contains(Id))
            throw new ArgumentException($"'{Id}' cannot give way to itself", "stacking");
    }
}
