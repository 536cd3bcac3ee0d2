using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Convergence;

/// <summary>
/// Logs of whatever moves a score, in no sensible order: many saliences of 0, a table whose parties come and go, packages, conditions,
/// reopened issues, new phases, and events learnt late and inserted before others. What is refused is left out.
/// </summary>
internal static class RoughNegotiation
{
    internal static Negotiation Draw(ulong seed, int events, int leastParties = 2)
    {
        LawNegotiation drawn = LawNegotiation.Draw(seed * 7919);
        for (ulong again = 1; drawn.Parties < leastParties || drawn.Issues.Length < 5; again++)
            drawn = LawNegotiation.Draw((seed * 7919) + (again * 104729));
        Negotiation negotiation = new(drawn.Build().Definition);
        PartyId[] parties = [.. negotiation.Parties.Select(p => p.Id)];
        var random = new Xoshiro256(seed);
        LocalDate day = new(2025, 1, 1);
        while (negotiation.Log.Count < events)
        {
            if (random.Next(4) == 0) day = day.PlusDays(1);
            bool isLate = random.Next(12) == 0;
            LocalDate on = isLate ? day.PlusDays(-random.Next(8)) : day;
            NegotiationEvent next = Next(drawn, negotiation, parties, on, ref random);
            Negotiation? result;
            if (!isLate && negotiation.TryApply(next, out result, out _)) negotiation = result;
            else if (isLate && negotiation.TryInsert(next with { KnownOn = day.PlusDays(1) }, out result, out _)) negotiation = result;
        }
        return negotiation;
    }

    private static NegotiationEvent Next(
        LawNegotiation drawn, Negotiation negotiation, PartyId[] parties, LocalDate day, ref Xoshiro256 random)
    {
        PartyId party = parties[random.Next(parties.Length)], second = parties[random.Next(parties.Length)];
        int at = random.Next(drawn.Issues.Length), other = random.Next(drawn.Issues.Length);
        LawIssue issue = drawn.Issues[at];
        IssueId id = LawNegotiation.IdOf(at);
        Position position = LawNegotiation.PositionAt(issue, random.Next(101)),
            elsewhere = LawNegotiation.PositionAt(drawn.Issues[other], random.Next(101));
        ValueList<PositionCondition> conditions = random.Next(4) > 0 ? [] : [new(second, LawNegotiation.IdOf(other), elsewhere)];
        PhaseState phase = negotiation.Phases[random.Next(negotiation.Phases.Count)];
        return random.Next(30) switch
        {
            < 7 => new PositionTabled(day, party, id, position, conditions),
            7 => new PositionWithdrawn(day, party, id),
            8 or 9 => new PackageTabled(day, party, new($"p{random.Next(2)}"),
                other == at ? [new(id, position)] : [new(id, position), new(LawNegotiation.IdOf(other), elsewhere)], conditions),
            10 => new PackageWithdrawn(day, party, new($"p{random.Next(2)}")),
            11 or 12 => new IssueAgreed(day, id, position),
            13 or 14 => new IssueReopened(day, id),
            < 19 => new SalienceAssessed(day, party, id, random.Next(2) == 0 ? 0m : 1 + random.Next(4), random.Next(3) == 0 ? party : null),
            19 => new IssueMoved(day, id, random.Next(2) == 0 ? phase.Phase.Id : null),
            20 when random.Next(20) == 0 => new IssueRemoved(day, id),
            21 when random.Next(10) == 0
                => new IssueAdded(
                    day, new Issue(new($"late-{negotiation.Log.Count}"), "Late", Track.Rules, new IntervalScale(0m, 1m, "shares"))),
            22 when random.Next(8) == 0 => new PartyLeft(day, party),
            23 => new PartyJoined(day, new Party(party, "Back")),
            24 when random.Next(20) == 0 => new PhaseAdded(day, new Phase(new($"phase-{negotiation.Log.Count}"), "Another")),
            25 when random.Next(12) == 0 => new StageReached(day, phase.Phase.Id, Stage.Abandoned),
            25 when random.Next(3) == 0 => new PhaseSucceeded(
                day, phase.Phase.Id,
                new Phase(new($"after-{negotiation.Log.Count}"), "A successor", parties: party == second ? null : [party, second])),
            25 => new WindowMoved(day, phase.Phase.Id, random.Next(2) == 0 ? null : new(day, day.PlusDays(90))),
            28 => Concern(negotiation, id, party, second, day, ref random),
            29 when negotiation.FindIssue(id) is { } rescaled => new ScaleChanged(day, id, Wider(rescaled.Issue.Scale, ref random)),
            26 => new StatementMade(day, [], [party], "Words.", ProgressSignal.Close),
            _ => new RedLineAssessed(day, party, id, random.Next(4) == 0 ? null
                : issue.Kind == LawScale.Nominal ? RedLine.OneOf([new("o0"), new($"o{1 + random.Next(2)}")])
                : random.Next(2) == 0 ? RedLine.AtMost(position) : RedLine.AtLeast(position), random.Next(3) == 0 ? second : null),
        };
    }

    private static ConcernedPartiesChanged Concern(
        Negotiation negotiation, IssueId id, PartyId party, PartyId second, LocalDate day, ref Xoshiro256 random)
    {
        if (negotiation.FindIssue(id) is not { Issue: var issue } || issue.Concerned?.Contains(party) != false)
            return new(day, id, second == party || random.Next(2) == 0 ? [] : [second], [party]);
        return new(
            day, id, [party], second == party || random.Next(4) > 0 ? [] : [second],
            issue.Scale.IsOrdered && random.Next(2) == 0 ? [new(party, random.Next(2) == 0 ? Direction.Higher : Direction.Lower)] : null);
    }

    /// <summary>A scale with every point of the one given.</summary>
    internal static Scale Wider(Scale scale, ref Xoshiro256 random) => scale switch
    {
        IntervalScale s => new IntervalScale(s.Min - random.Next(2), s.Max + random.Next(3), s.Unit),
        RatioScale s => new RatioScale(s.Min, s.Max + random.Next(3), s.Unit, s.Offset),
        OrdinalScale s => new OrdinalScale(More(s.Options, random.Next(s.Options.Count + 1))),
        NominalScale s => new NominalScale(More(s.Options, 0)),
        TariffPathScale s => new TariffPathScale(
            s.BaseRate, Math.Min(100, s.Horizon + random.Next(3)), s.Ceiling + random.Next(3), s.Unit, s.UnitValue),
        _ => scale,
    };

    private static ValueList<ScaleOption> More(ValueList<ScaleOption> options, int at)
        => [.. options.Take(at), new ScaleOption(new($"n{options.Count}")), .. options.Skip(at)];
}
