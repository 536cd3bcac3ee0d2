using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Tests.Json;

public sealed class NegotiationLogFileTests : IDisposable
{
    private static readonly EventLog Log = BundledNegotiations.IndiaUnitedStates.Log;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static byte[] Written(int count)
    {
        var stream = new MemoryStream();
        TradeModelJson.WriteEventLines(Log.Take(count), stream);
        return stream.ToArray();
    }

    [Fact]
    public void Open_TornAtAnyByte_KeepsEveryWholeEventAndAppends()
    {
        byte[] whole = Written(3), next = Written(4);
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n')];
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            // A line counts as whole with or without its line feed.
            int events = Math.Max(0, ends.Count(end => end <= length) - 1);

            using (NegotiationLogFile file = NegotiationLogFile.Open(_path))
            {
                Assert.True(Log.Take(events).SequenceEqual(file.Recovered.Events), $"cut to {length} bytes it gives {file.Recovered}");
                file.Append(Log.Skip(events).Take(4 - events));
            }

            Assert.Equal(next, File.ReadAllBytes(_path));
        }
    }

    [Fact]
    public void Open_WhileAnotherHasIt_IsRefusedAndTheFirstGoesOn()
    {
        using NegotiationLogFile first = NegotiationLogFile.Open(_path);
        Assert.Throws<IOException>(() => NegotiationLogFile.Open(_path));
        Assert.Throws<IOException>(() => File.OpenRead(_path));
        first.Append(Log.Take(2));
        first.Append(Log.Skip(2).Take(1));
        first.Dispose();

        Assert.Equal(Written(3), File.ReadAllBytes(_path));
    }

    [Fact]
    public void Open_FileOfAnotherFormat_IsRefusedAndUnchanged()
    {
        File.WriteAllText(_path, "{\"format\":\"other\"}\n{}");

        Assert.Throws<TradeModelJsonException>(() => NegotiationLogFile.Open(_path));

        Assert.Equal("{\"format\":\"other\"}\n{}", File.ReadAllText(_path));
    }

    [Fact]
    public void Append_EventsThatFailOnTheWay_LeavesTheFileAsItWas()
    {
        using (NegotiationLogFile file = NegotiationLogFile.Open(_path))
        {
            file.Append(Log.Take(2));
            Assert.Throws<InvalidOperationException>(() => file.Append(Failing()));
            Assert.Throws<ArgumentNullException>(() => file.Append([Log[2], null!]));
        }

        Assert.Equal(Written(2), File.ReadAllBytes(_path));

        static IEnumerable<NegotiationEvent> Failing()
        {
            yield return Log[2];
            throw new InvalidOperationException("the source of the events failed");
        }
    }

    /// <summary>Linux has a device on which every write fails as on a full disk. What was not written must not be tried again.</summary>
    [Fact]
    public void Append_FullDisk_FailsOnceAndClosesInPeace()
    {
        const string FullDisk = "/dev/full";
        Assert.SkipUnless(File.Exists(FullDisk), "there is no device that is always full");
        NegotiationLogFile file = NegotiationLogFile.Open(FullDisk);
        Assert.Throws<IOException>(() => file.Append(Log.Take(2)));
        file.Dispose();
    }

    [Fact]
    public void AppendEventLines_ThroughTwoOpenStreams_LosesNeither()
    {
        using var one = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var two = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        TradeModelJson.AppendEventLines(Log.Take(1), one);
        TradeModelJson.AppendEventLines(Log.Skip(1).Take(1), two);
        TradeModelJson.AppendEventLines(Log.Skip(2).Take(1), one);

        one.Position = 0;
        Assert.Equal(Log.Take(3), TradeModelJson.ReadEventLines(one).Events);
    }

    [Fact]
    public void AppendEventLines_FileOpenedForAppending_SaysHowToOpenIt()
    {
        using var file = new FileStream(_path, FileMode.Append);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => TradeModelJson.AppendEventLines(Log.Take(1), file));
        Assert.Contains("FileMode.OpenOrCreate", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);
}
