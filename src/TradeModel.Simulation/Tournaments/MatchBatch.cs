using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>Consecutive matches of a tournament. A batch can be sent to another machine or kept in a file.</summary>
/// <remarks>
/// Immutable and thread-safe. Equal by value: the same matches of equal tournaments, played in the same way, with the same results.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class MatchBatch : IEquatable<MatchBatch>
{
    /// <summary>What begins the bytes: the format and its version.</summary>
    private const int Mark = 0x31424D54; // "TMB1"

    private const int MarkSize = 4, IdentitySize = 32, ChecksumSize = 8;

    internal MatchBatch(Tournament tournament, TournamentOptions options, int first, ValueList<TournamentMatch> matches)
    {
        Tournament = tournament;
        Options = options;
        First = first;
        Matches = matches;
    }

    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; }

    /// <summary>How the matches were played. Threads and batch size are not part of the bytes.</summary>
    public TournamentOptions Options { get; }

    /// <summary>The number of the first match, 0 or more.</summary>
    public int First { get; }

    /// <summary>The number of matches, 1 or more.</summary>
    public int Count => Matches.Count;

    /// <summary>The matches, in the order of their numbers.</summary>
    public ValueList<TournamentMatch> Matches { get; }

    /// <summary>The batch as bytes, the same on every machine. They name the tournament by its <see cref="Tournament.Identity"/>.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        // Writes numbers little endian on every machine.
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(Tournament.IdentityBytes);
        writer.Write(Options.Steps);
        writer.Write(Options.Seed);
        writer.Write(Options.Repetitions);
        writer.Write(First);
        writer.Write(Count);
        foreach (TournamentMatch match in Matches)
        {
            writer.Write(match.Runs);
            writer.Write(match.AgreedCount);
            writer.Write(match.FirstFailures);
            writer.Write(match.SecondFailures);
            // Distances are 0 or more.
            writer.Write(match.DistanceToNash ?? -1);
            foreach (Rational utility in (Rational[])[match.FirstExact, match.SecondExact])
            {
                Text(writer, utility.Numerator.ToByteArray());
                Text(writer, utility.Denominator.ToByteArray());
            }
            Text(writer, match.Failure is { } failure ? Encoding.UTF8.GetBytes(failure) : null);
        }
        writer.Flush();
        byte[] content = stream.ToArray();
        return [.. content, .. Checksum(content)];
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="tournament">The tournament that the matches belong to, built as where they were played.</param>
    /// <exception cref="FormatException">
    /// The bytes are not a batch of matches, are of another version, are not all there or changed, or belong to another tournament.
    /// </exception>
    public static MatchBatch FromBytes(ReadOnlySpan<byte> bytes, Tournament tournament)
    {
        Guard.NotNull(tournament);
        var reader = new BatchReader(bytes);
        if (bytes.Length < MarkSize || reader.Whole() != Mark)
            throw new FormatException("these bytes are not a batch of matches, or they are of another version");
        if (bytes.Length < MarkSize + IdentitySize + ChecksumSize
            || !Checksum(bytes[..^ChecksumSize]).AsSpan().SequenceEqual(bytes[^ChecksumSize..]))
        {
            throw new FormatException("the batch of matches is torn or changed: its checksum is not that of its bytes");
        }
        if (!reader.Raw(IdentitySize).SequenceEqual(tournament.IdentityBytes))
        {
            throw new FormatException(
                "the batch of matches belongs to another tournament: its scenarios or strategies differ");
        }
        MatchBatch batch;
        try
        {
            batch = Read(ref reader, tournament);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"the batch of matches does not fit any tournament: {e.Message}", e);
        }
        return batch.ToBytes().AsSpan().SequenceEqual(bytes)
            ? batch
            : throw new FormatException("the batch of matches is not written as this version writes it");
    }

    /// <summary>Whether both hold the same matches of equal tournaments, played in the same way, with the same results.</summary>
    public bool Equals(MatchBatch? other)
        => ReferenceEquals(this, other) || (other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes()));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MatchBatch);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(First, Count, Options.Steps, Options.Seed);

    /// <summary>Whether both are equal; null equals only null.</summary>
    public static bool operator ==(MatchBatch? left, MatchBatch? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(MatchBatch? left, MatchBatch? right) => !(left == right);

    /// <summary>"matches 0 to 9".</summary>
    public override string ToString() => $"matches {InvariantText.Of(First)} to {InvariantText.Of(First + Count - 1)}";

    private static byte[] Checksum(ReadOnlySpan<byte> content) => SHA256.HashData(content)[..ChecksumSize];

    // The length first; −1 for null.
    private static void Text(BinaryWriter writer, byte[]? bytes)
    {
        writer.Write(bytes?.Length ?? -1);
        writer.Write(bytes ?? []);
    }

    private static MatchBatch Read(ref BatchReader reader, Tournament tournament)
    {
        var options = new TournamentOptions(reader.Whole(), reader.Natural()) { Repetitions = reader.Whole() };
        int first = reader.Whole(), count = reader.Whole();
        if (first < 0 || count < 1 || count > tournament.MatchCount - first)
            throw new FormatException("the batch of matches has numbers that its tournament does not have");
        var matches = new List<TournamentMatch>();
        for (int match = first; match < first + count; match++)
        {
            int runs = reader.Whole(), agreed = reader.Whole(), firstFailures = reader.Whole(), secondFailures = reader.Whole();
            double distance = reader.Real();
            if (runs < 1 || runs > options.Repetitions || agreed < 0 || firstFailures < 0 || secondFailures < 0
                || (long)agreed + firstFailures + secondFailures > runs || !double.IsFinite(distance))
            {
                throw new FormatException($"the batch of matches has counts or distances that match {InvariantText.Of(match)} cannot have");
            }
            (int scenario, Strategy own, Strategy other) = tournament.Find(match);
            matches.Add(new(tournament.Scenarios[scenario], own, other)
            {
                Runs = runs,
                AgreedCount = agreed,
                FirstFailures = firstFailures,
                SecondFailures = secondFailures,
                DistanceToNash = distance < 0 ? null : distance,
                FirstExact = Fraction(ref reader),
                SecondExact = Fraction(ref reader),
                Failure = reader.Whole() is >= 0 and var length ? Encoding.UTF8.GetString(reader.Raw(length)) : null,
            });
        }
        return new(tournament, options, first, matches.ToValueList());
    }

    private static Rational Fraction(ref BatchReader reader)
    {
        var numerator = new BigInteger(reader.Raw(reader.Whole()));
        return new(numerator, new BigInteger(reader.Raw(reader.Whole())));
    }
}
