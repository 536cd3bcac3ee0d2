using System.Net;
using System.Text.Json;

namespace TalksServer.Tests;

/// <summary>The stream of changes: each caller learns of the changes of its own view, and the server ends it when it stops.</summary>
public sealed class ChangesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("talks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Follow_EachCaller_LearnsWhatItSees()
    {
        using ServerProcess server = await ServerProcess.StartAsync(_folder, Talk.SeedFile);
        using Client korea = new(server.Address, "KOR"), newZealand = new(server.Address, "NZL"), chile = new(server.Address, "CHL");
        using ChangeReader seeing = await newZealand.FollowAsync(), blind = await chile.FollowAsync();
        foreach ((Client client, ChangeReader reader) in ((Client, ChangeReader)[])[(newZealand, seeing), (chile, blind)])
        {
            (string name, string id, string data) = (await reader.NextAsync())!.Value;
            string version = (await client.GetAsync()).ETag!.Trim('"');
            Assert.Equal(("version", version, $$"""{"version":"{{version}}"}"""), (name, id, data));
        }

        Response secret = await korea.PostAsync(Talk.Table("KOR", "fuel-subsidies", 14, more: ",\"to\":[\"NZL\"]"));
        Response open = await korea.PostAsync(Talk.Statement("KOR", "We are close."));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (secret.Status, open.Status));

        Assert.Equal(secret.Body, EventIn((await seeing.NextAsync())!.Value.Data));
        (string kind, string last, string notice) = (await blind.NextAsync())!.Value;
        Assert.Equal(("recorded", open.Body), (kind, EventIn(notice)));
        Assert.Equal((await chile.GetAsync()).ETag, $"\"{last}\"");
        Assert.Equal(open.Body, EventIn((await seeing.NextAsync())!.Value.Data));

        // The server ends the streams and stops; it starts again with everything.
        Assert.Equal(0, await server.StopAsync());
        Assert.Null(await seeing.NextAsync());
        Assert.Null(await blind.NextAsync());
        using ServerProcess again = await ServerProcess.StartAsync(_folder);
        using Client returning = new(again.Address, "CHL");
        Assert.Equal($"\"{last}\"", (await returning.GetAsync()).ETag);
    }

    [Fact]
    public async Task Follow_TooManyStreams_IsRefusedToThatCallerAlone()
    {
        using ServerProcess server = await ServerProcess.StartAsync(_folder, Talk.SeedFile);
        using Client korea = new(server.Address, "KOR"), chile = new(server.Address, "CHL");
        var readers = new List<ChangeReader>();
        for (int i = 0; i < 32; i++) readers.Add(await korea.FollowAsync());
        Response refused = await korea.GetAsync($"/negotiations/{Talk.Name}/changes");
        Assert.Equal((HttpStatusCode)429, refused.Status);
        using ChangeReader theirs = await chile.FollowAsync();
        Assert.NotNull(await theirs.NextAsync());
        foreach (ChangeReader reader in readers) reader.Dispose();
    }

    private static string EventIn(string data) => JsonDocument.Parse(data).RootElement.GetProperty("event").GetRawText();
}
