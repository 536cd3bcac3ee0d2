using System.Collections.Concurrent;
using FsCheck.Xunit;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class LearningTests
{
    private static readonly CompromiseFamily Small = OneExponent() with
    {
        LossExponents = [2, 1.5],
        Stiffnesses = [double.PositiveInfinity, 0.1],
    };

    [Fact]
    public void Fit_NothingToLearn_IsTheCompromiseModel()
    {
        var trainer = new AveragedCompromiseTrainer { Family = OneExponent(double.PositiveInfinity) };
        Assert.Equal([new WeighedCompromise()], trainer.Fit(Struggle(20)).Members);
    }

    [Fact]
    public void Fit_OneActorAlwaysWins_ItWeighsMore()
    {
        var trainer = new TunedCompromiseTrainer { Family = OneExponent(0.01) };
        ValueMap<PartyId, double> weights = trainer.Fit(Struggle(40)).Weights;
        Assert.InRange(weights[new("winner")] / weights[new("loser")], 5, double.MaxValue);
    }

    [Fact]
    public void Fit_LearnsWhatTellsOutOfSample()
    {
        ActorTable table = Struggle(40);
        var trainer = new TunedCompromiseTrainer { Family = Small };
        double learnt = new CrossValidation { Folds = 5, Repetitions = 2 }.Errors(table, trainer).Average(e => e.Value);
        Assert.InRange(learnt, 0, table.MeanAbsoluteError(new CompromiseModel()) / 2);
    }

    [Fact]
    public void Fit_TwoActors_ReachesTheMinimumOfItsObjective()
    {
        // The two weights are each other's inverse because the penalty is symmetric, so the objective has one variable: t = ln w.
        ActorTable table = Struggle(10);
        double Objective(double t)
        {
            double share = Math.Exp(t) / (Math.Exp(t) + Math.Exp(-t));
            double sum = 10 * 0.5 / 2 * 2 * t * t;
            foreach (ContestedIssue issue in table.Issues)
            {
                double error = issue.Outcome!.Value - (share * issue.Actors[0].Position + (1 - share) * issue.Actors[1].Position);
                sum += Math.Sqrt(error * error + 25);
            }
            return sum;
        }
        double log = Math.Log(new TunedCompromiseTrainer { Family = OneExponent(0.5) }.Fit(table).Weights[new("winner")]);
        double best = Enumerable.Range(0, 40_001).Select(i => Objective(i * 1e-4)).Min();
        Assert.Equal(best, Objective(log), 1e-5);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)], MaxTest = 20)]
    public void Fit_AnyTable_PredictsWithinPositions_WhateverTheUnits(ActorTable table)
    {
        var trainer = new AveragedCompromiseTrainer { Family = Small };
        ActorTable other = new(table.Issues.Select(InOtherUnits).ToValueList());
        AveragedCompromise model = trainer.Fit(table), same = trainer.Fit(other);
        foreach (ContestedIssue issue in table.Issues)
        {
            Assert.InRange(model.Predict(issue), issue.Actors.Min(a => a.Position), issue.Actors.Max(a => a.Position));
            Assert.Equal(model.Predict(issue), same.Predict(issue), 1e-9);
        }

        static ContestedIssue InOtherUnits(ContestedIssue issue)
            => new(
                issue.Id,
                issue.Actors.Select(a => a with { Salience = a.Salience * 8, Capability = a.Capability * 0.25 }).ToValueList(),
                issue.Decision,
                issue.ReferencePoint,
                issue.Outcome);
    }

    [Fact]
    public void Errors_SameSeed_SameBits_OtherSeed_OtherFolds()
    {
        ActorTable table = Struggle(23, noisy: true);
        var trainer = new AveragedCompromiseTrainer { Family = Small };
        ValueMap<IssueId, double> first = new CrossValidation { Folds = 4, Repetitions = 2, Seed = 7 }.Errors(table, trainer);
        Assert.Equal(first, new CrossValidation { Folds = 4, Repetitions = 2, Seed = 7 }.Errors(table, trainer));
        Assert.NotEqual(first, new CrossValidation { Folds = 4, Repetitions = 2, Seed = 8 }.Errors(table, trainer));
    }

    [Fact]
    public void Errors_NoIssueIsPredictedByAModelThatSawItsDecision()
    {
        var spy = new Spy();
        ActorTable table = Struggle(30);
        Assert.Equal(30, new CrossValidation { Folds = 5, Repetitions = 3 }.Errors(table, spy).Count);
        Assert.Equal(3 * 30, spy.Predictions);
        Assert.Empty(spy.Leaked);
    }

    [Fact]
    public void Errors_ToBeLearntFromOneDecision_Throws()
    {
        ContestedIssue issue = new(new("i"), [new(new("a"), 4, 5)], outcome: 3);
        Assert.Throws<InvalidOperationException>(() => new CrossValidation().Errors(new([issue]), new AveragedCompromiseTrainer()));
        Assert.Throws<InvalidOperationException>(() => new AveragedCompromiseTrainer().Fit(new([])));
    }

    [Fact]
    public void Settings_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossValidation { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossValidation { Repetitions = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TunedCompromiseTrainer { Folds = 1 });
        Assert.Throws<ArgumentException>(() => new CompromiseFamily { LossExponents = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompromiseFamily { Stiffnesses = [0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompromiseFamily() with { CapabilityExponents = [-1] });
    }

    /// <summary>A family with the compromise model's own exponents and one penalty.</summary>
    private static CompromiseFamily OneExponent(double stiffness = 1)
        => new() { CapabilityExponents = [1], SalienceExponents = [1], LossExponents = [2], Stiffnesses = [stiffness] };

    /// <summary>Issues on which one of two equal actors always gets what it wants, two issues to a decision.</summary>
    private static ActorTable Struggle(int issues, bool noisy = false)
        => new(Enumerable.Range(0, issues).Select(i =>
        {
            double wish = 13 * i % 100, other = (wish + 50) % 100;
            ValueList<ActorPosition> actors = [new(new("winner"), wish, 60), new(new("loser"), other, 60)];
            return new ContestedIssue(new($"i{i}"), actors, $"d{i / 2}", outcome: noisy ? (wish + 7 * i) % 100 : wish);
        }).ToValueList());

    private sealed class Spy : IPredictorTrainer, IOutcomePredictor
    {
        private readonly ConcurrentQueue<string?> _leaked = [];
        private HashSet<string?> _seen = [];
        private Spy? _owner;
        private int _predictions;

        internal int Predictions => _predictions;

        /// <summary>The decisions of issues predicted by a model that had seen the decision.</summary>
        internal IReadOnlyCollection<string?> Leaked => _leaked;

        public IOutcomePredictor Fit(ActorTable training)
            => new Spy { _seen = [.. training.Issues.Select(i => i.Decision)], _owner = this };

        public double Predict(ContestedIssue issue)
        {
            Interlocked.Increment(ref _owner!._predictions);
            if (_seen.Contains(issue.Decision)) _owner._leaked.Enqueue(issue.Decision);
            return 50;
        }
    }
}
