using NodaTime;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The results of an ensemble: every run in columns, and what they say together.</summary>
/// <remarks>
/// Intervals show the Monte Carlo error only: how far a share could move with more runs. They say nothing about whether the inputs are
/// right; <see cref="InputBasis"/> says how those are known. Immutable and thread-safe.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class EnsembleResult
{
    private readonly Lazy<string> _digest;
    private readonly Lazy<double[]> _draws;

    internal EnsembleResult(Ensemble ensemble, EnsembleOptions options, RunBatch runs)
    {
        Ensemble = ensemble;
        Options = options;
        Runs = runs;
        _digest = new(runs.Digest);
        _draws = new(Draw);
    }

    /// <summary>The ensemble.</summary>
    public Ensemble Ensemble { get; }

    /// <summary>The options of the runs.</summary>
    public EnsembleOptions Options { get; }

    /// <summary>All runs in columns, from number 0.</summary>
    public RunBatch Runs { get; }

    /// <summary>
    /// The SHA-256 of every run's result in the order of the runs, in hexadecimal digits. It depends on the ensemble, the number of runs,
    /// the seed and the design only.
    /// </summary>
    public string Digest => _digest.Value;

    /// <summary>The share of runs that ended with an agreement. A failed run did not.</summary>
    public EstimatedShare Agreed => ShareOf(run => Runs.Steps[run] >= 0);

    /// <summary>How many runs failed because a strategy threw, exceeded its time limit or offered an outcome that does not exist.</summary>
    public int FailedCount => Enumerable.Range(0, Runs.Count).Count(run => Runs.Failure(run) is not null);

    /// <summary>The weakest basis of the inputs: illustrative before estimated before reported; null if nothing is uncertain.</summary>
    public EvidenceBasis? InputBasis => Ensemble.Inputs.Count == 0 ? null : Ensemble.Inputs.Max(i => i.Basis);

    /// <summary>
    /// What to print below the figures: what the intervals cover, how many runs and inputs there are, and how the inputs are known.
    /// </summary>
    public string Caveat
    {
        get
        {
            string inputs = InputBasis is not { } weakest
                ? "No input is uncertain."
                : $"{InvariantText.Of(Ensemble.Inputs.Count)} uncertain inputs: {string.Join(", ", Ensemble.Inputs
                    .GroupBy(i => i.Basis).OrderBy(g => g.Key)
                    .Select(g => $"{InvariantText.Of(g.Count())} {g.First().BasisWord}"))}."
                    + (weakest == EvidenceBasis.Illustrative ? " The results show the mechanics, not a forecast." : "");
            return $"Intervals: 95 %, Monte Carlo error of {InvariantText.Of(Runs.Count)} runs only. {inputs}";
        }
    }

    /// <summary>The share of runs that concluded on or before a day.</summary>
    /// <exception cref="InvalidOperationException">The ensemble has no calendar.</exception>
    public EstimatedShare ProbabilityConcludedBy(LocalDate day)
    {
        int steps = Calendar().StepsUntil(day);
        return ShareOf(run => Runs.Steps[run] >= 0 && Runs.Steps[run] < steps);
    }

    /// <summary>The share of runs that concluded by each round: the distribution of the day of conclusion.</summary>
    /// <exception cref="InvalidOperationException">The ensemble has no calendar.</exception>
    public ValueList<ConclusionByDay> ConclusionsByDay()
        => Calendar().Rounds.Select(day => new ConclusionByDay(day, ProbabilityConcludedBy(day))).ToValueList();

    /// <summary>
    /// The first round by which at least a share of all runs concluded, with <paramref name="share"/> = 0.5 the median; null if fewer runs
    /// concluded.
    /// </summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="InvalidOperationException">The ensemble has no calendar.</exception>
    public LocalDate? DayConcludedBy(double share)
    {
        if (!(share is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "must be above 0 and at most 1");
        foreach (ConclusionByDay round in ConclusionsByDay())
            if (round.Probability.Share >= share) return round.Day;
        return null;
    }

    /// <summary>The day on which a run concluded: that of the offer accepted; null without an agreement or a calendar.</summary>
    /// <param name="run">The run, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such run.</exception>
    public LocalDate? DayOf(int run) => Runs.Steps[Check(run)] is >= 0 and var step ? Ensemble.Calendar?.DayOf(step) : null;

    /// <summary>The outcome of a run; null without an agreement.</summary>
    /// <param name="run">The run, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such run.</exception>
    public Outcome? OutcomeOf(int run)
        => Runs.Steps[Check(run)] >= 0 ? new(ValueList.Create<int>(Runs.ChoicesOf(run))) : null;

    /// <summary>The number drawn for an input in a run. For a strategy: its place among those of the input.</summary>
    /// <param name="run">The run, counted from 0.</param>
    /// <param name="input">The input's place in <see cref="Ensemble.Inputs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such run or input.</exception>
    public double InputOf(int run, int input)
    {
        Check(run);
        if ((uint)input >= (uint)Ensemble.Inputs.Count)
            throw new ArgumentOutOfRangeException(nameof(input), input, "the ensemble has no such input");
        return _draws.Value[run * Ensemble.Inputs.Count + input];
    }

    /// <summary>
    /// The utility of a run to a party on the day of the first round: the utility of the outcome, discounted from the day of conclusion.
    /// The utility of no agreement is not discounted.
    /// </summary>
    /// <param name="run">The run, counted from 0.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such run or party.</exception>
    /// <exception cref="InvalidOperationException">The ensemble has no calendar.</exception>
    public double DiscountedUtility(int run, int party)
    {
        Check(run);
        if ((uint)party >= (uint)Runs.PartyCount) throw new ArgumentOutOfRangeException(nameof(party), party, "there is no such party");
        double utility = Runs.UtilitiesOf(run)[party], discount = Ensemble.Scenario.Parties[party].Discount.ToDouble();
        for (int k = 0; k < Ensemble.Places.Length; k++)
            if (Ensemble.Places[k].Kind == InputKind.Discount && Ensemble.Places[k].Party == party) discount = InputOf(run, k);
        int step = Runs.Steps[run];
        return step < 0 ? utility : Calendar().Discounted(utility, discount, step);
    }

    /// <summary>
    /// How a result of the runs depends on each input, the strongest first. Failed runs are left out.
    /// </summary>
    /// <param name="outcome">
    /// The result of a run as a finite number, given the run's number. If null, it is the step of the agreement, and runs without an
    /// agreement rank last; an effect above 0 then means later or never.
    /// </param>
    /// <exception cref="ArgumentException">The result of a run is not finite.</exception>
    public ValueList<InputSensitivity> Sensitivities(Func<int, double>? outcome = null)
    {
        int[] runs = [.. OwnRuns().Where(run => Runs.Failure(run) is null)];
        double[] ranks = Ranks.Of(Outcomes(runs, outcome));
        return Ensemble.Inputs
            .Select((input, k) =>
            {
                double[] drawn = Array.ConvertAll(runs, run => InputOf(run, k));
                double effect = input.Kind == InputKind.Strategy
                    ? Ranks.CorrelationRatio(drawn, ranks) : Ranks.Correlation(Ranks.Of(drawn), ranks);
                return new InputSensitivity(input, effect);
            })
            .OrderByDescending(s => Math.Abs(s.Effect))
            .ToValueList();
    }

    /// <summary>The Sobol indices of each input, in the order of the inputs.</summary>
    /// <param name="outcome">See <see cref="Sensitivities"/>. A failed run counts as one without agreement.</param>
    /// <exception cref="InvalidOperationException">The design of the runs is not <see cref="SamplingDesign.Saltelli"/>.</exception>
    /// <exception cref="ArgumentException">The result of a run is not finite.</exception>
    public ValueList<SobolIndex> SobolIndices(Func<int, double>? outcome = null)
    {
        if (Options.Design != SamplingDesign.Saltelli)
            throw new InvalidOperationException($"Sobol indices need runs of the Saltelli design, not of {Options.Design}");
        double[] outcomes = Outcomes([.. Enumerable.Range(0, Runs.Count)], outcome);
        SobolEstimate.Index[] indices = SobolEstimate.Of(outcomes, Ensemble.Inputs.Count, new Xoshiro256(Options.Seed));
        return Ensemble.Inputs.Select((input, k) => new SobolIndex(input, indices[k])).ToValueList();
    }

    /// <summary>
    /// A row for each run: whether and when it agreed, the utilities, the distance to the Nash solution, the final convergence, the option
    /// of each issue, the inputs, and why it failed. Columns of parties, issues and inputs are numbered; their meanings have the names.
    /// </summary>
    public ResultTable ToTable() => EnsembleTable.Of(this);

    /// <summary>The number of runs, the share agreed, and the caveat.</summary>
    public override string ToString() => $"{InvariantText.Of(Runs.Count)} runs, agreed {Agreed}. {Caveat}";

    /// <summary>
    /// The runs whose inputs are drawn independently or in hypercubes. Of a Saltelli base sample, those are the first and the last.
    /// </summary>
    private IEnumerable<int> OwnRuns()
    {
        int size = Options.Design.GroupSize(Ensemble.Inputs.Count);
        return Enumerable.Range(0, Runs.Count)
            .Where(run => Options.Design != SamplingDesign.Saltelli || run % size == 0 || run % size == size - 1);
    }

    private EstimatedShare ShareOf(Func<int, bool> isCounted)
    {
        if (Options.Design.BlockSize == 1)
        {
            int runs = 0, count = 0;
            foreach (int run in OwnRuns())
            {
                runs++;
                if (isCounted(run)) count++;
            }
            return EstimatedShare.Wilson(count, runs);
        }
        int size = Options.Design.BlockSize;
        int[] counts = new int[Runs.Count / size];
        for (int run = 0; run < Runs.Count; run++)
            if (isCounted(run)) counts[run / size]++;
        return EstimatedShare.OfReplicates(counts, size);
    }

    private double[] Outcomes(int[] runs, Func<int, double>? outcome)
        => Array.ConvertAll(runs, run =>
        {
            double value = outcome is not null ? outcome(run) : Runs.Steps[run] >= 0 ? Runs.Steps[run] : Ensemble.Rules.Steps;
            return double.IsFinite(value)
                ? value
                : throw new ArgumentException($"the outcome of run {InvariantText.Of(run)} is not finite", nameof(outcome));
        });

    private double[] Draw()
    {
        int inputs = Ensemble.Inputs.Count;
        double[] draws = new double[checked(Runs.Count * inputs)];
        var worker = new EnsembleWorker(Ensemble, Options);
        for (int run = 0; run < Runs.Count; run++) worker.Draw(run).CopyTo(draws.AsSpan(run * inputs));
        return draws;
    }

    private RoundCalendar Calendar()
        => Ensemble.Calendar ?? throw new InvalidOperationException("the ensemble has no calendar: its runs count steps, not days");

    private int Check(int run)
        => (uint)run < (uint)Runs.Count ? run
            : throw new ArgumentOutOfRangeException(nameof(run), run, $"must lie between 0 and {InvariantText.Of(Runs.Count - 1)}");
}
