using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>What an issue is about, in the trade field's codes: which goods, which measure, which quota, whose procurement.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record IssueSubject
{
    private protected IssueSubject()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The subject in words: "duty of IND against USA on 0808".</summary>
    public sealed override string ToString() => Words;

    /// <summary>The track an issue with this subject belongs to.</summary>
    public abstract Track Track { get; }

    /// <summary>
    /// The party whose measure is negotiated: it offers, the others request. The importer of a tariff, of a quota or of services, or the
    /// procuring party. Null if the subject names none, so that all positions are compared with each other.
    /// </summary>
    public virtual PartyId? Offering => null;

    /// <summary>
    /// The parties that request from <see cref="Offering"/>. Null for all other parties concerned, and if no party offers.
    /// </summary>
    public virtual ValueSet<PartyId>? Requesting => null;

    /// <summary>The parties that the subject names. The issue concerns them.</summary>
    internal abstract ValueList<PartyId> Named { get; }

    /// <summary>
    /// Why parties cannot be added to, or taken from, those concerned by an issue about this subject, and what to do; null if they can.
    /// </summary>
    internal (string Reason, string Remedy)? WhyNotConcern(ValueSet<PartyId> added, ValueSet<PartyId> removed)
    {
        foreach (PartyId party in Named)
            if (removed.Contains(party) && Requesting?.Contains(party) != true)
                return ($"the issue is about '{party}' ({this})", "leave it in, or remove the issue");
        return added.Count == 0 && Requesting?.All(removed.Contains) == true
            ? ($"the issue would leave nobody that requests ({this})", "leave one of them in, or remove the issue") : null;
    }

    /// <summary>
    /// The subject after parties were added to, or taken from, those concerned. If it names those that request, an added party is one of
    /// them.
    /// </summary>
    internal IssueSubject WithConcerned(ValueSet<PartyId> added, ValueSet<PartyId> removed)
        => Requesting is null ? this : WithRequesting(Requesting.Where(p => !removed.Contains(p)).Concat(added).ToValueSet());

    private protected virtual IssueSubject WithRequesting(ValueSet<PartyId> requesting) => this;

    /// <summary>Whether the subject names all the parties that it is about, so that an issue concerns these by default.</summary>
    internal bool NamesAll => Offering is not null && Requesting is not null;

    /// <summary>Whether a party requests, if the issue concerns it.</summary>
    internal bool IsRequesting(PartyId party)
        => Offering is { } offering && party != offering && (Requesting is null || Requesting.Contains(party));

    private protected static ValueSet<PartyId> One(PartyId importer, PartyId exporter)
    {
        exporter.Checked(nameof(exporter));
        if (importer == exporter) throw new ArgumentException("importer and exporter are different parties", nameof(exporter));
        return [exporter];
    }

    private protected static ValueSet<PartyId>? Several(PartyId importer, ValueSet<PartyId>? exporters)
    {
        if (exporters is null) return null;
        if (exporters.Count == 0)
            throw new ArgumentException("names no exporter: name one, or give null for all other parties concerned", nameof(exporters));
        foreach (PartyId exporter in exporters) exporter.Checked(nameof(exporters));
        if (exporters.Contains(importer)) throw new ArgumentException("importer and exporter are different parties", nameof(exporters));
        return exporters;
    }

    /// <summary>"IND", "IND and JPN", "all others".</summary>
    private protected static string Those(ValueSet<PartyId>? parties) => parties is null ? "all others" : string.Join(" and ", parties);

    private protected static ValueSet<HsCode> Codes(ValueSet<HsCode> codes, string name)
    {
        foreach (HsCode code in Guard.NotNull(codes, name)) code.Checked(name);
        return codes;
    }

    private protected static string On(ValueSet<HsCode> codes) => codes.Count == 0 ? "" : $" on {string.Join(", ", codes)}";
}
