using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Convergence;

/// <summary>A party's part in an issue, as <see cref="Naive"/> sees it.</summary>
internal sealed record NaiveParty(PartyId Party, Direction? Direction, double? Salience, RedLine? RedLine, Position? Firm,
    Position? OnCondition)
{
    /// <summary>What it has for one party alone, in place of what it has for all.</summary>
    internal Dictionary<PartyId, (Position? Firm, Position? OnCondition)> For { get; init; } = [];

    /// <summary>Whether it asks for itself, so that it is not compared with others that do.</summary>
    internal bool IsRequesting { get; init; }
}

/// <summary>An issue as <see cref="Naive"/> sees it.</summary>
internal sealed record NaiveIssue(IssueId Id, Track Track, PhaseId? Phase, Scale Scale, Position? Agreed, NaiveParty[] Parties)
{
    /// <summary>What was agreed for one party alone.</summary>
    internal Dictionary<PartyId, Position> AgreedFor { get; init; } = [];

    /// <summary>The places of every two parties that are compared.</summary>
    internal (int One, int Other)[] Pairs =>
    [
        .. from i in Enumerable.Range(0, Parties.Length)
           from j in Enumerable.Range(i + 1, Parties.Length - i - 1)
           where !(Parties[i].IsRequesting && Parties[j].IsRequesting)
           select (i, j),
    ];

    internal bool IsTabled
        => Agreed is not null || Pairs.All(p => PositionOf(p.One, p.Other) is not null && PositionOf(p.Other, p.One) is not null);

    internal Position? PositionOf(int party, int towards)
    {
        NaiveParty own = Parties[party], other = Parties[towards];
        if (Agreed is not null)
        {
            PartyId[] asking = [.. new[] { own, other }.Where(p => p.IsRequesting).Select(p => p.Party)];
            return asking.Length == 1 && AgreedFor.TryGetValue(asking[0], out Position? terms) ? terms : Agreed;
        }
        return own.For.GetValueOrDefault(other.Party).Firm ?? own.Firm;
    }

    internal Position? HopedOf(int party, int towards)
        => Agreed ?? (Parties[party].For.GetValueOrDefault(Parties[towards].Party) is { } one
            && (one.OnCondition ?? one.Firm) is { } forIt ? forIt : Parties[party].OnCondition ?? Parties[party].Firm);
}

/// <summary>What a scope comes to.</summary>
internal sealed record NaiveScope(
    double? Score, double Low, double High, double Coverage, double? Weakest, double? Mean, double? OnCondition, double Settled,
        double Weight, bool IsWhole);

/// <summary>
/// The definitions of docs/convergence.md once more, written down as they read: everything from scratch, no sums kept, nothing shared with
/// the library but the state of the negotiation, staging plans and the rates of a schedule's lines, which have tests of their own.
/// </summary>
internal static class Naive
{
    private const double Rounding = 1e-14;

    /// <summary>The issues that concern at least two parties at the table.</summary>
    internal static NaiveIssue[] Of(Negotiation negotiation) =>
    [
        .. from state in negotiation.Issues
           let concerned = negotiation.Parties.Select(p => p.Id).Where(p => state.Issue.Concerned is not { } named || named.Contains(p))
               .ToArray()
           let issue = new NaiveIssue(state.Issue.Id, state.Issue.Track, state.Phase, state.Issue.Scale, state.AgreedTerms,
           [
               .. from party in concerned
                  let stand = state.PartyStates.SingleOrDefault(s => s.Party == party)
                  select new NaiveParty(
                      party, Way(state.Issue, party),
                      (double?)stand?.Salience, stand?.RedLine, stand?.Position, stand?.ConditionalPosition)
                  {
                      For = stand?.Exceptions.ToDictionary(e => e.Party, e => (e.Position, e.ConditionalPosition)) ?? [],
                      IsRequesting = Asks(state.Issue.Subject, party),
                  },
           ])
           {
               AgreedFor = state.AgreedExceptions.ToDictionary(),
           }
           where issue.Pairs.Length > 0
           select issue,
    ];

    private static bool Asks(IssueSubject? subject, PartyId party) => subject switch
    {
        TariffSubject s => party != s.Importer && s.Exporters?.Contains(party) != false,
        QuotaSubject s => party != s.Importer && s.Exporters?.Contains(party) != false,
        ServicesSubject s => party != s.Importer && s.Exporters?.Contains(party) != false,
        ProcurementSubject s => party != s.Procuring,
        _ => false,
    };

    private static Direction? Way(Issue issue, PartyId party)
        => issue.Directions.TryGetValue(party, out Direction way) ? way
            : !issue.Scale.IsOrdered || !Asks(issue.Subject, party) ? null
            : issue.Subject switch
            {
                TariffSubject => Direction.Lower,
                QuotaSubject or ServicesSubject => Direction.Higher,
                _ => null,
            };

    /// <summary>
    /// A party's saliences normalised to sum 1 over the issues that concern it; not assessed counts at the mean; none or only zeros: all
    /// alike.
    /// </summary>
    internal static double WeightFor(NaiveIssue[] all, IssueId issue, PartyId party)
    {
        (IssueId Id, double? Salience)[] own =
            [.. all.SelectMany(i => i.Parties.Where(s => s.Party == party).Select(s => (i.Id, s.Salience)))];
        double[] assessed = [.. own.Where(o => o.Salience is not null).Select(o => o.Salience!.Value)];
        if (assessed.All(s => s == 0)) return 1.0 / own.Length;
        double mean = assessed.Average();
        return (own.Single(o => o.Id == issue).Salience ?? mean) / own.Sum(o => o.Salience ?? mean);
    }

    /// <summary>Each issue's share of the weight of the agreement: the mean over the concerned, renormalised.</summary>
    internal static Dictionary<IssueId, double> Weights(NaiveIssue[] all)
    {
        var raw = all.ToDictionary(i => i.Id, i => i.Parties.Average(s => WeightFor(all, i.Id, s.Party)));
        double sum = raw.Values.Sum();
        return raw.ToDictionary(r => r.Key, r => r.Value / sum);
    }

    internal static NaiveScope Measure(NaiveIssue[] all, Func<NaiveIssue, bool> within)
    {
        Dictionary<IssueId, double> weights = Weights(all);
        NaiveIssue[] own = [.. all.Where(within)];
        double Sum(Func<NaiveIssue, bool> which, Func<NaiveIssue, double> of) => own.Where(which).Sum(i => weights[i.Id] * of(i));
        double all1 = Sum(_ => true, _ => 1), tabled = Sum(i => i.IsTabled, _ => 1), met = Sum(i => i.IsTabled, ScoreOf);
        double hoped = Sum(i => HopedScoreOf(i) is not null, _ => 1);
        NaiveIssue[] weighing = [.. own.Where(i => weights[i.Id] > 0)];
        bool whole = weighing.Length > 0 && weighing.All(i => i.IsTabled);
        return new(
            tabled > 0 ? met / tabled : null,
            tabled > 0 ? met / all1 : 0,
            tabled > 0 ? (met + all1 - tabled) / all1 : 1,
            tabled > 0 ? tabled / all1 : 0,
            tabled > 0 ? weighing.Where(i => i.IsTabled).Min(ScoreOf) : null,
            tabled > 0 ? Sum(i => i.IsTabled, MeanOf) / tabled : null,
            hoped > 0 ? Sum(i => HopedScoreOf(i) is not null, i => HopedScoreOf(i)!.Value) / hoped : null,
            all1 > 0 ? Sum(i => i.Agreed is not null, _ => 1) / all1 : 0,
            all1,
            whole);
    }

    internal static double ScoreOf(NaiveIssue issue) => issue.Agreed is not null ? 1 : 1 - Gaps(issue, issue.PositionOf).Max();

    internal static double MeanOf(NaiveIssue issue) => issue.Agreed is not null ? 1 : 1 - Gaps(issue, issue.PositionOf).Average();

    /// <summary>With all conditions met: a conditional position replaces the unconditional one.</summary>
    internal static double? HopedScoreOf(NaiveIssue issue)
        => issue.Agreed is not null ? 1
        : issue.Pairs.All(p => issue.HopedOf(p.One, p.Other) is not null && issue.HopedOf(p.Other, p.One) is not null)
            ? 1 - Gaps(issue, issue.HopedOf).Max()
        : null;

    private static double[] Gaps(NaiveIssue issue, Func<int, int, Position?> at) =>
    [
        .. issue.Pairs.Select(p => Gap(
            issue.Scale, at(p.One, p.Other)!, issue.Parties[p.One].Direction, at(p.Other, p.One)!, issue.Parties[p.Other].Direction)),
    ];

    /// <summary>A shortfall where one prefers up and the other down; else the distance.</summary>
    internal static double Gap(Scale scale, Position a, Direction? wayOfA, Position b, Direction? wayOfB)
    {
        (double above, double below) = Apart(scale, a, b);
        return (wayOfA, wayOfB) switch
        {
            (Direction.Higher, Direction.Lower) => above,
            (Direction.Lower, Direction.Higher) => below,
            _ => above + below,
        };
    }

    /// <summary>How far a lies above b, and b above a: on paths, schedules and commitments both can be.</summary>
    private static (double Above, double Below) Apart(Scale scale, Position a, Position b)
    {
        double[] one, other;
        double whole;
        switch (scale)
        {
            case IntervalScale s:
                (one, other, whole) = ([0], [(double)(NumberOf(b) - NumberOf(a))], (double)(s.Max - s.Min));
                break;
            case RatioScale s:
                (one, other, whole) = ([Math.Log((double)(NumberOf(a) + s.Offset))], [Math.Log((double)(NumberOf(b) + s.Offset))],
                    Math.Log((double)(s.Max + s.Offset)) - Math.Log((double)(s.Min + s.Offset)));
                break;
            case OrdinalScale s:
                (one, other, whole) = ([RankOf(s.Options, a)], [RankOf(s.Options, b)], s.Options.Count - 1);
                break;
            case NominalScale:
                return (OptionOf(a) == OptionOf(b) ? 0 : 1, 0);
            case TariffPathScale s:
                (one, other, whole) = (Path(s, a), Path(s, b), (double)s.Ceiling * s.Horizon);
                break;
            case CommitmentScale s:
                (one, other, whole) = (Levels(s, a), Levels(s, b), 2 * s.Cells.Count);
                break;
            case ScheduleScale s:
                return OfSchedules(s, (ScheduleOffer)a, (ScheduleOffer)b);
            default:
                throw new InvalidOperationException(scale.GetType().Name);
        }
        return (one.Zip(other, (x, y) => Math.Max(0, x - y)).Sum() / whole, one.Zip(other, (x, y) => Math.Max(0, y - x)).Sum() / whole);
    }

    private static decimal NumberOf(Position position) => position switch
    {
        Amount p => p.Number,
        QuotaVolume p => p.Number,
        ProcurementThreshold p => p.Number,
        _ => throw new InvalidOperationException(position.GetType().Name),
    };

    private static OptionId OptionOf(Position position)
        => position is OptionChoice choice ? choice.Option : ((BarrierTreatment)position).Option;

    private static double RankOf(ValueList<ScaleOption> levels, Position position)
        => levels.Select(l => l.Id).ToList().IndexOf(OptionOf(position));

    private static double[] Path(TariffPathScale scale, Position position)
    {
        var offer = (TariffOffer)position;
        if (offer.Plan is not null) return [.. scale.RatesOf(offer).Select(r => (double)r)];
        double from = (double)scale.BaseRate, to = offer.FinalRate is { } rate ? (double)rate : from;
        return [.. Enumerable.Range(1, scale.Horizon).Select(year => offer.Stages is not { } stages || year >= stages ? to
            : from + ((to - from) * year / stages))];
    }

    private static double[] Levels(CommitmentScale scale, Position position)
        => [.. scale.Cells.Select(c => ((ServicesCommitment)position).Levels.Single(
            l => l.Key == c).Value switch { CommitmentLevel.Unbound => 0.0, CommitmentLevel.Partial => 1, _ => 2 })];

    /// <summary>The trade-weighted mean over lines with a ceiling above 0; unweighted where no trade is known.</summary>
    private static (double Above, double Below) OfSchedules(ScheduleScale scale, ScheduleOffer a, ScheduleOffer b)
    {
        ValueList<double> ceilings = scale.RatesIn(a, 0);
        int[] lines = [.. Enumerable.Range(0, ceilings.Count).Where(i => ceilings[i] > 0)];
        double[] trade = [.. lines.Select(i => scale.Schedule.Weights[i])];
        if (trade.Sum() == 0) trade = [.. lines.Select(_ => 1.0)];
        double above = 0, below = 0;
        for (int year = 1; year <= scale.Horizon; year++)
        {
            ValueList<double> one = scale.RatesIn(a, year), other = scale.RatesIn(b, year);
            for (int k = 0; k < lines.Length; k++)
            {
                double part = trade[k] / trade.Sum() / (ceilings[lines[k]] * scale.Horizon);
                above += part * Math.Max(0, one[lines[k]] - other[lines[k]]);
                below += part * Math.Max(0, other[lines[k]] - one[lines[k]]);
            }
        }
        return (above, below);
    }

    /// <summary>
    /// By trying every option, or every end of a red line: on one axis room there is at one of these, or nowhere. Null for the other
    /// scales.
    /// </summary>
    internal static Zopa? ZopaOf(NaiveIssue issue)
    {
        NaiveParty[] asking = [.. issue.Parties.Where(p => p.IsRequesting)], rest = [.. issue.Parties.Except(asking)];
        Zopa?[] each = asking.Length < 2 ? [ZopaAmong(issue)]
            : [.. asking.Select(one => ZopaAmong(issue with { Parties = [.. rest, one] }))];
        return each.Contains(null) ? null : each.Contains(Zopa.None) ? Zopa.None : each.Contains(Zopa.Unknown) ? Zopa.Unknown : Zopa.Exists;
    }

    private static Zopa? ZopaAmong(NaiveIssue issue)
    {
        RedLine[] lines = [.. issue.Parties.Select(s => s.RedLine).OfType<RedLine>()];
        if (lines.Length == 0) return Zopa.Unknown;
        IEnumerable<Position>? tried = issue.Scale switch
        {
            OrdinalScale s => s.Options.Select(l => (Position)new OptionChoice(l.Id)),
            NominalScale s => s.Options.Select(o => (Position)new OptionChoice(o.Id)),
            IntervalScale or RatioScale => lines.Cast<BoundRedLine>().SelectMany(l => new[] { l.Least, l.Most }).OfType<Position>(),
            _ => null,
        };
        if (tried is null) return null;
        if (!tried.Any(p => lines.All(l => Accepts(issue.Scale, l, p)))) return Zopa.None;
        return lines.Length == issue.Parties.Length ? Zopa.Exists : Zopa.Unknown;
    }

    internal static bool IsAgreementInSight(NaiveIssue issue)
        => issue.Pairs.All(p => IsAcceptable(issue, p.One, p.Other) && IsAcceptable(issue, p.Other, p.One));

    private static bool IsAcceptable(NaiveIssue issue, int party, int other)
        => issue.PositionOf(party, other) is { } position && issue.Parties[other].RedLine is { } line
            && Accepts(issue.Scale, line, position);

    private static bool Accepts(Scale scale, RedLine line, Position position) => line switch
    {
        OptionsRedLine options => options.Acceptable.Contains(OptionOf(position)),
        BoundRedLine bound
            => (bound.Least is null || Apart(scale, bound.Least, position).Above <= Rounding)
            && (bound.Most is null || Apart(scale, position, bound.Most).Above <= Rounding),
        _ => throw new InvalidOperationException(line.GetType().Name),
    };

    /// <summary>
    /// What an event gives and brings: how much nearer each mover came to where each counterpart stood just before, averaged over those.
    /// </summary>
    internal static void Move(NaiveIssue[] before, NaiveIssue[] after,
        Dictionary<(PartyId, IssueId), (double Given, double Received)> books)
    {
        foreach (NaiveIssue was in before)
        {
            NaiveIssue? now = after.SingleOrDefault(i => i.Id == was.Id);
            for (int i = 0; now is not null && i < was.Parties.Length; i++)
            {
                if (was.Pairs.All(p => (p.One != i || was.PositionOf(i, p.Other) == now.PositionOf(i, p.Other))
                    && (p.Other != i || was.PositionOf(i, p.One) == now.PositionOf(i, p.One))))
                    continue;
                (NaiveParty Party, double Nearer)[] counterparts =
                [
                    .. from pair in was.Pairs
                       where pair.One == i || pair.Other == i
                       let j = pair.One == i ? pair.Other : pair.One
                       let place = was.PositionOf(j, i)
                       let left = was.PositionOf(i, j)
                       let taken = now.PositionOf(i, j)
                       where place is not null && left is not null && taken is not null
                       select (was.Parties[j], Gap(was.Scale, left, was.Parties[i].Direction, place, was.Parties[j].Direction)
                           - Gap(was.Scale, taken, was.Parties[i].Direction, place, was.Parties[j].Direction)),
                ];
                if (counterparts.Length == 0) continue;
                Book(was.Parties[i].Party, counterparts.Average(c => c.Nearer) * WeightFor(before, was.Id, was.Parties[i].Party), 0);
                foreach ((NaiveParty side, double nearer) in counterparts)
                    Book(side.Party, 0, nearer * WeightFor(before, was.Id, side.Party));
            }
            void Book(PartyId party, double given, double received)
            {
                (double Given, double Received) sofar = books.GetValueOrDefault((party, was.Id));
                books[(party, was.Id)] = (sofar.Given + given, sofar.Received + received);
            }
        }
    }
}
