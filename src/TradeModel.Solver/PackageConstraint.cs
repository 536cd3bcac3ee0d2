using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>A condition on a package as a whole, across its issues.</summary>
public abstract record PackageConstraint
{
    private protected PackageConstraint()
    {
    }

    /// <summary>Not both: at most one of the two options is chosen.</summary>
    public static PackageConstraint NotBoth(Choice one, Choice other) => new NumberOfChoices([one, other], most: 1);

    /// <summary>At least <paramref name="number"/> of the options are chosen.</summary>
    /// <exception cref="ArgumentException">There are fewer options, one twice, or the number is negative.</exception>
    public static PackageConstraint AtLeast(int number, params ValueSet<Choice> of) => new NumberOfChoices(of, least: number);

    /// <summary>At most <paramref name="number"/> of the options are chosen.</summary>
    /// <exception cref="ArgumentException">There are fewer options, one twice, or the number is negative.</exception>
    public static PackageConstraint AtMost(int number, params ValueSet<Choice> of) => new NumberOfChoices(of, most: number);

    /// <summary>Where the one option is chosen, so is the other.</summary>
    public static PackageConstraint IfThen(Choice chosen, Choice required) => new Implication(chosen, required);

    /// <summary>
    /// The issues settled by a counted option cover at least this share of all issues with a size: "substantially all the trade" of GATT Article XXIV:8
    /// with the trade of each group of goods as its size, "at least p % of lines" with its number of lines.
    /// </summary>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <param name="of">How much each issue covers.</param>
    /// <param name="counted">The options that count, such as those that end in duty-free trade.</param>
    /// <exception cref="ArgumentException">The share lies outside 0 to 1, sizes sum to 0 or are given twice, or an option counts whose issue has no size.</exception>
    public static PackageConstraint ShareAtLeast(Rational least, ValueList<IssueSize> of, ValueSet<Choice> counted) => new CoveredShare(least, of, counted);

    /// <summary>What the chosen options add up to is at least this.</summary>
    /// <param name="least">The bound, inclusive.</param>
    /// <param name="values">What options add; one not listed adds nothing.</param>
    /// <exception cref="ArgumentException">There is no value, or an option has two.</exception>
    public static PackageConstraint TotalAtLeast(Rational least, ValueList<ChoiceValue> values) => new BoundedTotal(values, least, null);

    /// <summary>What the chosen options add up to is at most this.</summary>
    /// <param name="most">The bound, inclusive.</param>
    /// <param name="values">What options add; one not listed adds nothing.</param>
    /// <exception cref="ArgumentException">There is no value, or an option has two.</exception>
    public static PackageConstraint TotalAtMost(Rational most, ValueList<ChoiceValue> values) => new BoundedTotal(values, null, most);

    /// <summary>Whether an outcome keeps to this constraint, decided on exact numbers.</summary>
    /// <exception cref="ArgumentException">The outcome is not one of the scenario, or the constraint names an issue or option the scenario does not have.</exception>
    public bool Allows(Scenario scenario, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(outcome);
        scenario.Describe(outcome);
        var columns = new ScenarioColumns(scenario);
        return Rows(columns).All(row => row.Allows(columns.Of(outcome)));
    }

    /// <summary>The constraint as exact linear rows over the options.</summary>
    internal abstract IEnumerable<LinearRow> Rows(ScenarioColumns columns);
}
