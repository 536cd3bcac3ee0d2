using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>What one party has given and received on one issue over the whole log.</summary>
/// <remarks>
/// A movement counts by how much nearer (farther: negative) it brings the mover to where each counterpart stood just before, averaged over
/// those that stood anywhere. Given is valued by the weight the issue has for the mover, received by the weight it has for the receiver, as
/// of that event. A first tabling is not movement; an agreement moves each party from where it stood to the terms, a reopening back.
/// </remarks>
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

    /// <summary>What it has given: negative where it has moved away on the whole.</summary>
    public double Given { get; }

    /// <summary>What it has received from the others.</summary>
    public double Received { get; }

    /// <summary>The day of its last move on the issue, a first tabling, a withdrawal or an agreement included; null where it never moved.</summary>
    public LocalDate? LastMoved { get; }

    /// <summary>Party, issue and both figures.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Party} on {Issue}: given {Given:0.000}, received {Received:0.000}");
}
