using System.Globalization;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;
using TradeModel.Tests.Negotiations;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>The library's main paths, from drawn values to JSON and text, do not depend on the culture and the time zone.</summary>
[Collection(nameof(Ambient))]
public class CultureTests
{
    [CollectionDefinition(nameof(Ambient), DisableParallelization = true)]
    public class Ambient;

    // Swedish differs in its minus sign, which is not the hyphen.
    [Theory]
    [InlineData("tr-TR", "Europe/Istanbul")]
    [InlineData("ar-SA", "Asia/Riyadh")]
    [InlineData("th-TH", "Asia/Bangkok")]
    [InlineData("fa-IR", "Pacific/Apia")]
    [InlineData("sv-SE", "Pacific/Pago_Pago")]
    public void KeyPaths_InAnyCultureAndTimeZone_GiveTheSameText(string culture, string zone)
    {
        string expected = In("", "UTC", Walk);
        string actual = In(culture, zone, Walk);
        Assert.Contains("2025-10-27", expected, StringComparison.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void ToString_OfEveryPublicType_IsTheSameInAnyCulture(string culture)
    {
        static string All() => string.Join('\n', PublicTypes.All
            .Where(t => !t.IsAbstract && !t.IsEnum && !t.IsGenericTypeDefinition)
            .Select(t => Samples.Of(t) is { } sample ? $"{t.Name}: {sample}" : ""));
        Assert.Equal(In("", "UTC", All), In(culture, "UTC", All));
    }

    private static string Walk()
    {
        var lines = new List<string>();
        Negotiation[] negotiations =
            [NegotiationSamples.Create(11, 4, 12, 150), BundledNegotiations.IndiaUnitedStates, BundledNegotiations.PacificDigital];
        foreach (Negotiation negotiation in negotiations)
        {
            string json = TradeModelJson.ToJson(negotiation, indented: true);
            Negotiation read = TradeModelJson.ReadNegotiation(json);
            Assert.Equal(negotiation, read);
            ConvergenceReport report = read.MeasureConvergence();
            lines.Add(json);
            lines.Add(State.Picture(read));
            lines.Add($"{report.Overall}");
            lines.AddRange(report.Issues.Select(i => $"{i}"));
            lines.AddRange(read.Definition.Issues.Select(i => $"{i} {i.Scale} {i.Subject}"));
            lines.Add(State.Picture(read.AsOf(negotiation.LastDay!.Value.PlusDays(-30))));
        }
        Negotiation begun = TestNegotiation.Begin();
        begun.TryApply(
            TestNegotiation.Table(1, TestNegotiation.India, TestNegotiation.Days, new Amount(-12.5m)), out _, out Refusal? refusal);
        lines.Add($"{refusal}");
        try
        {
            TradeModelJson.ReadNegotiation("""{ "format": "trademodel/negotiation", "version": 1.5 }""");
        }
        catch (TradeModelJsonException e)
        {
            lines.Add(e.Message);
        }
        return string.Join('\n', lines);
    }

    private static string In(string culture, string zone, Func<string> walk)
    {
        CultureInfo before = CultureInfo.CurrentCulture, ui = CultureInfo.CurrentUICulture;
        string? tz = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return walk();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", tz);
            TimeZoneInfo.ClearCachedData();
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }
}
