using System.Runtime.CompilerServices;

namespace TradeModel.Prediction;

/// <summary>
/// The probabilistic Condorcet election of KTAB: coalitions of votes, victories between pairs, a probability for each option.
/// </summary>
internal static class CondorcetElection
{
    // A coalition without a member has this strength, so that two of them are even.
    private const double LeastStrength = 1e-8;

    // A binary victory needs this much more strength, and leaves the loser this much chance.
    private const double BinaryAdvantage = 1.1, BinaryRemainder = 1e-6;

    private const double LeastIncentive = 1e-10, Precision = 1e-12;
    private const int MostSteps = 100_000;

    /// <summary>An actor's vote between two options whose utilities differ by this much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Vote(VotingRule rule, double weight, double difference)
        => weight * (rule == VotingRule.Proportional ? difference : Response(rule, difference));

    /// <summary>
    /// The probability of each option. Of two, the later is the change and the earlier what would otherwise be, which matters to
    /// loss-averse actors.
    /// </summary>
    /// <param name="model">The rules.</param>
    /// <param name="weights">The actors' weights.</param>
    /// <param name="utilities">By option, its utility to each actor.</param>
    internal static double[] Chances(SpatialModel model, double[] weights, double[][] utilities)
    {
        int options = utilities.Length;
        VotingRule rule = model.Voting;
        double[,] strengths = new double[options, options], victories = new double[options, options];
        for (int i = 0; i < options; i++)
        {
            strengths[i, i] = LeastStrength;
            victories[i, i] = 0.5;
            for (int j = 0; j < i; j++)
            {
                double votes = 0, net = 0;
                ReadOnlySpan<double> one = utilities[i], other = utilities[j];
                for (int a = 0; a < weights.Length && a < one.Length && a < other.Length; a++)
                {
                    double vote = Vote(rule, weights[a], one[a] - other[a]);
                    votes += Math.Abs(vote);
                    net += vote;
                }
                double ours = LeastStrength + (votes + net) / 2, theirs = LeastStrength + (votes - net) / 2;
                (strengths[i, j], strengths[j, i]) = (ours, theirs);
                victories[i, j] = Victory(ours, theirs, model.VictoryExponent);
                victories[j, i] = Victory(theirs, ours, model.VictoryExponent);
            }
        }
        return model.Election switch
        {
            ElectionRule.MarkovIncentive => Markov(victories, Challenges(strengths, victories)),
            ElectionRule.MarkovUniform => Markov(victories, Uniform(options)),
            _ => Conditional(victories),
        };
    }

    private static double Response(VotingRule rule, double difference)
        => rule switch
        {
            VotingRule.Binary => Steady(difference),
            VotingRule.ProportionalBinary => 0.8 * difference + 0.2 * Steady(difference),
            VotingRule.ProportionalCubic => (difference + difference * difference * difference) / 2,
            VotingRule.Cubic => difference * difference * difference,
            VotingRule.LossAverse => difference < 0 ? difference : 2 * difference / 3,
            _ => difference,
        };

    private static double Steady(double difference) => Math.Abs(difference) <= Contenders.Tie ? 0 : Math.Sign(difference);

    private static double Victory(double ours, double theirs, double exponent)
    {
        if (exponent == 1) return ours / (ours + theirs);
        if (double.IsPositiveInfinity(exponent))
        {
            if (ours >= BinaryAdvantage * theirs) return 1 / (1 + BinaryRemainder);
            if (theirs >= BinaryAdvantage * ours) return BinaryRemainder / (1 + BinaryRemainder);
            return (ours / (ours + theirs) * (BinaryAdvantage + 1) - 1) / (BinaryAdvantage - 1);
        }
        double lesser = PortableMath.Pow(Math.Min(ours, theirs) / Math.Max(ours, theirs), exponent);
        return (ours >= theirs ? 1 : lesser) / (1 + lesser);
    }

    private static double[] Conditional(double[,] victories)
    {
        int options = victories.GetLength(0);
        double[] chances = new double[options];
        for (int i = 0; i < options; i++)
        {
            chances[i] = 1;
            for (int j = 0; j < options; j++) chances[i] *= victories[i, j];
        }
        double one = chances.Sum();
        return [.. chances.Select(c => one > 0 ? c / one : 1.0 / options)];
    }

    /// <summary>[i, j]: the probability that i is the one to challenge j.</summary>
    private static double[,] Challenges(double[,] strengths, double[,] victories)
    {
        int options = victories.GetLength(0);
        double[,] challenges = new double[options, options];
        for (int j = 0; j < options; j++)
        {
            double sum = 0;
            for (int i = 0; i < options; i++)
                sum += challenges[i, j] = strengths[i, j] * victories[i, j] + (i == j ? LeastIncentive : 0);
            for (int i = 0; i < options; i++) challenges[i, j] /= sum;
        }
        return challenges;
    }

    private static double[,] Uniform(int options)
    {
        double[,] challenges = new double[options, options];
        for (int i = 0; i < options; i++)
            for (int j = 0; j < options; j++) challenges[i, j] = 1.0 / options;
        return challenges;
    }

    /// <summary>The limit of the process in which i challenges the favourite j with this probability and wins with that.</summary>
    private static double[] Markov(double[,] victories, double[,] challenges)
    {
        int options = victories.GetLength(0);
        double[] chances = new double[options], next = new double[options];
        Array.Fill(chances, 1.0 / options);
        double change = 1;
        for (int step = 0; step < MostSteps && change > Precision; step++)
        {
            change = 0;
            for (int i = 0; i < options; i++)
            {
                next[i] = 0;
                for (int j = 0; j < options; j++)
                    next[i] += victories[i, j] * (chances[i] * challenges[j, i] + chances[j] * challenges[i, j]);
                change = Math.Max(change, Math.Abs(next[i] - chances[i]));
            }
            // The mean of two steps has the same limit and does not swing around it.
            for (int i = 0; i < options; i++) chances[i] = (chances[i] + next[i]) / 2;
        }
        return chances;
    }
}
