using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TalksServer.Tests;

/// <summary>
/// Fifty clients post and read in parallel while the server is killed and started again. No acknowledged event is lost, none is recorded
/// twice, the negotiation stays valid, and nobody receives what another keeps private.
/// </summary>
public sealed partial class CrashTests : IDisposable
{
    private const int ClientsOfACaller = 10, PostsOfAClient = 8, Kills = 2;
    private static readonly string[] Callers = ["ASEAN", "CHL", "KOR", "NZL", Talk.Secretariat];
    private static readonly string[] Days = ["2026-09-15", "2026-10-20", Talk.Today];

    private readonly string _folder = Directory.CreateTempSubdirectory("talks").FullName;
    private readonly ConcurrentDictionary<string, string> _acknowledged = [];
    private readonly ConcurrentBag<string> _leaks = [];
    private readonly SemaphoreSlim _starting = new(1, 1);
    private ServerProcess _server = null!;
    private int _acknowledgements;
    private int _kills;

    public void Dispose()
    {
        _server.Dispose();
        _starting.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task FiftyClients_AndAServerThatIsKilled_LoseNothingAndLearnNothing()
    {
        _server = await ServerProcess.StartAsync(_folder, Talk.SeedFile);
        using var done = new CancellationTokenSource();
        Task[] followers = [.. Callers.Select(caller => FollowAsync(caller, done.Token))];
        await Task.WhenAll(Callers.SelectMany(caller =>
            Enumerable.Range(0, ClientsOfACaller).Select(number => Task.Run(() => WorkAsync(caller, number)))));
        await done.CancelAsync();
        Assert.Equal(0, await _server.StopAsync());
        await Task.WhenAll(followers);

        Assert.Empty(_leaks);
        Assert.Equal(Kills, _kills);
        int posts = Callers.Length * ClientsOfACaller * PostsOfAClient;
        Assert.Equal(posts, _acknowledged.Count);
        Assert.Equal(posts, _acknowledged.Values.Distinct().Count());

        // What is on the disk: the seed and each acknowledged event once, and a negotiation that keeps all rules.
        NegotiationEvent[] stored = [.. EventsIn(Path.Combine(_folder, Talk.Name, "events.jsonl"))];
        Assert.Equal(Talk.Seed.Log, stored.Take(Talk.Seed.Log.Count));
        NegotiationEvent[] recorded = stored[Talk.Seed.Log.Count..];
        Assert.Equal(_acknowledged.Keys.Order(), recorded.Select(e => e.Id!.Value.Value).Order());
        Assert.All(recorded, e => Assert.Contains(_acknowledged[e.Id!.Value.Value], e.Note, StringComparison.Ordinal));
        Negotiation whole = Negotiation.ReplayAsRecorded(Talk.Seed.Definition, stored);

        // Started once more, it serves each caller its view, to the byte.
        using ServerProcess again = await ServerProcess.StartAsync(_folder);
        foreach (string caller in Callers)
        {
            using Client client = new(again.Address, caller);
            Assert.Equal(TradeModelJson.ToJson(Talk.ViewOf(caller, whole)), (await client.GetAsync()).Body);
        }
    }

    private async Task WorkAsync(string caller, int number)
    {
        for (int i = 0; i < PostsOfAClient; i++)
        {
            string key = $"{caller}-{number}-{i}", json = EventOf(caller, number, i, key);
            bool isCareful = i % 3 == 0;
            Response posted = await PersistAsync(caller, async client =>
            {
                string version = isCareful ? Checked(caller, await client.GetAsync()).ETag! : "*";
                return await client.PostAsync(json, version, key);
            });
            Assert.True(posted.Status is HttpStatusCode.Created or HttpStatusCode.OK, posted.Transcript);
            string id = posted.Json.GetProperty("id").GetString()!;
            Assert.True(_acknowledged.TryAdd(id, key), $"{id} was given to two events");
            await KillAtAsync(Interlocked.Increment(ref _acknowledgements));
            string[] reads = ["/negotiations", $"/negotiations/{Talk.Name}", $"/negotiations/{Talk.Name}/timeline", posted.Location!];
            Response read = await PersistAsync(caller, client => client.GetAsync(reads[(number + i) % reads.Length]));
            Assert.Equal(HttpStatusCode.OK, read.Status);
        }
    }

    /// <summary>Repeats a request until the server answers it, and a careful one until nobody has come before.</summary>
    private async Task<Response> PersistAsync(string caller, Func<Client, Task<Response>> request)
    {
        while (true)
        {
            ServerProcess server = _server;
            try
            {
                using Client client = new(server.Address, caller);
                Response response = Checked(caller, await request(client));
                if (response.Status != HttpStatusCode.PreconditionFailed) return response;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await RunningAgainAsync();
            }
        }
    }

    /// <summary>Waits until a server that was killed runs again.</summary>
    private async Task RunningAgainAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        _starting.Release();
    }

    private async Task KillAtAsync(int acknowledgements)
    {
        int posts = Callers.Length * ClientsOfACaller * PostsOfAClient;
        if (acknowledgements != posts / 3 && acknowledgements != posts * 2 / 3) return;
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _server.Kill();
            ServerProcess next = await ServerProcess.StartAsync(_folder);
            _server.Dispose();
            _server = next;
            _kills++;
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task FollowAsync(string caller, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            string received = "";
            try
            {
                using Client client = new(_server.Address, caller);
                using ChangeReader reader = await client.FollowAsync();
                try
                {
                    while (await reader.NextAsync() is not null)
                    {
                    }
                }
                finally
                {
                    received = reader.Transcript;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await RunningAgainAsync();
            }
            Check(caller, received);
        }
    }

    private Response Checked(string caller, Response response)
    {
        Check(caller, response.Transcript);
        return response;
    }

    private void Check(string caller, string received)
    {
        foreach (Match secret in Secret().Matches(received))
            if (!secret.Groups["reader"].Captures.Any(reader => reader.Value == caller))
                _leaks.Add($"{caller} received {secret.Value}");
    }

    /// <summary>An event of a caller. Its note names those who may read it, if not all may.</summary>
    private static string EventOf(string caller, int number, int i, string key)
    {
        string day = Days[(number + i) % Days.Length];
        string Note(string mark) => $",\"note\":\"{mark} {key}\"";
        if (caller == Talk.Secretariat) return Talk.Meeting(day).Replace("}", Note("public") + "}", StringComparison.Ordinal);
        string partner = Callers[(Array.IndexOf(Callers, caller) + 1 + (number % 3)) % 4];
        if (partner == caller) partner = caller == "KOR" ? "NZL" : "KOR";
        return (i % 4) switch
        {
            0 => Talk.RedLine(caller, "fuel-subsidies", 3 + number, day, Note($"SECRET<{caller}>")),
            1 => Talk.Table(caller, "fuel-subsidies", 3 + i, day, Note("public")),
            2 => Talk.Table(
                caller, "fuel-subsidies", 4 + number, day, $",\"to\":[\"{partner}\"]" + Note($"SECRET<{caller}><{partner}>")),
            _ => Talk.Statement(caller, "A word.", day).Replace("}", Note("public") + "}", StringComparison.Ordinal),
        };
    }

    private static IEnumerable<NegotiationEvent> EventsIn(string path)
    {
        using NegotiationLogFile file = NegotiationLogFile.Open(path);
        return file.Recovered.Events;
    }

    [GeneratedRegex(@"SECRET(?:<(?<reader>\w+)>)+")]
    private static partial Regex Secret();
}
