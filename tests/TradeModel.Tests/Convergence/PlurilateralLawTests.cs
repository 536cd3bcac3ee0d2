using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>The laws of issues on which one party offers to several.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class PlurilateralLawTests
{
    private const double Tolerance = 1e-9;
    private static readonly PartyId Importer = new("IMP");
    private static readonly PartyId[] Exporters = [new("AAA"), new("BBB"), new("NNN"), new("XXX"), new("ZZZ")];
    private static readonly IssueId Id = new("issue");
    private static readonly LocalDate Day = new(2026, 3, 1);

    private static readonly CommitmentCell[] Cells =
    [
        .. ServicesSectors.Items.Take(3).Select(s => new CommitmentCell(s.Sector, ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess)),
    ];

    /// <summary>What the parties of one issue have on the table, before it is said who they are.</summary>
    private sealed record Drawn(
        int Kind, Position? ToAll, Position? ToAllOnCondition, Position?[] ForOne, Position?[] ForOneOnCondition, Position?[] Requests)
    {
        internal static Drawn From(ulong seed, int exporters)
        {
            var random = new Xoshiro256(seed);
            int kind = random.Next(4);
            Position? Maybe(ref Xoshiro256 source, int chance)
                => source.Next(100) < chance ? At(kind, source.Next(101), 1 + source.Next(8)) : null;
            Position?[] Some(ref Xoshiro256 source, int chance)
            {
                var all = new Position?[exporters];
                for (int i = 0; i < all.Length; i++) all[i] = Maybe(ref source, chance);
                return all;
            }

            return new(
                kind, Maybe(ref random, 85), Maybe(ref random, 20), Some(ref random, 35), Some(ref random, 15), Some(ref random, 95));
        }

        private static Position At(int kind, int dial, int stages) => kind switch
        {
            0 => TariffOffer.To(0.4m * dial, stages),
            1 => new QuotaVolume(10m + (9.9m * dial)),
            2 => new ProcurementThreshold(dial),
            _ => new ServicesCommitment(
                Cells.Select((c, i) => KeyValuePair.Create(c, (CommitmentLevel)Math.Min(2, (dial + (17 * i)) / 50))).ToValueMap()),
        };

        /// <summary>The issue among the importer and these exporters, with all that they have on the table.</summary>
        internal Negotiation Among(int[] exporters, bool isOpen, Func<int, Position?>? toAll = null)
        {
            PartyId[] ids = [.. exporters.Select(e => Exporters[e])];
            ValueSet<PartyId>? named = isOpen ? null : ids.ToValueSet();
            (Track track, Scale scale, IssueSubject subject) = Kind switch
            {
                0 => (Track.Tariffs, (Scale)new TariffPathScale(40m, 12, 50m), (IssueSubject)new TariffSubject(Importer, named)),
                1 => (Track.MarketAccess, new RatioScale(10m, 1000m, "t"), new QuotaSubject(Importer, named)),
                2 => (Track.MarketAccess, new IntervalScale(0m, 100m, "SDR"), new ProcurementSubject(Importer, "all")),
                _ => (Track.MarketAccess, new CommitmentScale(Cells.ToValueSet()), new ServicesSubject(Importer, named)),
            };
            var talks = new Negotiation(new(
                new Agreement("Talks", [], ids.Append(Importer).Select(p => new Party(p, p.Value)).ToValueList()),
                issues: [new Issue(Id, "Issue", track, scale, subject)]));
            if (ToAll is not null) talks = talks.Apply(new PositionTabled(Day, Importer, Id, ToAll));
            if (ToAllOnCondition is not null) talks = talks.Apply(new PositionTabled(Day, Importer, Id, ToAllOnCondition, If(ids[0])));
            foreach (int e in exporters)
            {
                if (Requests[e] is { } request) talks = talks.Apply(new PositionTabled(Day, Exporters[e], Id, request));
                if (toAll is not null) continue;
                if (ForOne[e] is { } one) talks = talks.Apply(new PositionTabled(Day, Importer, Id, one) { For = Exporters[e] });
                if (ForOneOnCondition[e] is { } hoped)
                    talks = talks.Apply(new PositionTabled(Day, Importer, Id, hoped, If(ids[0])) { For = Exporters[e] });
            }
            return talks;

            ValueList<PositionCondition> If(PartyId party) => [new(party, Id, At(Kind, 50, 1))];
        }

        /// <summary>The issue between the importer and one exporter, with the importer's position for it as its only one.</summary>
        internal IssueConvergence Bilateral(int exporter)
        {
            Position? firm = ForOne[exporter] ?? ToAll;
            Position? hoped = ForOneOnCondition[exporter] ?? (ForOne[exporter] is null ? ToAllOnCondition : null);
            Drawn one = this with { ToAll = firm, ToAllOnCondition = hoped };
            return one.Among([exporter], isOpen: false, toAll: _ => firm).MeasureConvergence().GetIssue(Id);
        }
    }

    private static void AssertClose(double? expected, double? actual, string what)
    {
        Assert.True(expected is null == actual is null, $"{what}: {expected} is expected, not {actual}");
        if (expected is { } e) Assert.True(Math.Abs(e - actual!.Value) <= Tolerance, $"{what}: {e} is expected, not {actual}");
    }

    /// <summary>
    /// An issue of one importer and k exporters is the k issues between the importer and each: its score is the least of theirs, its mean
    /// over pairs their mean, its conditional score the least of theirs.
    /// </summary>
    [Property(MaxTest = 400)]
    public void Issue_OfKExporters_IsAsItsBilateralParts(ulong seed)
    {
        int[] all = [.. Enumerable.Range(0, 1 + (int)(seed % 5))];
        Drawn drawn = Drawn.From(seed, all.Length);
        IssueConvergence[] parts = [.. all.Select(drawn.Bilateral)];
        foreach (bool isOpen in (ReadOnlySpan<bool>)[false, true])
        {
            IssueConvergence whole = drawn.Among(all, isOpen).MeasureConvergence().GetIssue(Id);
            AssertClose(parts.All(p => p.IsTabled) ? parts.Min(p => p.Score) : null, whole.Score, "score");
            AssertClose(parts.All(p => p.IsTabled) ? parts.Average(p => p.Score) : null, whole.MeanOverPairs, "mean over pairs");
            AssertClose(
                parts.All(p => p.ConditionalScore is not null) ? parts.Min(p => p.ConditionalScore) : null, whole.ConditionalScore,
                "conditional score");
        }
    }

    /// <summary>With one exporter, everything is the same to the last bit, whether it is named alone or not named.</summary>
    [Property(MaxTest = 200)]
    public void Issue_OfOneExporter_IsTheBilateralIssue(ulong seed)
    {
        Drawn drawn = Drawn.From(seed, 1);
        Negotiation named = drawn.Among([0], isOpen: false), open = drawn.Among([0], isOpen: true);
        ConvergenceTimeline one = named.ConvergenceTimeline(), other = open.ConvergenceTimeline();
        Assert.Equal(named.MeasureConvergence(), open.MeasureConvergence());
        Assert.Equal(one.Points.Select(p => p.Overall), other.Points.Select(p => p.Overall));
        Assert.Equal(one.Movement, other.Movement);
        Assert.Equal(new TariffSubject(Importer, Exporters[0]), new TariffSubject(Importer, [Exporters[0]]));
        Assert.Equal(new QuotaSubject(Importer, Exporters[0]), new QuotaSubject(Importer, [Exporters[0]]));
    }

    /// <summary>An exception that repeats the position for all changes no measure.</summary>
    [Property(MaxTest = 200)]
    public void Exception_ThatRepeatsThePositionForAll_ChangesNothing(ulong seed)
    {
        int[] all = [.. Enumerable.Range(0, 5)];
        Drawn drawn = Drawn.From(seed, all.Length);
        if (drawn.ToAll is not { } toAll) return;
        Negotiation plain = (drawn with { ToAllOnCondition = null }).Among(all, isOpen: true, toAll: _ => toAll);
        Negotiation repeated = all.Aggregate(
            plain, (talks, e) => talks.Apply(new PositionTabled(Day, Importer, Id, toAll) { For = Exporters[e] }));
        Assert.Equal(plain.MeasureConvergence(), repeated.MeasureConvergence());
        Assert.All(repeated.ConvergenceTimeline().Movement, m => Assert.Equal(0, m.Received));
    }

    [Property(MaxTest = 120)]
    public void Report_OfAnyNegotiation_IsAsDefined(NegotiationCase drawn)
    {
        NaiveIssue[] all = Naive.Of(drawn.Negotiation);
        ConvergenceReport report = drawn.Negotiation.MeasureConvergence();
        Assert.Equal(all.Select(i => i.Id), report.Issues.Where(i => i.IsInScope).Select(i => i.Issue));
        foreach (NaiveIssue issue in all)
        {
            IssueConvergence actual = report.GetIssue(issue.Id);
            AssertClose(issue.IsTabled ? Naive.ScoreOf(issue) : null, actual.Score, $"score of {issue.Id}");
            AssertClose(issue.IsTabled ? Naive.MeanOf(issue) : null, actual.MeanOverPairs, $"mean of {issue.Id}");
            AssertClose(Naive.HopedScoreOf(issue), actual.ConditionalScore, $"conditional score of {issue.Id}");
            if (Naive.ZopaOf(issue) is { } zopa) Assert.Equal(zopa, actual.Zopa);
            Assert.Equal(Naive.IsAgreementInSight(issue), actual.IsAgreementInSight);
        }
        if (all.Length > 0) AssertClose(Naive.Measure(all, _ => true).Score, report.Overall.Score, "score");
    }

    [Property(MaxTest = 60)]
    public void Timeline_OfAnyNegotiation_IsAsMeasuredAfreshAndMovesAsDefined(NegotiationCase drawn)
    {
        Negotiation negotiation = drawn.Negotiation;
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        var books = new Dictionary<(PartyId, IssueId), (double Given, double Received)>();
        NaiveIssue[] before = Naive.Of(negotiation.Prefix(0));
        foreach (TimelinePoint point in timeline.Points)
        {
            Negotiation then = negotiation.Prefix(point.Index + 1);
            Assert.Equal(then.MeasureConvergence().Overall, point.Overall.Convergence);
            NaiveIssue[] after = Naive.Of(then);
            if (point.Event is PositionTabled or PackageTabled or PositionWithdrawn or PackageWithdrawn or IssueAgreed or IssueReopened)
                Naive.Move(before, after, books);
            before = after;
        }
        foreach (IssueMovement movement in timeline.Movement)
        {
            (double given, double received) = books.GetValueOrDefault((movement.Party, movement.Issue));
            AssertClose(given, movement.Given, $"given by {movement.Party} on {movement.Issue}");
            AssertClose(received, movement.Received, $"received by {movement.Party} on {movement.Issue}");
        }
    }

    [Property(MaxTest = 60)]
    public void Generator_DrawsPositionsForOne_AndTheyAreReadBack(NegotiationCase drawn)
    {
        Negotiation read = TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(drawn.Negotiation));
        Assert.Equal(drawn.Negotiation, read);
        Assert.Equal(drawn.Negotiation.Issues, read.Issues);
    }
}
