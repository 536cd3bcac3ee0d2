using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Bargaining;

/// <summary>The outcome that a party's positions amount to, and the issues on which an option had to be chosen for it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TabledOutcome
{
    internal TabledOutcome(PartyId party, Outcome outcome, ValueList<IssueId> untabled, ValueList<IssueId> beyondRedLines)
    {
        Party = party;
        Outcome = outcome;
        Untabled = untabled;
        BeyondRedLines = beyondRedLines;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>The outcome.</summary>
    public Outcome Outcome { get; }

    /// <summary>
    /// The issues that concern it but on which it has no unconditional position. The outcome has the option that is best for the party;
    /// among equals, the one with the greatest sum of values.
    /// </summary>
    public ValueList<IssueId> Untabled { get; }

    /// <summary>
    /// The issues on which a red line excludes its position. The outcome has the option nearest to that position on the issue's scale.
    /// </summary>
    public ValueList<IssueId> BeyondRedLines { get; }

    /// <summary>Whether it has tabled a position on every issue that concerns it, and no red line excludes one.</summary>
    public bool IsAsTabled => Untabled.Count == 0 && BeyondRedLines.Count == 0;

    /// <summary>The party and the outcome.</summary>
    public override string ToString() => $"{Party} {Outcome}";
}
