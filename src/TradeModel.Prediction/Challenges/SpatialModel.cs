namespace TradeModel.Prediction;

/// <summary>
/// The spatial model of politics of KTAB, the toolkit for behavioural analysis of KAPSARC, in one dimension. Actors challenge the position
/// they expect to gain most from; the two bargain; all actors then choose among the bargains they take part in, in a probabilistic
/// Condorcet election. Such rounds repeat.
/// </summary>
/// <remarks>
/// <para>Each round, with d distances as shares of the scale, s saliences from 0 to 1, c capabilities:</para>
/// <para>
/// 1. Risk: the chance of each actor's position in an election without risk (utility 1 − d, weights c) sets its aversion R, from
/// <see cref="LeastRiskAversion"/> at the least probable to 1 at the most probable position. Utility is (1 − d)(1 + d·R). Actor h takes
/// R_h + <see cref="RiskInsight"/> · (R_i − R_h) for the aversion of actor i.
/// </para>
/// <para>
/// 2. A contest: the two sides are the votes (<see cref="Voting"/>, weights c·s) of the contestants and of the third parties
/// (<see cref="ThirdParties"/>). The challenger expects (1 − s_j)·2u(own) + s_j (P·2u(own) + (1 − P)·2u(other's)) − u(own) − u(other's).
/// It challenges where this is greatest and above 10⁻⁵.
/// </para>
/// <para>
/// 3. The bargain: <see cref="Interpolation"/> and <see cref="View"/> say where each of the two would stand.
/// </para>
/// <para>
/// 4. Each actor chooses among its bargains and its own position: all actors vote with c on the mean utility of all positions after each.
/// The most probable option is taken; if options are equally probable, the status quo is taken first, then the bargain of the
/// challenger whose id comes first. With a <see cref="Seed"/> one is drawn by its probability.
/// </para>
/// <para>
/// The prediction stays within the range of the positions, moves with the scale and does not change with the unit of capability or the
/// order of the actors. KTAB rounds bargained positions to four decimals of the scale; this model does not.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SpatialModel : IOutcomePredictor
{
    /// <summary>How strongly actors support what they prefer; <see cref="VotingRule.Proportional"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public VotingRule Voting { get; init => field = Guard.Defined(value, nameof(Voting)); } = VotingRule.Proportional;

    /// <summary>
    /// The probability that a coalition of strength a beats one of strength b is aᵉ / (aᵉ + bᵉ); e is above 0, 1 by default. KTAB's
    /// <c>VictoryProbModel</c>: 1 linear, 2 square, 4 quartic, 8 octic. Infinity is KTAB's binary rule: ten per cent more strength is
    /// certain to win, and less counts in proportion.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not a number.</exception>
    public double VictoryExponent
    {
        get;
        init => field = value > 0 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(VictoryExponent)), value, "must be above 0");
    } = 1;

    /// <summary>How an option is chosen from many; <see cref="ElectionRule.Conditional"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public ElectionRule Election { get; init => field = Guard.Defined(value, nameof(Election)); } = ElectionRule.Conditional;

    /// <summary>What taking a side costs third parties; <see cref="ThirdPartyCommitment.Semi"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public ThirdPartyCommitment ThirdParties
    {
        get;
        init => field = Guard.Defined(value, nameof(ThirdParties));
    } = ThirdPartyCommitment.Semi;

    /// <summary>
    /// The risk aversion of the actor with the least probable position, from −1 (it seeks risk) to 1 (as averse as all others); −½ by
    /// default. KTAB's <c>BigRRange</c>: 0 is Min, −½ Mid, −1 Max.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below −1, above 1 or not a number.</exception>
    public double LeastRiskAversion
    {
        get;
        init => field = value is >= -1 and <= 1 ? value + 0.0
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(LeastRiskAversion)), value, "must be from -1 to 1");
    } = -0.5;

    /// <summary>
    /// How well actors know the risk aversion of others: from 0 (each takes all others to be like itself) to 1 (exactly); ⅓ by default.
    /// KTAB's <c>BigRAdjust</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or not a number.</exception>
    public double RiskInsight { get; init => field = Number.Share(value); } = 1 / 3.0;

    /// <summary>Where two actors meet; <see cref="BargainInterpolation.Square"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public BargainInterpolation Interpolation
    {
        get;
        init => field = Guard.Defined(value, nameof(Interpolation));
    } = BargainInterpolation.Square;

    /// <summary>Whose estimate sets the bargain; <see cref="BargainView.Challenger"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public BargainView View { get; init => field = Guard.Defined(value, nameof(View)); } = BargainView.Challenger;

    /// <summary>
    /// Null, the default, takes the most probable option; KTAB's deterministic <c>StateTransition</c>. A number is the seed of a
    /// <see cref="Xoshiro256"/> that draws each actor's option by its probability: the same seed gives the same prediction.
    /// </summary>
    public ulong? Seed { get; init; }

    /// <summary>What is decided at the last positions; <see cref="SettlementRule.Mean"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public SettlementRule Settlement { get; init => field = Guard.Defined(value, nameof(Settlement)); } = SettlementRule.Mean;

    /// <summary>
    /// The salience of an actor that resists every challenge, above 0; a greater one counts as this. Null, the default, takes the greatest
    /// salience on the issue. KTAB's is 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public double? FullSalience { get; init => field = value is { } full ? Number.Positive(full, nameof(FullSalience)) : null; }

    /// <summary>The greatest number of rounds, 0 or more; 100 by default, as in KTAB. With 0 the settlement rule decides at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxRounds { get; init => field = Number.NotNegative(value); } = 100;

    /// <summary>
    /// From the second round on, it stops if the positions together moved less than this share of what they moved in the first round;
    /// 0 to 1, 0.02 by default, as in KTAB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or not a number.</exception>
    public double StopRatio { get; init => field = Number.Share(value); } = 0.02;

    /// <summary>"spatial model".</summary>
    public override string ToString() => "spatial model";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => Play(issue, traced: false).Outcome;

    /// <summary>Predicts an issue and keeps every round with the challenges offered and accepted.</summary>
    public ChallengeTrace Trace(ContestedIssue issue) => Play(issue, traced: true);

    private ChallengeTrace Play(ContestedIssue issue, bool traced)
    {
        Guard.NotNull(issue);
        var actors = new Contenders(issue, FullSalience, issue.Low, issue.High);
        var round = new SpatialRound(this, actors);
        return actors.Play(round.Offers, MaxRounds, StopRatio, Settlement, traced);
    }
}
