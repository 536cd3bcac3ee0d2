using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The matches of a tournament that its threads share.</summary>
internal sealed class TournamentWork
{
    // Runs of one match have consecutive numbers, so that their random numbers do not depend on how many there are.
    private const long RunsOfMatch = 1 << 20;

    private readonly Tournament _tournament;
    private readonly TournamentOptions _options;
    private readonly IProgress<TournamentProgress>? _progress;
    private readonly Lazy<(OutcomeSpace Space, ValueList<FrontierPoint> Nash)>[] _prepared;
    private readonly Lock _turn = new();
    private int _next = -1, _completed;
    private volatile bool _failed;

    internal TournamentWork(Tournament tournament, TournamentOptions options, IProgress<TournamentProgress>? progress)
    {
        _tournament = tournament;
        _options = options;
        _progress = progress;
        _prepared =
        [
            .. tournament.Scenarios.Select(one => new Lazy<(OutcomeSpace, ValueList<FrontierPoint>)>(
                () => (OutcomeSpace.Of(one.Scenario), EnsembleScenario.FrontierOf(one.Scenario).Nash.Points))),
        ];
        Matches = new TournamentMatch[tournament.Scenarios.Count * tournament.Strategies.Count * tournament.Strategies.Count];
    }

    /// <summary>The matches by scenario, then by first, then by second strategy.</summary>
    internal TournamentMatch[] Matches { get; }

    /// <summary>Takes match after match until none is left.</summary>
    internal void Run(CancellationToken cancellation)
    {
        try
        {
            for (int next; !_failed && (next = Interlocked.Increment(ref _next)) < Matches.Length;)
            {
                Matches[next] = Play(next, cancellation);
                lock (_turn) _progress?.Report(new(++_completed, Matches.Length));
            }
        }
        catch
        {
            // The other threads stop after their match.
            _failed = true;
            throw;
        }
    }

    private TournamentMatch Play(int match, CancellationToken cancellation)
    {
        int count = _tournament.Strategies.Count;
        TournamentScenario scenario = _tournament.Scenarios[match / (count * count)];
        (Strategy first, Strategy second) = (_tournament.Strategies[match / count % count], _tournament.Strategies[match % count]);
        (OutcomeSpace space, ValueList<FrontierPoint> nash) = _prepared[match / (count * count)].Value;
        var negotiation = new SimulatedNegotiation(space, [first, second], new NegotiationRules(_options.Steps));

        Rational[] sums = [Rational.Zero, Rational.Zero];
        int[] failures = [0, 0];
        int runs = 0, agreed = 0;
        double distance = 0;
        string? failure = null;
        bool isRandom = true;
        for (; runs < _options.Repetitions && isRandom; runs++)
        {
            cancellation.ThrowIfCancellationRequested();
            RunResult run = negotiation.Run(_options.Seed, (match * RunsOfMatch) + runs);
            isRandom = run.IsRandom;
            Rational[] utilities = [Rational.Zero, Rational.Zero];
            if (run.Outcome is { } outcome)
            {
                agreed++;
                for (int p = 0; p < 2; p++) sums[p] += utilities[p] = scenario.Rescaled(outcome, p);
            }
            if (run.FailedParty is { } party) failures[party]++;
            failure ??= run.Failure;
            distance += Distance(scenario, nash, utilities);
        }
        return new(scenario, first, second)
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

    private static double Distance(TournamentScenario scenario, ValueList<FrontierPoint> nash, Rational[] utilities)
    {
        double least = double.PositiveInfinity;
        foreach (FrontierPoint point in nash)
        {
            double squares = 0;
            for (int p = 0; p < 2; p++)
            {
                double reservation = scenario.Scenario.Parties[p].Reservation.ToDouble();
                double away = ((point.Utilities[p] - reservation) / scenario.Gains[p].ToDouble()) - utilities[p].ToDouble();
                squares += away * away;
            }
            least = Math.Min(least, Math.Sqrt(squares));
        }
        return least;
    }
}
