using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>What one party has given and received on one issue over the whole log.</summary>
/// <remarks>
/// A movement is measured by how much it narrows the gap to the position that each counterpart held just before. It is negative if it
/// widens the gap. What is given is the mean over the counterparts that had a position, times the weight that the issue has for the mover.
/// What is received is the sum over the movers, each times the weight that the issue has for the receiver. Weights are those before the
/// event. A first tabling is not a movement. An agreement moves each party from its position to the terms, and a reopening moves it back.
/// Sums are exact: a party that moved away and came back has given 0, unless a weight or a counterpart's position changed in between.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueMovement
{
    internal IssueMovement(PartyId party, IssueId issue, double given, double received, LocalDate? lastMoved)
    {
        Party = party;
        Issue = issue;
        Given = given;
        Received = received;
        LastMoved = lastMoved;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>What it has given; negative if on the whole it has moved away.</summary>
    public double Given { get; }

    /// <summary>What it has received from the others.</summary>
    public double Received { get; }

    /// <summary>
    /// The last day on which it changed what it has on the table here: by tabling, by withdrawing, alone or in a package, or by an
    /// agreement. Null if it never did.
    /// </summary>
    public LocalDate? LastMoved { get; }

    /// <summary>Party, issue and both figures.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Party} on {Issue}: given {Given:0.000}, received {Received:0.000}");
}
