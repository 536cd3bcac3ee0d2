using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering.Tests;

/// <summary>Negotiations for charts: of any size, with any names.</summary>
internal static class Sample
{
    internal static readonly LocalDate Start = new(2025, 3, 1);

    internal static readonly string Hostile = "<script>alert('x')</script> & \"quoted\" \u202Etxet\u2066 ]]> <!--";

    internal static PartyId Party(int i) => new($"A{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}");

    internal static IssueId Issue(int i) => new($"issue-{i}");

    /// <summary>A negotiation without events.</summary>
    internal static Negotiation Empty(
        int parties = 2, int issues = 3, Func<int, string>? party = null, Func<int, string>? issue = null, string title = "A sample",
        ValueList<Phase>? phases = null)
    {
        var agreement = new Agreement(title, [AgreementKind.FreeTradeAgreement],
            Enumerable.Range(0, parties).Select(i => new Party(Party(i), party?.Invoke(i) ?? $"Party {i}")).ToValueList());
        return new(new NegotiationDefinition(agreement, phases ?? [], Enumerable.Range(0, issues).Select(i => new Issue(
            Issue(i), issue?.Invoke(i) ?? $"Issue {i}", i % 2 == 0 ? Track.MarketAccess : Track.Rules, new IntervalScale(0, 100, "points"),
            concerned: parties > 4 ? [Party(i % parties), Party((i + 1) % parties)] : null)).ToValueList()));
    }

    /// <summary>Each concerned party tables, then comes nearer step by step.</summary>
    internal static Negotiation Moving(Negotiation empty, int steps = 3)
    {
        var events = new List<NegotiationEvent>();
        for (int step = 0; step <= steps; step++)
        {
            LocalDate day = Start.PlusDays(step * 40);
            foreach (IssueState issue in empty.Issues)
            {
                PartyId[] parties = [.. empty.ConcernedBy(issue.Issue.Id)];
                for (int p = 0; p < parties.Length; p++)
                    events.Add(new PositionTabled(day, parties[p], issue.Issue.Id, new Amount(p % 2 == 0 ? 10 * step : 100 - (10 * step))));
            }
        }
        return Negotiation.Replay(empty.Definition, events);
    }
}
