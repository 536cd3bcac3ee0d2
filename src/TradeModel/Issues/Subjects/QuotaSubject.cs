using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// The volume of a tariff-rate quota that one importer opens to one exporter, to several, or to all other parties concerned. The importer
/// prefers less, the exporters more.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record QuotaSubject : IssueSubject
{
    /// <summary>Creates the subject of an issue between two parties.</summary>
    /// <param name="importer">The party that opens the quota.</param>
    /// <param name="exporter">The party whose goods it admits; another one.</param>
    /// <param name="hsCodes">The goods, by HS prefix.</param>
    /// <exception cref="ArgumentException">An id or a code is <c>default</c>, or importer and exporter are the same.</exception>
    public QuotaSubject(PartyId importer, PartyId exporter, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = One(importer, exporter);
        HsCodes = hsCodes ?? [];
    }

    /// <summary>Creates the subject of an issue between an importer and several exporters.</summary>
    /// <param name="importer">The party that opens the quota.</param>
    /// <param name="exporters">The parties whose goods it admits; null for all other parties concerned.</param>
    /// <param name="hsCodes">The goods, by HS prefix.</param>
    /// <exception cref="ArgumentException">
    /// An id or a code is <c>default</c>, no exporter is named, or the importer is among them.
    /// </exception>
    public QuotaSubject(PartyId importer, ValueSet<PartyId>? exporters = null, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = Several(importer, exporters);
        HsCodes = hsCodes ?? [];
    }

    /// <summary>The party that opens the quota; it offers.</summary>
    public PartyId Importer { get; }

    /// <summary>The parties whose goods it admits; they request. Null for all other parties concerned.</summary>
    public ValueSet<PartyId>? Exporters { get; }

    /// <summary>The goods, by HS prefix; empty if they are not named.</summary>
    public ValueSet<HsCode> HsCodes { get; init => field = Codes(value, nameof(HsCodes)); }

    /// <inheritdoc />
    public override Track Track => Track.MarketAccess;

    /// <inheritdoc />
    public override PartyId? Offering => Importer;

    /// <inheritdoc />
    public override ValueSet<PartyId>? Requesting => Exporters;

    internal override ValueList<PartyId> Named => [Importer, .. Exporters ?? []];

    private protected override IssueSubject WithRequesting(ValueSet<PartyId> requesting) => new QuotaSubject(Importer, requesting, HsCodes);

    /// <summary>"quota of IND for USA on 0802".</summary>
    private protected override string Words => $"quota of {Importer} for {Those(Exporters)}{On(HsCodes)}";
}
