using System.Globalization;
using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>Between two numbers of the listed options are chosen.</summary>
public sealed record NumberOfChoices : PackageConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="choices">The options counted, at least one.</param>
    /// <param name="least">The fewest of them chosen.</param>
    /// <param name="most">The most of them chosen; null for all.</param>
    /// <exception cref="ArgumentException">There is no option, or the numbers are not 0 ≤ least ≤ most ≤ their number.</exception>
    public NumberOfChoices(ValueSet<Choice> choices, int least = 0, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0) throw new ArgumentException("there must be an option to count", nameof(choices));
        int ceiling = most ?? choices.Count;
        if (least < 0 || least > ceiling || ceiling > choices.Count)
            throw new ArgumentOutOfRangeException(nameof(least), string.Create(CultureInfo.InvariantCulture, $"{least} to {ceiling} is no range of {choices.Count} options"));
        Choices = choices;
        Least = least;
        Most = ceiling;
    }

    /// <summary>The options counted.</summary>
    public ValueSet<Choice> Choices { get; }

    /// <summary>The fewest of them chosen.</summary>
    public int Least { get; }

    /// <summary>The most of them chosen.</summary>
    public int Most { get; }

    /// <summary>The constraint in words.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{(Least == 0 ? "" : $"at least {Least} ")}{(Most == Choices.Count ? "" : $"at most {Most} ")}of {Choices}");

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        KeyValuePair<int, Rational>[] ones = [.. Choices.Select(c => KeyValuePair.Create(columns.Column(c), Rational.One))];
        if (Least > 0) yield return new(ones, Least);
        if (Most < Choices.Count) yield return LinearRow.AtMost(ones, Most);
    }
}
