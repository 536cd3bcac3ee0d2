namespace TradeModel.Bargaining;

/// <summary>A condition on an outcome as a whole, across its issues.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record OutcomeConstraint
{
    private protected OutcomeConstraint()
    {
    }

    /// <summary>Not both: at most one of the two options is chosen.</summary>
    /// <exception cref="ArgumentException">They are the same.</exception>
    public static OutcomeConstraint NotBoth(IssueChoice first, IssueChoice second)
        => Guard.NotNull(first) != Guard.NotNull(second) ? new IssueChoiceCount([first, second], most: 1)
            : throw new ArgumentException("must be another option than the first", nameof(second));

    /// <summary>Where the one option is chosen, so is the other.</summary>
    public static OutcomeConstraint IfThen(IssueChoice chosen, IssueChoice required)
        => new Implication(Guard.NotNull(chosen), Guard.NotNull(required));

    /// <summary>At least <paramref name="number"/> of the options are chosen.</summary>
    /// <exception cref="ArgumentException">There are fewer options, one twice, or the number is negative.</exception>
    public static OutcomeConstraint AtLeast(int number, params ValueSet<IssueChoice> choices)
        => new IssueChoiceCount(choices, least: Checked(number, choices));

    /// <summary>At most <paramref name="number"/> of the options are chosen.</summary>
    /// <exception cref="ArgumentException">There are fewer options, one twice, or the number is negative.</exception>
    public static OutcomeConstraint AtMost(int number, params ValueSet<IssueChoice> choices)
        => new IssueChoiceCount(choices, most: Checked(number, choices));

    /// <summary>Exactly <paramref name="number"/> of the options are chosen.</summary>
    /// <exception cref="ArgumentException">There are fewer options, one twice, or the number is negative.</exception>
    public static OutcomeConstraint Exactly(int number, params ValueSet<IssueChoice> choices)
        => new IssueChoiceCount(choices, least: Checked(number, choices), most: number);

    private static int Checked(int number, ValueSet<IssueChoice> choices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (Guard.NotNull(choices).Count > 0) ArgumentOutOfRangeException.ThrowIfGreaterThan(number, choices.Count);
        return number;
    }

    /// <summary>
    /// The issues settled by a counted option make up at least this share of a measure: "substantially all the trade" of GATT Article
    /// XXIV:8 with the trade of each group of goods as its size; "at least p % of lines" with its number of tariff lines.
    /// </summary>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <param name="measure">What is shared, in words: "trade", "tariff lines".</param>
    /// <param name="sizes">How much each issue is of it.</param>
    /// <param name="counted">The options that count, such as those that end in duty-free trade.</param>
    /// <exception cref="ArgumentException">
    /// The share is not from 0 to 1, the sizes sum to 0, an issue has two sizes, or the issue of a counted option has no size.
    /// </exception>
    public static OutcomeConstraint ShareAtLeast(Rational least, string measure, ValueList<IssueSize> sizes, ValueSet<IssueChoice> counted)
        => new CoveredShare(least, measure, sizes, counted);

    /// <summary>A party's utility is at least this. Its reservation value is a lower bound in any case.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static OutcomeConstraint UtilityAtLeast(string party, Rational least) => new UtilityBound(party, least, null);

    /// <summary>A party's utility is at most this.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static OutcomeConstraint UtilityAtMost(string party, Rational most) => new UtilityBound(party, null, most);

    /// <summary>Whether an outcome keeps to this constraint, decided on exact numbers.</summary>
    /// <exception cref="ArgumentException">
    /// The scenario has no such outcome, or no party, issue or option that the constraint names.
    /// </exception>
    public bool Allows(Scenario scenario, Outcome outcome)
    {
        Guard.NotNull(scenario).Check(outcome);
        var columns = new ScenarioColumns(scenario);
        bool[] chosen = columns.Chosen(outcome);
        return Rows(columns).All(row => row.Allows(chosen));
    }

    /// <summary>The constraint as exact linear rows over the options.</summary>
    internal abstract IEnumerable<LinearRow> Rows(ScenarioColumns columns);
}
