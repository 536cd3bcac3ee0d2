namespace TradeModel.Simulation;

/// <summary>An input that an ensemble draws in every run, and its distribution.</summary>
/// <remarks>
/// Parties and issues have their names in the scenario. If the ensemble is of a negotiation, their ids can be given instead. Equal by
/// value.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record UncertainInput
{
    private UncertainInput(
        InputKind kind, string? party, string? issue, Distribution distribution, EvidenceBasis basis,
        ValueList<Strategy>? strategies = null)
    {
        Kind = kind;
        Party = party;
        Issue = issue;
        Distribution = Guard.NotNull(distribution);
        Basis = Guard.Defined(basis);
        Strategies = strategies ?? [];
    }

    /// <summary>What the input changes.</summary>
    public InputKind Kind { get; }

    /// <summary>The party concerned; null if the input concerns all.</summary>
    public string? Party { get; }

    /// <summary>The issue concerned; null if the input concerns none.</summary>
    public string? Issue { get; }

    /// <summary>What the number is drawn from. For a strategy: its place in <see cref="Strategies"/>, counted from 0.</summary>
    public Distribution Distribution { get; }

    /// <summary>How the distribution is known.</summary>
    public EvidenceBasis Basis { get; }

    /// <summary>The strategies to choose from; empty unless the input is a strategy.</summary>
    public ValueList<Strategy> Strategies { get; }

    /// <summary>
    /// The weight of an issue to a party, as a multiple of the scenario's weight. The party's weights are then scaled back to their sum and
    /// rounded to a millionth.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="multiple">The multiple, 0 or more; 1 is the scenario's weight.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">A name is blank, or a multiple can be negative.</exception>
    public static UncertainInput Salience(string party, string issue, Distribution multiple, EvidenceBasis basis)
        => new(InputKind.Salience, Guard.Line(party), Guard.Line(issue), Within(multiple, 0, 1e6, nameof(multiple)), basis);

    /// <summary>
    /// The least value that a party accepts on one issue. An option with a lower value to it makes an outcome worth less to it than no
    /// agreement. In a scenario of a negotiation, 0 is the assessed red line and 1 the party's target.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="least">The least value, in the units of the scenario's options. It is rounded to a millionth.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">A name is blank, or the value can exceed a million in size.</exception>
    public static UncertainInput RedLine(string party, string issue, Distribution least, EvidenceBasis basis)
        => new(InputKind.RedLine, Guard.Line(party), Guard.Line(issue), Within(least, -1e6, 1e6, nameof(least)), basis);

    /// <summary>The utility of no agreement to a party, in the units of the scenario. It is rounded to a millionth.</summary>
    /// <param name="party">The party.</param>
    /// <param name="utility">The utility.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">The name is blank, or the utility can exceed a million in size.</exception>
    public static UncertainInput Reservation(string party, Distribution utility, EvidenceBasis basis)
        => new(InputKind.Reservation, Guard.Line(party), null, Within(utility, -1e6, 1e6, nameof(utility)), basis);

    /// <summary>
    /// What a unit of utility is worth to a party a year later. It changes the discounted utilities of a run, and no strategy of this
    /// package looks at it. The ensemble needs a calendar.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="perYear">The discount per year, from 0.001 to 1.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">The name is blank, or a discount can lie outside 0.001 to 1.</exception>
    public static UncertainInput Discount(string party, Distribution perYear, EvidenceBasis basis)
        => new(InputKind.Discount, Guard.Line(party), null, Within(perYear, 0.001, 1, nameof(perYear)), basis);

    /// <summary>
    /// How soon a party concedes: the exponent e of its time-dependent offers. Below 1 it holds out until late (Boulware), with 1 it
    /// concedes steadily, above 1 early. Its strategy must be time-dependent.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="exponent">The exponent, from 0.001 to 1,000.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">The name is blank, or an exponent can lie outside 0.001 to 1,000.</exception>
    public static UncertainInput Haste(string party, Distribution exponent, EvidenceBasis basis)
        => new(InputKind.Haste, Guard.Line(party), null, Within(exponent, 0.001, 1_000, nameof(exponent)), basis);

    /// <summary>
    /// The greatest number of days from the first round to the last. All parties know the deadline of their run. The first round is always
    /// held, and rounds after the calendar's last are not added. The ensemble needs a calendar.
    /// </summary>
    /// <param name="days">The days, rounded down to whole ones; 0 or more.</param>
    /// <param name="basis">How the distribution is known.</param>
    /// <exception cref="ArgumentException">A number of days can be negative or exceed a million.</exception>
    public static UncertainInput Deadline(Distribution days, EvidenceBasis basis)
        => new(InputKind.Deadline, null, null, Within(days, 0, 1e6, nameof(days)), basis);

    /// <summary>The strategy of a party, drawn from a list in which each strategy has a weight.</summary>
    /// <param name="party">The party.</param>
    /// <param name="strategies">The strategies with their weights, at least one above 0.</param>
    /// <param name="basis">How the weights are known.</param>
    /// <exception cref="ArgumentException">The name is blank, there is no strategy, or no weight is above 0.</exception>
    public static UncertainInput Strategy(string party, ValueList<(Strategy Strategy, double Weight)> strategies, EvidenceBasis basis)
    {
        foreach ((Strategy strategy, _) in Guard.NotNull(strategies)) Guard.NotNull(strategy, nameof(strategies));
        if (strategies.Count == 0) throw new ArgumentException("there must be a strategy to choose", nameof(strategies));
        return new(
            InputKind.Strategy,
            Guard.Line(party),
            null,
            new DiscreteDistribution(strategies.Select((s, i) => ((double)i, s.Weight)).ToValueList()),
            basis,
            strategies.Select(s => s.Strategy).ToValueList());
    }

    /// <summary>What the input is, in words: "salience of Steel to India".</summary>
    public string Name => Kind switch
    {
        InputKind.Salience => $"salience of {Issue} to {Party}",
        InputKind.RedLine => $"red line of {Party} on {Issue}",
        InputKind.Deadline => "deadline",
        _ => $"{Words} of {Party}",
    };

    /// <summary>The name, the distribution and its basis.</summary>
    public override string ToString() => $"{Name}: {Distribution} [{BasisWord}]";

    internal string BasisWord => Basis.ToString().ToLowerInvariant();

    private string Words => Kind switch
    {
        InputKind.Reservation => "reservation value",
        InputKind.Discount => "discount per year",
        InputKind.Haste => "haste (e)",
        _ => "strategy",
    };

    private static Distribution Within(Distribution distribution, double least, double most, string name)
    {
        Guard.NotNull(distribution, name);
        if (distribution.Least >= least && distribution.Most <= most) return distribution;
        throw new ArgumentException(
            FormattableString.Invariant($"every number that can be drawn must lie between {least} and {most}, not as in {distribution}"),
            name);
    }
}
