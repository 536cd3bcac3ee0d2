namespace TradeModel.Prediction;

/// <summary>
/// Bueno de Mesquita's expected-utility model as Scholz, Calbert and Smith reconstruct it ("Unravelling Bueno de Mesquita's group decision
/// model", Journal of Theoretical Politics 23, 2011). Actors challenge positions that they expect to beat; a challenged actor may concede.
/// Rounds of challenges repeat.
/// </summary>
/// <remarks>
/// <para>
/// Each round, with x positions, d distances as shares of the range of the first positions, s saliences from 0 to 1, c capabilities:
/// </para>
/// <para>
/// 1. Utilities (their section 3) with the risk exponent r: success 2 − 4(½ − d/2)^r, failure 2 − 4(½ + d/2)^r, no change 2 − 4(½)^r; with
/// m = (distance to the median + d) / 2, a change for the better 2 − 4(½ − m/2)^r and for the worse 2 − 4(½ + m/2)^r.
/// </para>
/// <para>
/// 2. The probability P of success (section 4): actor k votes c·s·(d(k, challenged)^r − d(k, challenger)^r), r its own; see
/// <see cref="SuccessRule"/>.
/// </para>
/// <para>
/// 3. The expected utility of challenging j (section 2.2): s_j (P·success + (1 − P)·failure) + (1 − s_j)·success − Q·(no change) − (1 − Q)
/// (T·better + (1 − T)·worse).
/// </para>
/// <para>
/// 4. Risk exponents (section 5): with r = 1 the sum of what all others expect from challenging an actor is its danger; R runs from −1 at
/// the least danger to 1 at the greatest; r = (1 − R/3) / (1 + R/3). If all dangers are equal, r = 1.
/// </para>
/// <para>
/// 5. Offers (section 6), as the challenged actor sees them with its own r: see <see cref="ChallengeKind"/>. Each actor gives in to one.
/// A challenger that expects up to 10⁻⁶ makes none.
/// </para>
/// <para>
/// The prediction stays within the range of the positions, moves with the scale and does not change with the unit of capability or the
/// order of the actors. Equal offers are decided by the distance, then by the challenger's id, never by chance.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ExpectedUtilityModel : IOutcomePredictor
{
    /// <summary>How votes become the probability that a challenge succeeds; <see cref="SuccessRule.Contest"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public SuccessRule Success { get; init => field = Guard.Defined(value, nameof(Success)); } = SuccessRule.Contest;

    /// <summary>Which offer an actor gives in to; <see cref="OfferOrder.LeastMove"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public OfferOrder Order { get; init => field = Guard.Defined(value, nameof(Order)); } = OfferOrder.LeastMove;

    /// <summary>
    /// Q: the probability, to every actor, that another keeps its position if nobody challenges it; 0 to 1, 1 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or not a number.</exception>
    public double StatusQuoProbability { get; init => field = Number.Share(value); } = 1;

    /// <summary>
    /// T: the probability that such a change without a challenge is for the better; 0 to 1, 1 by default. No effect if Q is 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or not a number.</exception>
    public double BetterProbability { get; init => field = Number.Share(value); } = 1;

    /// <summary>What is decided at the last positions; <see cref="SettlementRule.Median"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public SettlementRule Settlement { get; init => field = Guard.Defined(value, nameof(Settlement)); } = SettlementRule.Median;

    /// <summary>
    /// The salience of an actor that resists every challenge, above 0; a greater one counts as this. Null, the default, takes the greatest
    /// salience on the issue.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public double? FullSalience { get; init => field = value is { } full ? Number.Positive(full, nameof(FullSalience)) : null; }

    /// <summary>
    /// The greatest number of rounds, 0 or more; 10 by default, because positions may never stop changing. With 0 the settlement rule
    /// decides at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxRounds { get; init => field = Number.NotNegative(value); } = 10;

    /// <summary>
    /// From the second round on, it stops if the positions together moved less than this share of what they moved in the first round;
    /// 0 to 1, 0.02 by default. A round in which nobody moves always ends it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or not a number.</exception>
    public double StopRatio { get; init => field = Number.Share(value); } = 0.02;

    /// <summary>"expected-utility model".</summary>
    public override string ToString() => "expected-utility model";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => Play(issue, traced: false).Outcome;

    /// <summary>Predicts an issue and keeps every round with the challenges offered and accepted.</summary>
    public ChallengeTrace Trace(ContestedIssue issue) => Play(issue, traced: true);

    private ChallengeTrace Play(ContestedIssue issue, bool traced)
    {
        Guard.NotNull(issue);
        double low = issue.Actors.Min(a => a.Position), high = issue.Actors.Max(a => a.Position);
        var actors = new Contenders(issue, FullSalience, low, high);
        var round = new ExpectedUtilityRound(this, actors);
        return actors.Play(round.Offers, MaxRounds, StopRatio, Settlement, traced);
    }
}
