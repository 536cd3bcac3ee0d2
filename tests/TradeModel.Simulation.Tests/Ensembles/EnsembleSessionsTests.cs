using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck.Xunit;
using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Ensembles;

/// <summary>
/// Random sessions on one checkpoint: cancelled, resumed, with other threads, batches and numbers of runs, the file cut, changed or
/// lengthened in between. A reader of the file that shares no code with the library says which runs must be in it.
/// </summary>
public sealed class EnsembleSessionsTests
{
    private const int HeaderSize = 64, PrefixSize = 12, VersionAt = 21;

    private static readonly int[] Lengths = [23, 40, 57];

    private static readonly Lazy<Task<string>[]> Uninterrupted = new(() => [.. Lengths.Select(DigestOf)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Property(MaxTest = 60)]
    public async Task Sessions_InAnyOrder_EndInTheUninterruptedResult(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var told = new List<string> { $"seed {seed}" };
        try
        {
            for (int session = 0; session < 8; session++) await Play(random, path, told);
            // However it went, the last session completes.
            for (int k = 0; k < Lengths.Length; k++) await Complete(random, path, k, told);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Checkpoint_CutAtAnyByte_IsResumedFromItsLastWholeBatch()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new EnsembleOptions(Lengths[0], 3) { BatchSize = 8, Threads = 1, Checkpoint = path };
            string digest = (await Bargain.Ensemble.RunAsync(options, null, Cancellation)).Digest;
            byte[] whole = await File.ReadAllBytesAsync(path, Cancellation);
            // Opening restores and cuts the file; a cancelled session makes no run, so every length is quick to try.
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            for (int length = 0; length <= whole.Length; length++)
            {
                await File.WriteAllBytesAsync(path, whole[..length], Cancellation);
                (HashSet<int> runs, int end) = Read(whole[..length]);
                var reports = new Reports();
                if (runs.Count == Lengths[0])
                    Assert.Equal(digest, (await Bargain.Ensemble.RunAsync(options, reports, Cancellation)).Digest);
                else
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(
                        () => Bargain.Ensemble.RunAsync(options, reports, cancelled.Token));
                Assert.Equal((length, runs.Count), (length, Math.Max(reports.First, 0)));
                Assert.Equal(whole[..Math.Max(end, HeaderSize)], await File.ReadAllBytesAsync(path, Cancellation));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> DigestOf(int runs)
        => (await Bargain.Ensemble.RunAsync(new(runs, 3) { Threads = 1 }, null, Cancellation)).Digest;

    private static async Task Play(Xoshiro256 random, string path, List<string> told)
    {
        byte[] bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, Cancellation) : [];
        switch (random.Next(6))
        {
            case 0:
                await Complete(random, path, random.Next(Lengths.Length), told);
                return;
            case 1 when bytes.Length > 0:
                int length = random.Next(bytes.Length + 1);
                told.Add($"cut to {length}");
                await File.WriteAllBytesAsync(path, bytes[..length], Cancellation);
                return;
            case 2 when bytes.Length > HeaderSize:
                int at = HeaderSize + random.Next(bytes.Length - HeaderSize);
                told.Add($"changed byte {at}");
                bytes[at] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(path, bytes, Cancellation);
                return;
            case 3 when bytes.Length >= HeaderSize:
                told.Add("lengthened");
                byte[] more = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => (byte)random.Next(256))];
                await File.WriteAllBytesAsync(path, [.. bytes, .. more], Cancellation);
                return;
            case 4 when bytes.Length >= HeaderSize:
                await Refuse(random, path, bytes, told);
                return;
            default:
                await Cancel(random, path, told);
                return;
        }
    }

    private static async Task Complete(Xoshiro256 random, string path, int which, List<string> told)
    {
        EnsembleOptions options = Options(random, path, which);
        HashSet<int> known = await RunsIn(path, options.Runs);
        told.Add($"{options.Runs} runs, {options.Threads} threads, batches of {options.BatchSize}, {known.Count} known");
        var reports = new Reports();
        EnsembleResult result = await Bargain.Ensemble.RunAsync(options, reports, Cancellation);
        string story = string.Join("; ", told);
        Assert.Equal((story, await Uninterrupted.Value[which]), (story, result.Digest));
        if (known.Count > 0) Assert.Equal((story, known.Count), (story, reports.First));
        else Assert.InRange(reports.First, 1, options.BatchSize);
        Assert.Equal(options.Runs, (await RunsIn(path, options.Runs)).Count);
    }

    private static async Task Cancel(Xoshiro256 random, string path, List<string> told)
    {
        EnsembleOptions options = Options(random, path, random.Next(Lengths.Length));
        HashSet<int> known = await RunsIn(path, options.Runs);
        using var source = new CancellationTokenSource();
        int after = random.Next(options.Runs);
        told.Add($"cancelled after {after} of {options.Runs} runs, {options.Threads} threads, batches of {options.BatchSize}");
        byte[] atCancellation = [];
        var reports = new Reports
        {
            At = after,
            Then = () =>
            {
                source.Cancel();
                atCancellation = ReadWhileOpen(path);
            },
        };
        if (after == 0) await source.CancelAsync();
        string story = string.Join("; ", told);
        bool isComplete = false;
        try
        {
            // If the cancellation comes after the last batch has begun, the result is complete.
            EnsembleResult result = await Bargain.Ensemble.RunAsync(options, reports, source.Token);
            Assert.Equal((story, await Uninterrupted.Value[Array.IndexOf(Lengths, options.Runs)]), (story, result.Digest));
            isComplete = true;
        }
        catch (OperationCanceledException)
        {
        }
        // What was reported is in the file at once, so that it outlasts the process, and nothing that was in it is lost.
        HashSet<int> kept = await RunsIn(path, options.Runs), outlasting = Read(atCancellation).Runs;
        outlasting.RemoveWhere(run => run >= options.Runs);
        Assert.True(known.IsSubsetOf(kept), story);
        Assert.Equal((story, Math.Max(reports.Last, known.Count), isComplete), (story, kept.Count, kept.Count == options.Runs));
        Assert.True(outlasting.Count >= reports.AtThen, $"{story}: {outlasting.Count} of {reports.AtThen}");
        // After the cancellation, no thread makes more than the batch whose last run it had begun.
        int finished = (options.Threads!.Value - 1) * options.BatchSize;
        if (after == 0) Assert.Equal((story, known.Count), (story, kept.Count));
        else if (reports.AtThen > 0) Assert.True(kept.Count <= reports.AtThen + finished, $"{story}: {kept.Count} of {reports.AtThen}");
    }

    private static async Task Refuse(Xoshiro256 random, string path, byte[] bytes, List<string> told)
    {
        int at = random.Next(HeaderSize);
        told.Add($"header changed at {at}");
        byte[] changed = [.. bytes];
        changed[at] ^= (byte)(1 << random.Next(8));
        await File.WriteAllBytesAsync(path, changed, Cancellation);
        string message = (await Assert.ThrowsAsync<InvalidDataException>(
            () => Bargain.Ensemble.RunAsync(Options(random, path, 0), null, Cancellation))).Message;
        string expected = at switch
        {
            VersionAt when changed[at] > bytes[at] => "is the checkpoint of a later version",
            < 24 => "is no checkpoint of an ensemble",
            < 56 => "is the checkpoint of another ensemble",
            _ => "of seed 3;",
        };
        Assert.StartsWith($"'{path}' ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(changed, await File.ReadAllBytesAsync(path, Cancellation));
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
    }

    private static EnsembleOptions Options(Xoshiro256 random, string path, int which)
        => new(Lengths[which], 3) { Threads = 1 + random.Next(4), BatchSize = 1 + random.Next(20), Checkpoint = path };

    private static byte[] ReadWhileOpen(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<HashSet<int>> RunsIn(string path, int runs)
    {
        if (!File.Exists(path)) return [];
        (HashSet<int> found, _) = Read(await File.ReadAllBytesAsync(path, Cancellation));
        found.RemoveWhere(run => run >= runs);
        return found;
    }

    /// <summary>The runs in the whole batches at the beginning of a checkpoint, and where these end.</summary>
    private static (HashSet<int> Runs, int End) Read(ReadOnlySpan<byte> bytes)
    {
        var runs = new HashSet<int>();
        int at = HeaderSize;
        while (at + PrefixSize <= bytes.Length)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            if (length <= 0 || length > bytes.Length - at - PrefixSize) break;
            ReadOnlySpan<byte> batch = bytes.Slice(at + PrefixSize, length);
            if (!SHA256.HashData(batch).AsSpan(0, 8).SequenceEqual(bytes.Slice(at + 4, 8))) break;
            int first = BinaryPrimitives.ReadInt32LittleEndian(batch[4..]), count = BinaryPrimitives.ReadInt32LittleEndian(batch[8..]);
            runs.UnionWith(Enumerable.Range(first, count));
            at += PrefixSize + length;
        }
        return (runs, bytes.Length < HeaderSize ? 0 : at);
    }

    private sealed class Reports : IProgress<EnsembleProgress>
    {
        internal int First { get; private set; } = -1;

        internal int Last { get; private set; }

        internal int At { get; init; } = int.MaxValue;

        internal Action? Then { get; init; }

        /// <summary>The runs reported when <see cref="Then"/> was called first; 0 if it never was.</summary>
        internal int AtThen { get; private set; }

        public void Report(EnsembleProgress value)
        {
            if (First < 0) First = value.Completed;
            Last = value.Completed;
            if (value.Completed < At || AtThen > 0) return;
            AtThen = value.Completed;
            Then?.Invoke();
        }
    }
}
