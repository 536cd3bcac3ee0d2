using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>One line of a tariff schedule.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TariffLine
{
    internal const decimal HighestTrade = 1_000_000_000_000_000_000m;

    /// <summary>Creates a line.</summary>
    /// <param name="code">Its HS or national code.</param>
    /// <param name="applied">The MFN duty applied; null if unknown.</param>
    /// <exception cref="ArgumentException">The code is <c>default</c>.</exception>
    public TariffLine(HsCode code, Duty? applied = null)
    {
        Code = code;
        Applied = applied;
    }

    /// <summary>Its HS or national code.</summary>
    public HsCode Code { get; init => field = value.Checked(nameof(Code)); }

    /// <summary>The MFN duty applied; null if unknown.</summary>
    public Duty? Applied { get; init; }

    /// <summary>The duty from which cuts are staged; null if it is the applied one.</summary>
    public Duty? Base { get; init; }

    /// <summary>The duty bound in the WTO; null if the line is unbound or the bound duty is unknown.</summary>
    public Duty? Bound { get; init; }

    /// <summary>The duties on goods of partners; a partner without one is charged the applied duty.</summary>
    public ValueMap<PartyId, Duty> Preferential
    {
        get;
        init
        {
            foreach ((PartyId partner, _) in Guard.NotNull(value, nameof(Preferential))) partner.Checked(nameof(Preferential));
            field = value;
        }
    } = [];

    /// <summary>The value of trade in the line, in the schedule's currency, not negative and below 10^18; null if unknown.</summary>
    public decimal? TradeValue
    {
        get;
        init => field = value is not { } trade ? null
            : trade is >= 0 and < HighestTrade ? ExactDecimal.Normal(trade)
            : throw new ArgumentOutOfRangeException(nameof(TradeValue), value, "must not be negative, and below 10^18");
    }

    /// <summary>What one unit of the good is worth, so that specific duties have an ad valorem equivalent; null if unknown.</summary>
    public UnitValue? UnitValue { get; init; }

    /// <summary>How far the good is processed; null if unknown.</summary>
    public ProcessingStage? Processing { get; init => field = value is { } stage ? Guard.Defined(stage, nameof(Processing)) : null; }

    /// <summary>The code and the applied duty.</summary>
    public override string ToString() => $"{Code}: {Applied?.ToString() ?? "applied duty not known"}";
}
