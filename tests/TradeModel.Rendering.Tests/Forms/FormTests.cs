using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Rendering.Tests.Forms;

public sealed class FormTests
{
    public static TheoryData<string> Names => [.. Cases.All().Select(c => c.Name)];

    private static Form FormOf(string name, CultureInfo? culture = null) => Cases.All().Single(c => c.Name == name).Of(culture);

    // An element of HTML as XML: the printer closes what it opens and quotes every attribute.
    private static XElement Parsed(Form form) => XElement.Parse(form.ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_OfEveryForm_IsWellFormedAndAccessible(string name)
    {
        XElement html = Parsed(FormOf(name));
        Assert.NotEmpty(html.Descendants("table"));
        Assert.All(html.Descendants("table"), t => Assert.False(string.IsNullOrWhiteSpace(t.Element("caption")?.Value)));
        Assert.All(html.Descendants("th"), h => Assert.Contains(h.Attribute("scope")?.Value, (string[])["col", "row"]));
        Assert.All(html.Descendants("tr"), r => Assert.NotEmpty(r.Elements("th")));
        Assert.DoesNotContain(
            html.DescendantsAndSelf().Attributes(), a => a.Name == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain(html.Descendants(), e => e.Attribute("src") is not null || e.Attribute("href") is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_OfEveryForm_AreTheSameInEveryCulture(string name)
    {
        (string, string, string) Printed()
        {
            Form form = FormOf(name);
            return (form.ToHtml(), form.ToMarkdown(), form.ToText());
        }
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            (string, string, string) invariant = Printed();
            foreach (string culture in (string[])["tr-TR", "th-TH", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(invariant, Printed());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfEveryForm_HasLinesThatFitATerminal(string name)
        => Assert.All(FormOf(name).ToText().Split('\n'), line => Assert.InRange(line.Length, 0, 110));

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_OfEveryForm_HasTablesOfAsManyCellsAsColumns(string name)
    {
        int columns = 0;
        foreach (string line in FormOf(name).ToMarkdown().Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                columns = 0;
                continue;
            }
            int cells = Regex.Count(line, @"(?<!\\)\|") - 1;
            Assert.True(columns == 0 || cells == columns, $"{cells} cells for {columns} columns: {line}");
            columns = cells;
        }
    }

    [Fact]
    public void Names_ThatAreHostile_StayText()
    {
        Negotiation talks = Cases.HostileTalks(Cases.Hostile);
        Form[] forms = [talks.ToForm(), talks.ConvergenceTimeline().ToForm(), talks.MeasureConvergence().ToForm(talks), talks.PhaseClock()];
        foreach (Form form in forms)
        {
            XElement html = Parsed(form);
            Assert.Empty(html.Descendants("script").Concat(html.Descendants("img")));
            Assert.Contains("<script>alert", html.Value, StringComparison.Ordinal);
            string markdown = form.ToMarkdown();
            Assert.DoesNotContain("<script", markdown, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)\[link", markdown);
            foreach (string text in (string[])[form.ToHtml(), markdown, form.ToText()])
            {
                Assert.DoesNotContain('\u202E', text);
                Assert.DoesNotContain('\u2066', text);
            }
        }
    }

    [Fact]
    public void Names_OfAHundredThousandCharacters_AreShortened()
    {
        Negotiation talks = Cases.HostileTalks(new string('x', 100_000));
        Assert.InRange(talks.ToForm().ToMarkdown().Length, 1, 20_000);
        Assert.All(talks.ConvergenceTimeline().ToText().Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Fact]
    public void Negotiation_WithNothingInIt_SaysSo()
    {
        Negotiation empty = Cases.Empty();
        Assert.Contains("Nothing has happened yet", empty.ToText(), StringComparison.Ordinal);
        Assert.Contains("No issue is on the agenda", empty.ToText(), StringComparison.Ordinal);
        Assert.Contains("Nothing has happened yet", empty.ConvergenceTimeline().ToText(), StringComparison.Ordinal);
        Assert.Contains("no phases", empty.PhaseClock().ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" # not a heading", @"\n *#")]
    [InlineData("1. not a list", @"\n *1\.")]
    [InlineData("see www.evil.example", @"www\.")]
    [InlineData("see https://evil.example", @"https://")]
    [InlineData("a | b ` c [d](e) <f>", @"(?<!\\)[|`\[]|<")]
    public void Markdown_OfTextThatLooksLikeMarkup_IsText(string text, string markup)
        => Assert.DoesNotMatch(markup, new Form("Title").Say(text).ToMarkdown());

    [Fact]
    public void Day_InPersian_HasTheMonthOfTheIsoCalendar()
        => Assert.Contains(
            "سپتامبر 2025", BundledNegotiations.IndiaUnitedStates.ToText(CultureInfo.GetCultureInfo("fa-IR")), StringComparison.Ordinal);

    [Fact]
    public void Story_DutiesThatTakeEffectBetweenTwoEvents_AreToldWithTheirDay()
    {
        // 10 % from 5 April 2025 and again from 10 April: neither is the day of an event.
        string story = Regex.Replace(BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToText(), @"\s+", " ");
        foreach (string day in (string[])["5 Apr 2025", "10 Apr 2025"])
        {
            Assert.Contains(
                $"From {day}, a good of India under no sectoral measure and no exemption bears 10%", story, StringComparison.Ordinal);
        }
        Assert.Contains("lifts its 26% on goods of India from 10 Apr 2025", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_DutyRaisedOnce_SaysSinceWhenTheRateHolds()
    {
        // 25 % from 12 March 2025, 50 % from 4 June.
        string html = BundledNegotiations.IndiaUnitedStates.ToHtmlReport();
        string duties = html[html.IndexOf("Additional duties in force</h2>", StringComparison.Ordinal)..];
        string row = Regex.Match(duties, "<tr><th[^>]*>United States</th><td[^>]*>iron and steel(?s:.*?)</tr>").Value;
        Assert.Contains(">50%<", row, StringComparison.Ordinal);
        Assert.Contains(">4 Jun 2025<", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_DaysAndRates_HaveOneForm()
    {
        string page = Regex.Replace(BundledNegotiations.IndiaUnitedStates.ToHtmlReport(), "<style>(?s:.*?)</style>|<[^>]*>", " ");
        // What sources say stays as they say it: "2025-01" in the name of a document is no day.
        Assert.DoesNotMatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", page);
        Assert.DoesNotMatch("[0-9] %", page);
    }

    [Fact]
    public void Story_DutyThatChanges_SaysWhatChangedAndNamesAllParties()
    {
        string story = Regex.Replace(BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToText(), @"\s+", " ");
        Assert.Contains("The 10% of United States on goods of all origins (", story, StringComparison.Ordinal);
        Assert.Contains("): only part of these goods is now covered: meat", story, StringComparison.Ordinal);
        Assert.Contains("of United Kingdom", story, StringComparison.Ordinal);
        Assert.DoesNotContain("GBR", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Negotiation_OnALaterDay_CountsDaysAndDutiesToThatDay()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates.AsOf(new LocalDate(2025, 4, 3));
        string text = talks.ToText(on: new LocalDate(2025, 4, 6));
        Assert.Contains("As of 6 Apr 2025.", text, StringComparison.Ordinal);
        Assert.Contains("On top of MFN, on 6 Apr 2025", text, StringComparison.Ordinal);
        // 10% on all goods from 5 April, announced on the 2nd. The window closes on 30 November.
        Assert.Contains("Together, on a good of India under no sectoral measure and no exemption: 10% on top of MFN.", text,
            StringComparison.Ordinal);
        Assert.Matches("1 Sep 2025 to 30 Nov 2025 +238 ", text);
        Assert.Contains("On 3 Apr 2025 ", talks.ToText(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("on", () => talks.ToForm(on: new LocalDate(2025, 4, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("on", () => talks.PhaseClock(on: new LocalDate(2025, 4, 2)));
    }

    [Fact]
    public void Charge_OnSteel_SaysWhyEachDutyIsChargedOrNot()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        string text = talks.AdditionalDutyOn(new("USA"), new("IND"), new(2025, 10, 27), new Goods.HsCode("7208")).ToMarkdown(talks);
        Assert.Contains("50% on top of MFN.", text, StringComparison.Ordinal);
        Assert.Matches(@"section 232 of the Trade Expansion Act of 1962, of United States \| 50% \| on the whole value", text);
        Assert.Matches(@"IEEPA, of United States \| 0% \| replaced by IEEPA \(HTS 9903.02.26\)", text);
        Assert.Matches(@"9903.01.84\), of United States \| 0% \| not together with section 232 of the Trade Expansion Act of 1962", text);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "0.4%")]
    [InlineData(0.0001, "<0.1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.813, "81%")]
    [InlineData(0.994, "99%")]
    [InlineData(0.996, "99.6%")]
    [InlineData(0.9999, ">99.9%")]
    [InlineData(0.9999999999999, "100%")]
    [InlineData(1, "100%")]
    public void Share_NearNothingOrAll_DoesNotClaimToBeIt(double share, string text)
    {
        Assert.Equal(text, new FormWords(null).Share(share));
        Assert.Equal(text, new Figures(null).Share(share));
        Assert.Equal(text.Replace('.', ','), new FormWords(CultureInfo.GetCultureInfo("de-DE")).Share(share));
    }

    [Theory]
    [InlineData(99.96, "99.96%")]
    [InlineData(99.999, ">99.99%")]
    [InlineData(12.34, "12.3%")]
    [InlineData(150, "150%")]
    [InlineData(-0.5, "−0.5%")]
    public void Percent_WithADecimal_DoesNotClaimToBeAll(double percent, string text)
        => Assert.Equal(text, new FormWords(null).Percent(percent));

    [Fact]
    public void Html_Days_AreNotBrokenAtTheirSpaces()
    {
        string html = BundledNegotiations.IndiaUnitedStates.ToHtml();
        Assert.Matches("<t[hd][^>]* class=\"d\"[^>]*>21 Apr 2025<", html);
        Assert.Contains(".d{white-space:nowrap}", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<t[hd](?![^>]*class=)[^>]*>[0-9]+ [A-Z][a-z]{2} [0-9]{4}<", html);
    }

    [Fact]
    public void Story_OfIndiaAndTheUnitedStates_TellsWhatHappenedInWords()
    {
        string text = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToText();
        foreach (string expected in (string[])[
            "THE LAUNCH.", "A DUTY SHOCK: UNITED STATES GOES FROM 10% TO 26% ON INDIA.",
            "A DUTY SHOCK: UNITED STATES GOES FROM 25% TO 50% ON INDIA.", "BACK AT THE TABLE AFTER 61 DAYS.",
            "FRAMEWORK DEAL: AGREED IN PRINCIPLE.", "A STALL.", "IN SHORT", "WHO MOVED", "WHAT HOLDS IT BACK"])
            Assert.Contains(expected, Regex.Replace(text, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void IssueTable_OfTwoParties_HasAColumnForEachAndTheirPositions()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        XElement table = Parsed(talks.IssueTable()).Descendants("table").Single();
        string[] heads = [.. table.Element("thead")!.Descendants("th").Select(h => h.Value)];
        Assert.Equal(1, heads.Count(h => h == "India"));
        Assert.Equal(1, heads.Count(h => h == "United States"));
        Assert.Equal(talks.Issues.Count(), table.Element("tbody")!.Elements("tr").Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void IssueTable_WithPositionsForOne_HasThemToo(int parties)
    {
        PartyId importer = new("AAA"), one = new("BBB"), other = new("CCC");
        IssueId duty = new("duty");
        LocalDate day = new(2026, 3, 2);
        ValueList<Party> seats = Enumerable.Range(0, parties).Select(i => new string((char)('A' + i), 3))
            .Select(id => new Party(new(id), $"Land {id}")).ToValueList();
        Negotiation talks = new Negotiation(new NegotiationDefinition(
                new Agreement("Example", [], seats),
                issues: [new Issue(duty, "Duty", Track.Tariffs, new TariffPathScale(10, 5), new TariffSubject(importer))]))
            .Apply(new PositionTabled(day, importer, duty, TariffOffer.To(7, 2)))
            .Apply(new PositionTabled(day, importer, duty, TariffOffer.To(3, 2)) { For = one })
            .Apply(new PositionTabled(
                day, importer, duty, TariffOffer.To(1, 2), [new(other, duty, TariffOffer.Eliminate())])
            { For = one });
        string In(TariffOffer offer) => talks.GetIssue(duty).Issue.Scale.Describe(offer);
        string tabled = $"{In(TariffOffer.To(7, 2))}; for Land BBB: {In(TariffOffer.To(3, 2))}; "
            + $"for Land BBB: if: {In(TariffOffer.To(1, 2))}";
        Negotiation settled = talks.Apply(
            new IssueAgreed(day, duty, TariffOffer.To(6, 2)) { Exceptions = [new(one, TariffOffer.To(2, 2))] });
        string all = $"agreed: {In(TariffOffer.To(6, 2))}", exception = In(TariffOffer.To(2, 2));
        Assert.Equal(parties == 3 ? [tabled, "", ""] : [$"Land AAA: {tabled}"], Positions(talks));
        Assert.Equal(
            parties == 3 ? [$"{all}; for Land BBB: {exception}", $"agreed: {exception}", all] : [$"{all}; for Land BBB: {exception}"],
            Positions(settled));
        Assert.Contains("on condition", talks.IssueTable().ToText(), StringComparison.Ordinal);

        // After the issue and its track, before score, weight and zone.
        static string[] Positions(Negotiation of)
            => [.. Parsed(of.IssueTable()).Descendants("tbody").Single().Elements("tr").Single().Elements().Select(c => c.Value)
                .Skip(2).SkipLast(3)];
    }

    [Fact]
    public void Story_OfPositionsForOne_SaysForWhomAndComparesWithThatParty()
    {
        PartyId importer = new("AAA"), one = new("BBB"), other = new("CCC");
        IssueId duty = new("duty");
        LocalDate day = new(2026, 3, 2);
        var package = new PackageId("k");
        Negotiation talks = Negotiation.Replay(
            new(
                new Agreement("Example", [], [new(importer, "Land A"), new(one, "Land B"), new(other, "Land C")]),
                issues: [new Issue(duty, "Duty", Track.Tariffs, new TariffPathScale(10, 5), new TariffSubject(importer))]),
            [
                new PositionTabled(day, importer, duty, TariffOffer.To(5)),
                new PositionTabled(day, other, duty, TariffOffer.To(4)),
                new PositionTabled(day.PlusDays(1), one, duty, TariffOffer.To(0)),
                // Away from what Land C asks, but the two are not compared.
                new PositionTabled(day.PlusDays(2), one, duty, TariffOffer.To(2)),
                new PositionTabled(day.PlusDays(3), importer, duty, TariffOffer.To(7)) { For = one },
                new PositionTabled(day.PlusDays(4), importer, duty, TariffOffer.To(4)),
                new PositionWithdrawn(day.PlusDays(5), importer, duty) { For = one },
                new PackageTabled(day.PlusDays(6), importer, package, [new(duty, TariffOffer.To(3))]) { For = one },
                new IssueAgreed(day.PlusDays(7), duty, TariffOffer.To(4)) { Exceptions = [new(one, TariffOffer.To(3))] },
            ]);
        string story = Regex.Replace(talks.ConvergenceTimeline().ToText(), @"\s+", " ");
        string In(int rate) => talks.GetIssue(duty).Issue.Scale.Describe(TariffOffer.To(rate));
        foreach (string sentence in (string[])[
            $"Land B comes closer on Duty ({In(2)}).",
            $"Land A moves away on Duty for Land B ({In(7)}).",
            $"Land A comes closer on Duty ({In(4)}).",
            "Land A withdraws what it had tabled on Duty for Land B.",
            $"Land A tables a package: Duty for Land B ({In(3)}).",
            $"Agreed: Duty ({In(4)}) and Duty for Land B ({In(3)}).",
        ])
            Assert.Contains(sentence, story, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_OfIssuesThatChanged_SaysWhatChanged()
    {
        PartyId importer = new("AAA"), one = new("BBB"), other = new("CCC");
        IssueId duty = new("duty"), term = new("term"), cap = new("cap");
        LocalDate day = new(2026, 3, 2);
        Negotiation before = Negotiation.Replay(
            new(
                new Agreement("Example", [], [new(importer, "Land A"), new(one, "Land B"), new(other, "Land C")]),
                issues:
                [
                    new Issue(duty, "Duty", Track.Tariffs, new TariffPathScale(10, 5), new TariffSubject(importer)),
                    new Issue(term, "Term", Track.Rules, new IntervalScale(0, 10, "days")),
                    new Issue(cap, "Cap", Track.Rules, new IntervalScale(0, 10, "days")),
                ]),
            [new IssueAgreed(day, cap, new Amount(3))]);
        Negotiation after = before
            .Apply(new PositionTabled(day, importer, duty, TariffOffer.To(7)) { For = one })
            .Apply(new ScaleChanged(day, term, new IntervalScale(0, 20, "days")))
            .Apply(new ConcernedPartiesChanged(day, term, removed: [other]))
            .Apply(new IssueReopened(day, cap))
            .Apply(new IssueAgreed(day, cap, new Amount(5)));
        string seven = before.GetIssue(duty).Issue.Scale.Describe(TariffOffer.To(7));
        Assert.Equal(
            [$"Land A for Land B: nothing → {seven}", "on another scale; between other parties", "agreed on other terms"],
            Parsed(before.CompareConvergence(after).ToForm(after)).Descendants("tbody").Last().Elements("tr")
                .Select(row => row.Elements().Last().Value));
    }

    [Fact]
    public void Scenario_OfANegotiation_NamesTheParties()
    {
        string text = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates).ToText();
        Assert.Contains("What India has tabled", text, StringComparison.Ordinal);
        Assert.Contains("What United States has tabled", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Frontier_SaysWhatItsScenarioAssumesAndHowMuchMore()
    {
        ScenarioParty[] parties = [new("One", 0m), new("Two", 0m)];
        var issue = new ScenarioIssue("a", [new("x", [1, 0]), new("y", [0, 1])]);
        string[] assumptions = [.. Enumerable.Range(1, 33).Select(i => $"assumption {i}")];
        string text = new Scenario(parties.ToValueList(), [issue], assumptions.ToValueList()).ParetoFrontier().ToText();
        Assert.Contains("- assumption 30\n  - and 3 more\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Story_OptionWithACommaInItsTitle_IsToldInFull()
    {
        Negotiation talks = Cases.HostileTalks("free, at-once");
        Assert.Contains(
            "puts forward free, at-once (free, at-once)", Unbroken(talks.ConvergenceTimeline().ToText()), StringComparison.Ordinal);
    }

    [Fact]
    public void Story_DutyOnPartOfAChapter_SaysSo()
    {
        string text = Unbroken(BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToText());
        Assert.Contains("on iron and steel (in part)", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("on iron and steel (?!\\(in part\\))", text);
    }

    private static string Unbroken(string text) => Regex.Replace(text, @"\s+", " ");

    [Fact]
    public void Comparison_OfADayWithItself_SaysThatNothingDiffers()
    {
        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        LocalDate day = new(2025, 10, 27);
        Assert.Contains("No issue differs.", talks.CompareConvergence(day, day).ToText(talks), StringComparison.Ordinal);
    }

    [Fact]
    public void Form_InGerman_HasGermanNumbers()
        => Assert.Contains(
            "0,77", BundledNegotiations.IndiaUnitedStates.ToText(CultureInfo.GetCultureInfo("de-DE")), StringComparison.Ordinal);

    [Fact]
    public void NotebookDisplay_OfValuesWithAForm_IsThatForm()
    {
        Negotiation talks = BundledNegotiations.PacificDigital;
        Assert.Equal(talks.ToHtml(), NotebookDisplay.Render(talks, "text/html"));
        Assert.Equal(talks.ToText(), NotebookDisplay.Render(talks, "text/plain"));
        Assert.Equal(talks.PhaseClock().ToHtml(), NotebookDisplay.Render(talks.PhaseClock(), "text/html"));
        Assert.Null(NotebookDisplay.Render(new PartyId("IND"), "text/html"));
    }

    [Fact]
    public void NotebookFormatter_OfTheDomain_FindsThisPackageByName()
    {
        Negotiation talks = BundledNegotiations.PacificDigital;
        Attribute named = typeof(Negotiation).GetCustomAttributes(true).OfType<Attribute>()
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        object source = Activator.CreateInstance((Type)named.GetType().GetProperty("FormatterSourceType")!.GetValue(named)!)!;
        object formatter = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).First();
        using var writer = new StringWriter();
        formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [talks, writer]);
        Assert.Equal(talks.ToHtml(), writer.ToString());
    }
}
