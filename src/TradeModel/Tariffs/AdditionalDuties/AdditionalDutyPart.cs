namespace TradeModel.Tariffs;

/// <summary>The charge of one additional duty on a good.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AdditionalDutyPart
{
    internal AdditionalDutyPart(AdditionalDuty duty, Percentage percent, DutyApplication application, DutyId? because, bool isVoid)
    {
        Duty = duty;
        Percent = percent;
        Application = application;
        Because = because;
        IsVoid = isVoid;
    }

    /// <summary>The duty.</summary>
    public AdditionalDuty Duty { get; }

    /// <summary>What is charged, in percent of the value; 0 if it is not charged.</summary>
    public Percentage Percent { get; }

    /// <summary>Why it is charged or not.</summary>
    public DutyApplication Application { get; }

    /// <summary>The duty that replaced it or that it gives way to; null in other cases.</summary>
    public DutyId? Because { get; }

    /// <summary>Whether it is charged although it has been held void.</summary>
    public bool IsVoid { get; }

    /// <summary>The duty's identifier, what it comes to and why.</summary>
    public override string ToString() => Application switch
    {
        DutyApplication.Charged => $"{Duty.Id} {Percent}{(IsVoid ? ", held void" : "")}",
        DutyApplication.Replaced => $"{Duty.Id} replaced by {Because}",
        DutyApplication.GivesWay => $"{Duty.Id} not charged together with {Because}",
        _ => $"{Duty.Id} not charged: MFN reaches the all-in ceiling",
    };
}
