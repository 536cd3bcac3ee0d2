using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.Convergence;

/// <summary>The kinds of scale that the laws are tried on.</summary>
internal enum LawScale
{
    Interval,
    Ratio,
    Ordinal,
    Nominal,
    Path,
    Commitment,
}

/// <summary>
/// An issue as the laws turn and twist it: each position is a dial from 0 to 100 that every kind of scale reads in its own way.
/// </summary>
internal sealed record LawIssue(
    LawScale Kind, Track Track, bool InPhase, int[] Concerned, Direction?[] Directions, int?[] Dials, decimal?[] Saliences, bool Agreed,
        int Stages)
{
    /// <summary>What the scale counts in: 1 for percent and so on, another number for another unit.</summary>
    internal decimal Unit { get; init; } = 1m;

    internal bool IsTabled => Agreed || Dials.All(d => d is not null);
}

/// <summary>A negotiation of two to six parties with positions and saliences, drawn from a seed: what a law of convergence needs.</summary>
internal sealed record LawNegotiation(int Parties, LawIssue[] Issues)
{
    internal static readonly PhaseId Phase = new("phase");
    private static readonly LocalDate Day = new(2025, 1, 1);
    private static readonly string[] Names = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"];

    internal static LawNegotiation Draw(ulong seed, bool assessed = false)
    {
        var random = new Xoshiro256(seed);
        int parties = 2 + random.Next(5);
        var issues = new LawIssue[1 + random.Next(8)];
        for (int i = 0; i < issues.Length; i++) issues[i] = DrawIssue(ref random, parties, assessed);
        return new(parties, issues);
    }

    private static LawIssue DrawIssue(ref Xoshiro256 random, int parties, bool assessed)
    {
        var kind = (LawScale)random.Next(6);
        Track track = kind == LawScale.Path ? Track.Tariffs : kind == LawScale.Commitment ? Track.MarketAccess
            : (Track)(1 + random.Next(3));
        List<int> all = [.. Enumerable.Range(0, parties)];
        int keep = kind == LawScale.Path ? 2 : random.Next(2) == 0 ? parties : 2 + random.Next(parties - 1);
        while (all.Count > keep) all.RemoveAt(random.Next(all.Count));
        if (random.Next(2) == 0) all.Reverse();
        var directions = new Direction?[all.Count];
        var dials = new int?[all.Count];
        var saliences = new decimal?[all.Count];
        bool tabled = random.Next(3) > 0;
        for (int j = 0; j < all.Count; j++)
        {
            int draw = random.Next(3);
            directions[j] = kind switch
            {
                LawScale.Nominal => null,
                LawScale.Path => j == 0 ? Direction.Higher : Direction.Lower,
                _ => draw == 0 ? null : draw == 1 ? Direction.Higher : Direction.Lower,
            };
            dials[j] = tabled || random.Next(2) == 0 ? random.Next(101) : null;
            saliences[j] = assessed ? 1 + random.Next(9) : random.Next(3) == 0 ? null : random.Next(4);
        }
        return new(kind, track, random.Next(2) == 0, [.. all], directions, dials, saliences, random.Next(8) == 0, 1 + random.Next(8));
    }

    internal static Position PositionAt(LawIssue issue, int dial) => issue.Kind switch
    {
        LawScale.Interval => new Amount(dial * issue.Unit),
        LawScale.Ratio => new Amount((10m + (9.9m * dial)) * issue.Unit),
        LawScale.Ordinal => Option(issue, $"o{dial / 25}"),
        LawScale.Nominal => Option(issue, $"o{dial % 3}"),
        LawScale.Path => TariffOffer.To(0.4m * dial * issue.Unit, issue.Stages),
        _ => new ServicesCommitment(Cells.Select((c, i) => KeyValuePair.Create(c,
            (CommitmentLevel)Math.Min(2, (dial + (17 * i)) / 50))).ToValueMap()),
    };

    private static Position Option(LawIssue issue, string id)
        => issue.Track == Track.NonTariffBarriers ? new BarrierTreatment(new(id)) : new OptionChoice(new(id));

    private static CommitmentCell[] Cells { get; } =
    [
        .. ServicesSectors.Items.Take(3).Select(s => new CommitmentCell(s.Sector, ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess)),
    ];

    private static Scale ScaleOf(LawIssue issue) => issue.Kind switch
    {
        LawScale.Interval => new IntervalScale(0m, 100m * issue.Unit, "units"),
        LawScale.Ratio => new RatioScale(10m * issue.Unit, 1000m * issue.Unit, "units", 5m * issue.Unit),
        LawScale.Ordinal => new OrdinalScale([.. Enumerable.Range(0, 5).Select(i => new ScaleOption(new($"o{i}")))]),
        LawScale.Nominal => new NominalScale([.. Enumerable.Range(0, 3).Select(i => new ScaleOption(new($"o{i}")))]),
        LawScale.Path => new TariffPathScale(40m * issue.Unit, 12, 50m * issue.Unit, issue.Unit == 1m ? "percent" : "cents/kg"),
        _ => new CommitmentScale(Cells.ToValueSet()),
    };

    internal static IssueId IdOf(int issue) => new($"issue-{issue}");

    /// <summary>The negotiation; where names are given, the parties go by these in their order.</summary>
    internal Negotiation Build(string[]? names = null)
    {
        PartyId[] ids = [.. (names ?? Names).Take(Parties).Select(n => new PartyId(n))];
        var issues = new List<Issue>();
        var events = new List<NegotiationEvent>();
        for (int i = 0; i < Issues.Length; i++)
        {
            LawIssue one = Issues[i];
            IssueSubject? subject = one.Kind == LawScale.Path ? new TariffSubject(ids[one.Concerned[0]], ids[one.Concerned[1]]) : null;
            issues.Add(new(
                IdOf(i), $"Issue {i}", one.Track, ScaleOf(one), subject, one.Concerned.Select(p => ids[p]).ToValueSet(),
                one.Concerned.Select((p, j) => (Party: ids[p], Direction: one.Directions[j])).Where(d => d.Direction is not null)
                    .Select(d => KeyValuePair.Create(d.Party, d.Direction!.Value)).ToValueMap(),
                one.InPhase ? Phase : null));
            for (int j = 0; j < one.Concerned.Length; j++)
            {
                if (one.Saliences[j] is { } salience) events.Add(new SalienceAssessed(Day, ids[one.Concerned[j]], IdOf(i), salience));
                if (one.Dials[j] is { } dial) events.Add(new PositionTabled(Day, ids[one.Concerned[j]], IdOf(i), PositionAt(one, dial)));
            }
            if (one.Agreed) events.Add(new IssueAgreed(Day, IdOf(i), PositionAt(one, 50)));
        }
        return Negotiation.Replay(
            new(new Agreement("Talks", [], ids.Select(p => new Party(p, p.Value)).ToValueList()), [new Phase(Phase, "Phase")],
                issues.ToValueList()), events);
    }

    internal LawNegotiation With(int issue, LawIssue changed)
        => this with { Issues = [.. Issues.Select((one, i) => i == issue ? changed : one)] };

    public override string ToString() => string.Join("\n", Build().Log.Select(e => e.ToString()));
}
