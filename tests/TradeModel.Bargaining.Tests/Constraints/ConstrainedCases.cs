using FsCheck;
using FsCheck.Fluent;
using TradeModel.Bargaining;
using Outcome = TradeModel.Bargaining.Outcome;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>A scenario small enough to enumerate, with constraints on it.</summary>
public sealed record ConstrainedCase(Scenario Scenario, ValueList<OutcomeConstraint> Constraints)
{
    public override string ToString()
        => $"{string.Join("; ", Scenario.Parties.Select(p => $"{p} {p.Reservation}"))}\n"
            + $"{string.Join('\n', Scenario.Issues.Select(Describe))}\n{string.Join('\n', Constraints)}";

    private string Describe(ScenarioIssue issue)
    {
        string Worths(int option) => string.Join(' ', Scenario.Parties.Select((_, party) => issue.Worth(party, option)));
        return $"{issue}: {string.Join(", ", issue.Options.Select((option, k) => $"{option} ({Worths(k)})"))}";
    }
}

internal static class ConstrainedCases
{
    public static Arbitrary<ConstrainedCase> Cases()
        => (from scenario in SmallScenarios.Of(2, 4, 4)
            from constraints in Constraint(scenario).ListOf(4)
            from count in Gen.Choose(0, 4)
            select new ConstrainedCase(scenario, constraints.Take(count).ToValueList())).ToArbitrary();

    internal static IEnumerable<Outcome> Outcomes(Scenario scenario)
    {
        int[] choices = new int[scenario.Issues.Count];
        while (true)
        {
            yield return new(ValueList.Create<int>(choices));
            int i = 0;
            while (i < choices.Length && ++choices[i] == scenario.Issues[i].Options.Count) choices[i++] = 0;
            if (i == choices.Length) yield break;
        }
    }

    /// <summary>Whether an outcome keeps to a constraint, as the words say it.</summary>
    internal static bool Keeps(Scenario scenario, Outcome outcome, OutcomeConstraint constraint)
    {
        HashSet<string> chosen = [.. scenario.Issues.Select((issue, i) => $"{issue.Name}: {issue.Options[outcome.Choices[i]].Label}")];
        bool Has(IssueChoice choice) => chosen.Contains(choice.ToString());
        switch (constraint)
        {
            case IssueChoiceCount count:
                int number = count.Choices.Count(Has);
                return number >= count.Least && number <= count.Most;
            case Implication rule: return !Has(rule.Chosen) || Has(rule.Required);
            case CoveredShare share:
                Rational covered = Sum(share.Sizes.Where(s => share.Counted.Any(c => c.Issue == s.Issue && Has(c))).Select(s => s.Size));
                return covered >= share.Least * Sum(share.Sizes.Select(s => s.Size));
            case UtilityBound bound:
                Rational utility = scenario.Utility(outcome,
                    Enumerable.Range(0, scenario.Parties.Count).Single(p => scenario.Parties[p].Name == bound.Party));
                return !(utility < bound.Least) && !(utility > bound.Most);
            default: throw new ArgumentOutOfRangeException(nameof(constraint));
        }
    }

    internal static bool IsRational(Scenario scenario, Outcome outcome)
        => Enumerable.Range(0, scenario.Parties.Count).All(p => scenario.Utility(outcome, p) >= scenario.Parties[p].Reservation);

    internal static Outcome[] Kept(Scenario scenario, IEnumerable<OutcomeConstraint> constraints)
        => [.. Outcomes(scenario).Where(o => IsRational(scenario, o) && constraints.All(c => Keeps(scenario, o, c)))];

    internal static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, n) => sum + n);

    /// <summary>The objective of an outcome, from its definition.</summary>
    internal static Rational Value(Scenario scenario, Outcome outcome, OutcomeObjective objective)
    {
        Rational[] utilities = [.. Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p))];
        Rational[] gains = [.. utilities.Select((u, p) => u - scenario.Parties[p].Reservation)];
        return objective switch
        {
            LeastGain => gains.Min(),
            GainProduct => gains.Aggregate(Rational.One, (product, g) => product * g),
            PartyUtility one => utilities[Enumerable.Range(0, utilities.Length).Single(p => scenario.Parties[p].Name == one.Party)],
            WeightedSum { Weights.Count: 0 } => Sum(utilities),
            WeightedSum sum => Sum(utilities.Select((u, p) => u * sum.Weights[p])),
            _ => throw new ArgumentOutOfRangeException(nameof(objective)),
        };
    }

    private static Gen<OutcomeConstraint> Constraint(Scenario scenario)
    {
        IssueChoice[] all = [.. scenario.Issues.SelectMany(i => i.Options.Select(o => new IssueChoice(i.Name, o.Label)))];
        return from kind in Gen.Choose(0, 6)
               from shuffled in Gen.Shuffle(all)
               from some in Gen.Choose(1, all.Length)
               from number in Gen.Choose(0, Math.Min(some, scenario.Issues.Count))
               from party in Gen.Elements(scenario.Parties.ToArray())
               from thirds in Gen.Choose(0, 3)
               from sizes in Gen.Choose(1, 9).ListOf(scenario.Issues.Count)
               let counted = shuffled.Take(some).ToValueSet()
               select kind switch
               {
                   0 => OutcomeConstraint.AtLeast(number, counted),
                   1 => OutcomeConstraint.AtMost(number, counted),
                   2 => OutcomeConstraint.Exactly(number, counted),
                   3 => OutcomeConstraint.IfThen(shuffled[0], shuffled[^1]),
                   4 => OutcomeConstraint.ShareAtLeast(new Rational(thirds, 3), "trade",
                       scenario.Issues.Select((i, n) => new IssueSize(i.Name, new Rational(sizes[n], 7))).ToValueList(), counted),
                   5 when all.Length > 1 => OutcomeConstraint.NotBoth(shuffled[0], shuffled[1]),
                   _ when thirds > 1 => OutcomeConstraint.UtilityAtMost(party.Name, new Rational(number, 2)),
                   _ => OutcomeConstraint.UtilityAtLeast(party.Name, new Rational(number, 2)),
               };
    }
}
