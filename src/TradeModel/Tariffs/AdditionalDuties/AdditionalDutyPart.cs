namespace TradeModel.Tariffs;

/// <summary>The charge of one additional duty on a good.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AdditionalDutyPart
{
    internal AdditionalDutyPart(
        AdditionalDuty duty, Percentage rate, Percentage share, DutyApplication application, DutyId? because, bool isVoid)
    {
        Duty = duty;
        Rate = rate;
        Share = share;
        Percent = share.Value == 100m ? rate : new(rate.Value / 100m * share.Value);
        Application = application;
        Because = because;
        IsVoid = isVoid;
    }

    internal static AdditionalDutyPart NotCharged(AdditionalDuty duty, DutyApplication application, DutyId? because)
        => new(duty, Percentage.Zero, Percentage.Zero, application, because, isVoid: false);

    /// <summary>The duty.</summary>
    public AdditionalDuty Duty { get; }

    /// <summary>
    /// What is charged, in percent of the whole customs value: the rate on the share of the value that the duty is charged on. 0 if it is
    /// not charged.
    /// </summary>
    public Percentage Percent { get; }

    /// <summary>The rate that is charged on that share of the value; 0 if it is not charged.</summary>
    public Percentage Rate { get; }

    /// <summary>
    /// The share of the customs value that the rate is charged on, in percent: 100 unless the duty is on a part of the value
    /// (<see cref="AdditionalDuty.ChargedOn"/>) or gives way to a duty on a part of it. 0 if it is not charged.
    /// </summary>
    public Percentage Share { get; }

    /// <summary>Why it is charged or not.</summary>
    public DutyApplication Application { get; }

    /// <summary>
    /// The duty that replaced it or that it gives way to, on all of the value or on a part of it; null in other cases.
    /// </summary>
    public DutyId? Because { get; }

    /// <summary>Whether it is charged although it has been held void.</summary>
    public bool IsVoid { get; }

    /// <summary>The duty's identifier, its charge and the reason.</summary>
    public override string ToString() => Application switch
    {
        DutyApplication.Charged
            => $"{Duty.Id} {Rate}{(Share.Value == 100m ? "" : $" on {Share} of the value")}{(IsVoid ? ", held void" : "")}",
        DutyApplication.Replaced => $"{Duty.Id} replaced by {Because}",
        DutyApplication.GivesWay => $"{Duty.Id} not charged together with {Because}",
        _ => $"{Duty.Id} not charged: MFN reaches the all-in ceiling",
    };
}
