using System.Buffers.Binary;
using System.Security.Cryptography;
using Fuzz.Structure;
using TradeModel.Bargaining;
using TradeModel.Simulation;

namespace Fuzz.Targets;

/// <summary>Batches of runs as bytes, and the checkpoint of an ensemble.</summary>
internal static class EnsembleTargets
{
    private const int Header = 24 + 32 + 8, Runs = 4, MatchHeader = 4 + 32, MatchChecksum = 8;

    private static readonly Ensemble Small = Ensemble.Of(
        new Scenario(["A", "B"], [new("steel", [1m, 1m], [new("s0", 0m, 1m), new("s1", 1m, 0m)])]),
        [Strategies.Linear, Strategies.Linear], new NegotiationRules(4),
        [UncertainInput.Reservation("B", Distribution.Uniform(0.1, 0.7), TradeModel.EvidenceBasis.Illustrative)]);

    private static readonly string Path = System.IO.Path.Combine(Scratch.Folder, "checkpoint");
    private static readonly EnsembleOptions Options = new(Runs) { Threads = 1, BatchSize = 2, Checkpoint = Path };
    private static readonly Tournament Contest = new(
        [new("pie", new(["A", "B"], [new("steel", [1m, 1m], [new("s0", 0.3m, 1m), new("s1", 0.7m, 0.5m), new("s2", 1m, 0m)])]))],
        [Strategies.Linear, Strategies.RandomWalker]);

    private static readonly TournamentOptions Play = new(steps: 4, seed: 7) { Repetitions = 2, Threads = 1 };
    private static byte[]? s_whole;
    private static byte[]? s_played;

    internal static Target[] All { get; } =
    [
        new("batch", "batches of runs (`RunBatch.FromBytes`)", Shape.Bytes, Batch, () => Batches()) { LongestInput = 2_048 },
        new("matches", "batches of matches (`MatchBatch.FromBytes`)", Shape.Bytes, Matches, MatchSeeds) { LongestInput = 2_048 },
        new("checkpoint", "checkpoints of an ensemble", Shape.Bytes, Checkpoint, Checkpoints) { LongestInput = 2_048 },
    ];

    private static void Batch(byte[] bytes)
    {
        try
        {
            RunBatch batch = RunBatch.FromBytes(bytes);
            RunBatch back = RunBatch.FromBytes(batch.ToBytes());
            Law.Holds(back.Equals(batch) && back.GetHashCode() == batch.GetHashCode(), "the batch reads back otherwise");
            bool hasNaN = HasNaN(batch.Utilities) || HasNaN(batch.NashDistances) || HasNaN(batch.Convergences);
            // NaN has many patterns of bits, and one of them is written.
            Law.Holds(hasNaN || batch.ToBytes().AsSpan().SequenceEqual(bytes), "the batch is written as other bytes");
            for (int i = 0; i < batch.Count; i++) _ = batch.Failure(i);
            _ = batch.ToString();
        }
        catch (FormatException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    /// <summary>
    /// The first byte says whether the rest is the batch as it is, or what follows its mark and tournament, which are added with the
    /// checksum.
    /// </summary>
    private static void Matches(byte[] input)
    {
        (int choice, byte[] rest) = Law.Chosen(input);
        byte[] bytes = rest;
        if (choice != 'r')
        {
            byte[] content = [.. Played().AsSpan(0, MatchHeader), .. rest];
            bytes = [.. content, .. SHA256.HashData(content).AsSpan(0, MatchChecksum)];
        }
        try
        {
            MatchBatch batch = MatchBatch.FromBytes(bytes, Contest);
            Law.Holds(batch.ToBytes().AsSpan().SequenceEqual(bytes), "the batch of matches is written as other bytes");
            MatchBatch back = MatchBatch.FromBytes(batch.ToBytes(), Contest);
            Law.Holds(back.Equals(batch) && back.GetHashCode() == batch.GetHashCode(), "the batch of matches reads back otherwise");
            Law.Holds(batch.First >= 0 && batch.First + batch.Count <= Contest.MatchCount, "the tournament has no such match");
            foreach (TournamentMatch match in batch.Matches) _ = match.ToString() + match.Failure;
            _ = batch.ToString();
            if (batch.First == 0 && batch.Count == Contest.MatchCount) _ = Contest.Combine(batch.Options, [batch]).ToString();
        }
        catch (FormatException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    private static IEnumerable<byte[]> MatchSeeds()
    {
        byte[] whole = Played(), second = Contest.PlayBatch(Play, 1, 2).ToBytes();
        yield return [(byte)'r', .. whole];
        foreach (byte[] one in (byte[][])[whole, second, Contest.PlayBatch(Play with { Repetitions = 1 }, 3, 1).ToBytes()])
            yield return [(byte)'m', .. one[MatchHeader..^MatchChecksum]];
    }

    private static byte[] Played() => s_played ??= Contest.PlayBatch(Play, 0, Contest.MatchCount).ToBytes();

    private static bool HasNaN(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
            if (double.IsNaN(number)) return true;
        return false;
    }

    /// <summary>
    /// The first byte says whether the rest is the file as it is, or batches one after another, each with its length in two bytes, to which
    /// the header, the lengths and the hashes are added.
    /// </summary>
    private static void Checkpoint(byte[] input)
    {
        (int choice, byte[] rest) = Law.Chosen(input);
        byte[] whole = Whole();
        File.WriteAllBytes(Path, choice == 'r' ? rest : [.. whole.AsSpan(0, Header), .. Records(rest)]);
        try
        {
            EnsembleResult result = Small.RunAsync(Options).GetAwaiter().GetResult();
            Law.Holds(File.ReadAllBytes(Path).Length >= Header, "the checkpoint has no header");
            _ = result.ToString();
        }
        catch (InvalidDataException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    private static byte[] Records(byte[] rest)
    {
        var records = new List<byte>();
        for (int at = 0; at + 2 <= rest.Length;)
        {
            int length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(rest.AsSpan(at)), rest.Length - at - 2);
            byte[] batch = rest[(at + 2)..(at + 2 + length)];
            records.AddRange(BitConverter.GetBytes(batch.Length));
            records.AddRange(SHA256.HashData(batch)[..8]);
            records.AddRange(batch);
            at += 2 + length;
        }
        return [.. records];
    }

    private static byte[] Whole()
    {
        if (s_whole is not null) return s_whole;
        File.Delete(Path);
        _ = Small.RunAsync(Options).GetAwaiter().GetResult();
        return s_whole = File.ReadAllBytes(Path);
    }

    private static List<byte[]> Batches()
    {
        byte[] whole = Whole();
        var batches = new List<byte[]>();
        for (int at = Header; at + 12 < whole.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(at));
            batches.Add(whole[(at + 12)..(at + 12 + length)]);
            at += 12 + length;
        }
        return batches;
    }

    private static IEnumerable<byte[]> Checkpoints()
    {
        yield return [(byte)'r', .. Whole()];
        yield return [(byte)'r', .. Whole()[..30]];
        yield return [(byte)'b', .. Batches().SelectMany(b => (byte[])[(byte)b.Length, (byte)(b.Length >> 8), .. b])];
        foreach (byte[] one in Batches()) yield return [(byte)'b', (byte)one.Length, (byte)(one.Length >> 8), .. one];
    }
}
