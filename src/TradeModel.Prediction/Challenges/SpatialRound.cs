namespace TradeModel.Prediction;

/// <summary>One round of the spatial model; the model's documentation numbers the steps.</summary>
internal sealed class SpatialRound(SpatialModel model, Contenders actors)
{
    // An actor challenges only for more than this, a coalition of nobody has this strength, and this keeps two careless actors in place.
    private const double LeastGain = 1e-5, LeastStrength = 1e-10, LeastPull = 1e-6;

    private readonly int _count = actors.Count;
    private readonly Xoshiro256? _random = model.Seed is { } seed ? new(seed) : null;
    private readonly double[] _weight = [.. actors.Capability.Zip(actors.Salience, (c, s) => c * s)];

    /// <summary>The bargains offered at these positions, each with who accepts it.</summary>
    internal List<Offer> Offers(double[] at)
    {
        double[,] distance = new double[_count, _count];
        for (int i = 0; i < _count; i++)
            for (int j = 0; j < _count; j++) distance[i, j] = Math.Abs(at[i] - at[j]);
        double[] aversion = RiskAversions(distance);
        var offers = new List<Offer>();
        for (int i = 0; i < _count; i++) Challenge(i, at, distance, aversion, offers);
        Choose(at, distance, aversion, offers);
        return offers;
    }

    private static double Utility(double distance, double aversion) => (1 - distance) * (1 + distance * aversion);

    /// <summary>Step 1.</summary>
    private double[] RiskAversions(double[,] distance)
    {
        double[,] utilities = new double[_count, _count];
        for (int a = 0; a < _count; a++)
            for (int o = 0; o < _count; o++) utilities[a, o] = 1 - distance[a, o];
        double[] chances = CondorcetElection.Chances(model, actors.Capability, utilities);
        double least = chances.Min(), most = chances.Max(), low = model.LeastRiskAversion;
        return [.. chances.Select(c => most - least > Contenders.Tie ? low + (c - least) / (most - least) * (1 - low) : 0)];
    }

    /// <summary>Steps 2 and 3 for one challenger.</summary>
    private void Challenge(int i, double[] at, double[,] distance, double[] aversion, List<Offer> offers)
    {
        double[,] seen = Seen(i, distance, aversion);
        int target = -1;
        double chance = 0, gain = LeastGain;
        for (int j = 0; j < _count; j++)
        {
            if (j == i) continue;
            double win = Chance(seen, i, j), expected = Gain(seen, i, j, win);
            bool better = expected > gain + Contenders.Tie;
            bool nearer = target >= 0 && expected > gain - Contenders.Tie && distance[i, j] < distance[i, target] - Contenders.Tie;
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
            CounterGain = Gain(seen, target, i, Chance(seen, target, i)),
        };
        (double Own, double Other) mine = Meet(i, target, at, chance);
        if (model.View == BargainView.Challenger)
        {
            offers.Add(offer with { ChallengerTo = mine.Own, ChallengedTo = mine.Other });
            return;
        }
        (double Own, double Other) theirs = Meet(i, target, at, Chance(Seen(target, distance, aversion), i, target));
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

    /// <summary>The utilities of all positions to all actors, as one actor estimates them.</summary>
    private double[,] Seen(int by, double[,] distance, double[] aversion)
    {
        double[,] seen = new double[_count, _count];
        for (int k = 0; k < _count; k++)
        {
            double estimate = aversion[by] + model.RiskInsight * (aversion[k] - aversion[by]);
            for (int j = 0; j < _count; j++) seen[k, j] = Utility(distance[k, j], estimate);
        }
        return seen;
    }

    /// <summary>The probability that i beats j, third parties included.</summary>
    private double Chance(double[,] seen, int i, int j)
    {
        double ours = LeastStrength + Math.Max(0, Support(seen, i, i, j)), theirs = LeastStrength + Math.Max(0, -Support(seen, j, i, j));
        double withI = ours, withJ = theirs;
        for (int k = 0; k < _count; k++)
        {
            if (k == i || k == j) continue;
            double vote = Support(seen, k, i, j);
            if (model.ThirdParties != ThirdPartyCommitment.Sincere)
            {
                double win = (ours + Math.Max(0, vote)) / (ours + theirs + Math.Abs(vote)), own = seen[k, k];
                // What joining i leaves the third party over joining j, if i wins and if j wins.
                bool semi = model.ThirdParties == ThirdPartyCommitment.Semi;
                double ifWon = semi ? own - seen[k, i] : 0, ifLost = semi ? seen[k, j] - own : 0;
                vote = CondorcetElection.Vote(model.Voting, _weight[k], win * ifWon + (1 - win) * ifLost);
            }
            if (vote > 0) withI += vote;
            else withJ -= vote;
        }
        return withI / (withI + withJ);
    }

    private double Support(double[,] seen, int k, int one, int other)
        => CondorcetElection.Vote(model.Voting, _weight[k], seen[k, one] - seen[k, other]);

    private double Gain(double[,] seen, int i, int j, double win)
    {
        double won = 2 * seen[i, i], lost = 2 * seen[i, j], resistance = actors.Salience[j];
        return (1 - resistance) * won + resistance * (win * won + (1 - win) * lost) - seen[i, i] - seen[i, j];
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
    private void Choose(double[] at, double[,] distance, double[] aversion, List<Offer> offers)
    {
        // [a, o]: how much offer o changes the mean utility of all positions to actor a.
        double[,] change = new double[_count, offers.Count];
        for (int o = 0; o < offers.Count; o++)
        {
            Offer offer = offers[o];
            for (int a = 0; a < _count; a++)
            {
                double before = Utility(distance[a, offer.Challenger], aversion[a]) + Utility(distance[a, offer.Challenged], aversion[a]);
                double after = Utility(Math.Abs(at[a] - offer.ChallengerTo), aversion[a])
                    + Utility(Math.Abs(at[a] - offer.ChallengedTo), aversion[a]);
                change[a, o] = (after - before) / _count;
            }
        }
        for (int k = 0; k < _count; k++)
        {
            int[] own = [.. Enumerable.Range(0, offers.Count).Where(o => offers[o].Challenger == k || offers[o].Challenged == k)];
            if (own.Length == 0) continue;
            double[,] utilities = new double[_count, own.Length + 1];
            for (int a = 0; a < _count; a++)
                for (int o = 0; o < own.Length; o++) utilities[a, o + 1] = change[a, own[o]];
            int choice = Pick(CondorcetElection.Chances(model, actors.Capability, utilities));
            if (choice == 0) continue;
            Offer chosen = offers[own[choice - 1]];
            offers[own[choice - 1]] = chosen.Challenger == k ? chosen with { ChallengerMoves = true } : chosen with { ChallengedMoves = true };
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
