namespace TradeModel.Simulation;

/// <summary>
/// Every strategy against every strategy, itself included, on every scenario and on both sides: which does best, how sure that is, and
/// which mixtures of strategies nobody would leave.
/// </summary>
/// <remarks>
/// <para>
/// The form of the ANAC competitions: T. Baarslag and others, "Evaluating practical negotiating agents: Results and analysis of the 2011
/// international competition", Artificial Intelligence 198, 2013. Their scores are discounted and of their own deadline; these are not
/// discounted, and a run has a number of steps.
/// </para>
/// <para>A result is the same on one thread or many and on every machine. Immutable and thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// TournamentFolder folder = TournamentFolder.Read("scenarios");
/// TournamentResult result = await new Tournament(folder.Scenarios, Strategies.All).RunAsync(new(steps: 200, seed: 1));
/// foreach (StrategyScore place in result.Ranking) Console.WriteLine(place);
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Tournament
{
    private const int MostMatches = 10_000_000;

    /// <summary>Creates a tournament.</summary>
    /// <param name="scenarios">The scenarios, at least one, with different names.</param>
    /// <param name="strategies">The strategies, at least two, with different names.</param>
    /// <exception cref="ArgumentException">
    /// There is no scenario or fewer than two strategies, a name occurs twice, or there are more than 10,000,000 matches.
    /// </exception>
    public Tournament(ValueList<TournamentScenario> scenarios, ValueList<Strategy> strategies)
    {
        Scenarios = Guard.NotNull(scenarios);
        Strategies = Guard.NotNull(strategies);
        if (scenarios.Count == 0) throw new ArgumentException("a tournament has at least one scenario", nameof(scenarios));
        if (strategies.Count < 2) throw new ArgumentException("a tournament has at least two strategies", nameof(strategies));
        CheckNames(scenarios.Select(s => s.Name), "scenario", nameof(scenarios));
        CheckNames(strategies.Select(s => s.Name), "strategy", nameof(strategies));
        if ((double)scenarios.Count * strategies.Count * strategies.Count > MostMatches)
            throw new ArgumentException("more than 10,000,000 matches; take fewer scenarios or strategies", nameof(strategies));
    }

    /// <summary>The scenarios: the units of evidence.</summary>
    public ValueList<TournamentScenario> Scenarios { get; }

    /// <summary>The strategies.</summary>
    public ValueList<Strategy> Strategies { get; }

    /// <summary>Plays all matches, on several threads.</summary>
    /// <param name="options">How to play; the default options if null.</param>
    /// <param name="progress">Told after every match; null if nobody asks.</param>
    /// <param name="cancellation">Cancels the tournament.</param>
    /// <returns>
    /// The result. A run whose strategy throws or offers what does not exist counts as one without agreement, and is counted as failed.
    /// </returns>
    /// <exception cref="OperationCanceledException">The tournament was cancelled.</exception>
    public async Task<TournamentResult> RunAsync(
        TournamentOptions? options = null, IProgress<TournamentProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var work = new TournamentWork(this, options, progress);
        var threads = new Task[Math.Min(options.Threads ?? Environment.ProcessorCount, work.Matches.Length)];
        for (int i = 0; i < threads.Length; i++) threads[i] = Task.Run(() => work.Run(cancellation), CancellationToken.None);
        await Task.WhenAll(threads).ConfigureAwait(false);
        return new(this, options, work.Matches.ToValueList());
    }

    /// <summary>The numbers of strategies and scenarios.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Strategies.Count)} strategies on {InvariantText.Of(Scenarios.Count)} scenarios";

    private static void CheckNames(IEnumerable<string> names, string what, string parameter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
            if (!seen.Add(name)) throw new ArgumentException($"{what} '{name}' occurs twice", parameter);
    }
}
