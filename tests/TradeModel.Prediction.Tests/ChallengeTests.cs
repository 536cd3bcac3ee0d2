using System.Text.Json;
using FsCheck.Xunit;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

/// <summary>The expected-utility model and the spatial model.</summary>
public sealed class ChallengeTests
{
    // Bueno de Mesquita 1994, table 1 of Scholz, Calbert and Smith 2011: years until emission standards apply to medium-sized cars.
    private static readonly ContestedIssue Emissions = new(
        new("emissions"),
        [
            new(new("NLD"), 4, 80, 0.08), new(new("BEL"), 7, 40, 0.08), new(new("LUX"), 4, 20, 0.03), new(new("DEU"), 4, 80, 0.16),
            new(new("FRA"), 10, 60, 0.16), new(new("ITA"), 10, 60, 0.16), new(new("GBR"), 10, 90, 0.16), new(new("IRL"), 7, 10, 0.05),
            new(new("DNK"), 4, 100, 0.05), new(new("GRC"), 7, 70, 0.08),
        ]);

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Read().RootElement.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Trace_EveryOption_IsThatOfTheIndependentScript(int run)
    {
        // tests/recompute/challenges.py shares no code with the library. Its spatial model reproduces two runs of KTAB.
        JsonElement oracle = Read().RootElement[run];
        ContestedIssue issue = new(
            new("i"),
            oracle.GetProperty("actors").EnumerateArray()
                .Select(a => new ActorPosition(new(a[0].GetString()!), a[2].GetDouble(), a[3].GetDouble(), a[1].GetDouble()))
                .ToValueList());
        JsonElement[] rounds = [.. oracle.GetProperty("rounds").EnumerateArray()];
        for (int round = 1; round <= rounds.Length; round++)
        {
            ChallengeTrace trace = Trace(oracle, issue, round);
            double[] expected = [.. rounds[round - 1].EnumerateArray().Select(v => v.GetDouble())];
            Assert.True(trace.Rounds.Count == round || trace.IsSettled);
            for (int a = 0; a < expected.Length; a++) Assert.Equal(expected[a], trace.Positions[issue.Actors[a].Actor], 1e-7);
        }
    }

    [Fact]
    public void Trace_TheEmissionStandards_MoveAsInThePublicReplication()
    {
        // The replication says that it has the paper's first ten rounds. From the fourth on it chooses between compromises by the direction
        // of the scale, which this library does not.
        var model = new ExpectedUtilityModel
        {
            Success = SuccessRule.AllContests,
            Order = OfferOrder.ConfrontationFirst,
            FullSalience = 100,
            MaxRounds = 3,
            StopRatio = 0,
        };
        ChallengeTrace trace = model.Trace(Emissions);
        Assert.Equal(7, trace.Rounds[0].Outcome, 1e-12);
        Assert.Equal(8.415932315426764, trace.Rounds[1].Outcome, 1e-12);
        Assert.Equal(9.610859134120188, trace.Rounds[2].Outcome, 1e-12);
        Assert.Equal(9.961979590401311, trace.Outcome, 1e-12);
        Challenge challenge = trace.Rounds[0].Challenges.Single(c => c.Moved == [new("BEL")]);
        Assert.Equal((new PartyId("FRA"), ChallengeKind.Compromise), (challenge.Challenger, challenge.Kind));
        Assert.Equal(0.2432965945234421, challenge.Gain, 1e-12);
        Assert.Equal(-0.11483050347300794, challenge.CounterGain, 1e-12);
        Assert.Equal(9.610859134120188, trace.Positions[new("LUX")], 1e-12);
        Assert.Equal(8.415932315426764, trace.Positions[new("IRL")], 1e-12);
    }

    [Fact]
    public void Trace_TwoActors_TheLessSalientLosesTheConfrontation()
    {
        // By hand. Weights 1 and 1.5, so A wins with 0.4. With r = 1: E(A→B) = ½(0.4·2 − 0.6·2) + ½·2 = 0.8, E(B→A) = 0.6·2 − 0.4·2 = 0.4.
        // B is in the greater danger: r = ½, no change is worth 2 − 4√½. For A r = 2, no change is worth 1, and neither challenge gains.
        ChallengeTrace trace = new ExpectedUtilityModel().Trace(Tables.Issue((0, 80, 1), (100, 40, 3)));
        Challenge only = Assert.Single(trace.Rounds[0].Challenges);
        double noChange = 2 - 4 * Math.Sqrt(0.5);
        Assert.Equal((new PartyId("a0"), new PartyId("a1"), ChallengeKind.Confrontation), (only.Challenger, only.Challenged, only.Kind));
        Assert.Equal(0.4, only.Chance, 1e-12);
        Assert.Equal(0.8 - noChange, only.Gain, 1e-12);
        Assert.Equal(0.4 - noChange, only.CounterGain, 1e-12);
        Assert.Equal((0.0, 0.0), (only.ChallengerTo, only.ChallengedTo));
        Assert.Equal([new PartyId("a1")], only.Moved);
        Assert.Equal((0.0, true), (trace.Outcome, trace.IsSettled));
        Assert.Equal("a0 challenges a1: Confrontation, a1 to 0, gain 1.63 against 1.23; a1 moved", only.ToString());
    }

    [Fact]
    public void Trace_TwoActors_TheWeakerCompromises()
    {
        // By hand. A wins with 0.2: E(A→B) = −1.2, E(B→A) = 1.2 at r = 1. For A r = ½.
        double noChange = 2 - 4 * Math.Sqrt(0.5);
        ChallengeTrace trace = new ExpectedUtilityModel { MaxRounds = 1 }.Trace(Tables.Issue((0, 50, 1), (100, 50, 4)));
        Assert.Equal(ChallengeKind.Compromise, Assert.Single(trace.Rounds[0].Challenges).Kind);
        Assert.Equal(100 * (1.2 + noChange) / (1.2 - noChange), trace.Positions[new("a0")], 1e-10);
        Assert.Equal(100, trace.Positions[new("a1")]);
        Assert.False(trace.IsSettled);
    }

    [Fact]
    public void Trace_TwoEquals_NobodyMoves_AndTheMedianIsTheMiddle()
    {
        ChallengeTrace trace = new ExpectedUtilityModel().Trace(Tables.Issue((20, 50, 1), (80, 50, 1)));
        Assert.Empty(Assert.Single(trace.Rounds).Challenges);
        Assert.Equal((50.0, true), (trace.Outcome, trace.IsSettled));
        Assert.Equal("50 after 1 rounds", trace.ToString());
    }

    [Fact]
    public void Trace_TwoActors_BargainInTheSpatialModel()
    {
        // By hand. A wins with 2 / 2.5 = 0.8 and gains ½·2 + ½·0.8·2 − 1 = 0.8. They meet at 0.1² / (0.8² + 0.1² + 10⁻⁶). A has the votes.
        ChallengeTrace trace = new SpatialModel { MaxRounds = 1 }.Trace(Tables.Issue((0, 100, 2), (100, 50, 1)));
        Challenge only = Assert.Single(trace.Rounds[0].Challenges);
        Assert.Equal(0.8, only.Chance, 1e-9);
        Assert.Equal(0.8, only.Gain, 1e-9);
        Assert.Equal(1 / 0.650001, only.ChallengerTo, 1e-9);
        Assert.Equal(100 - 64 / 0.650001, only.ChallengedTo, 1e-9);
        Assert.Equal([new PartyId("a0"), new("a1")], only.Moved);
        Assert.Equal("a0 challenges a1: Bargain, a0 to 1.54 and a1 to 1.54, gain 0.80 against −0.60; a0 and a1 moved", only.ToString());
    }

    [Fact]
    public void Trace_EqualBargains_KeepTheStatusQuo()
    {
        // By hand. A gains ⅔ by challenging, but with equal capability the votes for and against the bargain are equal.
        ChallengeTrace trace = new SpatialModel().Trace(Tables.Issue((0, 100, 1), (100, 50, 1)));
        Challenge only = Assert.Single(Assert.Single(trace.Rounds).Challenges);
        Assert.Equal(2 / 3.0, only.Gain, 1e-9);
        Assert.Empty(only.Moved);
        Assert.Equal(100 / 3.0, trace.Outcome, 1e-12);
        Assert.True(trace.IsSettled);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Trace_SamePositions_NobodyChallenges(ContestedIssue issue)
    {
        ContestedIssue same = new(issue.Id, issue.Actors.Select(a => a with { Position = 40 }).ToValueList());
        foreach (ChallengeTrace trace in Traces(same))
        {
            Assert.Empty(trace.Rounds);
            Assert.Equal((40.0, true), (trace.Outcome, trace.IsSettled));
        }
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Trace_AnyIssue_SaysWhoMovedWhom(ContestedIssue issue)
    {
        foreach (ChallengeTrace trace in Traces(issue))
        {
            ValueMap<PartyId, double>[] states = [.. trace.Rounds.Select(r => r.Positions), trace.Positions];
            Same(issue.Actors.Select(a => KeyValuePair.Create(a.Actor, a.Position)).ToValueMap(), states[0]);
            for (int r = 0; r < trace.Rounds.Count; r++)
            {
                ChallengeRound round = trace.Rounds[r];
                Assert.Equal(r + 1, round.Number);
                Dictionary<PartyId, double> next = states[r].ToDictionary(p => p.Key, p => p.Value);
                foreach (Challenge challenge in round.Challenges)
                {
                    Assert.NotEqual(states[r][challenge.Challenger], states[r][challenge.Challenged]);
                    Assert.InRange(challenge.Chance, 0, 1);
                    Assert.InRange(challenge.Gain, double.Epsilon, double.MaxValue);
                    foreach (PartyId mover in challenge.Moved)
                        next[mover] = mover == challenge.Challenger ? challenge.ChallengerTo : challenge.ChallengedTo;
                }
                Same(next.ToValueMap(), states[r + 1]);
                // Nobody accepts two challenges of a round.
                Assert.Distinct(round.Challenges.SelectMany(c => c.Moved));
            }
        }
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyIssue_StaysWithinThePositions(ContestedIssue issue)
    {
        double low = issue.Actors.Min(a => a.Position), high = issue.Actors.Max(a => a.Position);
        foreach (ChallengeTrace trace in Traces(issue))
            Assert.All(trace.Positions.Select(p => p.Value).Append(trace.Outcome), x => Assert.InRange(x, low, high));
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Trace_AnyIssue_IgnoresTheOrderOfActors(ContestedIssue issue)
        => Assert.Equal(Traces(issue), Traces(new(issue.Id, issue.Actors.Reverse().ToValueList(), referencePoint: issue.ReferencePoint)));

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyIssue_IgnoresTheUnitsOfSalienceAndCapability(ContestedIssue issue)
        => Equal(
            issue,
            new(issue.Id, issue.Actors.Select(a => a with { Salience = a.Salience * 7, Capability = a.Capability * 0.3 }).ToValueList()),
            x => x);

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyIssue_MovesWithTheScale(ContestedIssue issue)
        => Equal(
            issue,
            new(issue.Id, issue.Actors.Select(a => a with { Position = 3 * a.Position - 20 }).ToValueList(), low: -20, high: 280),
            x => 3 * x - 20);

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyIssue_TurnsWithTheScale(ContestedIssue issue)
        => Equal(
            issue, new(issue.Id, issue.Actors.Select(a => a with { Position = 100 - a.Position }).ToValueList()), x => 100 - x);

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyIssue_IsTheOutcomeOfItsTrace(ContestedIssue issue)
        => Assert.Equal(Tables.ChallengeModels.Select(m => m.Predict(issue)), Traces(issue).Select(t => t.Outcome));

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_WithoutRounds_IsTheSettlement(ContestedIssue issue)
    {
        double mean = new SpatialModel { MaxRounds = 0 }.Predict(issue);
        Assert.Equal(new CompromiseModel().Predict(issue), mean, 1e-9);
        double median = new ExpectedUtilityModel { MaxRounds = 0 }.Predict(issue);
        double Loss(double x) => issue.Actors.Sum(a => a.Capability * a.Salience * Math.Abs(x - a.Position));
        Assert.All(issue.Actors, a => Assert.InRange(Loss(median), 0, Loss(a.Position) + 1e-6));
    }

    [Fact]
    public void Trace_Seed_GivesTheSameAndAnotherSeedAnother()
    {
        ChallengeTrace first = new SpatialModel { Seed = 1, MaxRounds = 3 }.Trace(Emissions);
        Assert.Equal(first, new SpatialModel { Seed = 1, MaxRounds = 3 }.Trace(Emissions));
        Assert.NotEqual(first, new SpatialModel { Seed = 2, MaxRounds = 3 }.Trace(Emissions));
    }

    [Fact]
    public void Trace_StopRatio_EndsWhenLittleMoves()
    {
        ChallengeTrace trace = new SpatialModel().Trace(Emissions);
        Assert.True(trace.IsSettled);
        double[][] states =
        [
            .. trace.Rounds.Select(r => r.Positions).Append(trace.Positions).Select(p => p.Select(a => a.Value).ToArray()),
        ];
        double[] moves = [.. states.Zip(states.Skip(1), (one, next) => one.Zip(next, (x, y) => Math.Abs(x - y)).Sum() / 100)];
        Assert.InRange(moves[^1], 0, 0.02 * (moves[0] + 1e-4));
        Assert.All(moves[1..^1], m => Assert.InRange(m, 0.02 * (moves[0] + 1e-4), double.MaxValue));
    }

    [Fact]
    public void Models_BadNumbers_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedUtilityModel { StatusQuoProbability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedUtilityModel { BetterProbability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedUtilityModel { FullSalience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedUtilityModel { MaxRounds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialModel { VictoryExponent = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialModel { LeastRiskAversion = -1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialModel { RiskInsight = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialModel { Voting = (VotingRule)9 });
    }

    private static void Equal(ContestedIssue issue, ContestedIssue other, Func<double, double> map)
    {
        // Figures within 10⁻⁹ of the scale are equal to the models, so positions that close to each other may take each other's place.
        foreach (IOutcomePredictor model in Tables.ChallengeModels) Assert.Equal(map(model.Predict(issue)), model.Predict(other), 1e-5);
    }

    private static void Same(ValueMap<PartyId, double> expected, ValueMap<PartyId, double> actual)
    {
        Assert.Equal(expected.Select(p => p.Key), actual.Select(p => p.Key));
        foreach ((PartyId actor, double position) in expected) Assert.Equal(position, actual[actor], 1e-9);
    }

    private static ChallengeTrace[] Traces(ContestedIssue issue)
        => [.. Tables.ChallengeModels.Select(m => m is SpatialModel s ? s.Trace(issue) : ((ExpectedUtilityModel)m).Trace(issue))];

    private static JsonDocument Read()
    {
        using Stream text = typeof(ChallengeTests).Assembly.GetManifestResourceStream("challenges.json")!;
        return JsonDocument.Parse(text);
    }

    private static ChallengeTrace Trace(JsonElement oracle, ContestedIssue issue, int rounds)
    {
        JsonElement options = oracle.GetProperty("options");
        string Word(string name, string otherwise) => options.TryGetProperty(name, out JsonElement word) ? word.GetString()! : otherwise;
        double Number(string name, double otherwise)
            => options.TryGetProperty(name, out JsonElement number) ? double.Parse(number.GetString()!.Replace("inf", "Infinity"),
                System.Globalization.CultureInfo.InvariantCulture) : otherwise;
        if (oracle.GetProperty("model").GetString() == "ExpectedUtility")
        {
            return new ExpectedUtilityModel
            {
                Success = Enum.Parse<SuccessRule>(Word("Success", "")),
                Order = Enum.Parse<OfferOrder>(Word("Order", "")),
                StatusQuoProbability = options.GetProperty("Q").GetDouble(),
                BetterProbability = options.GetProperty("T").GetDouble(),
                MaxRounds = rounds,
                StopRatio = 0,
            }.Trace(issue);
        }
        return new SpatialModel
        {
            Voting = Word("rule", "Proportional") switch
            {
                "PropBin" => VotingRule.ProportionalBinary,
                "PropCbc" => VotingRule.ProportionalCubic,
                "ASymProsp" => VotingRule.LossAverse,
                { } same => Enum.Parse<VotingRule>(same),
            },
            VictoryExponent = Number("exponent", 1),
            Election = Enum.Parse<ElectionRule>(Word("elect", "Conditional")),
            ThirdParties = Enum.Parse<ThirdPartyCommitment>(Word("commitment", "Semi")),
            LeastRiskAversion = Number("low", -0.5),
            RiskInsight = Number("knowledge", 1 / 3.0),
            Interpolation = Word("interpolation", "S2P2") switch
            {
                "S1P1" => BargainInterpolation.Linear,
                "S2PMax" => BargainInterpolation.LikelyLoserMoves,
                _ => BargainInterpolation.Square,
            },
            View = Enum.Parse<BargainView>(Word("views", "Challenger")),
            FullSalience = 100,
            MaxRounds = rounds,
            StopRatio = 0,
        }.Trace(issue);
    }
}
