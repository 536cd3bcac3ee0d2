using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TradeModel.Simulation;

/// <summary>The results of consecutive runs, in columns. A batch can be sent to another machine or kept in a file.</summary>
/// <remarks>Immutable and thread-safe. Equal by value: equal bits in every column.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class RunBatch : IEquatable<RunBatch>
{
    /// <summary>What begins the bytes: the format and its version.</summary>
    private const uint Mark = 0x31425254; // "TRB1"

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int[] _steps, _offers, _choices;
    private readonly double[] _utilities, _nashDistances, _convergences;
    private readonly string?[] _failures;

    internal RunBatch(int first, int count, int parties, int issues)
    {
        First = first;
        Count = count;
        PartyCount = parties;
        IssueCount = issues;
        _steps = new int[count];
        _offers = new int[count];
        _choices = new int[checked(count * issues)];
        _utilities = new double[checked(count * parties)];
        _nashDistances = new double[count];
        _convergences = new double[count];
        _failures = new string?[count];
    }

    /// <summary>The number of the first run, 0 or more.</summary>
    public int First { get; }

    /// <summary>The number of runs.</summary>
    public int Count { get; }

    /// <summary>The number of parties.</summary>
    public int PartyCount { get; }

    /// <summary>The number of issues.</summary>
    public int IssueCount { get; }

    /// <summary>For each run, the step of the offer that was accepted; −1 without an agreement.</summary>
    public ReadOnlySpan<int> Steps => _steps;

    /// <summary>For each run, how many offers were made.</summary>
    public ReadOnlySpan<int> Offers => _offers;

    /// <summary>For each run and then each issue, the option agreed; −1 without an agreement.</summary>
    public ReadOnlySpan<int> Choices => _choices;

    /// <summary>
    /// For each run and then each party, the utility of the outcome agreed, otherwise of no agreement, by the preferences of the run.
    /// Nothing is discounted.
    /// </summary>
    public ReadOnlySpan<double> Utilities => _utilities;

    /// <summary>
    /// For each run, the Euclidean distance from the utilities agreed to the nearest Nash solution of the run's scenario; NaN without an
    /// agreement.
    /// </summary>
    public ReadOnlySpan<double> NashDistances => _nashDistances;

    /// <summary>
    /// For each run, how close the parties were at the end, from 0 to 1: 1 with an agreement, otherwise the weighted mean over the issues
    /// of one less the widest gap between the parties' last offers. NaN if a party made no offer.
    /// </summary>
    public ReadOnlySpan<double> Convergences => _convergences;

    /// <summary>Why a run failed; null if it did not.</summary>
    /// <param name="index">The place of the run in this batch, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such place.</exception>
    public string? Failure(int index)
        => (uint)index < (uint)Count ? _failures[index]
            : throw new ArgumentOutOfRangeException(nameof(index), index, "there is no such run");

    /// <summary>The batch as bytes, the same on every machine.</summary>
    public byte[] ToBytes()
    {
        int fixedSize = 20 + (Count * (8 + 16 + 4)) + (4 * _choices.Length) + (8 * _utilities.Length);
        byte[][] failures = Array.ConvertAll(_failures, f => f is null ? [] : Encoding.UTF8.GetBytes(f));
        byte[] bytes = new byte[checked(fixedSize + failures.Sum(f => f.Length))];
        var writer = new Writer(bytes);
        writer.Whole((int)Mark);
        writer.Whole(First);
        writer.Whole(Count);
        writer.Whole(PartyCount);
        writer.Whole(IssueCount);
        foreach (int step in _steps) writer.Whole(step);
        foreach (int offers in _offers) writer.Whole(offers);
        foreach (int choice in _choices) writer.Whole(choice);
        foreach (double utility in _utilities) writer.Real(utility);
        foreach (double distance in _nashDistances) writer.Real(distance);
        foreach (double convergence in _convergences) writer.Real(convergence);
        for (int i = 0; i < Count; i++)
        {
            // A failure without words is not null, so the length says which.
            writer.Whole(_failures[i] is null ? -1 : failures[i].Length);
            writer.Raw(failures[i]);
        }
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are not those of a batch.</exception>
    public static RunBatch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new BatchReader(bytes);
        if (reader.Whole() != (int)Mark) throw new FormatException("these bytes are not a batch of runs, or they are of another version");
        int first = reader.Whole(), count = reader.Whole(), parties = reader.Whole(), issues = reader.Whole();
        if (first < 0 || count < 1 || parties < 2 || issues < 1 || (long)first + count > int.MaxValue
            || 28L + 4L * issues + 8L * parties > reader.Left / count)
        {
            throw new FormatException("the sizes of the batch do not fit its bytes");
        }
        var batch = new RunBatch(first, count, parties, issues);
        foreach (ref int step in batch._steps.AsSpan()) step = reader.Whole();
        foreach (ref int offers in batch._offers.AsSpan()) offers = reader.Whole();
        foreach (ref int choice in batch._choices.AsSpan()) choice = reader.Whole();
        foreach (ref double utility in batch._utilities.AsSpan()) utility = reader.Real();
        foreach (ref double distance in batch._nashDistances.AsSpan()) distance = reader.Real();
        foreach (ref double convergence in batch._convergences.AsSpan()) convergence = reader.Real();
        for (int i = 0; i < count; i++)
        {
            int length = reader.Whole();
            if (length >= 0) batch._failures[i] = Words(reader.Raw(length));
            else if (length != -1) throw new FormatException("the length of a failure is negative");
        }
        return reader.Left == 0 ? batch : throw new FormatException("bytes follow the batch");
    }

    private static string Words(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("the text of a failure is not UTF-8", e);
        }
    }

    /// <summary>Whether both hold the same runs with the same results, bit for bit.</summary>
    public bool Equals(RunBatch? other)
        => ReferenceEquals(this, other) || (other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes()));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RunBatch);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(First, Count, _steps[0], _steps[^1]);

    /// <summary>Whether both are equal; null equals only null.</summary>
    public static bool operator ==(RunBatch? left, RunBatch? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(RunBatch? left, RunBatch? right) => !(left == right);

    /// <summary>"runs 0 to 249".</summary>
    public override string ToString() => $"runs {InvariantText.Of(First)} to {InvariantText.Of(First + Count - 1)}";

    internal ReadOnlySpan<int> ChoicesOf(int index) => _choices.AsSpan(index * IssueCount, IssueCount);

    internal ReadOnlySpan<double> UtilitiesOf(int index) => _utilities.AsSpan(index * PartyCount, PartyCount);

    /// <summary>Sets a run while the batch is being made.</summary>
    internal void Set(int index, RunResult result, double nashDistance, double convergence)
    {
        _steps[index] = result.Step ?? -1;
        _offers[index] = result.Offers;
        for (int i = 0; i < IssueCount; i++) _choices[index * IssueCount + i] = result.Outcome?.Choices[i] ?? -1;
        for (int p = 0; p < PartyCount; p++) _utilities[index * PartyCount + p] = result.Utilities[p];
        _nashDistances[index] = nashDistance;
        _convergences[index] = convergence;
        _failures[index] = result.Failure;
    }

    /// <summary>Copies the runs of a batch, all of them within this one, into this one while it is being made.</summary>
    internal void Copy(RunBatch part) => Copy(part, 0, part.First - First, part.Count);

    /// <summary>
    /// Copies the runs of a batch that are not found yet. Runs past the last one of this batch are left out. False if a run that was found
    /// has another result.
    /// </summary>
    internal bool TryMerge(RunBatch part, RunRanges found)
    {
        for (int i = 0; i < part.Count && part.First + i < First + Count; i++)
        {
            int at = part.First + i - First;
            if (found.Contains(at) && !IsSame(part, i, at)) return false;
            Copy(part, i, at, 1);
            found.Add(at);
        }
        return true;
    }

    private void Copy(RunBatch part, int from, int at, int count)
    {
        Array.Copy(part._steps, from, _steps, at, count);
        Array.Copy(part._offers, from, _offers, at, count);
        Array.Copy(part._choices, from * IssueCount, _choices, at * IssueCount, count * IssueCount);
        Array.Copy(part._utilities, from * PartyCount, _utilities, at * PartyCount, count * PartyCount);
        Array.Copy(part._nashDistances, from, _nashDistances, at, count);
        Array.Copy(part._convergences, from, _convergences, at, count);
        Array.Copy(part._failures, from, _failures, at, count);
    }

    // NaN equals NaN with Equals.
    private bool IsSame(RunBatch part, int from, int at)
        => part._steps[from] == _steps[at] && part._offers[from] == _offers[at] && part.ChoicesOf(from).SequenceEqual(ChoicesOf(at))
            && part.UtilitiesOf(from).SequenceEqual(UtilitiesOf(at)) && part._nashDistances[from].Equals(_nashDistances[at])
            && part._convergences[from].Equals(_convergences[at]) && part._failures[from] == _failures[at];

    /// <summary>
    /// The SHA-256 of every run in order, in small hexadecimal digits. Of each run: step, offers, choices, utilities, distance,
    /// convergence, then the length of the failure and its UTF-8; whole numbers in 4 bytes, doubles in 8, little endian.
    /// </summary>
    internal string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] row = new byte[28 + 4 * IssueCount + 8 * PartyCount];
        for (int i = 0; i < Count; i++)
        {
            byte[] failure = _failures[i] is { } text ? Encoding.UTF8.GetBytes(text) : [];
            var writer = new Writer(row);
            writer.Whole(_steps[i]);
            writer.Whole(_offers[i]);
            foreach (int choice in ChoicesOf(i)) writer.Whole(choice);
            foreach (double utility in UtilitiesOf(i)) writer.Real(utility);
            writer.Real(_nashDistances[i]);
            writer.Real(_convergences[i]);
            writer.Whole(_failures[i] is null ? -1 : failure.Length);
            hash.AppendData(row);
            hash.AppendData(failure);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ref struct Writer(Span<byte> rest)
    {
        private Span<byte> _rest = rest;

        internal void Whole(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_rest, value);
            _rest = _rest[4..];
        }

        // NaN has many bit patterns; one of them is written.
        internal void Real(double value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_rest, BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));
            _rest = _rest[8..];
        }

        internal void Raw(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_rest);
            _rest = _rest[bytes.Length..];
        }
    }
}
