using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>Duties of one importer on goods from one exporter. The importer's position is an offer, the exporter's a request.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TariffSubject : IssueSubject
{
    /// <summary>Why an issue on a scale of tariffs is refused without this subject.</summary>
    internal static readonly (string Reason, string Argument) IsNeeded
        = ("a tariff path or schedule has an importer and an exporter: give a TariffSubject", "subject");

    /// <summary>Creates the subject.</summary>
    /// <param name="importer">The party whose duty is negotiated.</param>
    /// <param name="exporter">The party whose goods bear it; another one.</param>
    /// <param name="hsCodes">The goods, by HS prefix; empty if they are not named.</param>
    /// <exception cref="ArgumentException">An id or a code is <c>default</c>, or importer and exporter are the same.</exception>
    public TariffSubject(PartyId importer, PartyId exporter, ValueSet<HsCode>? hsCodes = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporter = exporter.Checked(nameof(exporter));
        if (importer == exporter) throw new ArgumentException("importer and exporter are different parties", nameof(exporter));
        HsCodes = hsCodes ?? [];
    }

    /// <summary>The party whose duty is negotiated; it offers, and prefers higher rates.</summary>
    public PartyId Importer { get; }

    /// <summary>The party whose goods bear the duty; it requests, and prefers lower rates.</summary>
    public PartyId Exporter { get; }

    /// <summary>The goods, by HS prefix; empty if they are not named.</summary>
    public ValueSet<HsCode> HsCodes { get; init => field = Codes(value, nameof(HsCodes)); }

    /// <inheritdoc />
    public override Track Track => Track.Tariffs;

    internal override IEnumerable<PartyId> Named => [Importer, Exporter];

    internal override (string Reason, string Remedy)? WhyNotConcern(ValueSet<PartyId> added, ValueSet<PartyId> removed)
        => base.WhyNotConcern(added, removed)
        ?? (added.Count > 0 ? ($"the duty is between two parties ({this})", $"add an issue with {added[0]} as the exporter") : null);

    /// <summary>"duty of USA against IND on 72".</summary>
    private protected override string Words => $"duty of {Importer} against {Exporter}{On(HsCodes)}";
}
