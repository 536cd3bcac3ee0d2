using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;
using Outcome = TradeModel.Bargaining.Outcome;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>The parts of the search for the best outcome, each against its definition on scenarios small enough to enumerate.</summary>
public class SearchPartsTests
{
    private static Arbitrary<SearchCase> Cases()
        => (from small in ConstrainedCases.Cases().Generator
            from objective in Gen.Choose(0, 4)
            from closed in Gen.Choose(0, 3).ListOf(40)
            select SearchCase.Of(small, objective, closed)).Where(c => !c.IsImpossible).ToArbitrary();

    [Property(MaxTest = 60)]
    public FsCheck.Property Model_EveryOutcome_HasItsExactNumbers() => Prop.ForAll(Cases(), a => AssertModel(a, a.Model, a.All));

    [Property(MaxTest = 60)]
    public FsCheck.Property Reduce_OpenColumns_IsTheModelOfTheirOutcomes() => Prop.ForAll(Cases(), a =>
    {
        SearchModel once = a.Model.Reduce(a.Alive);
        AssertModel(a, once, a.Open);
        bool[] all = [.. Enumerable.Repeat(true, once.Columns)];
        for (int i = 0; i < once.Decisions; i++) Array.Fill(all, false, once.Offsets[i] + 1, once.Offsets[i + 1] - once.Offsets[i] - 1);
        // A second time, down to one outcome: the first that is open.
        SearchModel twice = once.Reduce(all);
        Assert.Equal(0, twice.Decisions);
        Assert.Equal(a.Open[0].Choices, twice.Complete([]));
        AssertModel(a, twice, a.Open[..1]);
    });

    // Every outcome of a model: the columns give its choices, and the sums of rows and worths are the exact ones.
    private static void AssertModel(SearchCase a, SearchModel model, Outcome[] outcomes)
    {
        int[][] columns = [.. Enumerable.Range(0, model.Decisions).Aggregate<int, IEnumerable<int[]>>(
            [[]],
            (heads, i) => heads.SelectMany(
                h => Enumerable.Range(model.Offsets[i], model.Offsets[i + 1] - model.Offsets[i]).Select(c => h.Append(c).ToArray())))];
        Assert.Equal(
            outcomes.Select(o => string.Join(' ', o.Choices)).Order(StringComparer.Ordinal),
            columns.Select(c => string.Join(' ', model.Complete(c))).Order(StringComparer.Ordinal));
        foreach (int[] one in columns)
        {
            var outcome = new Outcome([.. model.Complete(one)]);
            double[] sums = SearchCase.Sums(model, one);
            bool meets = Enumerable.Range(model.Gains, model.Rows - model.Gains).All(r => sums[r] + model.RowErrors[r] >= model.Bounds[r]);
            Assert.Equal(a.Rows.All(r => r.Allows(a.Columns.Chosen(outcome))), meets);
            Rational[] gains = a.Gains(outcome);
            switch (model.Kind)
            {
                case ObjectiveKind.Sum:
                    double worth = model.Settled + one.Sum(c => model.Worths[c]);
                    AssertValue(a, outcome, worth, 1e-12);
                    break;
                case ObjectiveKind.Product:
                    double product = Enumerable.Range(0, model.Gains).Aggregate(1.0, (x, r) => x * (sums[r] - model.Bounds[r]));
                    if (gains.All(g => g.Sign >= 0)) AssertValue(a, outcome, product, 1e-9);
                    break;
                default:
                    double least = Enumerable.Range(0, model.Gains).Min(r => sums[r] - model.Bounds[r] + model.Worths[^1]);
                    AssertValue(a, outcome, least, 1e-12);
                    // No outcome has a greater least gain than the ceiling says.
                    Assert.True(least <= model.Worths[^1] + 1e-9, "the least gain passes its ceiling");
                    break;
            }
        }
    }

    private static void AssertValue(SearchCase a, Outcome outcome, double inModel, double error)
    {
        // Bounds in the model are bounds of the exact objective, rounded down to the next value that an outcome can have.
        Rational value = a.Value(outcome);
        double scale = Math.Max(1, Math.Abs(inModel));
        Assert.True(a.Builder.Exact(inModel + error * scale) >= value, "the exact objective passes its bound");
        Assert.True(a.Builder.Exact(inModel - error * scale) <= value, "the bound is above the exact objective");
        // A better outcome has at least the cutoff of each that is worse.
        Assert.True(a.Builder.Cutoff(a.Value(outcome)) >= inModel - error * scale, "the cutoff is below the outcome");
        Rational[] worse = [.. a.All.Select(a.Value).Where(v => v < a.Value(outcome) && (a.Objective is not GainProduct || v.Sign >= 0))];
        if (worse.Length > 0)
            Assert.True(a.Builder.Cutoff(worse.Max()) <= inModel + error * scale, "the cutoff of a worse one is above the outcome");
    }

    [Property(MaxTest = 60)]
    public FsCheck.Property Propagation_RowByRow_StrikesWhatNoRowCanMeet() => Prop.ForAll(Cases(), a =>
    {
        SearchModel model = a.Model;
        bool[] expected = [.. a.Alive];
        bool possible = true;
        for (bool changed = true; changed && possible;)
        {
            changed = false;
            double Entry(int column, int row)
                => Enumerable.Range(model.Starts[column], model.Starts[column + 1] - model.Starts[column])
                    .Where(e => model.EntryRows[e] == row).Sum(e => model.EntryValues[e]);
            IEnumerable<int> Of(int issue)
                => Enumerable.Range(model.Offsets[issue], model.Offsets[issue + 1] - model.Offsets[issue]).Where(c => expected[c]);
            double[][] most =
            [
                .. Enumerable.Range(0, model.Rows)
                    .Select(r => Enumerable.Range(0, model.Issues).Select(i => Of(i).Max(c => Entry(c, r))).ToArray()),
            ];
            possible = Enumerable.Range(0, model.Rows).All(r => most[r].Sum() + model.RowErrors[r] >= model.Bounds[r]);
            for (int i = 0; i < model.Decisions && possible; i++)
                foreach (int c in Of(i).ToArray())
                {
                    if (Enumerable.Range(0, model.Rows)
                        .All(r => most[r].Sum() - most[r][i] + Entry(c, r) + model.RowErrors[r] + 1e-12 >= model.Bounds[r])) continue;
                    expected[c] = false;
                    changed = true;
                    possible &= Of(i).Any();
                }
        }
        bool[] alive = [.. a.Alive];
        Effort effort = Plenty();
        Assert.Equal(possible, new Propagation(model).Run(alive, effort));
        if (possible) Assert.Equal(expected, alive);
        Assert.InRange(1_000_000_000 - effort.Left, 2 * model.Columns + 1, (2 * model.Columns + 1) * (model.Columns + 1));
    });

    // Shares that meet all rows and prices whose bound is the worth of these shares prove each other best.
    [Property(MaxTest = 60, Replay = "20260101,1618033989")]
    public FsCheck.Property Simplex_Solved_ProvesItself() => Prop.ForAll(Cases(), a =>
    {
        SearchModel model = a.Model;
        var simplex = new Simplex(model);
        double[] prices = new double[model.Rows];
        Effort effort = Plenty();
        bool possible = simplex.Solve(a.Alive, prices, effort);
        double bound = new Relaxation(model).Bound(a.Alive, prices), scale = Scale(model);
        Outcome[] kept = a.Feasible(model);
        if (!possible)
        {
            Assert.Empty(kept);
            if (model.Kind != ObjectiveKind.Product) Assert.True(bound < 0, $"the bound of nothing is {bound}");
            return;
        }
        double worth = AssertShares(a, simplex);
        if (model.Kind == ObjectiveKind.Product) Assert.InRange(bound, worth * (1 - 1e-6), Math.Max(worth * 1.01, 1e-3));
        // If the least gain is at its ceiling, the prices may be too high.
        else if (model.Kind == ObjectiveKind.Sum || simplex.Shares[^1] < 1 - 1e-6)
            Assert.InRange(bound, worth - 1e-6 * scale, worth + 1e-6 * scale * (model.Issues + 1));
        else Assert.True(bound >= worth - 1e-6 * scale, "the bound is below the relaxation");
        foreach (Outcome outcome in kept) Assert.True(a.InModel(model, outcome) <= bound + 1e-9 * scale, "an outcome passes the bound");

        // The promise of a fall holds: without a column, or with it alone, the relaxation is at least so much worse.
        for (int c = 0; c < model.Offsets[model.Decisions]; c++)
        {
            if (simplex.Shares[c] is not (> 1e-6 and < 1 - 1e-6) || model.Kind == ObjectiveKind.Product) continue;
            (double excluded, double chosen) = simplex.Fall(c);
            Assert.True(excluded >= 0 && chosen >= 0, "a fall is negative");
            foreach (bool isChosen in new[] { false, true })
            {
                bool[] alive = [.. a.Alive];
                int issue = a.Columns.IssueOf(c);
                if (isChosen) Array.Fill(alive, false, model.Offsets[issue], model.Offsets[issue + 1] - model.Offsets[issue]);
                alive[c] = isChosen;
                double[] after = new double[model.Rows];
                if (!new Simplex(model).Solve(alive, after, effort)) continue;
                double fall = isChosen ? chosen : excluded;
                Assert.True(
                    new Relaxation(model).Bound(alive, after) <= worth - fall + 1e-5 * scale, $"the bound does not fall by {fall}");
            }
        }
        // From the last basis, other open columns.
        bool[] all = [.. a.Alive.Select(_ => true)];
        possible = simplex.Solve(all, prices, effort);
        if (!possible || model.Kind == ObjectiveKind.Product) return;
        double again = new Relaxation(model).Bound(all, prices);
        double[] fresh = new double[model.Rows];
        Assert.True(new Simplex(model).Solve(all, fresh, effort));
        Assert.Equal(new Relaxation(model).Bound(all, fresh), again, 1e-5 * scale);
    });

    // The shares of each issue sum to 1, closed columns have none, and every row is met; what they are worth.
    private static double AssertShares(SearchCase a, Simplex simplex)
    {
        SearchModel model = a.Model;
        double[] sums = new double[model.Rows];
        double worth = model.Settled;
        for (int i = 0; i < model.Issues; i++)
        {
            int from = model.Offsets[i], end = model.Offsets[i + 1];
            Assert.Equal(1, simplex.Shares[from..end].Sum(), 1e-6);
            for (int c = from; c < end; c++)
            {
                Assert.InRange(simplex.Shares[c], -1e-6, a.Alive[c] ? 1 + 1e-6 : 1e-6);
                worth += simplex.Shares[c] * model.Worths[c];
                for (int e = model.Starts[c]; e < model.Starts[c + 1]; e++)
                    sums[model.EntryRows[e]] += simplex.Shares[c] * model.EntryValues[e];
            }
        }
        for (int r = 0; r < model.Rows; r++)
            Assert.True(sums[r] >= model.Bounds[r] - 1e-6 * Math.Max(1, model.Magnitudes[r]), $"row {r} is not met");
        return model.Kind == ObjectiveKind.Product
            ? Enumerable.Range(0, model.Gains).Aggregate(1.0, (x, r) => x * Math.Max(0, sums[r] - model.Bounds[r])) : worth;
    }

    [Property(MaxTest = 60)]
    public FsCheck.Property Bound_AnyPrices_IsTheLagrangian() => Prop.ForAll(Cases(), a =>
    {
        SearchModel model = a.Model;
        var relaxation = new Relaxation(model);
        double[] prices = [.. Enumerable.Range(0, model.Rows).Select(r => (1 + r % 3) / 2.0 / model.Scales[r])];
        double bound = relaxation.Bound(a.Alive, prices), sum = model.Settled;
        for (int i = 0; i < model.Issues; i++)
        {
            double best = double.NegativeInfinity;
            for (int c = model.Offsets[i]; c < model.Offsets[i + 1]; c++)
            {
                if (!a.Alive[c]) continue;
                double value = model.Worths[c];
                for (int e = model.Starts[c]; e < model.Starts[c + 1]; e++) value += prices[model.EntryRows[e]] * model.EntryValues[e];
                Assert.Equal(value, relaxation.Values[c], 1e-9);
                best = Math.Max(best, value);
            }
            Assert.Equal(best, relaxation.Best(i), 1e-9);
            Assert.Equal(best, relaxation.Values[relaxation.Choice[i]], 1e-9);
            Assert.True(a.Alive[relaxation.Choice[i]], "a closed column is chosen");
            sum += best;
        }
        for (int r = 0; r < model.Rows; r++) sum -= prices[r] * model.Bounds[r];
        double scale = Scale(model) * (1 + model.Rows);
        Assert.Equal(sum, relaxation.Lagrangian, 1e-9 * scale);
        if (model.Kind == ObjectiveKind.Product)
        {
            // Of factors whose priced sum is at most this, the product is greatest if the priced factors are equal.
            double product = Enumerable.Range(0, model.Gains)
                .Aggregate(1.0, (x, p) => x * Math.Max(sum, 0) / model.Gains / prices[p]);
            Assert.Equal(product, bound, 1e-9 * Math.Max(1, product));
        }
        else
        {
            Assert.InRange(bound, sum, sum + 1e-9 * scale);
        }
        foreach (Outcome outcome in a.Feasible(model)) Assert.True(a.InModel(model, outcome) <= bound, "an outcome passes the bound");
    });

    [Property(MaxTest = 60, Replay = "20260101,1618033989")]
    public FsCheck.Property Improve_FromStartingPrices_IsNearTheLinearRelaxation() => Prop.ForAll(Cases(), a =>
    {
        SearchModel model = a.Model;
        double[] best = new double[model.Rows];
        if (!new Simplex(model).Solve(a.Alive, best, Plenty())) return;
        double goal = new Relaxation(model).Bound(a.Alive, best), scale = Scale(model);
        var relaxation = new Relaxation(model);
        double[] prices = relaxation.StartingPrices();
        double start = relaxation.Bound(a.Alive, prices);
        double bound = relaxation.Improve(a.Alive, prices, start, 0, 1e-4, Plenty());
        Assert.True(bound <= start, "the bound has risen");
        if (model.Kind == ObjectiveKind.Sum) Assert.True(bound >= goal - 1e-5 * scale, "the bound is below the relaxation");
        foreach (Outcome outcome in a.Feasible(model))
            Assert.True(a.InModel(model, outcome) <= bound + 1e-9, "an outcome passes the bound");
        Assert.True(
            bound <= goal + 0.05 * scale || bound < 0 || (model.Kind == ObjectiveKind.Product && bound <= goal * 1.02 + 1e-9),
            $"the bound {bound} is far above {goal}");
        Assert.Equal(bound, new Relaxation(model).Bound(a.Alive, prices), 1e-9 * scale);
    });

    [Property(MaxTest = 60)]
    public FsCheck.Property Incumbent_AnyOutcome_IsTakenIfItIsBetterAndMeetsAll() => Prop.ForAll(Cases(), a =>
    {
        var incumbent = new Incumbent(a.Columns, a.Objective, a.Rows, a.Builder);
        Rational? best = null;
        foreach (Outcome outcome in a.All)
        {
            int[] columns = [.. outcome.Choices.Select((c, i) => a.Model.Offsets[i] + c)];
            Rational value = a.Value(outcome);
            bool better = a.Rows.All(r => r.Allows(a.Columns.Chosen(outcome)))
                && (best is { } known ? value > known : a.Objective is not GainProduct || value.Sign > 0);
            Assert.Equal(better, incumbent.Try(a.Model, columns));
            if (better) best = value;
            Assert.Equal(best, incumbent.Value);
            Assert.Equal(a.Builder.Cutoff(best), incumbent.Cutoff);
            Assert.False(incumbent.IsEnough);
            if (better) Assert.Equal(outcome, incumbent.Outcome);
        }
        // One that must exceed a value is enough at once.
        if (best is not { } most) return;
        Rational[] worse = [.. a.All.Select(a.Value).Where(v => v < most && (a.Objective is not GainProduct || v.Sign >= 0))];
        if (worse.Length == 0) return;
        var above = new Incumbent(a.Columns, a.Objective, a.Rows, a.Builder, above: worse.Max());
        int taken = a.All.Count(o => above.Try(a.Model, [.. o.Choices.Select((c, i) => a.Model.Offsets[i] + c)]));
        Assert.Equal((1, true, most), (taken, above.IsEnough, above.Value!.Value));
        var none = new Incumbent(a.Columns, a.Objective, a.Rows, a.Builder, above: most);
        Assert.DoesNotContain(a.All, o => none.Try(a.Model, [.. o.Choices.Select((c, i) => a.Model.Offsets[i] + c)]));
        Assert.Equal((false, null), (none.IsEnough, none.Outcome));
    });

    // What these parts find is no promise, so the cases are always the same.
    [Property(MaxTest = 60, Replay = "20260101,1618033989")]
    public FsCheck.Property LocalSearch_SmallScenario_FindsTheBest() => Prop.ForAll(Cases(), a =>
    {
        var incumbent = new Incumbent(a.Columns, a.Objective, a.Rows, a.Builder);
        int[] from = [.. Enumerable.Range(0, a.Model.Decisions)
            .Select(i => Enumerable.Range(a.Model.Offsets[i], a.Model.Offsets[i + 1] - a.Model.Offsets[i]).First(c => a.Alive[c]))];
        if (a.Model.Kind == ObjectiveKind.Least) from = [.. from, a.Model.Offsets[^2]];
        Effort effort = Plenty();
        new LocalSearch(a.Model, incumbent).Run(a.Alive, from, 3_000, effort);
        Outcome[] kept = [.. a.Open.Where(o => a.Rows.All(r => r.Allows(a.Columns.Chosen(o))))];
        if (kept.Length == 0) Assert.Null(incumbent.Outcome);
        if (incumbent.Outcome is { } found) Assert.Contains(found, kept);
        Assert.True(effort.Left <= 1_000_000_000, "the effort has grown");
        // It may give up early on a product.
        if (kept.Length == 0 || a.Objective is GainProduct) return;
        Assert.Equal(kept.Max(a.Value), incumbent.Value);
    });

    private static Effort Plenty() => new(1_000_000_000, new(null, null, TestContext.Current.CancellationToken));

    // How much the objective of the model can vary.
    private static double Scale(SearchModel model)
        => Math.Max(1, Enumerable.Range(0, model.Issues).Sum(i => model.Worths[model.Offsets[i]..model.Offsets[i + 1]].Max()));
}
