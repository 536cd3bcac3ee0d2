namespace TradeModel.Prediction;

/// <summary>One round of the expected-utility model; the model's documentation numbers the steps.</summary>
internal sealed class ExpectedUtilityRound(ExpectedUtilityModel model, Contenders actors)
{
    private readonly int _count = actors.Count;

    /// <summary>The offers that can be enforced at these positions, each with whether it is accepted.</summary>
    internal List<Offer> Offers(double[] at)
    {
        double median = actors.Median(at);
        double[] exponents = RiskExponents(at, median);
        double[,] chances = Chances(at, exponents);
        var offers = new List<Offer>();
        for (int i = 0; i < _count; i++)
        {
            int first = offers.Count;
            double exponent = exponents[i], noChange = Utility(0.5, exponent);
            for (int j = 0; j < _count; j++)
            {
                double distance = Math.Abs(at[i] - at[j]);
                if (j == i || distance <= Contenders.Tie) continue;
                double success = Utility(0.5 - distance / 2, exponent), failure = Utility(0.5 + distance / 2, exponent);
                double own = Challenge(chances[i, j], actors.Salience[j], success, failure)
                    - Otherwise(Math.Abs(at[i] - median), distance, noChange, exponent);
                double others = Challenge(chances[j, i], actors.Salience[i], success, failure)
                    - Otherwise(Math.Abs(at[j] - median), distance, noChange, exponent);
                if (Kind(own, others) is not { } kind) continue;
                double share = kind == ChallengeKind.Compromise ? -own / others : 1;
                offers.Add(new()
                {
                    Challenger = j,
                    Challenged = i,
                    Kind = kind,
                    Chance = chances[j, i],
                    Gain = others,
                    CounterGain = own,
                    ChallengerTo = at[j],
                    ChallengedTo = at[i] + (at[j] - at[i]) * share,
                });
            }
            Accept(offers, first, at[i]);
        }
        offers.Sort((a, b) => (a.Challenger, a.Challenged).CompareTo((b.Challenger, b.Challenged)));
        return offers;
    }

    /// <summary>What the challenged actor faces (step 5); null if it need not move.</summary>
    private static ChallengeKind? Kind(double own, double others)
    {
        if (others <= Contenders.Least || Math.Abs(own) <= Contenders.Tie) return null;
        if (own > 0) return others > own + Contenders.Tie ? ChallengeKind.Confrontation : null;
        return others > -own ? ChallengeKind.Compromise : ChallengeKind.Capitulation;
    }

    private void Accept(List<Offer> offers, int first, double at)
    {
        int best = -1;
        for (int o = first; o < offers.Count; o++)
            if (best < 0 || Precedes(offers[o], offers[best], at)) best = o;
        if (best >= 0) offers[best] = offers[best] with { ChallengedMoves = true };
    }

    private bool Precedes(in Offer one, in Offer other, double at)
    {
        if (model.Order == OfferOrder.ConfrontationFirst && one.Kind != other.Kind) return one.Kind < other.Kind;
        double move = Math.Abs(one.ChallengedTo - at), least = Math.Abs(other.ChallengedTo - at);
        return Math.Abs(move - least) > Contenders.Tie ? move < least : one.Challenger < other.Challenger;
    }

    private double[] RiskExponents(double[] at, double median)
    {
        double[] neutral = new double[_count], dangers = new double[_count];
        Array.Fill(neutral, 1);
        double[,] chances = Chances(at, neutral);
        for (int i = 0; i < _count; i++)
        {
            for (int j = 0; j < _count; j++)
            {
                if (j == i) continue;
                double distance = Math.Abs(at[i] - at[j]), success = 2 * distance;
                dangers[i] += Challenge(chances[j, i], actors.Salience[i], success, -success)
                    - Otherwise(Math.Abs(at[j] - median), distance, 0, 1);
            }
        }
        double least = dangers.Min(), most = dangers.Max();
        if (most - least <= Contenders.Least) return neutral;
        return [.. dangers.Select(d => (2 * d - most - least) / (most - least)).Select(r => (1 - r / 3) / (1 + r / 3))];
    }

    /// <summary>The probabilities of success (step 2): [i, j] that i beats j; 0 at equal positions.</summary>
    private double[,] Chances(double[] at, double[] exponents)
    {
        double[][] loss = [.. at.Select(x => at.Select((own, k) => actors.Weight[k] * Power(Math.Abs(own - x), exponents[k])).ToArray())];
        double[,] support = new double[_count, _count];
        double all = 0;
        for (int i = 0; i < _count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double votes = 0, net = 0;
                double[] one = loss[i], other = loss[j];
                for (int k = 0; k < one.Length; k++)
                {
                    double vote = other[k] - one[k];
                    votes += Math.Abs(vote);
                    net += vote;
                }
                (support[i, j], support[j, i]) = ((votes + net) / 2, (votes - net) / 2);
                all += 2 * votes;
            }
        }
        double[,] chances = new double[_count, _count];
        for (int i = 0; i < _count; i++)
        {
            for (int j = 0; j < _count; j++)
            {
                if (Math.Abs(at[i] - at[j]) <= Contenders.Tie) continue;
                double votes = model.Success == SuccessRule.AllContests ? all : support[i, j] + support[j, i];
                chances[i, j] = votes > 0 ? support[i, j] / votes : 0.5;
            }
        }
        return chances;
    }

    /// <summary>What a challenge is worth if the challenged actor resists with this probability (step 3).</summary>
    private static double Challenge(double chance, double resistance, double success, double failure)
        => resistance * (chance * success + (1 - chance) * failure) + (1 - resistance) * success;

    /// <summary>What not challenging is worth to an actor this far from the median (steps 1 and 3).</summary>
    private double Otherwise(double toMedian, double distance, double noChange, double exponent)
    {
        double quo = model.StatusQuoProbability, better = model.BetterProbability;
        if (quo == 1) return noChange;
        double change = (toMedian + distance) / 4;
        double changed = better * Utility(0.5 - change, exponent) + (1 - better) * Utility(0.5 + change, exponent);
        return quo * noChange + (1 - quo) * changed;
    }

    // A rounding error instead of 0 would have a root that matters.
    private static double Utility(double loss, double exponent) => loss <= Contenders.Tie ? 2 : 2 - 4 * Power(loss, exponent);

    private static double Power(double x, double exponent) => exponent == 1 ? x : PortableMath.Pow(x, exponent);
}
