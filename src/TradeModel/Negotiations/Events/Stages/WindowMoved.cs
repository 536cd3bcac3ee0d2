using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>The target window of a phase was set, moved or dropped.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record WindowMoved : NegotiationEvent
{
    internal const string KindName = "windowMoved";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="window">The window from now on; null for none.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public WindowMoved(LocalDate date, PhaseId phase, TargetWindow? window)
        : base(date)
    {
        Phase = phase;
        Window = window;
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The window from now on; null for none.</summary>
    public TargetWindow? Window { get; init; }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase];

    private protected override string Sentence
        => Window is { } window ? $"the window of {Phase} moves to {window}" : $"{Phase} has no window any more";
}
