using System.Net;
using System.Text.Json;

namespace TalksServer.Tests;

/// <summary>Each error has problem details with a remedy, and tells the caller nothing of what it may not see.</summary>
public sealed class ProblemTests(RunningServer running) : IClassFixture<RunningServer>
{
    private const string Events = $"/negotiations/{Talk.Name}/events";

    private static void ProblemIs(Response response, HttpStatusCode status, string type, NegotiationRule? rule = null)
    {
        Assert.Equal((status, "application/problem+json"), (response.Status, response.Type));
        JsonElement problem = response.Json;
        Assert.Equal($"urn:talks-server:problem:{type}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.All(
            (string[])["title", "detail", "remedy"],
            member => Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty(member).GetString()), member));
        string? broken = problem.TryGetProperty("rule", out JsonElement named) ? named.GetString() : null;
        Assert.Equal(rule is { } one ? JsonSerializer.Serialize(one, TalksJson.Default.NegotiationRule).Trim('"') : null, broken);
    }

    [Fact]
    public async Task NoKey_AnyAddressOfNegotiations_Is401()
    {
        using Client nobody = running.As(null), stranger = running.As("unknown");
        foreach (Client client in (Client[])[nobody, stranger])
        {
            foreach (string path in (string[])["/negotiations", $"/negotiations/{Talk.Name}", "/negotiations/none", $"{Events}/none"])
            {
                Response response = await client.GetAsync(path);
                ProblemIs(response, HttpStatusCode.Unauthorized, "no-key");
                Assert.Contains("WWW-Authenticate: Bearer", response.Headers, StringComparison.Ordinal);
            }
            ProblemIs(await client.PostAsync("{"), HttpStatusCode.Unauthorized, "no-key");
        }
    }

    [Fact]
    public async Task Outsider_AnyRequest_IsAnsweredLikeANegotiationThatDoesNotExist()
    {
        using Client outsider = running.As(Talk.Outsider);
        foreach (string rest in (string[])["", "/timeline", "/events/1", "?asOf=nonsense"])
        {
            Response there = await outsider.GetAsync($"/negotiations/{Talk.Name}{rest}");
            ProblemIs(there, HttpStatusCode.NotFound, "not-found");
            Assert.Equal((await outsider.GetAsync($"/negotiations/none{rest}")).Transcript, there.Transcript);
        }
        Response posted = await outsider.PostAsync(Talk.Table(Talk.Outsider, "fuel-subsidies", 5));
        ProblemIs(posted, HttpStatusCode.NotFound, "not-found");
        ProblemIs(await outsider.GetAsync($"/negotiations/{Talk.Name}/changes"), HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("CHL", "the act of another party",
        """{"kind":"agreementRatified","date":"2026-11-26","phase":"digital","party":"KOR"}""")]
    [InlineData("CHL", "a position of another party",
        """{"kind":"positionWithdrawn","date":"2026-11-26","party":"KOR","issue":"fuel-subsidies"}""")]
    [InlineData("CHL", "an assessment in another party's name",
        """{"kind":"capabilityAssessed","date":"2026-11-26","party":"CHL","capability":9,"assessor":"KOR"}""")]
    [InlineData("CHL", "a public assessment", """{"kind":"capabilityAssessed","date":"2026-11-26","party":"CHL","capability":9}""")]
    [InlineData("CHL", "a meeting", """{"kind":"meetingHeld","date":"2026-11-26","level":"official","parties":["CHL","KOR"]}""")]
    [InlineData("CHL", "an agreement", """{"kind":"issueReopened","date":"2026-11-26","issue":"wine-certificates"}""")]
    [InlineData("CHL", "another party's spokesman",
        """{"kind":"statementMade","date":"2026-11-26","parties":["CHL"],"speakers":["kor-minister"],"words":"We agree."}""")]
    [InlineData("SGP", "the group's act", """{"kind":"agreementRatified","date":"2026-11-26","phase":"digital","party":"ASEAN"}""")]
    [InlineData("ASEAN", "a member's act", """{"kind":"agreementRatified","date":"2026-11-26","phase":"digital","party":"VNM"}""")]
    [InlineData(Talk.Secretariat, "a party's act",
        """{"kind":"agreementRatified","date":"2026-11-26","phase":"digital","party":"KOR"}""")]
    public async Task Post_WhatIsNotTheCallersToPost_Is403(string caller, string what, string json)
    {
        using Client client = running.As(caller);
        Response response = await client.PostAsync(json);
        Assert.True(response.Status == HttpStatusCode.Forbidden, $"{what}: {response.Transcript}");
        ProblemIs(response, HttpStatusCode.Forbidden, "not-yours");
    }

    [Fact]
    public async Task Post_OnAnotherVersion_Is412AndWithoutOneIs428()
    {
        using Client chile = running.As("CHL"), korea = running.As("KOR");
        string table = Talk.Table("CHL", "fuel-subsidies", 5), own = (await chile.GetAsync()).ETag!;
        foreach (string tag in (string[])["\"0\"", (await korea.GetAsync()).ETag!, $"W/{own}", own.Trim('"'), "\"", ""])
            ProblemIs(await chile.PostAsync(table, tag), HttpStatusCode.PreconditionFailed, "changed");
        ProblemIs(await chile.SendAsync(HttpMethod.Post, Events, table, []), HttpStatusCode.PreconditionRequired, "no-condition");
        Assert.Equal(own, (await chile.GetAsync()).ETag);
    }

    [Fact]
    public async Task Post_BodyThatIsNoEvent_SaysWhere()
    {
        using Client chile = running.As("CHL");
        string json = """{"kind":"positionTabled","date":"2026-11-26","party":"CHL","issue":7}""";
        Response response = await chile.PostAsync(json);
        ProblemIs(response, HttpStatusCode.BadRequest, "malformed");
        Assert.Equal(
            ("$.issue", 1, json.IndexOf('7') + 1),
            (response.Json.GetProperty("path").GetString(), response.Json.GetProperty("line").GetInt32(),
                response.Json.GetProperty("column").GetInt32()));
        foreach (string bad in (string[])["", "{", "null", "[]", "\0"])
            ProblemIs(await chile.PostAsync(bad), HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task Post_TooLargeOrNotJson_Is413Or415()
    {
        using Client chile = running.As("CHL");
        string large = Talk.Statement("CHL", new('x', Endpoints.LargestEvent));
        ProblemIs(await chile.PostAsync(large), HttpStatusCode.RequestEntityTooLarge, "too-large");
        Response text = await chile.SendAsync(HttpMethod.Post, Events, "{}", [("If-Match", "*")], "text/plain");
        ProblemIs(text, HttpStatusCode.UnsupportedMediaType, "not-json");
    }

    [Theory]
    [InlineData("KOR", NegotiationRule.Exists, """{"kind":"positionWithdrawn","date":"2026-11-26","party":"KOR","issue":"none"}""")]
    [InlineData("KOR", NegotiationRule.Exists, """{"kind":"correctionMade","date":"2026-11-26","of":"none","said":"a","correct":"b"}""")]
    [InlineData("KOR", NegotiationRule.Exists, """{"kind":"dutyLifted","date":"2026-11-26","duty":"none"}""")]
    [InlineData("KOR", NegotiationRule.IssueOpen,
        """{"kind":"positionWithdrawn","date":"2026-11-26","party":"KOR","issue":"data-flows"}""")]
    [InlineData("CHL", NegotiationRule.Acts, """{"kind":"agreementRatified","date":"2026-11-26","phase":"digital","party":"CHL"}""")]
    [InlineData(Talk.Secretariat, NegotiationRule.IssueAgreed,
        """{"kind":"issueReopened","date":"2026-11-26","issue":"fuel-subsidies"}""")]
    public async Task Post_EventThatBreaksARule_Is422WithRuleAndRemedy(string caller, NegotiationRule rule, string json)
    {
        using Client client = running.As(caller);
        Response response = await client.PostAsync(json);
        ProblemIs(response, HttpStatusCode.UnprocessableEntity, "refused", rule);
        NegotiationEvent one = TradeModelJson.ReadEvent(json);
        Assert.False(Talk.ViewOf(caller, Talk.Seed).TryRecord(one, out _, out Refusal? refusal));
        Assert.Equal(
            (refusal.Reason, refusal.Remedy),
            (response.Json.GetProperty("detail").GetString(), response.Json.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task Post_OnADayThatCannotBe_Is422()
    {
        using Client chile = running.As("CHL"), secretariat = running.As(Talk.Secretariat);
        foreach (Client client in (Client[])[chile, secretariat])
        {
            string tomorrow = client == chile ? Talk.Statement("CHL", "Tomorrow.", "2026-11-27") : Talk.Meeting("2026-11-27");
            ProblemIs(await client.PostAsync(tomorrow), HttpStatusCode.UnprocessableEntity, "wrong-day");
        }
        string knownLater = Talk.Meeting().Replace("}", ",\"knownOn\":\"2026-11-27\"}", StringComparison.Ordinal);
        ProblemIs(await secretariat.PostAsync(knownLater), HttpStatusCode.UnprocessableEntity, "wrong-day");
        Response late = await chile.PostAsync("""{"kind":"agreementSigned","date":"2026-11-25","phase":"green","party":"CHL"}""");
        ProblemIs(late, HttpStatusCode.UnprocessableEntity, "wrong-day");
    }

    [Fact]
    public async Task Post_WithWhatTheServerAssigns_Is422()
    {
        using Client chile = running.As("CHL");
        foreach (string more in (string[])[",\"id\":\"mine\"", ",\"knownOn\":\"2026-11-26\""])
        {
            string table = Talk.Table("CHL", "fuel-subsidies", 5, "2026-11-20", more);
            ProblemIs(await chile.PostAsync(table), HttpStatusCode.UnprocessableEntity, "assigned");
        }
    }

    [Theory]
    [InlineData("asOf=2026-13-01")]
    [InlineData("asOf=")]
    [InlineData("asOf=0000-12-31")]
    [InlineData("knownOn=-0001-01-01")]
    [InlineData("knownOn=2026-01-01&knownOn=2026-01-02")]
    [InlineData("asof=2026-01-01")]
    [InlineData("until=2026-01-01")]
    public async Task Read_QueryThatIsNotUnderstood_Is400(string query)
    {
        using Client chile = running.As("CHL");
        ProblemIs(await chile.GetAsync($"/negotiations/{Talk.Name}?{query}"), HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task UnknownAddressOrMethod_Is404Or405()
    {
        using Client chile = running.As("CHL");
        ProblemIs(await chile.GetAsync("/elsewhere"), HttpStatusCode.NotFound, "not-found");
        ProblemIs(await chile.GetAsync("/negotiations/..%2f.lock"), HttpStatusCode.NotFound, "not-found");
        Response deleted = await chile.SendAsync(HttpMethod.Delete, $"/negotiations/{Talk.Name}", null, []);
        ProblemIs(deleted, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task Create_ByWhomeverAndHoweverItCannotBe_IsRefused()
    {
        using Client chile = running.As("CHL"), secretariat = running.As(Talk.Secretariat);
        string definition = TradeModelJson.ToJson(new Negotiation(Talk.Seed.Definition));
        Task<Response> Put(Client client, string name, string json) => client.SendAsync(HttpMethod.Put, $"/negotiations/{name}", json, []);

        ProblemIs(await Put(chile, "new", definition), HttpStatusCode.Forbidden, "not-yours");
        ProblemIs(await Put(chile, Talk.Name, definition), HttpStatusCode.Forbidden, "not-yours");
        ProblemIs(await Put(secretariat, "New", definition), HttpStatusCode.BadRequest, "malformed");
        ProblemIs(await Put(secretariat, "new", TradeModelJson.ToJson(Talk.Seed)), HttpStatusCode.Forbidden, "not-yours");
        string another = definition.Replace("Pacific Digital", "Pacific Electronic", StringComparison.Ordinal);
        ProblemIs(await Put(secretariat, Talk.Name, another), HttpStatusCode.Conflict, "exists");
        ProblemIs(await Put(secretariat, "new", "{}"), HttpStatusCode.BadRequest, "malformed");
        Assert.Single((await secretariat.GetAsync("/negotiations")).Json.EnumerateArray());
    }
}
