using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering.Tests.Forms;

/// <summary>Negotiations of a size: so many parties, issues and events. They are the same in every run.</summary>
internal static class Sizes
{
    internal static Negotiation Talks(int parties, int issues, int events, bool still = false)
    {
        Party[] seats = [.. Enumerable.Range(0, parties).Select(p => new Party(Id(p), $"Party {p}"))];
        Issue[] agenda = [.. Enumerable.Range(0, issues).Select(i => new Issue(
            new IssueId($"issue-{i}"), $"Issue number {i}", Track.MarketAccess, new IntervalScale(0m, 100m, "percent"),
            concerned: [Id(i % parties), Id((i + 1) % parties)]))];
        var definition = new NegotiationDefinition(
            new Agreement("Talks of a size", [AgreementKind.FreeTradeAgreement], seats.ToValueList()), [], agenda.ToValueList());
        var day = new LocalDate(2020, 1, 1);
        var log = new List<NegotiationEvent>();
        var random = new Xoshiro256(7);
        for (int e = 0; e < events; e++)
        {
            Issue issue = agenda[e / 2 % issues];
            PartyId party = issue.Concerned!.ElementAt(e % 2);
            decimal place = still ? (e % 2 == 0 ? 20m : 80m) : random.Next(101);
            log.Add(new PositionTabled(day.PlusDays(e / 3), party, issue.Id, new Amount(place)) { Provenance = Provenance.Illustrative });
        }
        return Negotiation.Replay(definition, log);
    }

    private static PartyId Id(int number) => new($"Q{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}");
}
