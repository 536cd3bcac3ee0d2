using System.Net;
using System.Text.Json;
using NodaTime.Text;

namespace TalksServer.Tests;

/// <summary>What callers read is the library's view of the negotiation, to the byte.</summary>
public sealed class ReadTests(RunningServer running) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("ASEAN")]
    [InlineData("CHL")]
    [InlineData("KOR")]
    [InlineData("NZL")]
    [InlineData("SGP")]
    [InlineData(Talk.Secretariat)]
    public async Task Read_EachCaller_GetsItsViewToTheByte(string caller)
    {
        using Client client = running.As(caller);
        Negotiation view = Talk.ViewOf(caller, Talk.Seed);
        Assert.Equal(TradeModelJson.ToJson(view), (await client.GetAsync()).Body);

        LocalDate day = new(2026, 2, 1), known = new(2025, 11, 30);
        Response earlier = await client.GetAsync($"/negotiations/{Talk.Name}?asOf={LocalDatePattern.Iso.Format(day)}");
        Assert.Equal(TradeModelJson.ToJson(view.AsOf(day)), earlier.Body);
        Response then = await client.GetAsync($"/negotiations/{Talk.Name}?knownOn={LocalDatePattern.Iso.Format(known)}");
        Assert.Equal(TradeModelJson.ToJson(view.AsKnownOn(known)), then.Body);
    }

    [Fact]
    public async Task Read_TwoCallers_GetVersionsOfTheirOwn()
    {
        using Client korea = running.As("KOR"), chile = running.As("CHL");
        Response one = await korea.GetAsync(), other = await chile.GetAsync();
        Assert.NotEqual(one.ETag, other.ETag);
        string[] headers = one.Headers.Split('\n');
        Assert.Contains("Cache-Control: no-cache, private", headers);
        Assert.Contains("Vary: Authorization", headers);
        foreach (string path in (string[])[$"/negotiations/{Talk.Name}", $"/negotiations/{Talk.Name}/timeline"])
        {
            Response unchanged = await korea.GetAsync(path, ("If-None-Match", one.ETag!));
            Assert.Equal((HttpStatusCode.NotModified, ""), (unchanged.Status, unchanged.Body));
            Response others = await korea.GetAsync(path, ("If-None-Match", other.ETag!));
            Assert.Equal(HttpStatusCode.OK, others.Status);
        }
    }

    [Theory]
    [InlineData("NZL")]
    [InlineData(Talk.Secretariat)]
    public async Task Timeline_EachCaller_HasTheScoresOfItsView(string caller)
    {
        using Client client = running.As(caller);
        JsonElement told = (await client.GetAsync($"/negotiations/{Talk.Name}/timeline")).Json;
        ConvergenceTimeline timeline = Talk.ViewOf(caller, Talk.Seed).ConvergenceTimeline();

        JsonElement[] points = [.. told.GetProperty("points").EnumerateArray()];
        Assert.Equal(timeline.Points.Count, points.Length);
        foreach ((TimelinePoint point, JsonElement one) in timeline.Points.Zip(points))
        {
            Assert.Equal(LocalDatePattern.Iso.Format(point.Date), one.GetProperty("date").GetString());
            Assert.Equal(point.Event.Kind, one.GetProperty("kind").GetString());
            JsonElement scores = one.GetProperty("scores");
            double? score = scores.TryGetProperty("score", out JsonElement given) ? given.GetDouble() : null;
            ScopeConvergence overall = point.Overall.Convergence;
            Assert.Equal(
                (overall.Score, overall.Low, overall.High, overall.Coverage, overall.Settled),
                (score, scores.GetProperty("low").GetDouble(), scores.GetProperty("high").GetDouble(),
                    scores.GetProperty("coverage").GetDouble(), scores.GetProperty("settled").GetDouble()));
            Assert.Equal(point.Overall.ScoreChange.Total, one.GetProperty("change").GetProperty("total").GetDouble());
        }
        Assert.Equal(timeline.Last.Score, told.GetProperty("last").GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task List_AnOutsider_IsEmpty()
    {
        using Client outsider = running.As(Talk.Outsider), member = running.As("SGP");
        Assert.Equal("[]", (await outsider.GetAsync("/negotiations")).Body);
        JsonElement entry = Assert.Single((await member.GetAsync("/negotiations")).Json.EnumerateArray());
        Assert.Equal(
            (Talk.Name, Talk.Seed.AsSeenBy(new("SGP")).Log.Count),
            (entry.GetProperty("name").GetString(), entry.GetProperty("events").GetInt32()));
    }
}
