using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>A scenario of a tournament, with what its matches share. Prepared for the first of them.</summary>
internal sealed class PreparedScenario
{
    // Runs of one match have consecutive numbers, so that their random numbers do not depend on how many there are.
    private const long RunsOfMatch = 1 << 20;

    private readonly TournamentScenario _scenario;
    private readonly Lazy<(OutcomeSpace Space, ValueList<FrontierPoint> Nash)> _prepared;

    internal PreparedScenario(TournamentScenario scenario)
    {
        _scenario = scenario;
        _prepared = new(() => (OutcomeSpace.Of(scenario.Scenario), EnsembleScenario.FrontierOf(scenario.Scenario).Nash.Points));
    }

    /// <summary>Plays a match, whose number in the tournament decides on the random numbers.</summary>
    internal TournamentMatch Play(Strategy first, Strategy second, int match, TournamentOptions options, CancellationToken cancellation)
    {
        (OutcomeSpace space, ValueList<FrontierPoint> nash) = _prepared.Value;
        var negotiation = new SimulatedNegotiation(space, [first, second], new NegotiationRules(options.Steps));

        Rational[] sums = [Rational.Zero, Rational.Zero];
        int[] failures = [0, 0];
        int runs = 0, agreed = 0;
        double distance = 0;
        string? failure = null;
        bool isRandom = true;
        for (; runs < options.Repetitions && isRandom; runs++)
        {
            cancellation.ThrowIfCancellationRequested();
            RunResult run = negotiation.Run(options.Seed, (match * RunsOfMatch) + runs);
            isRandom = run.IsRandom;
            Rational[] utilities = [Rational.Zero, Rational.Zero];
            if (run.Outcome is { } outcome)
            {
                agreed++;
                for (int p = 0; p < 2; p++) sums[p] += utilities[p] = _scenario.Rescaled(outcome, p);
            }
            if (run.FailedParty is { } party) failures[party]++;
            failure ??= run.Failure;
            distance += Distance(nash, utilities);
        }
        return new(_scenario, first, second)
        {
            Runs = runs,
            AgreedCount = agreed,
            FirstExact = sums[0] / runs,
            SecondExact = sums[1] / runs,
            DistanceToNash = nash.Count == 0 ? null : distance / runs,
            FirstFailures = failures[0],
            SecondFailures = failures[1],
            Failure = failure,
        };
    }

    private double Distance(ValueList<FrontierPoint> nash, Rational[] utilities)
    {
        double least = double.PositiveInfinity;
        foreach (FrontierPoint point in nash)
        {
            double squares = 0;
            for (int p = 0; p < 2; p++)
            {
                double reservation = _scenario.Scenario.Parties[p].Reservation.ToDouble();
                double away = ((point.Utilities[p] - reservation) / _scenario.Gains[p].ToDouble()) - utilities[p].ToDouble();
                squares += away * away;
            }
            least = Math.Min(least, Math.Sqrt(squares));
        }
        return least;
    }
}
