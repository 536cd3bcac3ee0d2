using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TradeModel.Examples;
using TradeModel.Negotiations;
using Xunit;

namespace TradeModel.Rendering.Tests.Forms;

public sealed class ReportTests
{
    private static readonly string India = BundledNegotiations.IndiaUnitedStates.ToHtmlReport();

    private static string Between(string page, string open, string close)
    {
        int at = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return page[at..page.IndexOf(close, at, StringComparison.Ordinal)];
    }

    [Fact]
    public void Policy_AllowsTheOneStyleAndTheOneScriptAndNothingElse()
    {
        string policy = Between(India, "Content-Security-Policy\" content=\"", "\"");
        static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
        Assert.Equal(
            $"default-src 'none'; style-src {Hash(Between(India, "<style>", "</style>"))}; "
                + $"script-src {Hash(Between(India, "<script>", "</script>"))}; base-uri 'none'; form-action 'none'",
            policy);
        Assert.Equal(1, Regex.Count(India, "<style"));
        Assert.Equal(1, Regex.Count(India, "<script"));
        Assert.DoesNotMatch("<[^>]* (src|style|on[a-z]+)=", India);
        Assert.DoesNotMatch("href=\"(?!#)", India);
    }

    [Fact]
    public void Contents_LinkToEverySection()
    {
        string[] links = [.. Regex.Matches(India, "<a href=\"#(s[0-9]+)\"").Select(m => m.Groups[1].Value)];
        string[] sections = [.. Regex.Matches(India, "<section id=\"(s[0-9]+)\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(sections, links);
        Assert.Equal(13, sections.Length);
        string[] ids = [.. Regex.Matches(India, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Report_OfIndiaAndTheUnitedStates_HasLessThan300KilobytesAndTheSameBytesInEveryCulture()
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(India), 50_000, 300_000);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in (string[])["tr-TR", "th-TH", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(India, BundledNegotiations.IndiaUnitedStates.ToHtmlReport());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Report_OfTenThousandEvents_HasLessThan5Megabytes()
        => Assert.InRange(Encoding.UTF8.GetByteCount(Sizes.Talks(4, 40, 10_000).ToHtmlReport()), 50_000, 5_000_000);

    [Theory]
    [InlineData("", "en")]
    [InlineData("ar", "en")]
    [InlineData("de-CH", "en-CH")]
    [InlineData("zh-Hans-CN", "en-CN")]
    public void Report_InACulture_IsInEnglishOfItsRegion(string culture, string language)
        => Assert.StartsWith(
            $"<!DOCTYPE html>\n<html lang=\"{language}\">", Cases.Empty().ToHtmlReport(CultureInfo.GetCultureInfo(culture)),
            StringComparison.Ordinal);

    [Fact]
    public void Report_OfNothing_SaysSo()
    {
        string page = Cases.Empty().ToHtmlReport();
        Assert.Contains("Nothing has happened yet", page, StringComparison.Ordinal);
        Assert.Contains("No issue is on the agenda", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfOneEvent_SaysSo()
        => Assert.Contains("Only one event is on record", Sizes.Talks(2, 3, 1).ToHtmlReport(), StringComparison.Ordinal);

    [Fact]
    public void Report_OfAScoreThatNeverMoves_SaysSo()
        => Assert.Contains("It has never moved", Sizes.Talks(2, 1, 20, still: true).ToHtmlReport(), StringComparison.Ordinal);

    [Fact]
    public void Report_OfManyIssuesAndParties_HasARowForEachIssue()
    {
        string page = Sizes.Talks(60, 400, 800).ToHtmlReport();
        Assert.Contains("60 parties at the table", page, StringComparison.Ordinal);
        for (int i = 0; i < 400; i++) Assert.Contains($"<th scope=\"row\">Issue number {i}</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfHostileNames_IsText()
    {
        string page = Cases.HostileTalks(Cases.Hostile).ToHtmlReport();
        Assert.Equal(1, Regex.Count(page, "<script"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtmlReport_ToAFile_WritesWhatToHtmlReportReturns()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            BundledNegotiations.IndiaUnitedStates.WriteHtmlReport(path);
            Assert.Equal(Encoding.UTF8.GetBytes(India), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
