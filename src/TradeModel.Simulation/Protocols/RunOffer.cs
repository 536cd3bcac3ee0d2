using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>An offer of a run, with what it is worth and how the others answered.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RunOffer
{
    internal RunOffer(int step, int? party, Outcome outcome, ValueList<double> utilities, ValueList<RunAnswer> answers, string? refusal)
    {
        Step = step;
        Party = party;
        Outcome = outcome;
        Utilities = utilities;
        Answers = answers;
        Refusal = refusal;
    }

    /// <summary>The step, counted from 0.</summary>
    public int Step { get; }

    /// <summary>Who made it, counted from 0; null if it is a mediator's draft.</summary>
    public int? Party { get; }

    /// <summary>What was offered.</summary>
    public Outcome Outcome { get; }

    /// <summary>What it is worth to each party, in the scenario's order, as the nearest double.</summary>
    public ValueList<double> Utilities { get; }

    /// <summary>
    /// The answers in the order given. After a rejection no other party answers the offer. All vote on a mediator's draft, and the answers
    /// to the draft that became the final text are those given at the end. There is no vote if a closing puts the settled option into the
    /// text.
    /// </summary>
    public ValueList<RunAnswer> Answers { get; }

    /// <summary>
    /// Why the protocol refused the offer: "'Steel' is closed on '25 %'" or "after the deadline". Null if it was made. No party answers a
    /// refused offer.
    /// </summary>
    public string? Refusal { get; }

    /// <summary>Whether every party that was asked accepted.</summary>
    public bool Accepted => Answers.Count > 0 && Answers.All(a => a.Accepted);

    internal RunOffer WithAnswers(ValueList<RunAnswer> answers) => new(Step, Party, Outcome, Utilities, answers, Refusal);

    /// <summary>The step, who offered, and what.</summary>
    public override string ToString() => $"{Step}: {(Party is { } p ? $"party {p}" : "mediator")} {Outcome}";
}
