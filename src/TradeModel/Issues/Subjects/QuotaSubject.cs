using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// The volume of a tariff-rate quota that one importer opens to one exporter. The importer prefers less, the exporter more.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record QuotaSubject : IssueSubject
{
    /// <summary>Creates the subject.</summary>
    /// <param name="importer">The party that opens the quota.</param>
    /// <param name="exporter">The party whose goods it admits; another one.</param>
    /// <param name="hsCodes">The goods, by HS prefix.</param>
    /// <exception cref="ArgumentException">An id or a code is <c>default</c>, or importer and exporter are the same.</exception>
    public QuotaSubject(PartyId importer, PartyId exporter, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporter = exporter.Checked(nameof(exporter));
        if (importer == exporter) throw new ArgumentException("importer and exporter are different parties", nameof(exporter));
        HsCodes = hsCodes ?? [];
    }

    /// <summary>The party that opens the quota.</summary>
    public PartyId Importer { get; }

    /// <summary>The party whose goods it admits.</summary>
    public PartyId Exporter { get; }

    /// <summary>The goods, by HS prefix; empty if they are not named.</summary>
    public ValueSet<HsCode> HsCodes { get; init => field = Codes(value, nameof(HsCodes)); }

    /// <inheritdoc />
    public override Track Track => Track.MarketAccess;

    internal override IEnumerable<PartyId> Named => [Importer, Exporter];

    internal override (string Reason, string Remedy)? WhyNotConcern(ValueSet<PartyId> added, ValueSet<PartyId> removed)
        => base.WhyNotConcern(added, removed)
        ?? (added.Count > 0 ? ($"the quota is between two parties ({this})", $"add an issue with {added[0]} as the exporter") : null);

    /// <summary>"quota of IND for USA on 0802".</summary>
    private protected override string Words => $"quota of {Importer} for {Exporter}{On(HsCodes)}";
}
