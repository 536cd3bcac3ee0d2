using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// Duties of one importer on goods from one exporter, from several, or from all other parties concerned. The importer's position is an
/// offer, an exporter's a request.
/// </summary>
/// <remarks>
/// An offer to several exporters is one position, like a most-favoured-nation rate among the parties. Another offer to one of them is a
/// position for that exporter: see <see cref="Issue.Offering"/>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TariffSubject : IssueSubject
{
    /// <summary>Why an issue on a scale of tariffs is refused without this subject.</summary>
    internal static readonly (string Reason, string Argument) IsNeeded
        = ("a tariff path or schedule has an importer and an exporter: give a TariffSubject", "subject");

    /// <summary>Creates the subject of an issue between two parties.</summary>
    /// <param name="importer">The party whose duty is negotiated.</param>
    /// <param name="exporter">The party on whose goods it is charged; not the importer.</param>
    /// <param name="hsCodes">The goods, by HS prefix; empty if they are not named.</param>
    /// <exception cref="ArgumentException">An id or a code is <c>default</c>, or importer and exporter are the same.</exception>
    public TariffSubject(PartyId importer, PartyId exporter, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = One(importer, exporter);
        HsCodes = hsCodes ?? [];
    }

    /// <summary>Creates the subject of an issue between an importer and several exporters.</summary>
    /// <param name="importer">The party whose duty is negotiated.</param>
    /// <param name="exporters">The parties on whose goods it is charged; null for all other parties concerned.</param>
    /// <param name="hsCodes">The goods, by HS prefix; empty if they are not named.</param>
    /// <exception cref="ArgumentException">
    /// An id or a code is <c>default</c>, no exporter is named, or the importer is among them.
    /// </exception>
    public TariffSubject(PartyId importer, ValueSet<PartyId>? exporters = null, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = Several(importer, exporters);
        HsCodes = hsCodes ?? [];
    }

    /// <summary>The party whose duty is negotiated; it offers, and prefers higher rates.</summary>
    public PartyId Importer { get; }

    /// <summary>
    /// The parties on whose goods the duty is charged; they request, and prefer lower rates. Null for all other parties concerned.
    /// </summary>
    public ValueSet<PartyId>? Exporters { get; }

    /// <summary>The goods, by HS prefix; empty if they are not named.</summary>
    public ValueSet<HsCode> HsCodes { get; init => field = Codes(value, nameof(HsCodes)); }

    /// <inheritdoc />
    public override Track Track => Track.Tariffs;

    /// <inheritdoc />
    public override PartyId? Offering => Importer;

    /// <inheritdoc />
    public override ValueSet<PartyId>? Requesting => Exporters;

    internal override ValueList<PartyId> Named => [Importer, .. Exporters ?? []];

    private protected override IssueSubject WithRequesting(ValueSet<PartyId> requesting)
        => new TariffSubject(Importer, requesting, HsCodes);

    /// <summary>"duty of USA against IND on 72".</summary>
    private protected override string Words => $"duty of {Importer} against {Those(Exporters)}{On(HsCodes)}";
}
