using TradeModel.Bargaining;

namespace TradeModel.Rendering;

/// <summary>A frontier with its solutions, a scenario of a negotiation with what is tabled, and trades between issues.</summary>
internal static class BargainingForms
{
    private const int MostPoints = 12, MostTies = 3, MostTrades = 8, MostIssuesDescribed = 60;

    internal static Form Of(ParetoFrontier frontier, FormWords words)
    {
        var form = new Form($"Frontier of {Parties(frontier.Scenario)}");
        Assume(form, frontier.Scenario, words);
        return Describe(form, frontier, null, words);
    }

    /// <summary>What the parties of a negotiation could sign.</summary>
    internal static Form Of(NegotiationScenario negotiation, FormWords words)
    {
        var form = new Form($"What {Parties(negotiation.Scenario)} could sign");
        Assume(form, negotiation.Scenario, words);
        ParetoFrontier frontier = negotiation.Scenario.ParetoFrontier();
        if (negotiation.Scenario.Parties.Count == 2)
            form.Add(new Figure(Charts.Drawing(negotiation, null, words.Chart, 0, 1)));
        Describe(form.Section("The frontier"), frontier, negotiation, words);
        return form.Include(Of(negotiation.Scenario, negotiation.SettleOneByOne(), words));
    }

    /// <summary>The trades that are better for every party than an outcome.</summary>
    private static Form Of(Scenario scenario, Outcome from, FormWords words)
        => Of(scenario.LogRolls(from, new LogRollOptions { MaxTrades = MostTrades }), scenario, words)
            .Note("Each trade is counted from the outcome in which every issue is settled by itself.");

    internal static Form Of(LogRolls rolls, Scenario? scenario, FormWords words)
    {
        var form = new Form("Trades between issues that better every party");
        if (rolls.Count == 0) return form.Say(rolls.IsComplete ? "There is none." : "None was found before the search ended at its bound.");
        return form.Add(new Table(
            $"{words.Counted(rolls.Count, "trade")}{(rolls.IsComplete ? "" : "; the search ended at its bound")}",
            [
                TableColumn.Wide("Trade"),
                .. rolls[0].Gains.Select((_, p) => TableColumn.Number($"Gain of {(scenario is null ? $"party {p + 1}"
                    : FormWords.Short(scenario.Parties[p].Name))}")),
            ],
            [
                .. rolls.Select(r => (TableCell[])
                [
                    Words(r, scenario), .. r.Gains.Select(g => new TableCell($"+{words.Number(g, 4)}", g)),
                ]),
            ]));
    }

    private static string Words(LogRoll roll, Scenario? scenario)
    {
        if (scenario is null) return FormWords.Shortened(roll.Words, 600);
        return string.Join("; ", roll.Moves.Select(move =>
        {
            ScenarioIssue issue = scenario.Issues[move.Issue];
            string[] givers = [.. scenario.Parties.Where((_, p) => move.Changes[p] < 0).Select(p => FormWords.Short(p.Name))];
            string who = givers.Length == 0 ? "all agree" : $"{FormWords.List(givers)} {(givers.Length == 1 ? "moves" : "move")}";
            return $"{who} on {FormWords.Short(issue.Name)}: from {FormWords.Short(issue.Options[move.From].Label)} to "
                + FormWords.Short(issue.Options[move.To].Label);
        }));
    }

    private static void Assume(Form form, Scenario scenario, FormWords words)
    {
        if (scenario.Assumptions.Count > 0) form.Section("Assumptions").Add(words.Assumptions(scenario.Assumptions));
    }

    private static string Parties(Scenario scenario) => FormWords.List(scenario.Parties.Select(p => FormWords.Short(p.Name)));

    private static Form Describe(Form form, ParetoFrontier frontier, NegotiationScenario? negotiation, FormWords words)
    {
        Scenario scenario = frontier.Scenario;
        string all = scenario.Parties.Count == 2 ? "both" : "all";
        string count = scenario.OutcomeCount < 1_000_000_000 ? words.Count((long)scenario.OutcomeCount)
            : ((double)scenario.OutcomeCount).ToString("0.#E+0", words.Culture);
        form.Say($"{words.Counted(scenario.Issues.Count, "issue")}, {count} possible outcomes. "
            + $"{words.Counted(frontier.Count, "outcome")} cannot be bettered for one party without loss to another "
            + $"({frontier.Explanation}); "
            + $"{words.Count(frontier.RationalPoints.Count)} of them "
            + $"are acceptable to {all}.");
        form.Say($"Opposition {words.Number(frontier.Opposition, 3)}: 0 if one outcome satisfied {all} in full.");
        var rows = new List<TableCell[]>();
        void Add(string name, OutcomeDistance at) => rows.Add(
        [
            name, .. at.Utilities.Select(u => new TableCell(words.Number(u, 3), u)),
            at.IsEfficient switch { true => "yes", false => $"no, {words.Number(at.Distance, 3)} below", _ => "not known" },
        ]);
        // The parties of a scenario that was made from a negotiation stand in the order of their tabled outcomes.
        for (int p = 0; p < (negotiation?.Tabled.Count ?? 0); p++)
            Add($"What {FormWords.Short(scenario.Parties[p].Name)} has tabled", frontier.DistanceFrom(negotiation!.Tabled[p].Outcome));
        if (negotiation is not null) Add("Each issue settled by itself", frontier.DistanceFrom(negotiation.SettleOneByOne()));
        (string Name, BargainingSolution Solution)[] solutions =
        [
            ("Nash", frontier.Nash), ("Kalai–Smorodinsky", frontier.KalaiSmorodinsky), ("Egalitarian", frontier.Egalitarian),
            ("Utilitarian", frontier.Utilitarian),
        ];
        var empty = new List<string>();
        foreach ((string name, BargainingSolution solution) in solutions)
        {
            if (solution.IsEmpty) empty.Add($"{name}: {solution.Explanation}.");
            foreach (FrontierPoint point in solution.Points.Take(MostTies))
                Add(solution.Points.Count > 1 ? $"{name} (one of {words.Count(solution.Points.Count)})" : name,
                    frontier.DistanceFrom(point.Outcome));
        }
        form.Add(new Table(
            "Outcomes and what they are worth to each party",
            ["Outcome", .. scenario.Parties.Select(p => TableColumn.Number(FormWords.Short(p.Name))), "On the frontier"], rows));
        foreach (string sentence in empty) form.Say(sentence);
        if (scenario.Issues.Count <= MostIssuesDescribed && !frontier.Nash.IsEmpty)
        {
            Outcome nash = frontier.Nash.Points[0].Outcome;
            form.Add(new Table(
                "The Nash solution, issue by issue",
                ["Issue", TableColumn.Wide("Choice")],
                [
                    .. scenario.Issues.Select((issue, i) => (TableCell[])
                    [
                        FormWords.Short(issue.Name), FormWords.Short(issue.Options[nash.Choices[i]].Label),
                    ]),
                ]));
        }
        // Points at even steps along the frontier, its ends included.
        int shown = Math.Min(frontier.Count, MostPoints);
        int[] indexes = [.. Enumerable.Range(0, shown).Select(i => shown == 1 ? 0
            : (int)((long)i * (frontier.Count - 1) / (shown - 1))).Distinct()];
        return form.Add(new Table(
            frontier.Count > shown ? $"{words.Count(shown)} of the frontier's {words.Count(frontier.Count)} points, at even steps"
                : "The frontier",
            [TableColumn.Number("Point"), .. scenario.Parties.Select(p => TableColumn.Number(FormWords.Short(p.Name)))],
            [
                .. indexes.Select(i => (TableCell[])
                [
                    words.CountCell(i), .. Enumerable.Range(0, scenario.Parties.Count)
                        .Select(p => new TableCell(words.Number(frontier.Utility(i, p), 3), frontier.Utility(i, p))),
                ]),
            ]));
    }
}
