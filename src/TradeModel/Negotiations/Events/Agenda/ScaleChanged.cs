using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>
/// The scale of an issue was widened, because somebody asked for more than its end, or refined, because options or levels were added.
/// </summary>
/// <remarks>
/// The new scale has every point of the one before, with the same meaning. What was tabled and assessed therefore stays valid. An interval
/// or ratio scale contains the one before, in the same unit. An ordinal or nominal scale keeps its options, and the order of its levels. A
/// tariff path has a higher ceiling or a longer horizon, a schedule a longer horizon. An agreed issue must be reopened first.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ScaleChanged : NegotiationEvent
{
    internal const string KindName = "scaleChanged";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <param name="scale">The scale from now on.</param>
    /// <exception cref="ArgumentException">The day or the id is <c>default</c>.</exception>
    public ScaleChanged(LocalDate date, IssueId issue, Scale scale)
        : base(date)
    {
        Issue = issue;
        Scale = scale;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The scale from now on.</summary>
    public Scale Scale { get; init => field = Guard.NotNull(value, nameof(Scale)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Scale is ScheduleScale schedule ? [schedule.Schedule.Importer] : [];

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence => $"{Issue} is now on the scale {Scale}";
}
