using System.Net;
using System.Text.Json;

namespace TalksServer.Tests;

/// <summary>Creating negotiations, and recording events: versions, idempotency, late facts, corrections.</summary>
public sealed class PostTests(RunningServer running) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Post_OnTheVersionRead_MovesTheVersionsOfThoseWhoSeeIt()
    {
        using Client korea = running.As("KOR"), newZealand = running.As("NZL"), chile = running.As("CHL");
        string before = (await korea.GetAsync()).ETag!, seen = (await newZealand.GetAsync()).ETag!, unseen = (await chile.GetAsync()).ETag!;

        Response posted = await korea.PostAsync(Talk.Table("KOR", "fuel-subsidies", 14, more: ",\"to\":[\"NZL\"]"), before);

        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Response read = await korea.GetAsync(posted.Location!);
        Assert.Equal((posted.Body, posted.ETag), (read.Body, read.ETag));
        Assert.Equal(posted.Body, (await newZealand.GetAsync(posted.Location!)).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await chile.GetAsync(posted.Location!)).Status);
        Assert.NotEqual(before, posted.ETag);
        Assert.NotEqual(seen, (await newZealand.GetAsync()).ETag);
        Assert.Equal(unseen, (await chile.GetAsync()).ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await korea.PostAsync(Talk.Statement("KOR", "Again."), before)).Status);
    }

    [Fact]
    public async Task Post_AgainWithItsKey_IsRecordedOnce()
    {
        using Client korea = running.As("KOR"), chile = running.As("CHL");
        string statement = Talk.Statement("KOR", "We say it once.", "2026-11-20"), key = "the key of both";
        string read = (await korea.GetAsync()).ETag!;
        Response first = await korea.PostAsync(statement, read, key), again = await korea.PostAsync(statement, read, key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal((first.Body, first.Location), (again.Body, again.Location));
        Assert.Null(again.ETag);
        Response other = await korea.PostAsync(Talk.Statement("KOR", "We say something else."), "*", key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("urn:talks-server:problem:key-reused", other.Json.GetProperty("type").GetString());
        // Another caller's key is another key.
        Response theirs = await chile.PostAsync(Talk.Statement("CHL", "We say it once."), "*", key);
        Assert.Equal(HttpStatusCode.Created, theirs.Status);
        Assert.NotEqual(first.Location, theirs.Location);
        JsonElement events = (await korea.GetAsync()).Json.GetProperty("events");
        Assert.Single(events.EnumerateArray(), e => e.TryGetProperty("words", out JsonElement w) && w.GetString() == "We say it once."
            && e.GetProperty("parties")[0].GetString() == "KOR");
    }

    [Fact]
    public async Task Post_OfAnEarlierDay_BecomesKnownToday()
    {
        using Client chile = running.As("CHL");
        Response posted = await chile.PostAsync(Talk.Statement("CHL", "We said it a week ago.", "2026-11-19"));
        Assert.Equal(Talk.Today, posted.Json.GetProperty("knownOn").GetString());
        Response yesterday = await chile.GetAsync($"/negotiations/{Talk.Name}?knownOn=2026-11-25");
        Assert.DoesNotContain("a week ago", yesterday.Body, StringComparison.Ordinal);
        Response then = await chile.GetAsync($"/negotiations/{Talk.Name}?asOf=2026-11-19");
        Assert.Contains("a week ago", then.Body, StringComparison.Ordinal);

        using Client secretariat = running.As(Talk.Secretariat);
        string meeting = Talk.Meeting("2026-11-01").Replace("}", ",\"knownOn\":\"2026-11-10\"}", StringComparison.Ordinal);
        Assert.Equal("2026-11-10", (await secretariat.PostAsync(meeting)).Json.GetProperty("knownOn").GetString());
    }

    [Fact]
    public async Task Post_Correction_IsForWhoeverActedInTheEvent()
    {
        using Client korea = running.As("KOR"), newZealand = running.As("NZL"), chile = running.As("CHL");
        Response secret = await korea.PostAsync(Talk.Table("KOR", "fuel-subsidies", 13, more: ",\"to\":[\"NZL\"]"));
        string id = secret.Json.GetProperty("id").GetString()!;
        string Correct(string of) => $$"""{"kind":"correctionMade","date":"{{Talk.Today}}","of":"{{of}}","said":"13","correct":"12"}""";

        Assert.Equal(HttpStatusCode.Forbidden, (await newZealand.PostAsync(Correct(id))).Status);
        // To Chile it is as if there were no such event.
        Response unseen = await chile.PostAsync(Correct(id)), none = await chile.PostAsync(Correct("none"));
        Assert.Equal(
            none.Json.GetProperty("detail").GetString()!.Replace("none", id, StringComparison.Ordinal),
            unseen.Json.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.Created, (await korea.PostAsync(Correct(id))).Status);
        Assert.DoesNotContain("correctionMade", (await chile.GetAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("correctionMade", (await newZealand.GetAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_NewName_IsThereForItsPartiesAndCanBeRepeated()
    {
        using Client secretariat = running.As(Talk.Secretariat), chile = running.As("CHL"), outsider = running.As(Talk.Outsider);
        string definition = TradeModelJson.ToJson(new Negotiation(Talk.Seed.Definition));
        Response created = await secretariat.SendAsync(HttpMethod.Put, "/negotiations/second-round", definition, []);
        Response again = await secretariat.SendAsync(HttpMethod.Put, "/negotiations/second-round", definition, []);

        Assert.Equal((HttpStatusCode.Created, "/negotiations/second-round"), (created.Status, created.Location));
        Assert.Equal((HttpStatusCode.OK, created.Body), (again.Status, again.Body));
        Assert.Equal(definition, (await chile.GetAsync("/negotiations/second-round")).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync("/negotiations/second-round")).Status);
    }

    [Fact]
    public async Task Join_ByAPartyFromOutside_OpensTheNegotiationToIt()
    {
        using Client secretariat = running.As(Talk.Secretariat), joining = running.As(Talk.Outsider);
        string definition = TradeModelJson.ToJson(new Negotiation(Talk.Seed.Definition));
        await secretariat.SendAsync(HttpMethod.Put, "/negotiations/open-round", definition, []);
        Assert.Equal(HttpStatusCode.NotFound, (await joining.GetAsync("/negotiations/open-round")).Status);
        Response joined = await secretariat.SendAsync(
            HttpMethod.Post, "/negotiations/open-round/events",
            $$"""{"kind":"partyJoined","date":"{{Talk.Today}}","party":{"id":"{{Talk.Outsider}}","name":"Japan"} }""", [("If-Match", "*")]);
        Assert.Equal(HttpStatusCode.Created, joined.Status);
        Assert.Equal(HttpStatusCode.OK, (await joining.GetAsync("/negotiations/open-round")).Status);
    }
}
