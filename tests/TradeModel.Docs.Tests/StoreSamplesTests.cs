using System.Globalization;
using System.Text.RegularExpressions;
using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Docs.Tests;

/// <summary>
/// The samples that store negotiations: the walk-through of each; no acknowledged event is lost when the process is killed; two writers
/// never both succeed at one version.
/// </summary>
[Collection(nameof(Console))]
public sealed partial class StoreSamplesTests : IDisposable
{
    private static readonly string[] OnPostgres = ["store-postgres", "store-marten"];

    private static readonly Dictionary<string, Lazy<(Sample Sample, string Path)>> Samples =
        ((string[])["store-jsonl", "store-sqlite", "store-efcore", .. OnPostgres]).ToDictionary(
            name => name,
            name => new Lazy<(Sample, string)>(() =>
            {
                Sample sample = Sample.Compile($"{name}.cs");
                return (sample, sample.Save());
            }));

    // The samples record each event when it happens, so none has become known late.
    private static readonly Lazy<Negotiation> Source = new(() =>
    {
        Negotiation drawn = NegotiationSamples.Create(seed: 11, parties: 3, issues: 20, events: 100);
        return Negotiation.Replay(drawn.Definition, drawn.Log.Select(e => e with { KnownOn = null }));
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("store").FullName;
    private readonly string _id = Guid.NewGuid().ToString("N");

    public static TheoryData<string> Stores => [.. Samples.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The sample, saved; the test is skipped if it needs a server that is not configured.</summary>
    private static string Assembly(string store)
    {
        Assert.SkipWhen(
            OnPostgres.Contains(store) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TRADEMODEL_POSTGRES")),
            "TRADEMODEL_POSTGRES, the connection string of a PostgreSQL server, is not set");
        return Samples[store].Value.Path;
    }

    /// <summary>Where the sample stores: a folder, a file, or an id in the database.</summary>
    private string Place(string store) => OnPostgres.Contains(store) ? _id : Path.Combine(_folder, "stored");

    private string SourceFile()
    {
        string path = Path.Combine(_folder, "source.json");
        File.WriteAllText(path, TradeModelJson.ToJson(Source.Value));
        return path;
    }

    private Negotiation Stored(string store)
    {
        (int exit, string output, string error) = SampleProcess.Run(Assembly(store), "read", Place(store));
        Assert.Equal((0, ""), (exit, error));
        return TradeModelJson.ReadNegotiation(output);
    }

    private static int[] Acknowledged(string output)
        => [.. Acknowledgement().Matches(output).Select(m => int.Parse(m.Groups["version"].Value, CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Stores))]
    public void WalkThrough_TellsTheConflictAndReadsBackTheSame(string store)
    {
        Assembly(store);
        (int exit, string output, string error) = Samples[store].Value.Sample.Run();

        Assert.Equal((0, ""), (exit, error));
        int events = BundledNegotiations.IndiaUnitedStates.Log.Count;
        Assert.Contains($"stored: version {events}\n", output, StringComparison.Ordinal);
        Assert.Contains(
            $": version {events} was expected, but version {events + 1} is stored: read again and record anew\n", output,
            StringComparison.Ordinal);
        Assert.Contains($": version {events + 2}\n", output, StringComparison.Ordinal);
        Assert.EndsWith("equal to the negotiation in memory: True\n", output, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(DocsSnippet.Root, "docs", "guides", "storing.md")).ReplaceLineEndings("\n");
        string section = page[page.IndexOf($"dotnet run docs/samples/{store}.cs\n", StringComparison.Ordinal)..];
        Assert.Contains($"```text\n{output}```\n", section, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Write_KilledInTheMiddle_LosesNoAcknowledgedEvent(string store)
    {
        string sample = Assembly(store), source = SourceFile();
        int acknowledged = 0;
        foreach (int before in (int[])[1, 50])
        {
            using SampleProcess writer = SampleProcess.Start(sample, "write", Place(store), source);
            string output = "";
            while (acknowledged < before)
            {
                string? line = writer.ReadLine();
                Assert.True(line is not null, $"the writer ended by itself after event {acknowledged}: {output}");
                output += line + "\n";
                acknowledged = Acknowledged(output).Append(acknowledged).Max();
            }
            writer.Kill();
            (_, string rest, _) = writer.End();
            acknowledged = Acknowledged(rest).Append(acknowledged).Max();

            Negotiation stored = Stored(store);
            Assert.InRange(stored.Log.Count, acknowledged, Source.Value.Log.Count);
            Assert.Equal(Source.Value.Prefix(stored.Log.Count), stored);
        }

        Assert.Equal(0, SampleProcess.Run(sample, "write", Place(store), source).Exit);
        Assert.Equal(Source.Value, Stored(store));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Write_ByTwoProcesses_AcknowledgesEachVersionOnce(string store)
    {
        string sample = Assembly(store), source = SourceFile();
        using SampleProcess one = SampleProcess.Start(sample, "write", Place(store), source);
        using SampleProcess other = SampleProcess.Start(sample, "write", Place(store), source);
        (int Exit, string Out, string Error)[] ends = await Task.WhenAll(
            Task.Run(one.End, TestContext.Current.CancellationToken), Task.Run(other.End, TestContext.Current.CancellationToken));

        // Only the file of JSON Lines turns a second writer away as long as it has one.
        bool IsTurnedAway(string error) => store == "store-jsonl" && error.Contains("being used", StringComparison.Ordinal);
        Assert.All(ends, end => Assert.True(end.Exit == 0 || IsTurnedAway(end.Error), end.Error));
        Assert.Contains(ends, end => end.Exit == 0);
        int[] versions = [.. ends.SelectMany(end => Acknowledged(end.Out)).Order()];
        Assert.Equal(Enumerable.Range(1, Source.Value.Log.Count), versions);
        Assert.Equal(Source.Value, Stored(store));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Read_NothingStored_IsOneSentenceOnStandardError(string store)
    {
        string sample = Assembly(store);
        (int exit, string output, string error) = SampleProcess.Run(sample, "read", Place(store));
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]*no negotiation[^\n]*\n$", error);
        (exit, output, error) = SampleProcess.Run(sample, "destroy");
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"^[^\n]+\.\n$", error);
    }

    [Fact]
    public void JsonLines_LineTornByACrash_IsCutOffAndWrittenAgain()
    {
        string sample = Assembly("store-jsonl"), source = SourceFile(), place = Place("store-jsonl");
        Assert.Equal(0, SampleProcess.Run(sample, "write", place, source).Exit);
        string log = Path.Combine(place, "events.jsonl");
        byte[] whole = File.ReadAllBytes(log);
        File.WriteAllBytes(log, whole[..^20]);

        (int exit, string output, string error) = SampleProcess.Run(sample, "write", place, source);

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("cut off ", output, StringComparison.Ordinal);
        Assert.Equal([Source.Value.Log.Count], Acknowledged(output));
        Assert.Equal(whole, File.ReadAllBytes(log));
    }

    [Fact]
    public void JsonLines_WhileAnotherWriterHasTheLog_IsRefused()
    {
        string sample = Assembly("store-jsonl"), source = SourceFile(), place = Place("store-jsonl");
        Directory.CreateDirectory(place);
        using (NegotiationLogFile.Open(Path.Combine(place, "events.jsonl")))
        {
            (int exit, string output, string error) = SampleProcess.Run(sample, "write", place, source);
            Assert.Equal((1, ""), (exit, output));
            Assert.Matches(@"^[^\n]+events\.jsonl[^\n]+another process\.?\n$", error);
        }
        Assert.Equal(0, SampleProcess.Run(sample, "write", place, source).Exit);
        Assert.Equal(Source.Value, Stored("store-jsonl"));
    }

    [GeneratedRegex("^acknowledged (?<version>[0-9]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Acknowledgement();
}
