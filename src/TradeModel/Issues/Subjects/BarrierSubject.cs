using TradeModel.Goods;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>A non-tariff measure: its MAST code, who imposes it, the goods it affects.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record BarrierSubject : IssueSubject
{
    /// <summary>Creates the subject.</summary>
    /// <param name="measure">The MAST code.</param>
    /// <param name="imposedBy">The party that imposes the measure; null if several do.</param>
    /// <param name="hsCodes">The goods it affects, by HS prefix; empty for all.</param>
    /// <exception cref="ArgumentException">The MAST code, the party or an HS code is <c>default</c>.</exception>
    public BarrierSubject(NtmCode measure, PartyId? imposedBy = null, ValueSet<HsCode>? hsCodes = null)
    {
        Measure = measure;
        ImposedBy = imposedBy;
        HsCodes = hsCodes ?? [];
    }

    /// <summary>The MAST code (UNCTAD 2019).</summary>
    public NtmCode Measure
    {
        get;
        init => field = value != default ? value
            : throw new ArgumentException("default(NtmCode) is no code", Guard.Parameter(nameof(Measure)));
    }

    /// <summary>The party that imposes the measure; null if several do.</summary>
    public PartyId? ImposedBy { get; init => field = value?.Checked(nameof(ImposedBy)); }

    /// <summary>The goods it affects, by HS prefix; empty for all.</summary>
    public ValueSet<HsCode> HsCodes { get; init => field = Codes(value, nameof(HsCodes)); }

    /// <inheritdoc />
    public override Track Track => Track.NonTariffBarriers;

    internal override ValueList<PartyId> Named => ImposedBy is { } party ? [party] : [];

    /// <summary>"A83 of IND on 0808".</summary>
    private protected override string Words => $"{Measure}{(ImposedBy is { } party ? $" of {party}" : "")}{On(HsCodes)}";
}
