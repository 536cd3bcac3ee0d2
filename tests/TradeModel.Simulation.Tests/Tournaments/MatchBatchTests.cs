using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

/// <summary>Parts of a tournament, their bytes, and how they combine.</summary>
public sealed class MatchBatchTests
{
    private static readonly TournamentOptions Options = new(15, seed: 3) { Repetitions = 2 };

    // Thirds give utilities that no decimal number names; nobody can agree on the second scenario; a strategy fails.
    private static Tournament Small { get; } = Make();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Tournament Make(string name = "thirds", Strategy? last = null)
        => new(
            [new(name, Pie.Of(3)), new("apart", Pie.Of(10, 0.7, 0.7))],
            [Strategies.RandomWalker, Strategies.Linear, last ?? new("broken", new Broken())]);

    [Fact]
    public async Task Numbers_OfMatches_AreThoseOfTheWholeTournament()
    {
        Assert.Equal(2 * 3 * 3, Small.MatchCount);
        TournamentResult whole = await Small.RunAsync(Options, null, Cancellation);
        for (int first = 0; first < 18; first++)
        {
            MatchBatch batch = Small.PlayBatch(Options, first, 18 - first, Cancellation);
            Assert.Equal((first, 18 - first, Options), (batch.First, batch.Count, batch.Options));
            Assert.Equal(whole.Matches.Skip(first), batch.Matches);
        }
    }

    [Fact]
    public async Task Batches_InAnyOrderAndTwice_CombineToTheSame()
    {
        TournamentResult whole = await Small.RunAsync(Options, null, Cancellation);
        MatchBatch[] batches =
        [
            .. new[] { (12, 6), (0, 5), (5, 1), (6, 6), (3, 8) }
                .Select(b => MatchBatch.FromBytes(Small.PlayBatch(Options, b.Item1, b.Item2, Cancellation).ToBytes(), Make())),
        ];
        TournamentResult combined = Small.Combine(Options with { Threads = 3, BatchSize = 9 }, batches);
        Assert.Equal(whole.Digest, combined.Digest);
        Assert.Equal(whole.Matches, combined.Matches);
        Assert.Equal(whole.Ranking, combined.Ranking);
        Assert.Equal(whole.Game.Payoffs, combined.Game.Payoffs);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(18)]
    [InlineData(1_000_000)]
    public async Task BatchSize_OfThreads_ChangesOnlyTheReports(int size)
    {
        var told = new List<int>();
        TournamentResult one = await Small.RunAsync(Options, null, Cancellation);
        TournamentResult result = await Small.RunAsync(
            Options with { BatchSize = size, Threads = 2 }, new Reports(told), Cancellation);
        Assert.Equal(one.Digest, result.Digest);
        Assert.Equal(Enumerable.Range(1, (17 / size) + 1).Select(i => Math.Min(18, i * size)), told);
    }

    [Fact]
    public void Combine_WithoutAMatchOrWithOthers_IsRefused()
    {
        MatchBatch whole = Small.PlayBatch(Options, 0, 18, Cancellation);
        MatchBatch other = Make("thirds of a pie").PlayBatch(Options, 4, 2, Cancellation);
        string Refused(params MatchBatch[] batches)
            => Assert.Throws<ArgumentException>("batches", () => Small.Combine(Options, batches)).Message;

        Assert.StartsWith("no batch has match 5", Refused(Small.PlayBatch(Options, 6, 12), Small.PlayBatch(Options, 0, 5)));
        Assert.StartsWith("no batch has match 0", Refused());
        Assert.StartsWith("the batch of matches 4 to 5 belongs to another tournament", Refused(whole, other));
        foreach (TournamentOptions options in (TournamentOptions[])
            [new(16, 3) { Repetitions = 2 }, Options with { Seed = 4 }, Options with { Repetitions = 1 }])
        {
            Assert.StartsWith(
                $"the batch of matches 0 to 17 was played with {options}, not with {Options}",
                Refused(Small.PlayBatch(options, 0, 18, Cancellation)));
        }
        // What a machine with an error could send.
        var wrong = new MatchBatch(Small, Options, 7, [whole.Matches[7] with { AgreedCount = 1 - whole.Matches[7].AgreedCount }]);
        Assert.StartsWith("two batches disagree about match 7", Refused(whole, wrong));
        Assert.Throws<ArgumentNullException>("batches", () => Small.Combine(Options, [null!]));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, 19)]
    [InlineData(18, 1)]
    [InlineData(17, int.MaxValue)]
    public void Matches_ThatTheTournamentDoesNotHave_AreRefused(int first, int count)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>("first", () => Small.PlayBatch(Options, first, count)).Message;
        Assert.StartsWith($"the tournament of 18 matches has no {count} matches from number {first} on", message);
    }

    [Fact]
    public void PlayBatch_Cancelled_Throws()
        => Assert.ThrowsAny<OperationCanceledException>(() => Small.PlayBatch(Options, 0, 1, new CancellationToken(canceled: true)));

    [Fact]
    public void Identity_DependsOnScenariosAndStrategies()
    {
        Assert.Equal(Small.Identity, Make().Identity);
        Assert.Matches("^[0-9a-f]{64}$", Small.Identity);
        Tournament[] others =
        [
            Make("other name"),
            Make(last: Strategies.Conceder),
            Make(last: new("other", new Broken())),
            new([new("thirds", Pie.Of(4)), Small.Scenarios[1]], Small.Strategies),
            new([new("thirds", Pie.Of(3, 0.1)), Small.Scenarios[1]], Small.Strategies),
            new(Small.Scenarios.Reverse().ToValueList(), Small.Strategies),
            new(Small.Scenarios, Small.Strategies.Reverse().ToValueList()),
        ];
        Assert.Equal(others.Length + 1, others.Append(Small).Select(t => t.Identity).Distinct().Count());
    }

    [Property]
    public void Bytes_OfAnyBatch_AreReadAsTheSame(byte first, byte count, ulong seed)
    {
        int from = first % 18, matches = 1 + (count % (18 - from));
        MatchBatch batch = Small.PlayBatch(Options with { Seed = seed }, from, matches);
        MatchBatch read = MatchBatch.FromBytes(batch.ToBytes(), Make());
        Assert.Equal(batch, read);
        Assert.True(batch == read && batch.GetHashCode() == read.GetHashCode());
        Assert.Equal(batch.Matches, read.Matches);
        Assert.Equal(
            batch.Matches.Select(m => (m.FirstExact, m.SecondExact)), read.Matches.Select(m => (m.FirstExact, m.SecondExact)));
        Assert.Equal((batch.First, batch.Options), (read.First, read.Options));
        Assert.Equal(batch.ToBytes(), read.ToBytes());
        Assert.NotEqual(batch, Small.PlayBatch(Options with { Seed = seed, Steps = 14 }, from, matches));
    }

    [Fact]
    public void Bytes_TornOrChangedAnywhere_AreRefused()
    {
        byte[] bytes = Small.PlayBatch(Options, 5, 6, Cancellation).ToBytes();
        for (int length = 0; length < bytes.Length; length++) Refused(bytes[..length], length < 4 ? "not a batch" : "torn or changed");
        Refused([.. bytes, 0], "torn or changed");
        Refused([.. bytes, .. bytes], "torn or changed");
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(changed, bit < 32 ? "not a batch of matches, or they are of another version" : "torn or changed");
        }
    }

    [Fact]
    public void Bytes_OfAnotherTournament_AreRefused()
        => Assert.Equal(
            "the batch of matches belongs to another tournament: its scenarios or strategies differ",
            Assert.Throws<FormatException>(
                () => MatchBatch.FromBytes(Small.PlayBatch(Options, 0, 1).ToBytes(), Make(last: Strategies.Conceder))).Message);

    // With a right checksum, as an attacker or a program with an error could write.
    [Fact]
    public void Bytes_WithImpossibleContent_AreRefused()
    {
        TournamentMatch match = Small.PlayBatch(Options, 0, 1).Matches[0] with { FirstExact = new(1, 3) };
        byte[] Bytes(TournamentMatch changed, int first = 0) => new MatchBatch(Small, Options, first, [changed]).ToBytes();
        MatchBatch.FromBytes(Bytes(match, 17), Small);
        Refused(Bytes(match, 18), "has numbers that its tournament does not have");
        Refused(Bytes(match, -1), "has numbers that its tournament does not have");
        foreach (TournamentMatch wrong in (TournamentMatch[])
            [
                match with { Runs = 0 }, match with { Runs = 3 }, match with { AgreedCount = -1 }, match with { AgreedCount = 3 },
                match with { FirstFailures = -1 }, match with { SecondFailures = 3 }, match with { AgreedCount = 2, SecondFailures = 1 },
                match with { DistanceToNash = double.NaN }, match with { DistanceToNash = double.PositiveInfinity },
            ])
        {
            Refused(Bytes(wrong), "has counts or distances that match 0 cannot have");
        }
        Refused(Bytes(match with { DistanceToNash = -2 }), "is not written as this version writes it");

        // The steps follow the mark and the identity; the last fraction's denominator of one byte precedes the failure's length.
        byte[] bytes = Bytes(match with { SecondExact = 1, Failure = null });
        Refused(Rewritten(bytes, 36, 0), "does not fit any tournament");
        Refused(Rewritten(bytes, bytes.Length - 13, 0), "does not fit any tournament");
        Refused(Rewritten(bytes, bytes.Length - 13, 255), "is not written as this version writes it");
        Refused(Rewritten(bytes, bytes.Length - 17, 255), "end too early");
        Refused(Rewritten(bytes, bytes.Length - 9, 254), "is not written as this version writes it");
    }

    private static byte[] Rewritten(byte[] bytes, int at, byte value)
    {
        byte[] content = bytes[..^8];
        content[at] = value;
        return [.. content, .. System.Security.Cryptography.SHA256.HashData(content)[..8]];
    }

    private static void Refused(byte[] bytes, string why)
        => Assert.Contains(why, Assert.Throws<FormatException>(() => MatchBatch.FromBytes(bytes, Small)).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Progress_BeyondItsMatches_IsRefused(int completed)
        => Assert.Equal("completed", Assert.Throws<ArgumentOutOfRangeException>(() => new TournamentProgress(completed, 10)).ParamName);

    private sealed class Reports(List<int> told) : IProgress<TournamentProgress>
    {
        public void Report(TournamentProgress value) => told.Add(value.Completed);
    }

    private sealed record Broken : OfferingStrategy
    {
        public override Instance Start(PartyView view) => throw new InvalidOperationException("no idea");
    }
}
