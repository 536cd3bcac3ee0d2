namespace TradeModel.Prediction;

/// <summary>One round of the spatial model; the model's documentation numbers the steps.</summary>
internal sealed class SpatialRound(SpatialModel model, Contenders actors)
{
    // An actor challenges only for more than this, a coalition of nobody has this strength, and this keeps two careless actors in place.
    private const double LeastGain = 1e-5, LeastStrength = 1e-10, LeastPull = 1e-6;

    private readonly int _count = actors.Count;
    private readonly Xoshiro256? _random = model.Seed is { } seed ? new(seed) : null;
    private readonly double[] _weight = [.. actors.Capability.Zip(actors.Salience, (c, s) => c * s)];

    // The risk aversions that one actor estimates, and by position its utility to all actors in these estimates. Each actor overwrites
    // them.
    private readonly double[] _estimates = new double[actors.Count];
    private readonly double[][] _seen = [.. Enumerable.Range(0, actors.Count).Select(_ => new double[actors.Count])];

    /// <summary>The bargains offered at these positions, each with who accepts it.</summary>
    internal List<Offer> Offers(double[] at)
    {
        double[][] distance = [.. at.Select(one => at.Select(other => Math.Abs(one - other)).ToArray())];
        double[] aversion = RiskAversions(distance);
        var offers = new List<Offer>();
        for (int i = 0; i < _count; i++) Challenge(i, at, distance, aversion, offers);
        Choose(at, distance, aversion, offers);
        return offers;
    }

    private static double Utility(double distance, double aversion) => (1 - distance) * (1 + distance * aversion);

    /// <summary>Step 1.</summary>
    private double[] RiskAversions(double[][] distance)
    {
        double[][] utilities = [.. distance.Select(row => row.Select(d => 1 - d).ToArray())];
        double[] chances = CondorcetElection.Chances(model, actors.Capability, utilities);
        double least = chances.Min(), most = chances.Max(), low = model.LeastRiskAversion;
        return [.. chances.Select(c => most - least > Contenders.Least ? low + (c - least) / (most - least) * (1 - low) : 0)];
    }

    /// <summary>Steps 2 and 3 for one challenger.</summary>
    private void Challenge(int i, double[] at, double[][] distance, double[] aversion, List<Offer> offers)
    {
        Estimate(i, aversion);
        for (int position = 0; position < _count; position++) See(position, distance);
        int target = -1;
        double chance = 0, gain = LeastGain;
        for (int j = 0; j < _count; j++)
        {
            if (j == i) continue;
            double win = Chance(i, j), expected = Gain(i, j, win);
            bool better = expected > gain + Contenders.Tie;
            bool nearer = target >= 0 && expected > gain - Contenders.Tie && distance[i][j] < distance[i][target] - Contenders.Tie;
            if (better || nearer) (target, chance, gain) = (j, win, Math.Max(gain, expected));
        }
        if (target < 0) return;
        var offer = new Offer
        {
            Challenger = i,
            Challenged = target,
            Kind = ChallengeKind.Bargain,
            Chance = chance,
            Gain = gain,
            CounterGain = Gain(target, i, Chance(target, i)),
        };
        (double Own, double Other) mine = Meet(i, target, at, chance);
        if (model.View == BargainView.Challenger)
        {
            offers.Add(offer with { ChallengerTo = mine.Own, ChallengedTo = mine.Other });
            return;
        }
        Estimate(target, aversion);
        See(i, distance);
        See(target, distance);
        (double Own, double Other) theirs = Meet(i, target, at, Chance(i, target));
        if (model.View == BargainView.Both)
        {
            offers.Add(offer with { ChallengerTo = mine.Own, ChallengedTo = mine.Other });
            offers.Add(offer with { ChallengerTo = theirs.Own, ChallengedTo = theirs.Other });
            return;
        }
        double total = _weight[i] + _weight[target], share = total > 0 ? _weight[i] / total : 0.5;
        offers.Add(offer with
        {
            ChallengerTo = share * mine.Own + (1 - share) * theirs.Own,
            ChallengedTo = share * mine.Other + (1 - share) * theirs.Other,
        });
    }

    /// <summary>How risk-averse one actor takes all actors to be.</summary>
    private void Estimate(int by, double[] aversion)
    {
        for (int k = 0; k < _count; k++) _estimates[k] = aversion[by] + model.RiskInsight * (aversion[k] - aversion[by]);
    }

    /// <summary>The utility of one position to all actors, as the actor of the last estimate takes it.</summary>
    private void See(int position, double[][] distance)
    {
        double[] row = distance[position], utilities = _seen[position], estimates = _estimates;
        for (int k = 0; k < utilities.Length; k++) utilities[k] = Utility(row[k], estimates[k]);
    }

    /// <summary>The probability that i beats j, third parties included.</summary>
    private double Chance(int i, int j)
    {
        VotingRule rule = model.Voting;
        ReadOnlySpan<double> one = _seen[i], other = _seen[j], weight = _weight;
        double ours = LeastStrength + Math.Max(0, CondorcetElection.Vote(rule, weight[i], one[i] - other[i]));
        double theirs = LeastStrength + Math.Max(0, -CondorcetElection.Vote(rule, weight[j], one[j] - other[j]));
        double votes = 0, net = 0;
        bool semi = model.ThirdParties == ThirdPartyCommitment.Semi;
        if (!semi && model.ThirdParties != ThirdPartyCommitment.Sincere) return ours / (ours + theirs);
        for (int k = 0; k < weight.Length && k < one.Length && k < other.Length; k++)
        {
            if (k == i || k == j) continue;
            double vote = CondorcetElection.Vote(rule, weight[k], one[k] - other[k]);
            if (semi)
            {
                // What joining i leaves the third party over joining j, if i wins and if j wins. Its own position is worth 1 to it.
                double size = Math.Abs(vote), win = (ours + (size + vote) / 2) / (ours + theirs + size);
                vote = CondorcetElection.Vote(rule, weight[k], win * (1 - one[k]) + (1 - win) * (other[k] - 1));
            }
            votes += Math.Abs(vote);
            net += vote;
        }
        return (ours + (votes + net) / 2) / (ours + theirs + votes);
    }

    private double Gain(int i, int j, double win)
    {
        double won = 2 * _seen[i][i], lost = 2 * _seen[j][i], resistance = actors.Salience[j];
        return (1 - resistance) * won + resistance * (win * won + (1 - win) * lost) - _seen[i][i] - _seen[j][i];
    }

    /// <summary>Where each of the two would stand if i wins with this probability.</summary>
    private (double Own, double Other) Meet(int i, int j, double[] at, double win)
    {
        double mine = actors.Salience[i], yours = actors.Salience[j], between = at[j] - at[i];
        if (model.Interpolation == BargainInterpolation.LikelyLoserMoves)
        {
            double behind = Math.Max(0, 1 - 2 * win), ahead = Math.Max(0, 2 * win - 1);
            return (at[i] + between * Yield(behind, mine, yours), at[j] - between * Yield(ahead, yours, mine));
        }
        double pull = mine * win, other = yours * (1 - win);
        if (model.Interpolation == BargainInterpolation.Square) (pull, other) = (pull * pull, other * other);
        double total = pull + other + LeastPull;
        return (at[i] + between * (other / total), at[j] - between * (pull / total));
    }

    private static double Yield(double share, double own, double other)
    {
        double pull = share * other * other;
        return pull / (pull + LeastPull + (1 - share) * own * own);
    }

    /// <summary>Step 4 for all actors.</summary>
    private void Choose(double[] at, double[][] distance, double[] aversion, List<Offer> offers)
    {
        // By offer, how much it changes the mean utility of all positions to each actor; 0 for the status quo.
        double[][] changes = [.. offers.Select(o => Enumerable.Range(0, _count).Select(a => Change(o, a)).ToArray())];
        double[] none = new double[_count];
        for (int k = 0; k < _count; k++)
        {
            int[] own = [.. Enumerable.Range(0, offers.Count).Where(o => offers[o].Challenger == k || offers[o].Challenged == k)];
            if (own.Length == 0) continue;
            int choice = Pick(CondorcetElection.Chances(model, actors.Capability, [none, .. own.Select(o => changes[o])]));
            if (choice == 0) continue;
            Offer chosen = offers[own[choice - 1]];
            offers[own[choice - 1]] = chosen.Challenger == k
                ? chosen with { ChallengerMoves = true } : chosen with { ChallengedMoves = true };
        }

        double Change(in Offer offer, int a)
        {
            double risk = aversion[a], before = Utility(distance[a][offer.Challenger], risk) + Utility(distance[a][offer.Challenged], risk);
            double after = Utility(Math.Abs(at[a] - offer.ChallengerTo), risk) + Utility(Math.Abs(at[a] - offer.ChallengedTo), risk);
            return (after - before) / _count;
        }
    }

    private int Pick(double[] chances)
    {
        if (_random is null)
        {
            double most = chances.Max();
            return Array.FindIndex(chances, c => c >= most - Contenders.Tie);
        }
        double drawn = _random.NextDouble(), below = 0;
        for (int o = 0; o < chances.Length - 1; o++)
        {
            below += chances[o];
            if (drawn < below) return o;
        }
        return chances.Length - 1;
    }
}
