namespace TradeModel.Simulation;

/// <summary>A party's answer to an offer.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RunAnswer
{
    internal RunAnswer(int party, bool accepted)
    {
        Party = party;
        Accepted = accepted;
    }

    /// <summary>Who answers, counted from 0.</summary>
    public int Party { get; }

    /// <summary>Whether it accepts.</summary>
    public bool Accepted { get; }

    /// <summary>The party and its answer.</summary>
    public override string ToString() => $"party {Party} {(Accepted ? "accepts" : "rejects")}";
}
