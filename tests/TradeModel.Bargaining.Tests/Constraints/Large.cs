using TradeModel.Bargaining;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>Scenarios of real size, each a function of its seed alone.</summary>
internal static class Large
{
    /// <summary>Sixty issues of four options with opposed interests and twenty constraints.</summary>
    internal static (Scenario Scenario, ValueList<OutcomeConstraint> Constraints) SixtyIssues(ulong seed)
    {
        var random = new Xoshiro256(seed);
        int Below(int end) => (int)(random.NextDouble() * end);
        IssueChoice Any() => new($"issue {Below(60)}", $"option {Below(4)}");
        var issues = new List<ScenarioIssue>();
        for (int i = 0; i < 60; i++)
        {
            double[] first = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble()).Order()];
            double[] second = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble()).OrderDescending()];
            issues.Add(new($"issue {i}",
                Enumerable.Range(0, 4).Select(o => new ScenarioOption($"option {o}", first[o], second[o])).ToValueList()));
        }
        var constraints = new List<OutcomeConstraint>();
        while (constraints.Count < 12)
        {
            IssueChoice one = Any(), other = Any();
            if (one.Issue == other.Issue) continue;
            constraints.Add(constraints.Count < 8 ? OutcomeConstraint.NotBoth(one, other) : OutcomeConstraint.IfThen(one, other));
        }
        while (constraints.Count < 18)
        {
            ValueSet<IssueChoice> some = Enumerable.Range(0, 12).Select(_ => Any()).Distinct().ToValueSet();
            constraints.Add(constraints.Count % 2 == 0 ? OutcomeConstraint.AtLeast(3, some) : OutcomeConstraint.AtMost(2, some));
        }
        ValueSet<IssueChoice> counted = issues.SelectMany(i => new IssueChoice[] { new(i.Name, "option 0"),
            new(i.Name, "option 1") }).ToValueSet();
        constraints.Add(OutcomeConstraint.ShareAtLeast(0.9, "trade",
            issues.Select(i => new IssueSize(i.Name, 1 + Below(1_000))).ToValueList(), counted));
        constraints.Add(OutcomeConstraint.ShareAtLeast(0.8, "lines", issues.Select(i => new IssueSize(i.Name, 1)).ToValueList(), counted));
        return (new([new("A", 26), new("B", 26)], issues.ToValueList()), constraints.ToValueList());
    }

    /// <summary>
    /// Twenty pairs of issues with a constraint on each, and the same as twenty issues whose options are the pairs that are allowed: what
    /// the constrained search finds in the first, the frontier finds in the second.
    /// </summary>
    internal static (Scenario Pairs, ValueList<OutcomeConstraint> Constraints, Scenario Merged) Pairs(ulong seed, int digits)
    {
        var random = new Xoshiro256(seed);
        var issues = new List<ScenarioIssue>();
        var merged = new List<ScenarioIssue>();
        var constraints = new List<OutcomeConstraint>();
        for (int pair = 0; pair < 20; pair++)
        {
            ScenarioIssue[] two = [.. new[] { "a", "b" }.Select(n => new ScenarioIssue($"{n}{pair}", Enumerable.Range(0, 3)
                .Select(o => new ScenarioOption($"{o}", Math.Round(random.NextDouble(), digits),
                    Math.Round(random.NextDouble(), digits))).ToValueList()))];
            IssueChoice first = new(two[0].Name, "0"), second = new(two[1].Name, "0"), third = new(two[1].Name, "1");
            (OutcomeConstraint constraint, Func<int, int, bool> allows) = (pair % 3) switch
            {
                0 => (OutcomeConstraint.NotBoth(first, second), (a, b) => !(a == 0 && b == 0)),
                1 => (OutcomeConstraint.IfThen(first, second), (a, b) => a != 0 || b == 0),
                _ => (OutcomeConstraint.Exactly(1, first, second, third),
                    (Func<int, int, bool>)((a, b) => (a == 0 ? 1 : 0) + (b <= 1 ? 1 : 0) == 1)),
            };
            constraints.Add(constraint);
            issues.AddRange(two);
            merged.Add(new($"{pair}", Enumerable.Range(0, 9).Where(k => allows(k / 3, k % 3)).Select(k => new ScenarioOption(
                $"{k}", Enumerable.Range(0,
                    2).Select(p => two[0].Options[k / 3].Values[p] + two[1].Options[k % 3].Values[p]).ToValueList())).ToValueList()));
        }
        ValueList<ScenarioParty> parties = [new("A", 19), new("B", 19)];
        return (new(parties, issues.ToValueList()), constraints.ToValueList(), new(parties, merged.ToValueList()));
    }

    /// <summary>
    /// A schedule: each line is kept or freed, nine tenths of lines and of trade must be free, and in five groups at most twenty are
    /// excluded.
    /// </summary>
    internal static (Scenario Scenario, ValueList<OutcomeConstraint> Constraints) Schedule(int lines, ulong seed)
    {
        var random = new Xoshiro256(seed);
        long[] trade = [.. Enumerable.Range(0, lines).Select(_ => (long)(1 + 1_000_000 * Math.Pow(random.NextDouble(), 6)))];
        ValueList<ScenarioIssue> issues = Enumerable.Range(0, lines).Select(i => new ScenarioIssue($"line {i}",
            [new("kept", 0, 0), new("free", Math.Round(-random.NextDouble() * trade[i] / 1000, 2),
                Math.Round(random.NextDouble() * trade[i] / 1000, 2))])).ToValueList();
        ValueSet<IssueChoice> free = issues.Select(i => new IssueChoice(i.Name, "free")).ToValueSet();
        return (
            new([new("importer", -1_000_000_000), "exporter"], issues),
            [
                OutcomeConstraint.ShareAtLeast(0.9, "lines", issues.Select(i => new IssueSize(i.Name, 1)).ToValueList(), free),
                OutcomeConstraint.ShareAtLeast(0.9, "trade", issues.Select((i, n) => new IssueSize(i.Name, trade[n])).ToValueList(), free),
                .. Enumerable.Range(0, 5).Select(g => OutcomeConstraint.AtMost(20,
                    Enumerable.Range(0, lines).Where(i => i % 97 == g).Select(i => new IssueChoice($"line {i}", "kept")).ToValueSet())),
            ]);
    }
}
