namespace TradeModel.Prediction;

/// <summary>
/// The actors of an issue in the order of their ids, so that the order given never matters: positions from 0 to 1, saliences from 0 to 1,
/// capabilities as shares of the greatest.
/// </summary>
internal sealed class Contenders
{
    /// <summary>Below this, two numbers are equal: it lies far above rounding errors and far below what matters.</summary>
    internal const double Tie = 1e-9;

    /// <summary>
    /// Gains up to this are none, and figures that lie this close together are one: a share of a smaller range would magnify rounding
    /// errors.
    /// </summary>
    internal const double Least = 1e-6;

    // The rule that stops compares with the first round's moves plus this, so that two rounds without much movement stop it too.
    private const double LeastFirstMove = 1e-4;

    private readonly PartyId[] _names;
    private readonly double[] _start;
    private readonly double _low, _width, _least, _most;

    /// <summary>Places the actors between two points of the scale, which become 0 and 1.</summary>
    internal Contenders(ContestedIssue issue, double? fullSalience, double low, double high)
    {
        ActorPosition[] actors = [.. issue.Actors.OrderBy(a => a.Actor)];
        (_low, _width) = (low, high - low);
        _names = [.. actors.Select(a => a.Actor)];
        _start = [.. actors.Select(a => _width > 0 ? (a.Position - low) / _width : 0)];
        (_least, _most) = (actors.Min(a => a.Position), actors.Max(a => a.Position));
        double full = fullSalience ?? issue.GreatestSalience;
        Salience = [.. actors.Select(a => issue.GreatestSalience > 0 ? Math.Min(1, a.Salience / full) : 1)];
        Capability = [.. actors.Select(a => issue.GreatestCapability > 0 ? a.Capability / issue.GreatestCapability : 1)];
        Weight = [.. Salience.Zip(Capability, (s, c) => s * c)];
        if (Weight.All(w => w == 0)) Array.Fill(Weight, 1);
    }

    internal int Count => _names.Length;

    internal double[] Salience { get; }

    internal double[] Capability { get; }

    /// <summary>Capability times salience; 1 for all if nobody has both.</summary>
    internal double[] Weight { get; }

    /// <summary>Plays rounds until nobody moves any more, little moves, or the greatest number is played.</summary>
    internal ChallengeTrace Play(Func<double[], List<Offer>> offers, int rounds, double stopRatio, SettlementRule rule, bool traced)
    {
        double[] at = [.. _start];
        var history = new List<ChallengeRound>();
        bool settled = Count < 2 || at.Max() - at.Min() <= Tie;
        double first = 0;
        for (int round = 1; round <= rounds && !settled; round++)
        {
            List<Offer> made = offers(at);
            if (traced) history.Add(new(round, Positions(at), Outcome(at, rule), made.Select(o => Public(o)).ToValueList()));
            double[] next = [.. at];
            foreach (Offer offer in made)
            {
                if (offer.ChallengerMoves) next[offer.Challenger] = Math.Clamp(offer.ChallengerTo, 0, 1);
                if (offer.ChallengedMoves) next[offer.Challenged] = Math.Clamp(offer.ChallengedTo, 0, 1);
            }
            double moved = 0;
            for (int i = 0; i < Count; i++) moved += Math.Abs(next[i] - at[i]);
            at = next;
            if (round == 1) first = moved + LeastFirstMove;
            settled = moved == 0 || (round > 1 && moved < stopRatio * first);
        }
        return new(history.ToValueList(), Positions(at), Outcome(at, rule), settled);
    }

    /// <summary>The weighted median of positions from 0 to 1; the middle of two that tie.</summary>
    internal double Median(double[] at)
    {
        int[] order = [.. Enumerable.Range(0, Count).Where(i => Weight[i] > 0).OrderBy(i => at[i])];
        double half = Weight.Sum() / 2, below = 0;
        for (int k = 0; k < order.Length; k++)
        {
            below += Weight[order[k]];
            if (below > half * (1 + Tie)) return at[order[k]];
            if (below >= half * (1 - Tie) && k + 1 < order.Length) return (at[order[k]] + at[order[k + 1]]) / 2;
        }
        return at[order[^1]];
    }

    private double Outcome(double[] at, SettlementRule rule)
    {
        if (rule == SettlementRule.Median) return OnScale(Median(at));
        double sum = 0, total = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += Weight[i] * at[i];
            total += Weight[i];
        }
        return OnScale(sum / total);
    }

    private ValueMap<PartyId, double> Positions(double[] at)
        => _names.Select((name, i) => KeyValuePair.Create(name, OnScale(at[i]))).ToValueMap();

    private double OnScale(double at) => Math.Clamp(_low + _width * at, _least, _most);

    private Challenge Public(in Offer offer)
    {
        PartyId challenger = _names[offer.Challenger], challenged = _names[offer.Challenged];
        ValueList<PartyId> moved = (offer.ChallengerMoves, offer.ChallengedMoves) switch
        {
            (true, true) => [challenger, challenged],
            (true, false) => [challenger],
            (false, true) => [challenged],
            _ => [],
        };
        return new(
            challenger, challenged, offer.Kind, offer.Chance, offer.Gain, offer.CounterGain, OnScale(offer.ChallengerTo),
            OnScale(offer.ChallengedTo), moved);
    }
}
