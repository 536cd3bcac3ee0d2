using FsCheck;
using FsCheck.Fluent;
using TradeModel.Prediction;

namespace TradeModel.Prediction.Tests;

/// <summary>Small tables written by hand, and generated ones.</summary>
internal static class Tables
{
    internal static ContestedIssue Issue(params (double Position, double Salience, double Capability)[] actors)
        => Issue(null, actors);

    internal static ContestedIssue Issue(double? reference, params (double Position, double Salience, double Capability)[] actors)
        => new(
            new("i"),
            actors.Select((a, i) => new ActorPosition(new($"a{i}"), a.Position, a.Salience, a.Capability)).ToValueList(),
            referencePoint: reference);

    internal static Gen<ContestedIssue> IssueGen(int number = 0)
        => from actors in Gen.Choose(1, 6)
           from numbers in Gen.ArrayOf(Gen.Choose(0, 100), actors * 3)
           from outcome in Gen.Choose(0, 100)
           from decision in Gen.Choose(0, 4)
           select new ContestedIssue(
               new($"i{number}"),
               Enumerable.Range(0, actors)
                   .Select(a => new ActorPosition(new($"a{a}"), numbers[3 * a], numbers[3 * a + 1], numbers[3 * a + 2] / 10.0))
                   .ToValueList(),
               $"d{decision}", referencePoint: numbers[0], outcome: outcome);

    internal static Gen<ActorTable> TableGen(int issues)
        => from list in Gen.CollectToArray(Enumerable.Range(0, issues).Select(IssueGen))
           select new ActorTable(list.ToValueList());

    /// <summary>The models with one of each kind, weights of their own included.</summary>
    internal static IOutcomePredictor[] Models { get; } =
    [
        new MeanPosition(),
        new SalienceWeightedMean(),
        new CompromiseModel(),
        new NashBargainingModel(),
        new NashBargainingModel(3),
        new WeighedCompromise(0.5, 1.5, 1.5, [new(new("a0"), 2.0), new(new("a3"), 0.25)]),
        new WeighedCompromise(1, 1, 3),
        new AveragedCompromise([new WeighedCompromise(), new WeighedCompromise(0.5, 1, 1.75)]),
    ];

    /// <summary>
    /// The models in rounds, with every rule in one of them at least. Three rounds, because the actors' choices magnify rounding errors
    /// from round to round.
    /// </summary>
    internal static IOutcomePredictor[] ChallengeModels =>
    [
        new ExpectedUtilityModel { MaxRounds = 3 },
        new ExpectedUtilityModel
        {
            Success = SuccessRule.AllContests, Order = OfferOrder.ConfrontationFirst, StatusQuoProbability = 0.6, BetterProbability = 0.3,
            Settlement = SettlementRule.Mean, MaxRounds = 3,
        },
        new SpatialModel { MaxRounds = 3 },
        new SpatialModel
        {
            Voting = VotingRule.Cubic, Election = ElectionRule.MarkovIncentive, VictoryExponent = 2, View = BargainView.Both, MaxRounds = 3,
        },
        new SpatialModel
        {
            Voting = VotingRule.Binary, Election = ElectionRule.MarkovUniform, ThirdParties = ThirdPartyCommitment.Sincere, RiskInsight = 1,
            Interpolation = BargainInterpolation.LikelyLoserMoves, Settlement = SettlementRule.Median, MaxRounds = 3,
        },
        new SpatialModel
        {
            Voting = VotingRule.LossAverse, VictoryExponent = double.PositiveInfinity, ThirdParties = ThirdPartyCommitment.Full,
            Interpolation = BargainInterpolation.Linear, View = BargainView.Weighted, LeastRiskAversion = -1, Seed = 7, MaxRounds = 3,
        },
    ];
}

/// <summary>Generators for <c>[Property]</c>.</summary>
internal sealed class TableArbitraries
{
    public static Arbitrary<ContestedIssue> Issues() => Tables.IssueGen().ToArbitrary();

    public static Arbitrary<ActorTable> ActorTables() => Tables.TableGen(12).ToArbitrary();
}
