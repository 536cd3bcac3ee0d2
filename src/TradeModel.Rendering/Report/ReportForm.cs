using System.Text;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The report on a negotiation: what it holds, section by section.</summary>
internal sealed class ReportForm
{
    // Trades between issues are searched for up to this many open issues: beyond, a reader does not follow them and the search takes long.
    private const int MostIssuesTraded = 40;
    private const int MostTrades = 6;

    private readonly Negotiation _negotiation;
    private readonly ConvergenceTimeline _timeline;
    private readonly FormWords _words;
    private readonly TimelineForm _story;
    private readonly FormNames _names;
    private readonly ConvergenceReport _report;

    internal ReportForm(ConvergenceTimeline timeline, FormWords words)
    {
        _timeline = timeline;
        _negotiation = timeline.Negotiation;
        _words = words;
        _story = new(timeline, words);
        _names = _story.Story.Names;
        _report = _negotiation.MeasureConvergence();
    }

    internal Form Whole()
    {
        var form = new Form(FormWords.Short(_negotiation.Agreement.Title));
        InShort(form);
        form.Section("At the table").Add(NegotiationForm.Who(_negotiation, _words));
        if (_timeline.Points.Count > 0) form.Section("How close the parties are, over time").Add(_story.Course());
        form.Include(PhaseClockForm.Of(_negotiation, null, _words));
        form.Section("Scores").Add(ConvergenceReportForm.Scopes(_report, _names, _words));
        Issues(form);
        if (_timeline.Points.Count > 0)
        {
            form.Section("The story").Add(_story.StoryTable(Table.MostRows)).Note(_story.Quiet());
            form.Section("Who moved").Add(new Figure(MovementChart.Draw(_timeline, _words.Chart)), _story.WhoMoved())
                .Say(_story.ReciprocityWords());
            Obstacles(form);
            form.Section("When it could close");
            foreach (string sentence in _story.WhereItTends()) form.Say(sentence);
            if (_story.Forecast() is { Outcome: NegotiationEnd.Open } forecast)
                form.Add(new Figure(ForecastChart.Draw(forecast, _words.Chart)));
            DutyForms.AddInForce(form, _story, _negotiation.LastDay!.Value, _words);
            StatementForms.AddTo(form, _story, Table.MostRows, _words);
        }
        Sources(form);
        return form;
    }

    private void InShort(Form form)
    {
        form.Section("In short");
        foreach (string sentence in _story.InShort()) form.Say(sentence);
        if (_timeline.Points.Count == 1) form.Say("Only one event is on record: there is no course to show yet.");
        form.Note(_story.Story.Bases.Legend);
    }

    private void Issues(Form form)
    {
        form.Section("Issues side by side");
        if (!_negotiation.Issues.Any())
        {
            form.Say("No issue is on the agenda.");
            return;
        }
        if (_timeline.Points.Count > 0) form.Add(new Figure(IssueHeatMap.Draw(_timeline, _words.Chart)));
        form.Add(IssueTableForm.TableOf(_negotiation, _report, _words));
    }

    private void Obstacles(Form form)
    {
        form.Section("Obstacles and pathways").Part("Obstacles").Add(_story.WhatHoldsItBack(Table.MostRows)).Part("Pathways");
        ScopeConvergence overall = _report.Overall;
        if (overall.ConditionalScore is { } ifMet && overall.Score is { } score && Math.Abs(ifMet - score) >= 0.005)
            form.Say($"If all conditions that parties have tabled were met, the score would be {_words.Number(ifMet)} in place of "
                + $"{_words.Number(score)}.{_story.Story.Bases.OfScores}");
        string[] near = [.. _report.Issues.Where(i => i is { IsAgreementInSight: true, IsAgreed: false }).Select(i => _names.Of(i.Issue))];
        form.Say(near.Length == 0
            ? "On no open issue does every party's position lie within the red lines that are known of the others."
            : $"Within reach, because every party's position lies within the others' red lines: {_words.Few(near, 12)}.");
        Trades(form);
    }

    private void Trades(Form form)
    {
        int open = _negotiation.Issues.Count(i => !i.IsAgreed);
        if (_negotiation.Parties.Count != 2 || open is 0 or > MostIssuesTraded)
        {
            form.Note("Trades between issues are searched for in negotiations of two parties with "
                + $"1 to {_words.Count(MostIssuesTraded)} open issues.");
            return;
        }
        if (Scenario() is not { } scenario)
        {
            form.Say("No open issue has options to trade.");
            return;
        }
        LogRolls rolls = scenario.Scenario.LogRolls(scenario.SettleOneByOne(), new LogRollOptions { MaxTrades = MostTrades });
        form.Add(new Figure(Charts.Drawing(scenario, _negotiation, _words.Chart, 0, 1)));
        foreach (Block block in BargainingForms.Of(rolls, scenario.Scenario, _words).Blocks) form.Add(block);
        form.Note("The trades are counted from the outcome in which every issue is settled by itself. "
            + "What an option is worth is derived from "
            + "positions, red lines and saliences.");
    }

    private NegotiationScenario? Scenario()
    {
        try
        {
            return NegotiationScenario.From(_negotiation);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void Sources(Form form)
    {
        form.Section("Sources, and how each datum is known");
        if (_negotiation.Log.Count == 0)
        {
            form.Say("The negotiation has no events and so names no sources.");
            return;
        }
        form.Note("Reported: a named source said so. Estimated: someone judged it from what is known. Illustrative: made up to show the "
            + "mechanics.");
        int Count(IEnumerable<Provenance?> of, EvidenceBasis basis) => of.Count(p => (p?.Basis ?? EvidenceBasis.Illustrative) == basis);
        IEnumerable<(string Kind, Provenance?[] All)> kinds =
        [
            .. _negotiation.Log.GroupBy(e => e.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Spaced(g.Key), g.Select(e => e.Provenance).ToArray())),
            ("issue on the agenda", [.. _negotiation.Issues.Select(i => i.Issue.Provenance)]),
            ("ends of a scale", [.. _negotiation.Issues.Select(i => i.Issue.Scale.EndsFrom)]),
            ("phase and its window", [.. _negotiation.Phases.Select(p => p.Phase.Provenance)]),
        ];
        form.Add(new Table(
            "How many of each kind are known how; what has no source counts as illustrative",
            ["Datum", TableColumn.Number("Reported"), TableColumn.Number("Estimated"), TableColumn.Number("Illustrative")],
            [
                .. kinds.Where(k => k.All.Length > 0).Select(k => (TableCell[])
                [
                    k.Kind, _words.CountCell(Count(k.All, EvidenceBasis.Reported)), _words.CountCell(Count(k.All, EvidenceBasis.Estimated)),
                    _words.CountCell(Count(k.All, EvidenceBasis.Illustrative)),
                ]),
            ]));
        form.Add(new Table(
            "Sources of events",
            [TableColumn.Wide("Source"), "How known", TableColumn.Number("Events"), "First", "Last"],
            [
                .. _negotiation.Log.GroupBy(e => (Source: e.Provenance?.Source, Basis: FormBases.Of(e)))
                    .OrderBy(g => g.Key.Source is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Source, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Basis)
                    .Select(g => (TableCell[])
                    [
                        g.Key.Source is { } source ? FormWords.Shortened(source, FormBases.LongestSource) : "(none named)",
                            FormWords.Plain(g.Key.Basis),
                        _words.CountCell(g.Count()), _words.DayCell(g.Min(e => e.Date)), _words.DayCell(g.Max(e => e.Date)),
                    ]),
            ]));
    }

    /// <summary>"positionTabled" as "position tabled".</summary>
    private static string Spaced(string kind)
    {
        var words = new StringBuilder();
        foreach (char c in kind) _ = char.IsUpper(c) ? words.Append(' ').Append(char.ToLowerInvariant(c)) : words.Append(c);
        return words.ToString();
    }
}
