using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Bargaining;

/// <summary>What a party has on the table, as one deal of a scenario: every issue as it has tabled it, and what had to be filled in.</summary>
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

    /// <summary>The deal.</summary>
    public Outcome Outcome { get; }

    /// <summary>
    /// The issues that concern it on which it has tabled nothing without condition: taken at the option that is best for it and, among equals, worth
    /// most to all together.
    /// </summary>
    public ValueList<IssueId> Untabled { get; }

    /// <summary>The issues on which what it has tabled is excluded by a red line: taken at the option nearest to it on the issue's scale.</summary>
    public ValueList<IssueId> BeyondRedLines { get; }

    /// <summary>Whether it has tabled every issue, and nothing that a red line excludes.</summary>
    public bool IsAsTabled => Untabled.Count == 0 && BeyondRedLines.Count == 0;

    /// <summary>The party and its deal.</summary>
    public override string ToString() => $"{Party} {Outcome}";
}
