using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>A phase reached a stage.</summary>
public sealed record StageReached : NegotiationEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="date">The day it happened.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="stage">The stage; not signed or in force, which follow from the parties' own acts.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or the stage is signed or in force for the first time.</exception>
    public StageReached(LocalDate date, PhaseId phase, Stage stage)
        : base(date)
    {
        Phase = phase;
        Stage = stage;
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The stage; not signed or in force, which follow from the parties' own acts.</summary>
    public Stage Stage { get; init => field = Checks.NotDerived(value, nameof(Stage)); }

    private protected override string Sentence => $"{Phase} is {Stage}";
}
