using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class OpponentModelTests
{
    // Two issues of two and three options.
    private static readonly Scenario Two = new(
        ["A", "B"], [new("i", [new("0", 0, 0), new("1", 1, 1)]), new("j", [new("0", 0, 0), new("1", 1, 1), new("2", 2, 2)])]);

    [Fact]
    public void HardHeaded_ThreeOffers_GivesTheFiguresOfItsDefinition()
    {
        // ε = 0.1. Second offer: i unchanged, S = 1.1: weights 0.6/1.1 and 0.5/1.1. Third: both unchanged, S = 1.2, and both below
        // 1 − 2 · 0.1 / 1.2: (0.6/1.1 + 0.1) / 1.2 and (0.5/1.1 + 0.1) / 1.2. Counts of i: 1, 3; of j: 1, 1, 3.
        double i = ((0.6 / 1.1) + 0.1) / 1.2, j = ((0.5 / 1.1) + 0.1) / 1.2;
        Expect(new HardHeadedFrequency(), [[1, 0], [1, 2], [1, 2]], [i / 3, i, j / 3, j / 3, j]);
    }

    [Fact]
    public void HardHeaded_AWeightAtItsMost_OnlyShrinks()
    {
        // j changes at each offer, so the weight of i grows as long as it is below 1 − n ε / S = 1 − 0.2 / 1.1.
        double weight = 0.5;
        for (int k = 0; k < 30; k++) weight = (weight < 1 - (0.2 / 1.1) ? weight + 0.1 : weight) / 1.1;
        int[][] offers = [.. Enumerable.Range(0, 31).Select(k => new[] { 0, k % 2 })];
        Assert.Equal(weight, Learn(new HardHeadedFrequency(), offers)[0], 12);
    }

    [Fact]
    public void Smith_Offers_WeighsByTheMostOffered()
    {
        // Counts of i: 0, 3; of j: 1, 0, 2. The most offered: 3 and 2, so the weights are 3/5 and 2/5. Of the three offers, option 1 of i
        // was in all, option 0 of j in one and option 2 in two.
        Expect(new SmithFrequency(), [[1, 0], [1, 2], [1, 2]], [0, 3.0 / 5, 2.0 / 15, 0, 4.0 / 15]);
        Expect(new SmithFrequency(), [], [0.5, 0.5, 0.5, 0.5, 0.5]);
    }

    [Fact]
    public void Bayesian_OneOffer_WeighsEachHypothesisByItsLikelihood()
    {
        // One issue: its weight is 1. The best of three options is 0, 1 or 2; the offer at t = 0 is assumed to be worth 1. Option 0 is
        // worth 1, 0 or 0 under the three hypotheses, so their likelihoods are as 1 to e^−8 to e^−8.
        var scenario = new Scenario(["A", "B"], [new("j", [new("0", 0, 0), new("1", 1, 1), new("2", 2, 2)])]);
        double unlikely = Math.Exp(-8), sum = 1 + (2 * unlikely);
        Expect(new BayesianWeights(), [[0]], [1 / sum, (0.5 + (1.5 * unlikely)) / sum, unlikely / sum], scenario);
    }

    [Fact]
    public void Bayesian_ALateOffer_IsAssumedToBeWorthLess()
    {
        // At t = 1 the offer is assumed to be worth 1/2, which both hypotheses, 1 and 0, miss by as much: nothing is learnt. At t = 0 of
        // the tests above the first is likelier.
        var scenario = new Scenario(["A", "B"], [new("i", [new("0", 0, 0), new("1", 1, 1)])]);
        Assert.Equal([0.5, 0.5], Learn(new BayesianWeights(), [[0]], scenario, step: 10));
    }

    [Fact]
    public void Bayesian_TwoIssues_WeighsTheRanksByWhatTheOffersAreWorth()
    {
        // Weights 1/3 or 2/3 for each, expected 1/2; values 0 or 1, expected 1/2. The offer is expected to be worth 1/4 + 1/4, and is
        // assumed to be worth 1. With rank r the issue is worth r/3 · 1/2: errors −7/12 and −5/12. With a best option it is worth 1/2 or 0:
        // errors −1/4 and −3/4.
        double Likelihood(double error) => Math.Exp(-error * error / 0.125);
        double low = Likelihood(7 / 12.0), high = Likelihood(5 / 12.0), best = Likelihood(0.25), worst = Likelihood(0.75);
        double value = best / (best + worst);
        var scenario = new Scenario(["A", "B"], [new("i", [new("0", 0, 0), new("1", 1, 1)]), new("j", [new("0", 0, 0), new("1", 1, 1)])]);
        // Both issues learn alike, so their weights stay alike.
        Expect(new BayesianWeights(), [[1, 0]], [(1 - value) / 2, value / 2, value / 2, (1 - value) / 2], scenario);
        // A second offer, at the same time, changes i only. Expected weights are now w for both.
        double w = ((low / 3) + (2 * high / 3)) / (low + high), again = (w * value) + (w * (1 - value)) - 1;
        double Rank(double own) => Normal(own, r => Likelihood(again - (w * own) + (r * own / 3)));
        double Normal(double own, Func<int, double> of) => ((low * of(1) / 3) + (2 * high * of(2) / 3)) / ((low * of(1)) + (high * of(2)));
        double weightI = Rank(1 - value), weightJ = Rank(value);
        double[] estimate = Learn(new BayesianWeights(), [[1, 0], [0, 0]], scenario);
        Assert.Equal(weightI / (weightI + weightJ), estimate[0] + estimate[1], 12);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(150)]
    public void Bayesian_ManyIssues_IsTheProductOfItsLikelihoods(int issues)
    {
        // Three options of every issue, all worth something else to everybody.
        const int Options = 3;
        var scenario = new Scenario(["A", "B"], Enumerable.Range(0, issues).Select(i => new ScenarioIssue(
            $"{i}", Enumerable.Range(0, Options).Select(o => new ScenarioOption($"{o}", o, Options - o)).ToValueList())).ToValueList());
        var random = new Xoshiro256(1);
        int[][] offers = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, issues).Select(_ => random.Next(Options)).ToArray())];

        // By the words of the documentation: offers at t = 0 are assumed to be worth 1.
        double[][] ranks = [.. offers[0].Select(_ => Enumerable.Repeat(1.0 / issues, issues).ToArray())];
        double[][] peaks = [.. offers[0].Select(_ => Enumerable.Repeat(1.0 / Options, Options).ToArray())];
        double RankWeight(int rank) => 2.0 * rank / (issues * (issues + 1));
        double[][] shapes = [[1, 0.5, 0], [0, 1, 0], [0, 0.5, 1]];
        double Weight(int i) => ranks[i].Select((p, r) => p * RankWeight(r + 1)).Sum();
        double Value(int i, int option) => peaks[i].Select((p, peak) => p * shapes[peak][option]).Sum();
        static double[] Posterior(double[] prior, Func<int, double> error)
        {
            double[] product = [.. prior.Select((p, k) => p * Math.Exp(-error(k) * error(k) / (2 * 0.25 * 0.25)))];
            return [.. product.Select(p => p / product.Sum())];
        }
        foreach (int[] offer in offers)
        {
            double[] weights = [.. offer.Select((_, i) => Weight(i))], values = [.. offer.Select((o, i) => Value(i, o))];
            double sum = weights.Zip(values, (w, v) => w * v).Sum();
            for (int i = 0; i < issues; i++)
            {
                double others = sum - (weights[i] * values[i]) - 1, weight = weights[i], value = values[i];
                int option = offer[i];
                ranks[i] = Posterior(ranks[i], r => others + (RankWeight(r + 1) * value));
                peaks[i] = Posterior(peaks[i], peak => others + (weight * shapes[peak][option]));
            }
        }
        double all = offers[0].Select((_, i) => Weight(i)).Sum();
        double[] expected = [.. offers[0].SelectMany((_, i) => Enumerable.Range(0, Options).Select(o => Weight(i) / all * Value(i, o)))];
        double[] actual = Learn(new BayesianWeights(), offers, scenario);
        double worst = expected.Zip(actual, (e, a) => Math.Abs(e - a) / Math.Max(e, 1e-3 / issues)).Max();
        Assert.True(worst < 1e-11, $"a relative error of {worst}");
    }

    [Fact]
    public void Models_AgainstAPartyThatConcedes_LearnTheOrderOfItsOutcomes()
    {
        // Of all pairs of outcomes, most must be in the order of B's utilities.
        var scenario = new Scenario(
            ["A", "B"],
            [
                new("i", [1, 3], [new("0", 3, 0), new("1", 0, 3), new("2", 1, 1)]),
                new("j", [3, 7], [new("0", 3, 0), new("1", 2, 1), new("2", 1, 2), new("3", 0, 3)]),
                new("k", [6, 1], [new("0", 3, 0), new("1", 0, 3)]),
            ]);
        OutcomeOrder order = OutcomeSpace.Of(scenario).Open()[1];
        int[][] offers =
        [
            .. new SimulatedNegotiation(
                    scenario, [new("a", new HardLiner(), new AcceptConstant(1_000)), Strategies.Boulware], new NegotiationRules(60))
                .Trace(1, 0).Offers.Where(o => o.Party == 1).Select(o => o.Outcome.Choices.ToArray()),
        ];
        foreach (OpponentModel model in (OpponentModel[])[new HardHeadedFrequency(), new SmithFrequency(), new BayesianWeights()])
        {
            double[] estimate = Learn(model, offers, scenario);
            int right = 0, pairs = 0;
            for (int x = 0; x < 24; x++)
            {
                for (int y = 0; y < x; y++)
                {
                    int truth = Math.Sign(order.Compare(new(x), new(y)));
                    if (truth == 0) continue;
                    pairs++;
                    if (Math.Sign(Sum(order, estimate, x) - Sum(order, estimate, y)) == truth) right++;
                }
            }
            Assert.True(right > 0.7 * pairs, $"{model}: {right} of {pairs} pairs");
        }
    }

    private static double Sum(OutcomeOrder order, double[] estimate, int outcome)
    {
        int[] choices = new int[order.IssueCount];
        order.Choices(new(outcome), choices);
        return choices.Select((choice, i) => estimate[order.Offsets[i] + choice]).Sum();
    }

    private static void Expect(OpponentModel model, int[][] offers, double[] expected, Scenario? scenario = null)
        => Assert.Equal(expected, Learn(model, offers, scenario), (a, b) => Math.Abs(a - b) < 1e-12);

    private static double[] Learn(OpponentModel model, int[][] offers, Scenario? scenario = null, int step = 0)
    {
        OutcomeOrder order = OutcomeSpace.Of(scenario ?? Two).Open()[0];
        var view = new PartyView(order, 2, 10, new Xoshiro256(1), new HardLiner(), null, new AcceptNext(), null);
        view.Begin(step);
        OpponentModel.Instance learner = model.Start(view, 1);
        foreach (int[] choices in offers) learner.Received(order.Find(choices));
        return learner.Estimate.ToArray();
    }
}
