using System.Net;
using System.Text;

namespace TalksServer.Tests;

/// <summary>
/// A hostile party cannot tell a negotiation in which others keep things private from the same negotiation without them: not by any answer,
/// header, version, id or stream.
/// </summary>
public sealed class SecrecyTests : IDisposable
{
    private const string Secret = "SECRET";
    private readonly string _folder = Directory.CreateTempSubdirectory("talks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("NZL")]
    [InlineData("SGP")]
    [InlineData(Talk.Secretariat)]
    public async Task Probes_WithAndWithoutWhatOthersKeepPrivate_GetEqualAnswers(string prober)
    {
        // Two servers on copies of one folder: the ids of posted events follow from the same secret.
        string poor = Path.Combine(_folder, "poor"), rich = Path.Combine(_folder, "rich");
        using (ServerProcess seeding = await ServerProcess.StartAsync(poor, Talk.SeedFile)) Assert.Equal(0, await seeding.StopAsync());
        Copy(poor, rich);
        using ServerProcess without = await ServerProcess.StartAsync(poor), with = await ServerProcess.StartAsync(rich);
        using Client poorProber = new(without.Address, prober), richProber = new(with.Address, prober);
        using ChangeReader poorStream = await poorProber.FollowAsync(), richStream = await richProber.FollowAsync();

        (string[] ids, string[] tags) = await KeepPrivateAsync(with.Address);
        string poorAnswers = await ProbeAsync(poorProber, poorStream, ids, tags);
        string richAnswers = await ProbeAsync(richProber, richStream, ids, tags);

        Assert.DoesNotContain(Secret, richAnswers, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, richStream.Transcript, StringComparison.Ordinal);
        Assert.Equal(poorAnswers, richAnswers);
        Assert.Equal(poorStream.Transcript, richStream.Transcript);
        Assert.Contains("201", poorAnswers, StringComparison.Ordinal);
    }

    /// <summary>What Korea, ASEAN and Chile do in private; gives the ids and the versions that only they know.</summary>
    private static async Task<(string[] Ids, string[] Tags)> KeepPrivateAsync(Uri server)
    {
        const string Note = $",\"note\":\"{Secret}\"", ToChile = ",\"to\":[\"CHL\"]" + Note;
        using Client korea = new(server, "KOR"), asean = new(server, "ASEAN"), chile = new(server, "CHL");
        (Client By, string Event)[] hidden =
        [
            (korea, Talk.RedLine("KOR", "fuel-subsidies", 20, more: Note)),
            (korea, Talk.RedLine("KOR", "fuel-subsidies", 19, "2026-10-01", Note)),
            (korea, $$"""
                {"kind":"salienceAssessed","date":"2026-10-01","party":"NZL","issue":"fuel-subsidies","salience":7,"assessor":"KOR",
                 "note":"{{Secret}}"}
                """),
            (korea, Talk.Table("KOR", "fuel-subsidies", 15, more: ToChile)),
            (korea, Talk.Table("KOR", "fuel-subsidies", 14, "2026-11-01", ToChile)),
            (asean, $$"""
                {"kind":"packageTabled","date":"{{Talk.Today}}","party":"ASEAN","package":"green",
                 "positions":{"fuel-subsidies":{"kind":"amount","value":9} },"to":["CHL"],"note":"{{Secret}}"}
                """),
            (chile, $$"""
                {"kind":"salienceAssessed","date":"2026-11-20","party":"NZL","issue":"fuel-subsidies","salience":3,"assessor":"CHL",
                 "note":"{{Secret}}"}
                """),
            (asean, $$"""{"kind":"packageWithdrawn","date":"{{Talk.Today}}","party":"ASEAN","package":"green","note":"{{Secret}}"}"""),
            (chile, Talk.Table("CHL", "fuel-subsidies", 4, "2026-09-02", ",\"to\":[\"KOR\",\"ASEAN\"]" + Note)),
        ];
        var ids = new List<string>();
        foreach ((Client by, string json) in hidden)
        {
            Response posted = await by.PostAsync(json, key: $"key {ids.Count}");
            Assert.True(posted.Status == HttpStatusCode.Created, posted.Transcript);
            ids.Add(posted.Json.GetProperty("id").GetString()!);
        }
        string correction = $$"""{"kind":"correctionMade","date":"{{Talk.Today}}","of":"{{ids[3]}}","said":"{{Secret}}","correct":"15"}""";
        Assert.Equal(HttpStatusCode.Created, (await korea.PostAsync(correction)).Status);
        string[] tags = [(await korea.GetAsync()).ETag!, (await asean.GetAsync()).ETag!, (await chile.GetAsync()).ETag!];
        return ([.. ids], tags);
    }

    /// <summary>Everything that a hostile caller tries, and the answers.</summary>
    private static async Task<string> ProbeAsync(Client client, ChangeReader stream, string[] ids, string[] tags)
    {
        var answers = new StringBuilder();
        async Task Try(Task<Response> response) => answers.AppendLine((await response).Transcript);
        int posts = 0;
        async Task TryPost(string json, string ifMatch = "*", string? key = null)
            => await Try(client.PostAsync(json, ifMatch, key ?? $"probe {posts++}"));
        string who = client.Caller!, here = $"/negotiations/{Talk.Name}";
        bool isParty = who != Talk.Secretariat;
        string Own(string kind, string rest, string day = Talk.Today)
            => $$"""{"kind":"{{kind}}","date":"{{day}}","party":"{{who}}",{{rest}}}""";

        foreach (string path in (string[])
            [
                "/negotiations", here, $"{here}/timeline", $"{here}?asOf=2026-11-01", $"{here}?knownOn=2026-11-25",
                $"{here}/timeline?asOf=2026-10-02",
            ])
            await Try(client.GetAsync(path));
        foreach (string id in ids) await Try(client.GetAsync($"{here}/events/{id}"));
        await Try(client.GetAsync(here, ("If-None-Match", string.Join(", ", tags))));

        // Posts that refer to, or collide with, what is private.
        foreach (string tag in tags) await TryPost(Own("positionWithdrawn", "\"issue\":\"fuel-subsidies\""), tag);
        foreach (string id in ids)
        {
            await TryPost($$"""{"kind":"correctionMade","date":"{{Talk.Today}}","of":"{{id}}","said":"15","correct":"16"}""");
            await TryPost($$"""{"kind":"meetingHeld","date":"{{Talk.Today}}","id":"{{id}}","level":"official","parties":["CHL","KOR"]}""");
        }
        foreach (string party in (string[])["KOR", "ASEAN", "CHL", who])
        {
            await TryPost($$"""{"kind":"packageWithdrawn","date":"{{Talk.Today}}","party":"{{party}}","package":"green"}""");
            await TryPost($$"""{"kind":"positionWithdrawn","date":"{{Talk.Today}}","party":"{{party}}","issue":"fuel-subsidies"}""");
            await TryPost($$"""{"kind":"positionWithdrawn","date":"2026-11-02","party":"{{party}}","issue":"fuel-subsidies"}""");
        }
        for (int key = 0; key < ids.Length; key++) await TryPost(Talk.Statement(isParty ? who : "KOR", "A word."), "*", $"key {key}");

        // Acts that would contradict what is private, if they were inserted before it.
        string[] structural =
        [
            Own("agreementSigned", "\"phase\":\"green\"", "2026-09-02"), Own("partyLeft", "\"note\":\"We leave.\"", "2026-09-02"),
            Own("agreementSigned", "\"phase\":\"green\""),
        ];
        foreach (string json in structural) await TryPost(json);

        // What succeeds: positions before, between and after the private ones, packages of the same name, conditions on the same issues.
        if (who == "NZL")
        {
            foreach (string day in (string[])["2026-09-02", "2026-10-01", "2026-11-01", Talk.Today])
            {
                await TryPost(Talk.Table(who, "fuel-subsidies", 7, day), key: $"position of {day}");
                await TryPost(Talk.RedLine(who, "fuel-subsidies", 12, day), key: $"red line of {day}");
            }
            await TryPost(
                Own("packageTabled", "\"package\":\"green\",\"positions\":{\"fuel-subsidies\":{\"kind\":\"amount\",\"value\":6}},"
                    + "\"conditions\":[{\"party\":\"KOR\",\"issue\":\"fuel-subsidies\",\"position\":{\"kind\":\"amount\",\"value\":15}}],"
                    + "\"to\":[\"KOR\"]"), key: "package");
        }
        else if (isParty)
        {
            await TryPost(
                $$"""
                {"kind":"salienceAssessed","date":"2026-10-01","party":"ASEAN","issue":"fuel-subsidies","salience":4,"assessor":"{{who}}"}
                """, key: "salience");
            await TryPost(Talk.Statement(who, "We see no change.", "2026-10-01"), key: "late statement");
        }
        else
        {
            await TryPost(Talk.Meeting("2026-10-01"), key: "meeting");
            await TryPost($$"""{"kind":"issueRemoved","date":"{{Talk.Today}}","issue":"carbon-labels"}""", key: "removed");
        }
        string last = isParty ? Talk.Statement(who, "The last word.") : Talk.Meeting();
        await TryPost(last, key: "last");
        await TryPost(last, key: "last");
        foreach (string path in (string[])["/negotiations", here, $"{here}/timeline"]) await Try(client.GetAsync(path));
        string version = (await client.GetAsync()).ETag!.Trim('"');
        while ((await stream.NextAsync())!.Value.Id != version)
        {
        }
        return answers.ToString();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
