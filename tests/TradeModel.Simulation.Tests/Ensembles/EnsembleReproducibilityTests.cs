using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Ensembles;

public sealed class EnsembleReproducibilityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Designs => [0, 1, 2];

    private static readonly SamplingDesign[] Kinds =
        [SamplingDesign.Independent, SamplingDesign.LatinHypercube(12), SamplingDesign.Saltelli];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task Digest_OfAnyThreadsAndBatches_IsTheSame(int design)
    {
        var options = new EnsembleOptions(96, 7) { Design = Kinds[design], Threads = 1 };
        EnsembleResult one = await Bargain.Ensemble.RunAsync(options, null, Cancellation);
        foreach ((int threads, int batch) in new[] { (2, 1), (8, 5), (3, 100) })
        {
            EnsembleResult many =
                await Bargain.Ensemble.RunAsync(options with { Threads = threads, BatchSize = batch }, null, Cancellation);
            Assert.Equal(one.Digest, many.Digest);
            Assert.Equal(one.Runs, many.Runs);
        }
        EnsembleResult other = await Bargain.Ensemble.RunAsync(options with { Seed = 8 }, null, Cancellation);
        Assert.NotEqual(one.Digest, other.Digest);
    }

    [Fact]
    public async Task Digest_OfTheReference_IsThatOfEveryMachineAndVersion()
        => Assert.Equal(
            ReferenceEnsemble.Digest, (await ReferenceEnsemble.Create().RunAsync(ReferenceEnsemble.Options, null, Cancellation)).Digest);

    [Fact]
    public async Task Closings_OfAnEnsemble_AreReproducibleAndTellItFromOthers()
    {
        Ensemble closing = Bargain.Ensemble.WithClosings(new IssueClosing(0, 2), new IssueClosing(1, 3, 0, reopens: 6));
        Assert.Equal(2, closing.Rules.Closings.Count);
        IssueClosing[] closings = [new(0, 2), new(1, 2), new(0, 3), new(0, 2, 1), new(0, 2, null, 4)];
        Assert.Distinct(closings.Select(c => Bargain.Ensemble.WithClosings(c).Identity).Append(Bargain.Ensemble.Identity));
        Assert.Equal(Bargain.Ensemble.Identity, closing.WithClosings().Identity);

        var options = new EnsembleOptions(96, 7) { Threads = 1 };
        EnsembleResult one = await closing.RunAsync(options, null, Cancellation);
        EnsembleResult many = await closing.RunAsync(options with { Threads = 8, BatchSize = 5 }, null, Cancellation);
        Assert.Equal(one.Digest, many.Digest);
        Assert.NotEqual(one.Digest, (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest);
    }

    [Fact]
    public async Task Batches_InAnyOrderAndTwice_CombineToTheSame()
    {
        var options = new EnsembleOptions(50, 3);
        EnsembleResult whole = await Bargain.Ensemble.RunAsync(options, null, Cancellation);
        RunBatch[] batches =
        [
            .. new[] { (40, 10), (0, 7), (7, 1), (30, 10), (8, 22), (5, 10) }
                .Select(b => RunBatch.FromBytes(Bargain.Ensemble.RunBatch(options, b.Item1, b.Item2, Cancellation).ToBytes())),
        ];
        Assert.Equal(whole.Digest, Bargain.Ensemble.Combine(options, batches).Digest);

        string missing = Assert.Throws<ArgumentException>(() => Bargain.Ensemble.Combine(options, batches[1..])).Message;
        Assert.StartsWith("no batch has run 40", missing);
        RunBatch otherSeed = Bargain.Ensemble.RunBatch(options with { Seed = 4 }, 0, 50, Cancellation);
        Assert.Contains(
            "disagree", Assert.Throws<ArgumentException>(() => Bargain.Ensemble.Combine(options, [.. batches, otherSeed])).Message);
        Assert.Contains(
            "does not belong",
            Assert.Throws<ArgumentException>(() => Bargain.Ensemble.Combine(options with { Runs = 49 }, batches)).Message);
    }

    [Fact]
    public async Task Runs_OfALongerEnsemble_BeginWithThoseOfAShorter()
    {
        EnsembleResult few = await Bargain.Ensemble.RunAsync(new(20, 3), null, Cancellation);
        EnsembleResult many = await Bargain.Ensemble.RunAsync(new(60, 3), null, Cancellation);
        Assert.Equal(few.Runs.Steps.ToArray(), many.Runs.Steps[..20].ToArray());
        Assert.Equal(few.Runs.Utilities.ToArray(), many.Runs.Utilities[..40].ToArray());
    }

    [Fact]
    public async Task Resumed_FromAnyTornCheckpoint_EqualsUninterrupted()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new EnsembleOptions(60, 3) { BatchSize = 10, Threads = 2, Checkpoint = path };
            string digest = (await Bargain.Ensemble.RunAsync(options with { Checkpoint = null }, null, Cancellation)).Digest;
            Assert.Equal(digest, (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest);
            byte[] whole = await File.ReadAllBytesAsync(path, Cancellation);
            foreach (int length in new[] { 0, 5, 63, 64, 70, 76, whole.Length / 2, whole.Length - 1, whole.Length })
            {
                await File.WriteAllBytesAsync(path, whole[..length], Cancellation);
                var reports = new Reports();
                EnsembleResult resumed = await Bargain.Ensemble.RunAsync(options with { BatchSize = 7 }, reports, Cancellation);
                Assert.Equal(digest, resumed.Digest);
                // All that was whole is kept.
                int kept = length == whole.Length ? 60 : length == whole.Length - 1 ? 50 : length == whole.Length / 2 ? 30 : 0;
                Assert.InRange(reports.First, kept == 30 ? 20 : Math.Max(kept, 1), kept == 0 ? 7 : kept);
                Assert.Equal(60, reports.Last);
            }

            // A flipped bit: the batches before it are kept.
            whole[^40] ^= 1;
            await File.WriteAllBytesAsync(path, whole, Cancellation);
            Assert.Equal(digest, (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest);

            // More runs from the same file.
            string longer = (await Bargain.Ensemble.RunAsync(new(75, 3), null, Cancellation)).Digest;
            Assert.Equal(longer, (await Bargain.Ensemble.RunAsync(options with { Runs = 75 }, null, Cancellation)).Digest);
            Assert.Equal(digest, (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Checkpoint_OfAnotherSeedEnsembleOrKind_IsRefusedAndKept()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new EnsembleOptions(24, 3) { Checkpoint = path };
            await Bargain.Ensemble.RunAsync(options, null, Cancellation);
            byte[] before = await File.ReadAllBytesAsync(path, Cancellation);

            async Task<string> Refused(Ensemble ensemble, EnsembleOptions other)
                => (await Assert.ThrowsAsync<InvalidDataException>(() => ensemble.RunAsync(other, null, Cancellation))).Message;
            Assert.Contains("of seed 3, not of seed 4", await Refused(Bargain.Ensemble, options with { Seed = 4 }));
            Assert.Contains(
                "another ensemble", await Refused(Bargain.Ensemble, options with { Design = SamplingDesign.LatinHypercube(12) }));
            Ensemble fewer = Ensemble.Of(
                Bargain.Scenario, [Strategies.Linear, Strategies.Linear], Bargain.Calendar, Bargain.Inputs.Take(4).ToValueList());
            Assert.Contains("another ensemble", await Refused(fewer, options));
            Assert.Equal(before, await File.ReadAllBytesAsync(path, Cancellation));

            await File.WriteAllTextAsync(path, "not a checkpoint at all, but a text of some length that is to be kept", Cancellation);
            Assert.Contains("no checkpoint", await Refused(Bargain.Ensemble, options));
            Assert.StartsWith("not a checkpoint", await File.ReadAllTextAsync(path, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Cancelled_Runs_ThrowAndKeepWhatIsDone()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var source = new CancellationTokenSource();
            var options = new EnsembleOptions(100, 3) { BatchSize = 10, Threads = 1, Checkpoint = path };
            var stop = new Reports { At = 30, Then = source.Cancel };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bargain.Ensemble.RunAsync(options, stop, source.Token));
            var resumed = new Reports();
            EnsembleResult result = await Bargain.Ensemble.RunAsync(options, resumed, Cancellation);
            Assert.Equal(30, resumed.First);
            Assert.Equal((await Bargain.Ensemble.RunAsync(new(100, 3), null, Cancellation)).Digest, result.Digest);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Bytes_ThatAreNoBatch_AreRefused()
    {
        byte[] bytes = Bargain.Ensemble.RunBatch(new(9, 1), 4, 5, Cancellation).ToBytes();
        Assert.Equal(bytes, RunBatch.FromBytes(bytes).ToBytes());
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => RunBatch.FromBytes(bytes.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => RunBatch.FromBytes([.. bytes, 0]));
        // The mark and the sizes; the number of the first run can be any but a negative one.
        for (int at = 0; at < 20; at += at == 3 ? 4 : 1)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0x80;
            Assert.Throws<FormatException>(() => RunBatch.FromBytes(changed));
        }
    }

    // The sizes are small enough each; their product is beyond 64 bits.
    [Theory]
    [InlineData(767_550_628, 1_513_247_309, 1_070_147_878)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Bytes_SizesWhoseProductOverflows_AreRefused(int count, int parties, int issues)
    {
        byte[] mark = Bargain.Ensemble.RunBatch(new(1, 1), 0, 1, Cancellation).ToBytes()[..4];
        byte[] bytes = [.. mark, .. new int[] { 0, count, parties, issues }.SelectMany(BitConverter.GetBytes), 1, 2];
        Assert.Contains("sizes", Assert.Throws<FormatException>(() => RunBatch.FromBytes(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_FailureThatIsNoText_IsRefused()
    {
        byte[] bytes = new RunBatch(0, 1, 2, 1).ToBytes();
        Assert.Equal("é", RunBatch.FromBytes([.. bytes[..^4], 2, 0, 0, 0, 0xC3, 0xA9]).Failure(0));
        Assert.Contains("UTF-8", Assert.Throws<FormatException>(
            () => RunBatch.FromBytes([.. bytes[..^4], 1, 0, 0, 0, 0xFF])).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<FormatException>(
            () => RunBatch.FromBytes([.. bytes[..^4], 0xFE, 0xFF, 0xFF, 0xFF])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_BatchThatCannotBeRead_EndsItsPart()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new EnsembleOptions(12, 3) { BatchSize = 4, Threads = 1, Checkpoint = path };
            string digest = (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest;
            byte[] header = (await File.ReadAllBytesAsync(path, Cancellation))[..64], no = [1];
            byte[] record = [1, 0, 0, 0, .. System.Security.Cryptography.SHA256.HashData(no)[..8], .. no];
            await File.WriteAllBytesAsync(path, [.. header, .. record], Cancellation);
            Assert.Equal(digest, (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Progress_BeyondItsRuns_IsRefused(int completed)
        => Assert.Equal("completed", Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleProgress(completed, 10)).ParamName);

    private sealed class Reports : IProgress<EnsembleProgress>
    {
        internal int First { get; private set; } = -1;

        internal int Last { get; private set; }

        internal int At { get; init; } = -1;

        internal Action? Then { get; init; }

        public void Report(EnsembleProgress value)
        {
            if (First < 0) First = value.Completed;
            Last = value.Completed;
            if (value.Completed == At) Then?.Invoke();
        }
    }
}
