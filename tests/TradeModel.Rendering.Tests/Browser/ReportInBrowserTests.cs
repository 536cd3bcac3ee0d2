using Microsoft.Playwright;
using TradeModel.Examples;
using TradeModel.Rendering.Tests.Forms;
using Xunit;

namespace TradeModel.Rendering.Tests.Browser;

/// <summary>The report in Debian's Chromium. The tests skip if it is not installed.</summary>
public sealed class ReportInBrowserTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly List<string> _messages = [];
    private readonly List<string> _requests = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private async Task<IPage> Open(string html, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, $"{Chromium} is not installed");
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.html");
        await File.WriteAllTextAsync(path, html, TestContext.Current.CancellationToken);
        IPage page = await _browser.NewPageAsync(new() { ColorScheme = scheme });
        page.Console += (_, message) => _messages.Add(message.Text);
        page.PageError += (_, message) => _messages.Add(message);
        page.Dialog += (_, dialog) => _messages.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => _requests.Add(request.Url);
        await page.GotoAsync($"file://{path}");
        File.Delete(path);
        Assert.Equal([$"file://{path}"], _requests);
        return page;
    }

    private static ILocator IssueTable(IPage page) => page.Locator("table.sort", new() { HasText = "Zone of agreement" }).First;

    [Fact]
    public async Task Report_InABrowser_RendersWithoutAMessageOrAnotherRequest()
    {
        IPage page = await Open(BundledNegotiations.IndiaUnitedStates.ToHtmlReport());
        Assert.Equal(13, await page.Locator("section").CountAsync());
        Assert.True(await page.Locator("svg.tm-chart").CountAsync() >= 5);
        await page.Locator("svg.tm-chart [data-tip]").First.HoverAsync(new() { Force = true });
        Assert.Empty(_messages);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task Table_WhoseHeaderIsPressed_IsSortedByNumberUpAndDown()
    {
        IPage page = await Open(BundledNegotiations.IndiaUnitedStates.ToHtmlReport());
        ILocator table = IssueTable(page), header = table.GetByRole(AriaRole.Button, new() { Name = "Score", Exact = true });
        async Task<double[]> Scores() => await table.EvaluateAsync<double[]>(
            "t => [...t.tBodies[0].rows].map(r => "
                + "Number(r.cells[[...t.tHead.rows[0].cells].findIndex(h => h.textContent === 'Score')].dataset.k)).map(k => k || -9)");
        await header.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        double[] up = await Scores();
        // Open issues have no score: they come last in both directions.
        Assert.Contains(-9, up);
        Assert.Equal(up.Where(s => s >= 0).Order().Concat(up.Where(s => s < 0)), up);
        await page.Keyboard.PressAsync("Enter");
        double[] down = await Scores();
        Assert.Equal(up.OrderDescending(), down);
        Assert.Equal(-9, down[^1]);
        Assert.Equal("descending", await table.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        Assert.Empty(_messages);
    }

    [Fact]
    public async Task Table_WithAFilter_ShowsTheRowsThatHoldItsWords()
    {
        IPage page = await Open(BundledNegotiations.IndiaUnitedStates.ToHtmlReport());
        ILocator table = IssueTable(page);
        ILocator input = page.Locator(".filter:has(+ .frame table:has-text('Zone of agreement')) input").First;
        await input.FillAsync("DAIRY");
        ILocator visible = table.Locator("tbody tr:visible");
        Assert.Equal(1, await visible.CountAsync());
        Assert.Contains("dairy", await visible.First.InnerTextAsync(), StringComparison.Ordinal);
        await input.FillAsync("");
        Assert.Equal(BundledNegotiations.IndiaUnitedStates.Issues.Count(), await visible.CountAsync());
    }

    [Fact]
    public async Task Keyboard_FromTheTop_ReachesTheSkipLinkTheContentsAndTheTables()
    {
        IPage page = await Open(BundledNegotiations.IndiaUnitedStates.ToHtmlReport());
        var reached = new HashSet<string>();
        for (int i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.className + ' ' + document.activeElement.tagName"));
        }
        foreach (string element in (string[])["skip A", " A", "frame DIV", " BUTTON", " INPUT"]) Assert.Contains(element, reached);
    }

    [Fact]
    public async Task Page_OfAReaderWhoChoseDark_IsDark()
    {
        const string Background = "getComputedStyle(document.body).backgroundColor";
        string html = BundledNegotiations.IndiaUnitedStates.ToHtmlReport();
        IPage dark = await Open(html, ColorScheme.Dark);
        Assert.Equal("rgb(21, 24, 28)", await dark.EvaluateAsync<string>(Background));
        await dark.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(255, 255, 255)", await dark.EvaluateAsync<string>(Background));
    }

    [Fact]
    public async Task Names_ThatAreHostile_StayText()
    {
        IPage page = await Open(Cases.HostileTalks(Cases.Hostile + new string('x', 100_000)).ToHtmlReport());
        Assert.Equal(0, await page.Locator("img, iframe, object, section script").CountAsync());
        Assert.Contains("<script>alert", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(_messages);
    }
}
