using System.Text.Json.Nodes;
using NodaTime.Text;
using TradeModel.Testing;

namespace TalksServer.Tests;

/// <summary>
/// What a party may post and its own view accepts, the whole negotiation accepts too. Otherwise the refusal would tell the party of
/// something that it may not see.
/// </summary>
public sealed class MandateTests
{
    private static readonly IEnumerable<Negotiation> Drawn =
        [.. Enumerable.Range(1, 24).Select(seed => NegotiationSamples.Create(seed, parties: 2 + (seed % 4), issues: 8, events: 120))];

    [Fact]
    public void Post_AcceptedByTheView_IsAcceptedByTheWhole()
    {
        int late = 0, today = 0;
        foreach (Negotiation negotiation in Drawn)
        {
            for (int i = 0; i < negotiation.Log.Count; i++)
            {
                // Post one of its events anew: on any day to a negotiation that may hold it already, and on its day to one without it.
                NegotiationEvent one = negotiation.Log[i];
                LocalDate last = negotiation.LastDay!.Value, other = negotiation.Log[(i * 7) % negotiation.Log.Count].Date;
                foreach (LocalDate day in (LocalDate[])[one.Date, other, last])
                {
                    foreach (Negotiation whole in (Negotiation[])[Without(negotiation, i), negotiation])
                        if (IsAccepted(whole, Redated(one, day), last)) _ = day == last ? today++ : late++;
                }
            }
        }
        Assert.InRange(late, 1_000, int.MaxValue);
        Assert.InRange(today, 500, int.MaxValue);
    }

    /// <summary>Posts for every caller to which the server lets it through, and gives whether some view accepted it.</summary>
    private static bool IsAccepted(Negotiation whole, NegotiationEvent posted, LocalDate today)
    {
        bool accepted = false;
        IEnumerable<Caller> callers = whole.Definition.Agreement.Parties.SelectMany(p => p.SelfAndMembers).Select(p => Caller.Of(p.Id));
        foreach (Caller caller in callers)
        {
            if (!posted.ActingParties.Contains(caller.Party!.Value)) continue;
            Negotiation view = caller.ViewOf(whole)!;
            if ((Mandate.WhyNot(caller, posted, view) ?? Mandate.WhyNotOn(today, caller, posted)) is not null) continue;
            NegotiationEvent known = Mandate.AsKnown(today, posted);
            if (!view.TryRecord(known, out _, out _)) continue;
            accepted = true;
            Assert.True(
                whole.TryRecord(known, out Negotiation? after, out Refusal? refusal),
                $"{caller} learns of something private by posting {posted}: {refusal}");
            Assert.Contains(known, caller.ViewOf(after)!.Log);
        }
        return accepted;
    }

    [Fact]
    public void Post_OfTheSecretariatToday_IsAcceptedByTheWholeIfByItsView()
    {
        int accepted = 0;
        foreach (Negotiation negotiation in Drawn)
        {
            LocalDate today = negotiation.LastDay!.Value;
            Negotiation view = Caller.Secretariat.ViewOf(negotiation)!;
            foreach (NegotiationEvent one in negotiation.Log)
            {
                NegotiationEvent posted = Redated(one, today);
                if (Mandate.WhyNot(Caller.Secretariat, posted, view) is not null || !view.TryRecord(posted, out _, out _)) continue;
                accepted++;
                Assert.True(negotiation.TryRecord(posted, out _, out Refusal? refusal), $"{posted}: {refusal}");
            }
        }
        Assert.InRange(accepted, 100, int.MaxValue);
    }

    /// <summary>Why a party does not sign, or leave, on an earlier day: this is what the refusal would tell it.</summary>
    [Fact]
    public void SignatureOfAnEarlierDay_WouldMeetWhatIsPrivate_SoItIsTurnedAwayBefore()
    {
        PartyId kor = new("KOR"), nzl = new("NZL"), chl = new("CHL");
        IssueId issue = new("fuel");
        PhaseId phase = new("green");
        LocalDate first = new(2026, 1, 1), then = new(2026, 2, 1), today = new(2026, 3, 1);
        var definition = new NegotiationDefinition(
            new Agreement("Green", [], [new(kor, "Korea"), new(nzl, "New Zealand"), new(chl, "Chile")]),
            [new Phase(phase, "Green")], [new Issue(issue, "Fuel", Track.Rules, new IntervalScale(0, 20, "years"), phase: phase)]);
        Negotiation whole = Negotiation.Replay(definition,
        [
            new StageReached(first, phase, Stage.Negotiating), new StageReached(first, phase, Stage.AgreedInPrinciple),
            new AgreementSigned(first, phase, kor), new AgreementSigned(first, phase, chl),
            new PositionTabled(then, kor, issue, new Amount(3m)) { To = [chl] },
        ]);
        var signed = new AgreementSigned(first.PlusDays(1), phase, nzl) { KnownOn = today };

        Assert.True(whole.AsSeenBy(nzl).TryRecord(signed, out _, out _));
        Assert.False(whole.TryRecord(signed, out _, out Refusal? refusal));
        Assert.Equal(NegotiationRule.PhaseOpen, refusal.Rule);
        Assert.Equal("urn:talks-server:problem:wrong-day", Mandate.WhyNotOn(today, Caller.Of(nzl), signed)?.Type);
        Assert.Null(Mandate.WhyNotOn(signed.Date, Caller.Of(nzl), signed with { KnownOn = null }));
    }

    [Fact]
    public void Text_OfWhatIsHidden_TellsNothing()
        => Assert.Equal((null, null, null), (Problem.Hidden.Rule, Problem.Hidden.Path, Problem.Hidden.Line));

    private static Negotiation Without(Negotiation negotiation, int index)
    {
        var rest = new Negotiation(negotiation.Definition);
        foreach ((int i, NegotiationEvent one) in negotiation.Log.Index())
            if (i != index && rest.TryApply(one, out Negotiation? next, out _)) rest = next;
        return rest;
    }

    /// <summary>An event on another day, without an id, as a caller posts it.</summary>
    private static NegotiationEvent Redated(NegotiationEvent one, LocalDate day)
    {
        var json = (JsonObject)JsonNode.Parse(TradeModelJson.ToJson(one))!;
        json["date"] = LocalDatePattern.Iso.Format(day);
        foreach (string assigned in (string[])["id", "knownOn", "lastDay"]) json.Remove(assigned);
        return TradeModelJson.ReadEvent(json.ToJsonString());
    }
}
