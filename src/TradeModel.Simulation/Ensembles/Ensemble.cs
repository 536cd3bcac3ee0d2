using NodaTime;
using TradeModel.Bargaining;
using TradeModel.Negotiations;

namespace TradeModel.Simulation;

/// <summary>
/// Many simulated runs of one negotiation, each with new values of the uncertain inputs: how likely an agreement is, by when, and what that
/// depends on.
/// </summary>
/// <remarks>
/// Run i of seed s is the same on one thread or many, in one process or on a cluster, in a resumed ensemble, and on every machine.
/// Immutable and thread-safe.
/// </remarks>
/// <example>
/// <code>
/// Ensemble ensemble = Ensemble.Of(talks);
/// EnsembleResult runs = await ensemble.RunAsync(new(runs: 100_000, seed: 2025), progress, cancellationToken);
/// Console.WriteLine(runs.ProbabilityConcludedBy(new LocalDate(2025, 11, 30)));
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Ensemble
{
    private readonly Lazy<byte[]> _identity;

    private Ensemble(
        EnsembleScenario prepared, ValueList<Strategy> strategies, NegotiationRules rules, RoundCalendar? calendar,
        ValueList<UncertainInput> inputs, Negotiation? negotiation, NegotiationScenario? origin)
    {
        Prepared = prepared;
        Strategies = Guard.NotNull(strategies);
        Rules = Guard.NotNull(rules);
        Calendar = calendar;
        Inputs = Guard.NotNull(inputs);
        Negotiation = negotiation;
        NegotiationScenario = origin;
        if (strategies.Count != Scenario.Parties.Count)
            throw new ArgumentException($"{strategies.Count} strategies for {Scenario.Parties.Count} parties", nameof(strategies));
        foreach (IssueClosing closing in rules.Closings) closing.Check(Scenario, nameof(rules));
        Places = [.. inputs.Select(Place)];
        _identity = new(() => EnsembleIdentity.Of(this));
    }

    /// <summary>The scenario, with the values that no input changes.</summary>
    public Scenario Scenario => Prepared.Scenario;

    /// <summary>The strategy of each party, in the scenario's order, unless an input draws it.</summary>
    public ValueList<Strategy> Strategies { get; }

    /// <summary>The rules of the runs. An input can set an earlier deadline.</summary>
    public NegotiationRules Rules { get; }

    /// <summary>The days of the rounds; null if the ensemble counts steps only.</summary>
    public RoundCalendar? Calendar { get; }

    /// <summary>The inputs that every run draws, in the order of the draws.</summary>
    public ValueList<UncertainInput> Inputs { get; }

    /// <summary>The negotiation that is simulated; null if the ensemble was made from a scenario alone.</summary>
    public Negotiation? Negotiation { get; }

    /// <summary>The negotiation's scenario with its positions; null if the ensemble was made from a scenario alone.</summary>
    public NegotiationScenario? NegotiationScenario { get; }

    /// <summary>
    /// What distinguishes this ensemble from others, in hexadecimal digits: the SHA-256 of its scenario, strategies, rules, calendar and
    /// inputs. Strategies of your own count by their names and their <c>ToString</c>.
    /// </summary>
    public string Identity => Convert.ToHexStringLower(_identity.Value);

    internal EnsembleScenario Prepared { get; }

    internal InputPlace[] Places { get; }

    /// <summary>An ensemble of a scenario whose runs are counted in steps.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="strategies">The strategy of each party, in the scenario's order.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="inputs">The inputs that every run draws; may be empty if a strategy draws random numbers.</param>
    /// <exception cref="ArgumentException">
    /// There is not one strategy for each party, or an input names a party or issue that the scenario does not have, repeats another one or
    /// needs a calendar.
    /// </exception>
    public static Ensemble Of(
        Scenario scenario, ValueList<Strategy> strategies, NegotiationRules rules, params ValueList<UncertainInput> inputs)
        => new(EnsembleScenario.Of(Guard.NotNull(scenario)), strategies, rules, null, inputs, null, null);

    /// <summary>An ensemble of a scenario whose offers fall on the days of a calendar. The parties alternate.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="strategies">The strategy of each party, in the scenario's order.</param>
    /// <param name="calendar">The rounds.</param>
    /// <param name="inputs">The inputs that every run draws; may be empty if a strategy draws random numbers.</param>
    /// <exception cref="ArgumentException">For the same reasons as an ensemble without a calendar.</exception>
    public static Ensemble Of(
        Scenario scenario, ValueList<Strategy> strategies, RoundCalendar calendar, params ValueList<UncertainInput> inputs)
        => new(EnsembleScenario.Of(Guard.NotNull(scenario)), strategies, new(Guard.NotNull(calendar).Steps), calendar, inputs, null, null);

    /// <summary>An ensemble of a negotiation. The parties alternate, and gaps between offers are measured on the issues' scales.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="scenario">Its open issues as a scenario.</param>
    /// <param name="strategies">The strategy of each party, in the scenario's order.</param>
    /// <param name="calendar">The rounds.</param>
    /// <param name="inputs">The inputs that every run draws. Parties and issues can be named by their ids.</param>
    /// <exception cref="ArgumentException">For the same reasons as an ensemble of a scenario.</exception>
    /// <exception cref="KeyNotFoundException">The scenario has an issue that the negotiation does not have.</exception>
    public static Ensemble Of(
        Negotiation negotiation, NegotiationScenario scenario, ValueList<Strategy> strategies, RoundCalendar calendar,
        params ValueList<UncertainInput> inputs)
        => new(
            EnsembleScenario.Of(Guard.NotNull(negotiation), Guard.NotNull(scenario)), strategies, new(Guard.NotNull(calendar).Steps),
            calendar, inputs, negotiation, scenario);

    /// <summary>An ensemble of a negotiation under stated assumptions.</summary>
    /// <param name="negotiation">The negotiation; the runs continue it after its last event.</param>
    /// <param name="assumptions">
    /// What to assume; <see cref="EnsembleAssumptions.Default"/> if null. Those are illustrative: they show the mechanics.
    /// </param>
    /// <exception cref="ArgumentException">No open issue has an option to bargain about, or nothing has happened yet.</exception>
    public static Ensemble Of(Negotiation negotiation, EnsembleAssumptions? assumptions = null)
        => (assumptions ?? EnsembleAssumptions.Default).ToEnsemble(Guard.NotNull(negotiation));

    /// <summary>The same ensemble in which issues close: see <see cref="NegotiationRules.Closings"/>.</summary>
    /// <param name="closings">When issues close, and on what. They take the place of those of the rules.</param>
    /// <exception cref="ArgumentException">
    /// Two closings of an issue overlap, or an issue closes that the scenario does not have, or on an option that it does not have.
    /// </exception>
    public Ensemble WithClosings(params ValueList<IssueClosing> closings)
        => new(Prepared, Strategies, Rules with { Closings = closings }, Calendar, Inputs, Negotiation, NegotiationScenario);

    /// <summary>Makes all runs, on several threads.</summary>
    /// <param name="options">How many runs, from which seed, and on how many threads.</param>
    /// <param name="progress">Gets a report after every batch; null for none.</param>
    /// <param name="cancellation">Cancels the runs; those in a checkpoint are kept.</param>
    /// <returns>The results. A run whose strategy throws is marked as failed, and the others go on.</returns>
    /// <exception cref="ArgumentException">The design does not fit the number of runs.</exception>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another ensemble, seed or design.</exception>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public async Task<EnsembleResult> RunAsync(
        EnsembleOptions options, IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check(options);
        var all = new RunBatch(0, options.Runs, Scenario.Parties.Count, Scenario.Issues.Count);
        using var work = new EnsembleWork(this, options, all, progress);
        await work.RunAsync(cancellation).ConfigureAwait(false);
        return new(this, options, all);
    }

    /// <summary>Makes consecutive runs on the calling thread: a part of an ensemble whose other runs are made elsewhere.</summary>
    /// <param name="options">
    /// The whole ensemble: its number of runs, seed and design. Threads, batch size and checkpoint are not used.
    /// </param>
    /// <param name="first">The number of the first run, 0 or more.</param>
    /// <param name="count">The number of runs, 1 or more.</param>
    /// <param name="cancellation">Cancels the runs.</param>
    /// <returns>
    /// The results of the runs <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1: the same as those of
    /// any other call or machine, bit for bit.
    /// </returns>
    /// <exception cref="ArgumentException">The design does not fit the number of runs, or the ensemble has no such runs.</exception>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public RunBatch RunBatch(EnsembleOptions options, int first, int count, CancellationToken cancellation = default)
    {
        Check(options);
        if (first < 0 || count < 1 || count > options.Runs - first)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), $"the ensemble of {options.Runs} runs has no {count} runs from number {first} on");
        }
        var batch = new RunBatch(first, count, Scenario.Parties.Count, Scenario.Issues.Count);
        var worker = new EnsembleWorker(this, options);
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            worker.Run(first + i, batch);
        }
        return batch;
    }

    /// <summary>The result of batches made elsewhere, in any order.</summary>
    /// <param name="options">The whole ensemble, as given to <see cref="RunBatch"/>.</param>
    /// <param name="batches">The batches. A run can be in several; all must then have the same result.</param>
    /// <exception cref="ArgumentException">
    /// A run is missing, a batch is of another ensemble's size, or two batches disagree about a run.
    /// </exception>
    public EnsembleResult Combine(EnsembleOptions options, IEnumerable<RunBatch> batches)
    {
        Check(options);
        var all = new RunBatch(0, options.Runs, Scenario.Parties.Count, Scenario.Issues.Count);
        var found = new RunRanges(options.Runs);
        foreach (RunBatch batch in Guard.NotNull(batches))
        {
            Guard.NotNull(batch, nameof(batches));
            if (batch.PartyCount != all.PartyCount || batch.IssueCount != all.IssueCount || batch.Count > options.Runs - batch.First)
                throw new ArgumentException($"the batch of {batch} does not belong to this ensemble of {options}", nameof(batches));
            if (!all.TryMerge(batch, found))
                throw new ArgumentException($"two batches disagree about the {batch}", nameof(batches));
        }
        if (found.FirstMissing() is { } missing)
            throw new ArgumentException($"no batch has run {InvariantText.Of(missing)}", nameof(batches));
        return new(this, options, all);
    }

    /// <summary>One run with every offer and answer.</summary>
    /// <param name="options">The whole ensemble.</param>
    /// <param name="run">The number of the run, from 0.</param>
    /// <exception cref="ArgumentException">The design does not fit the number of runs, or there is no such run.</exception>
    public RunTrace Trace(EnsembleOptions options, int run)
    {
        Check(options);
        if (run < 0 || run >= options.Runs)
            throw new ArgumentOutOfRangeException(nameof(run), run, $"must lie between 0 and {InvariantText.Of(options.Runs - 1)}");
        return new EnsembleWorker(this, options).Trace(run);
    }

    /// <summary>
    /// The negotiation as it continues in one run: its events so far, then those of the run. Every analysis of a negotiation works on it.
    /// </summary>
    /// <param name="options">The whole ensemble.</param>
    /// <param name="run">The number of the run, from 0.</param>
    /// <exception cref="InvalidOperationException">The ensemble is not one of a negotiation.</exception>
    /// <exception cref="ArgumentException">The design does not fit the number of runs, or there is no such run.</exception>
    /// <exception cref="EventRefusedException">The calendar begins before the negotiation's last day.</exception>
    public Negotiation Simulate(EnsembleOptions options, int run)
    {
        if (Negotiation is null || NegotiationScenario is null || Calendar is null)
            throw new InvalidOperationException("only an ensemble of a negotiation has events; make it with Ensemble.Of(negotiation)");
        Negotiation simulated = Negotiation;
        foreach (NegotiationEvent next in Trace(options, run).ToEvents(simulated, NegotiationScenario, Calendar))
            simulated = simulated.Apply(next);
        return simulated;
    }

    /// <summary>The scenario, the number of inputs, and the calendar or the rules.</summary>
    public override string ToString()
        => $"{Scenario}: {InvariantText.Of(Inputs.Count)} uncertain inputs; {(Calendar is null ? Rules.ToString() : Calendar.ToString())}";

    /// <summary>The identity of the ensemble and the design: what a checkpoint must agree with.</summary>
    internal byte[] IdentityWith(SamplingDesign design) => EnsembleIdentity.With(_identity.Value, design);

    /// <summary>The steps of a run that ends so many days after the first round; those of the first round at least.</summary>
    internal int StepsWithin(int days)
        => Math.Max(Calendar!.OffersPerRound, Calendar.StepsUntil(LastDay(Calendar.Rounds[0], days)));

    // The calendar of the library ends with the year 9999.
    private static LocalDate LastDay(LocalDate first, int days)
        => days > 3_000_000 || first.Year + days / 365 > 9_000 ? new(9999, 12, 31) : first.PlusDays(days);

    private void Check(EnsembleOptions options)
    {
        int size = Guard.NotNull(options).Design.GroupSize(Inputs.Count);
        if (options.Runs % size == 0 && (options.Design == SamplingDesign.Independent || options.Runs / size >= 2)) return;
        string group = options.Design == SamplingDesign.Saltelli
            ? $"a Saltelli design of {Inputs.Count} inputs takes {size} runs for each base sample"
            : $"a block has {size} runs";
        int runs = (int)Math.Min(Math.Max(2, (options.Runs + size - 1L) / size) * size, int.MaxValue);
        throw new ArgumentException(
            $"{group}, and there must be at least two: choose {runs} runs, say, not {options.Runs}", nameof(options));
    }

    private InputPlace Place(UncertainInput input, int place)
    {
        Guard.NotNull(input, "inputs");
        for (int i = 0; i < place; i++)
        {
            if (Inputs[i].Kind == input.Kind && Inputs[i].Party == input.Party && Inputs[i].Issue == input.Issue)
                throw new ArgumentException($"the input '{input.Name}' occurs twice", "inputs");
        }
        if (Calendar is null && input.Kind is InputKind.Discount or InputKind.Deadline)
            throw new ArgumentException($"the input '{input.Name}' needs a calendar", "inputs");
        int party = input.Party is { } name ? Find(name, p => Scenario.Parties[p].Name, p => NegotiationScenario?.Parties[p].Value,
            Scenario.Parties.Count, "party") : -1;
        int issue = input.Issue is { } title ? Find(title, i => Scenario.Issues[i].Name, i => NegotiationScenario?.Issues[i].Value,
            Scenario.Issues.Count, "issue") : -1;
        if (input.Kind == InputKind.Haste && Strategies[party].Offering is not TimeDependent
            && !Inputs.Any(i => i.Kind == InputKind.Strategy && i.Party == input.Party))
        {
            throw new ArgumentException(
                $"the strategy of {input.Party}, {Strategies[party]}, is not time-dependent, so it has no exponent to draw", "inputs");
        }
        return new(input, party, issue);
    }

    private static int Find(string name, Func<int, string> nameAt, Func<int, string?> idAt, int count, string what)
    {
        for (int i = 0; i < count; i++)
            if (nameAt(i) == name || idAt(i) == name) return i;
        string known = string.Join(", ", Enumerable.Range(0, Math.Min(count, 20)).Select(nameAt));
        throw new ArgumentException($"the scenario has no {what} '{name}'; it has {known}", "inputs");
    }
}
