using TradeModel;
using TradeModel.Bargaining;

namespace TradeModel.Samples;

/// <summary>
/// A random question for the constrained search: two parties with opposed interests and constraints of every kind. A hidden outcome meets
/// all constraints, so there is an answer. Each instance is a function of its numbers and its seed alone.
/// </summary>
public static class ConstrainedInstance
{
    /// <summary>Creates an instance.</summary>
    /// <param name="issues">The number of issues, at least 2.</param>
    /// <param name="options">The number of options of each issue, at least 2.</param>
    /// <param name="constraints">The number of constraints in addition to the reservation values.</param>
    /// <param name="seed">The seed.</param>
    public static (Scenario Scenario, ValueList<OutcomeConstraint> Constraints) Create(
        int issues, int options, int constraints, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var all = new List<ScenarioIssue>();
        for (int i = 0; i < issues; i++)
        {
            // An option that one party prefers is worse for the other.
            int[] first = [.. Enumerable.Range(0, options).Select(_ => random.Next(101)).Order()];
            int[] second = [.. Enumerable.Range(0, options).Select(_ => random.Next(101)).OrderDescending()];
            all.Add(new($"issue {i + 1}",
                Enumerable.Range(0, options).Select(o => new ScenarioOption($"option {o + 1}", first[o], second[o])).ToValueList()));
        }
        int[] hidden = [.. Enumerable.Range(0, issues).Select(_ => random.Next(options))];
        // Two fifths of what the party could get at most, or less if the hidden outcome gives it less.
        Rational[] reservations = [.. Enumerable.Range(0, 2).Select(p => new[]
        {
            Sum(all.Select(i => i.Options.Max(o => o.Values[p]))) * new Rational(2, 5),
            Sum(all.Select((i, n) => i.Options[hidden[n]].Values[p])),
        }.Min())];
        var scenario = new Scenario([new("A", reservations[0]), new("B", reservations[1])], all.ToValueList());

        var rules = new List<OutcomeConstraint>();
        while (rules.Count < constraints)
        {
            switch (rules.Count % 10)
            {
                case 0 or 1 or 2:
                    (int one, int other) = Two();
                    if (!(Chosen(one) && Chosen(other))) rules.Add(OutcomeConstraint.NotBoth(Choice(one), Choice(other)));
                    break;
                case 3 or 4:
                    (int cause, int effect) = Two();
                    if (!Chosen(cause) || Chosen(effect)) rules.Add(OutcomeConstraint.IfThen(Choice(cause), Choice(effect)));
                    break;
                case 5 or 6:
                    int[] few = Some();
                    rules.Add(OutcomeConstraint.AtMost(Math.Min(few.Length, few.Count(Chosen) + random.Next(2)), Choices(few)));
                    break;
                case 7:
                    int[] many = Some();
                    rules.Add(OutcomeConstraint.AtLeast(Math.Max(0, many.Count(Chosen) - random.Next(2)), Choices(many)));
                    break;
                case 8:
                    int[] exact = Some();
                    rules.Add(OutcomeConstraint.Exactly(exact.Count(Chosen), Choices(exact)));
                    break;
                default:
                    rules.Add(Share(rules.Count));
                    break;
            }
        }
        return (scenario, rules.ToValueList());

        static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, v) => sum + v);

        // An option as one number.
        bool Chosen(int option) => hidden[option / options] == option % options;
        IssueChoice Choice(int option) => new($"issue {option / options + 1}", $"option {option % options + 1}");
        ValueSet<IssueChoice> Choices(int[] some) => some.Select(Choice).ToValueSet();
        int[] Some()
        {
            int count = Math.Min(issues * options / 2, 8 + random.Next(13));
            var some = new SortedSet<int>();
            while (some.Count < count) some.Add(random.Next(issues * options));
            return [.. some];
        }
        (int First, int Second) Two()
        {
            int first = random.Next(issues * options), second = random.Next(issues * options);
            while (second / options == first / options) second = random.Next(issues * options);
            return (first, second);
        }
        OutcomeConstraint Share(int number)
        {
            int[] own = [.. Enumerable.Range(0, issues).Where(_ => random.Next(2) == 0).DefaultIfEmpty(0)];
            int[] sizes = [.. own.Select(_ => 1 + random.Next(100))];
            int[] counted = [.. own.SelectMany(i => Enumerable.Range(i * options, options).Where(_ => random.Next(2) == 0))];
            int covered = own.Select((i, k) => counted.Contains(i * options + hidden[i]) ? sizes[k] : 0).Sum();
            var share = new Rational(Math.Max(0, covered * 100 / sizes.Sum() - random.Next(5)), 100);
            return OutcomeConstraint.ShareAtLeast(share, $"measure {number + 1}",
                own.Select((i, k) => new IssueSize($"issue {i + 1}", sizes[k])).ToValueList(), Choices(counted));
        }
    }
}
