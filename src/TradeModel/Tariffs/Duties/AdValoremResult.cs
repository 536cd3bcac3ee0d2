namespace TradeModel.Tariffs;

/// <summary>The ad valorem equivalent of a duty, or the reason why there is none.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AdValoremResult
{
    private readonly Duty? _part;
    private readonly UnitValue? _value;

    internal AdValoremResult(Percentage? rate, AdValoremObstacle? obstacle, UnitValue? value)
    {
        Rate = rate;
        Reason = obstacle?.Reason;
        _part = obstacle?.Part;
        _value = value;
    }

    /// <summary>The duty in percent of the value; null if there is a reason why it is unknown.</summary>
    public Percentage? Rate { get; }

    /// <summary>Why there is no rate; null if there is one.</summary>
    public NoEquivalent? Reason { get; }

    /// <summary>The reason in words, with the part of the duty that has no equivalent; null if there is a rate.</summary>
    public string? Explanation => Reason switch
    {
        null => null,
        NoEquivalent.NoUnitValue => $"'{_part}' needs the value of one unit of the good",
        NoEquivalent.OtherCurrency => $"'{_part}' and the unit value {_value} are in different currencies; give their exchange rate",
        NoEquivalent.OtherDimension => $"the units of '{_part}' and of the unit value {_value} do not convert into each other",
        NoEquivalent.PartUnknown => $"'{_part}' is charged on a part of the good whose value or quantity is unknown",
        NoEquivalent.Seasonal => $"'{_part}' depends on the season; take the duty of a day",
        NoEquivalent.NotComputable => ((TextDuty)_part!).Explanation,
        _ => $"'{_part}' is too many percent of the unit value {_value}",
    };

    /// <summary>The rate, or the reason in words.</summary>
    public override string ToString() => Rate?.ToString() ?? Explanation!;
}
