using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Simulation;

/// <summary>What to assume when an ensemble is made of a negotiation.</summary>
/// <remarks>
/// The defaults are illustrative: they show how the inputs move the results and say nothing about the world. Replace them by what you know,
/// and state its <see cref="Basis"/>.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record EnsembleAssumptions
{
    /// <summary>The default assumptions.</summary>
    public static EnsembleAssumptions Default { get; } = new();

    /// <summary>How the scenario is made; by default with one step between positions.</summary>
    public ScenarioAssumptions Scenario { get; init => field = Guard.NotNull(value, nameof(Scenario)); } = new() { StepsBetween = 1 };

    /// <summary>
    /// The first day on which a round can fall; null for the day after the negotiation's last event. If windows of phases with open issues
    /// lie ahead, rounds fall within them only.
    /// </summary>
    public LocalDate? FirstRound { get; init => field = value is { } day ? Guard.Day(day, nameof(FirstRound)) : null; }

    /// <summary>
    /// The last day on which a round can fall; null for the last day of these windows, or a year after the first round if none lies ahead.
    /// </summary>
    public LocalDate? LastRound { get; init => field = value is { } day ? Guard.Day(day, nameof(LastRound)) : null; }

    /// <summary>The days from one round to the next, 1 to 3,660; 28 by default.</summary>
    public int DaysBetweenRounds { get; init => field = Guard.Within(value, 1, 3_660, nameof(DaysBetweenRounds)); } = 28;

    /// <summary>
    /// The weight of every issue to every party that it concerns, as a multiple of the assessed salience; null if saliences are certain.
    /// </summary>
    public Distribution? Salience { get; init; } = Distribution.Triangular(0.5, 1, 1.5);

    /// <summary>The utility of no agreement to every party; null for the scenario's reservation values.</summary>
    public Distribution? Reservation { get; init; } = Distribution.Triangular(0.4, 0.55, 0.7);

    /// <summary>How soon every party concedes: the exponent e of its time-dependent offers; null for 1.</summary>
    public Distribution? Haste { get; init; } = Distribution.Triangular(0.2, 0.6, 2);

    /// <summary>The greatest number of days from the first round to the last; null if only the calendar limits the rounds.</summary>
    public Distribution? Deadline { get; init; }

    /// <summary>How the distributions are known; illustrative by default.</summary>
    public EvidenceBasis Basis { get; init => field = Guard.Defined(value, nameof(Basis)); } = EvidenceBasis.Illustrative;

    /// <summary>The days between rounds and the basis.</summary>
    public override string ToString()
        => $"a round every {InvariantText.Of(DaysBetweenRounds)} days; {Basis.ToString().ToLowerInvariant()} distributions";

    internal Ensemble ToEnsemble(Negotiation negotiation)
    {
        LocalDate first = FirstRound ?? negotiation.LastDay?.PlusDays(1)
            ?? throw new ArgumentException("the negotiation has no events, so state the day of the first round", nameof(negotiation));
        NegotiationScenario scenario = NegotiationScenario.From(negotiation, Scenario);
        ValueList<TargetWindow> windows = WindowsAhead(negotiation, scenario, first);
        if (windows.Count > 0 && windows.Min(w => w.Start) is var opens && opens > first) first = opens;
        RoundCalendar calendar = RoundCalendar.Every(
            DaysBetweenRounds, first, LastRound ?? (windows.Count > 0 ? windows.Max(w => w.End) : first.PlusYears(1)));
        if (windows.Count > 0) calendar = calendar.Within(windows);
        var inputs = new List<UncertainInput>();
        for (int p = 0; p < scenario.Parties.Count; p++)
        {
            string party = scenario.Parties[p].Value;
            if (Salience is not null)
                for (int i = 0; i < scenario.Issues.Count; i++)
                    if (scenario.Scenario.Issues[i].Weights[p].Sign > 0)
                        inputs.Add(UncertainInput.Salience(party, scenario.Issues[i].Value, Salience, Basis));
            if (Reservation is not null) inputs.Add(UncertainInput.Reservation(party, Reservation, Basis));
            if (Haste is not null) inputs.Add(UncertainInput.Haste(party, Haste, Basis));
        }
        if (Deadline is not null) inputs.Add(UncertainInput.Deadline(Deadline, Basis));
        return Ensemble.Of(
            negotiation, scenario, scenario.Parties.Select(_ => Strategies.Linear).ToValueList(), calendar, inputs.ToValueList());
    }

    private static ValueList<TargetWindow> WindowsAhead(Negotiation negotiation, NegotiationScenario scenario, LocalDate first)
        => scenario.Issues
            .Select(issue => negotiation.GetIssue(issue).Phase is { } phase ? negotiation.GetPhase(phase).Phase.Window : null)
            .OfType<TargetWindow>().Where(w => w.End >= first).Distinct().ToValueList();
}
