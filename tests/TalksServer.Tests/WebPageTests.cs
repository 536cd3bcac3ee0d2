using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TalksServer.Tests;

/// <summary>The guide docs/guides/web.md says what the server does.</summary>
public sealed partial class WebPageTests(RunningServer running) : IClassFixture<RunningServer>
{
    private static readonly string Page = File
        .ReadAllText(Path.Combine(PublishedFigures.Root, "docs", "guides", "web.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Quotations_OfTheSample_AreInItsSource()
    {
        string folder = Path.Combine(PublishedFigures.Root, "docs", "samples", "TalksServer");
        string[] sources = [.. Directory.EnumerateFiles(folder, "*.cs").Select(f => WithoutIndentation(File.ReadAllText(f)))];
        string[] quotations = [.. Quotation().Matches(Page).Select(m => WithoutIndentation(m.Groups["code"].Value))];
        Assert.InRange(quotations.Length, 3, 20);
        Assert.All(quotations, code => Assert.Contains(sources, source => source.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Addresses_AreThoseOfTheOpenApiDocument()
    {
        using Client nobody = running.As(null);
        JsonNode paths = JsonNode.Parse((await nobody.GetAsync("/openapi.json")).Body)!["paths"]!;
        string[] operations =
        [
            .. paths.AsObject().SelectMany(path => path.Value!.AsObject()
                .Where(o => o.Key != "parameters").Select(o => $"{o.Key.ToUpperInvariant()} {path.Key}")),
        ];
        Assert.Equal(operations.Order(), Rows("## What it serves").Select(row => row[1].Trim('`')).Order());
    }

    [Fact]
    public void Problems_AreThoseOfTheServer()
    {
        MemberInfo[] made = typeof(Problem).GetMembers(BindingFlags.Static | BindingFlags.Public);
        var refusal = (Refusal?)null;
        Assert.False(Talk.Seed.TryRecord(TradeModelJson.ReadEvent(Talk.Table("CHL", "none", 1)), out _, out refusal));
        TradeModelJsonException fault = Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadEvent("{"));
        Problem[] problems =
        [
            .. made.OfType<PropertyInfo>().Where(p => p.PropertyType == typeof(Problem)).Select(p => (Problem)p.GetValue(null)!),
            Problem.TooLarge(1), Problem.BadJson(fault), Problem.BadRequest("", ""), Problem.NotYours("", ""), Problem.WrongDay("", ""),
            Problem.Assigned("", ""), Problem.Refused(refusal!), Problem.Exists("", ""),
        ];
        Assert.Equal(
            problems.Select(p => $"{p.Type.Split(':')[^1]} {p.Status}").Distinct().Order(),
            Rows("## Errors").Select(row => $"{row[1].Trim('`')} {row[2]}").Order());
    }

    private static IEnumerable<string[]> Rows(string heading)
        => Page[Page.IndexOf($"{heading}\n", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray());

    private static string WithoutIndentation(string code)
        => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim();

    [GeneratedRegex("^```cs\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Quotation();
}
