namespace TradeModel.Simulation;

/// <summary>
/// Every strategy against every strategy, itself included, on every scenario and in both roles: which does best, how certain that is, and
/// which mixtures of strategies are equilibria.
/// </summary>
/// <remarks>
/// <para>
/// The form of the ANAC competitions: T. Baarslag and others, "Evaluating practical negotiating agents: Results and analysis of the 2011
/// international competition", Artificial Intelligence 198, 2013. Their scores are discounted and of their own deadline; these are not
/// discounted, and a run has a number of steps.
/// </para>
/// <para>
/// A result is the same on one thread or many, in one process or on a cluster, and on every machine. A tournament keeps what it prepares
/// for the matches of a scenario. Immutable and thread-safe.
/// </para>
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

    private readonly PreparedScenario[] _prepared;
    private readonly Lazy<byte[]> _identity;

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
        _prepared = [.. scenarios.Select(scenario => new PreparedScenario(scenario))];
        _identity = new(() => TournamentIdentity.Of(this));
    }

    /// <summary>The scenarios: the units of evidence.</summary>
    public ValueList<TournamentScenario> Scenarios { get; }

    /// <summary>The strategies.</summary>
    public ValueList<Strategy> Strategies { get; }

    /// <summary>How many matches there are: for each scenario, every strategy against every strategy in both roles.</summary>
    public int MatchCount => Scenarios.Count * Strategies.Count * Strategies.Count;

    /// <summary>
    /// What distinguishes this tournament from others, in hexadecimal digits: the SHA-256 of its scenarios and strategies. Strategies of
    /// your own count by their names and their <c>ToString</c>.
    /// </summary>
    public string Identity => Convert.ToHexStringLower(_identity.Value);

    internal ReadOnlySpan<byte> IdentityBytes => _identity.Value;

    /// <summary>Plays all matches, on several threads.</summary>
    /// <param name="options">How to play; the default options if null.</param>
    /// <param name="progress">Receives a report after every <see cref="TournamentOptions.BatchSize"/> matches; null for none.</param>
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
        await work.RunAsync(cancellation).ConfigureAwait(false);
        return new(this, options, work.Matches.ToValueList());
    }

    /// <summary>Plays consecutive matches on the calling thread: a part of a tournament whose other matches are played elsewhere.</summary>
    /// <param name="options">How the whole tournament is played. Threads and batch size are not used.</param>
    /// <param name="first">
    /// The number of the first match, 0 or more. Matches are numbered by scenario, then by first, then by second strategy.
    /// </param>
    /// <param name="count">The number of matches, 1 or more.</param>
    /// <param name="cancellation">Cancels the matches.</param>
    /// <returns>
    /// The matches <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1: the same as those of any other call
    /// or machine, bit for bit.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The tournament has no such matches.</exception>
    /// <exception cref="OperationCanceledException">The matches were cancelled.</exception>
    public MatchBatch PlayBatch(TournamentOptions options, int first, int count, CancellationToken cancellation = default)
    {
        Guard.NotNull(options);
        if (first < 0 || count < 1 || count > MatchCount - first)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first),
                $"the tournament of {InvariantText.Of(MatchCount)} matches has no {InvariantText.Of(count)} matches from number "
                    + $"{InvariantText.Of(first)} on");
        }
        var matches = new TournamentMatch[count];
        for (int i = 0; i < count; i++) matches[i] = Play(first + i, options, cancellation);
        return new(this, options, first, matches.ToValueList());
    }

    /// <summary>The result of batches played elsewhere, in any order.</summary>
    /// <param name="options">How the whole tournament is played, as given to <see cref="PlayBatch"/>.</param>
    /// <param name="batches">The batches. A match can be in several; all must then have the same result.</param>
    /// <exception cref="ArgumentException">
    /// A match is missing, a batch is of another tournament or of other steps, another seed or other repetitions, or two batches disagree
    /// about a match.
    /// </exception>
    public TournamentResult Combine(TournamentOptions options, IEnumerable<MatchBatch> batches)
    {
        Guard.NotNull(options);
        var matches = new TournamentMatch?[MatchCount];
        foreach (MatchBatch batch in Guard.NotNull(batches))
        {
            Guard.NotNull(batch, nameof(batches));
            if (!batch.Tournament.IdentityBytes.SequenceEqual(IdentityBytes))
                throw new ArgumentException($"the batch of {batch} belongs to another tournament", nameof(batches));
            if (!batch.Options.PlayAs(options))
            {
                throw new ArgumentException(
                    $"the batch of {batch} was played with {batch.Options}, not with {options}", nameof(batches));
            }
            for (int i = 0; i < batch.Count; i++)
            {
                ref TournamentMatch? known = ref matches[batch.First + i];
                if (known is not null && known != batch.Matches[i])
                    throw new ArgumentException($"two batches disagree about match {InvariantText.Of(batch.First + i)}", nameof(batches));
                known = batch.Matches[i];
            }
        }
        int missing = Array.IndexOf(matches, null);
        if (missing >= 0) throw new ArgumentException($"no batch has match {InvariantText.Of(missing)}", nameof(batches));
        return new(this, options, matches.Select(match => match!).ToValueList());
    }

    /// <summary>The numbers of strategies and scenarios.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Strategies.Count)} strategies on {InvariantText.Of(Scenarios.Count)} scenarios";

    /// <summary>The number of the scenario and the strategies of a match.</summary>
    internal (int Scenario, Strategy First, Strategy Second) Find(int match)
    {
        int count = Strategies.Count;
        return (match / (count * count), Strategies[match / count % count], Strategies[match % count]);
    }

    internal TournamentMatch Play(int match, TournamentOptions options, CancellationToken cancellation)
    {
        (int scenario, Strategy first, Strategy second) = Find(match);
        return _prepared[scenario].Play(first, second, match, options, cancellation);
    }

    private static void CheckNames(IEnumerable<string> names, string what, string parameter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
            if (!seen.Add(name)) throw new ArgumentException($"{what} '{name}' occurs twice", parameter);
    }
}
