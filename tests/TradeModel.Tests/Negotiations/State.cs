using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Negotiations;

/// <summary>
/// Everything that follows from a log, compared part by part: two negotiations can have equal logs and yet be derived differently.
/// </summary>
internal static class State
{
    internal static void AssertEqual(Negotiation expected, Negotiation actual)
    {
        Assert.Equal(expected.Parties, actual.Parties);
        Assert.Equal(expected.Phases, actual.Phases);
        Assert.Equal(expected.Issues, actual.Issues);
        Assert.Equal(expected.Packages, actual.Packages);
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.AdditionalDuties, actual.AdditionalDuties);
        Assert.Equal(expected.LastDay, actual.LastDay);
        foreach (IssueState issue in expected.Issues)
            Assert.Equal(expected.ConcernedBy(issue.Issue.Id), actual.ConcernedBy(issue.Issue.Id));
        foreach (Party party in expected.Parties)
            Assert.Equal(expected.CapabilityOf(party.Id), actual.CapabilityOf(party.Id));
    }

    /// <summary>A negotiation with all that follows from its log written out, to be compared after it has been worked with.</summary>
    internal static string Picture(Negotiation negotiation) => string.Join('\n', (IEnumerable<object>)
        [
            .. negotiation.Log, .. negotiation.Parties,
            .. negotiation.Phases.Select(
                p => FormattableString.Invariant($"{p.Phase} {p.Stage} {p.Since} {p.PausedIn} {p.Acts} {p.IsInForceForAll} ")
                    + FormattableString.Invariant($"{p.Succeeds} {p.SucceededBy} {p.SuspendedProvisions}")),
            .. negotiation.Issues.Select(i => FormattableString.Invariant(
                $"{i.Issue.Id} {i.Issue.Concerned} {i.Phase} {i.AgreedTerms} {i.AgreedOn} ")
                    + string.Join("; ", i.PartyStates.Select(Stand))),
            .. negotiation.Packages.Select(
                p => FormattableString.Invariant($"{p.Party} {p.Id} {p.Positions} {p.Conditions} {p.TabledOn} {p.To}")),
            .. negotiation.Text.Chapters.Select(c => $"{c.Id} {c.Phase}"),
            .. negotiation.Text.Chapters.SelectMany(c => c.Provisions), .. negotiation.AdditionalDuties,
        ]);

    private static string Stand(PartyIssueState stand)
        => FormattableString.Invariant($"{stand.Party} {stand.Position} {stand.Package} {stand.ConditionalPosition} {stand.Conditions} ")
            + FormattableString.Invariant($"{stand.ConditionalPackage} {stand.LastMoved} {stand.RedLine} {stand.Salience} ")
            + FormattableString.Invariant($"{stand.To} {stand.ConditionalTo}");
}
