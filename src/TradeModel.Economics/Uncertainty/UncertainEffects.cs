using TradeModel.Simulation;

namespace TradeModel.Economics;

/// <summary>The effects of a change of tariffs if elasticities are known only as distributions: medians and central intervals.</summary>
/// <remarks>
/// Every run draws new elasticities and solves the model. Run i of seed s draws from <c>new Xoshiro256(s, i)</c>, so results are the
/// same on any number of threads and on every machine. The intervals show only the uncertainty of the drawn inputs.
/// </remarks>
public sealed record UncertainEffects
{
    private UncertainEffects(ValueList<EffectInterval> intervals, int runs, ValueList<FailedRun> failures)
    {
        Intervals = intervals;
        Runs = runs;
        Failures = failures;
    }

    /// <summary>One interval for each subject and measure, in the order of the model, over the runs that did not fail.</summary>
    public ValueList<EffectInterval> Intervals { get; }

    /// <summary>The number of runs, failed ones included.</summary>
    public int Runs { get; }

    /// <summary>The runs in which no equilibrium was found, in order.</summary>
    public ValueList<FailedRun> Failures { get; }

    /// <summary>The interval of a measure.</summary>
    /// <param name="subject">Whose effect it is, such as a region.</param>
    /// <param name="measure">What is measured: for a structural model, a property of <see cref="RegionEffects"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such interval.</exception>
    public EffectInterval this[string subject, string measure]
        => Intervals.FirstOrDefault(i => i.Subject == subject && i.Measure == measure)
            ?? throw new KeyNotFoundException($"there is no measure '{measure}' of '{subject}'");

    /// <summary>The effects of other tariffs in a structural model whose trade elasticities are uncertain.</summary>
    /// <param name="economy">The economy.</param>
    /// <param name="tariffs">The other tariffs.</param>
    /// <param name="tradeElasticities">
    /// The distributions by sector, all above 0. They are independent of each other. Sectors without one keep their elasticity.
    /// </param>
    /// <param name="options">How many runs, and from which seed.</param>
    /// <param name="solve">How to solve each run; the defaults if null.</param>
    /// <param name="progress">Receives the number of finished runs after every run; null for no reports.</param>
    /// <param name="cancellation">Stops after the runs that have begun.</param>
    /// <exception cref="ArgumentException">
    /// A distribution reaches 0, there is no distribution, or the tariffs are of other sectors or regions.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The economy has no such sector.</exception>
    /// <exception cref="NoEquilibriumException">All runs failed.</exception>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public static Task<UncertainEffects> RunAsync(
        TradeEconomy economy, TariffTable tariffs, ValueMap<string, Distribution> tradeElasticities, UncertaintyOptions options,
        StructuralOptions? solve = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(economy);
        if (!Guard.NotNull(tariffs).Names.Equals(economy.Names))
            throw new ArgumentException("the tariffs are of other sectors or regions", nameof(tariffs));
        if (Guard.NotNull(tradeElasticities).Count == 0)
            throw new ArgumentException("no elasticity is uncertain; give a distribution for a sector", nameof(tradeElasticities));
        foreach ((string sector, Distribution distribution) in tradeElasticities)
        {
            economy.Names.Sector(sector);
            if (Guard.NotNull(distribution, nameof(tradeElasticities)).Least > 0) continue;
            throw new ArgumentException(
                $"the trade elasticity of '{sector}' must be above 0; its distribution is {distribution}", nameof(tradeElasticities));
        }
        // In the order of the economy's sectors.
        var drawn = economy.Sectors.Where(s => tradeElasticities.ContainsKey(s.Name)).Select(s => s.Name).ToArray();
        return RunAsync(
            random => Measures(economy
                .WithTradeElasticities(drawn.Select(s => KeyValuePair.Create(s, tradeElasticities[s].Draw(random))).ToValueMap())
                .Compare(tariffs, solve)),
            options, progress, cancellation);
    }

    /// <summary>The measures of any model that draws random numbers.</summary>
    /// <param name="model">
    /// One run: draws from the generator of the run and returns its measures, in every run the same subjects and measures in one order. It
    /// is called on several threads and reads no other random numbers. A <see cref="NoEquilibriumException"/> marks the run as failed.
    /// </param>
    /// <param name="options">How many runs, and from which seed.</param>
    /// <param name="progress">Receives the number of finished runs after every run; null for no reports.</param>
    /// <param name="cancellation">Stops after the runs that have begun.</param>
    /// <exception cref="InvalidOperationException">Two runs return different subjects or measures.</exception>
    /// <exception cref="NoEquilibriumException">All runs failed.</exception>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    /// <example>
    /// <code>
    /// Distribution demand = Distribution.Triangular(-3, -1.25, -0.5);
    /// UncertainEffects effects = await UncertainEffects.RunAsync(
    ///     random => [("USA", "Welfare", market.Compare(before, after, ["India"], new() { ImportDemand = demand.Draw(random) }).Welfare)],
    ///     new UncertaintyOptions(runs: 10_000, seed: 2025));
    /// Console.WriteLine(effects["USA", "Welfare"]);
    /// </code>
    /// </example>
    public static async Task<UncertainEffects> RunAsync(
        Func<Xoshiro256, IEnumerable<(string Subject, string Measure, double Value)>> model, UncertaintyOptions options,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(model);
        Guard.NotNull(options);
        var results = new (string Subject, string Measure, double Value)[]?[options.Runs];
        var reasons = new string?[options.Runs];
        var turn = new Lock();
        int completed = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1, CancellationToken = cancellation };
        await Parallel.ForAsync(0, options.Runs, parallel, (run, _) =>
        {
            try { results[run] = [.. model(new Xoshiro256(options.Seed, (ulong)run))]; }
            catch (NoEquilibriumException fault) { reasons[run] = fault.Message; }
            lock (turn) progress?.Report(++completed);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);

        ValueList<FailedRun> failures = Enumerable.Range(0, options.Runs).Where(run => reasons[run] is not null)
            .Select(run => new FailedRun(run, reasons[run]!)).ToValueList();
        (string Subject, string Measure, double Value)[][] found = [.. results.OfType<(string, string, double)[]>()];
        if (found.Length == 0)
            throw new NoEquilibriumException(FormattableString.Invariant($"all {options.Runs} runs failed; {failures[0]}"));
        (string, string)[] names = [.. found[0].Select(m => (m.Subject, m.Measure))];
        if (Array.Find(found, measures => !measures.Select(m => (m.Subject, m.Measure)).SequenceEqual(names)) is not null)
            throw new InvalidOperationException("two runs of the model return different subjects or measures");
        return new(
            names.Select((name, i) => EffectInterval.Of(name.Item1, name.Item2, [.. found.Select(m => m[i].Value)], options.Level))
                .ToValueList(),
            options.Runs, failures);
    }

    /// <summary>The numbers of runs and of failed runs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Runs} runs, {Failures.Count} failed");

    private static IEnumerable<(string Subject, string Measure, double Value)> Measures(StructuralEffects effects)
    {
        foreach (RegionEffects region in effects.Regions)
        {
            yield return (region.Region, nameof(region.TermsOfTrade), region.TermsOfTrade);
            yield return (region.Region, nameof(region.VolumeOfTrade), region.VolumeOfTrade);
            yield return (region.Region, nameof(region.Welfare), region.Welfare);
            yield return (region.Region, nameof(region.RealWage), region.RealWage);
            yield return (region.Region, nameof(region.RealIncome), region.RealIncome);
            yield return (region.Region, nameof(region.Exports), region.Exports);
            yield return (region.Region, nameof(region.Imports), region.Imports);
            yield return (region.Region, nameof(region.Revenue), region.Revenue);
        }
    }
}
