using System.Globalization;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// When an issue closes in a run, and on which option. While it is closed, the protocol refuses every offer that has another option on it.
/// </summary>
/// <remarks>Immutable. Equal by value. <see cref="RoundCalendar.Closing"/> makes one from days.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueClosing
{
    /// <summary>Creates a closing.</summary>
    /// <param name="issue">The issue, by its place in the scenario, counted from 0.</param>
    /// <param name="from">The first step at which the issue is closed, 0 or more, if it is settled by then.</param>
    /// <param name="option">
    /// The option that settles the issue, counted from 0. If null, the issue closes on the option that the parties have offered, at the
    /// first step from <paramref name="from"/> on at which the last offers of all parties have the same option on it. A party to which
    /// all options of the issue are worth the same is left out of this comparison. In a single text the issue closes on the option in the
    /// text.
    /// </param>
    /// <param name="reopens">The step at which the issue opens again, above <paramref name="from"/>; null if it does not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the issue reopens before it closes.</exception>
    public IssueClosing(int issue, int from, int? option = null, int? reopens = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(issue);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (option < 0) throw new ArgumentOutOfRangeException(nameof(option), option, "must be 0 or more");
        if (reopens <= from)
            throw new ArgumentOutOfRangeException(nameof(reopens), reopens, $"must be above {InvariantText.Of(from)}, where it closes");
        Issue = issue;
        From = from;
        Option = option;
        Reopens = reopens;
    }

    /// <summary>The issue, by its place in the scenario, counted from 0.</summary>
    public int Issue { get; }

    /// <summary>The first step at which the issue is closed, if it is settled by then.</summary>
    public int From { get; }

    /// <summary>The option that settles the issue, counted from 0; null for the option that the parties have offered.</summary>
    public int? Option { get; }

    /// <summary>The step at which the issue opens again; null if it does not.</summary>
    public int? Reopens { get; }

    /// <summary>"issue 2 closes at step 10 on option 1 and reopens at step 20".</summary>
    public override string ToString()
    {
        string on = Option is { } option ? string.Create(CultureInfo.InvariantCulture, $"on option {option}") : "on the option offered";
        string until = Reopens is { } reopens ? string.Create(CultureInfo.InvariantCulture, $" and reopens at step {reopens}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"issue {Issue} closes at step {From} {on}{until}");
    }

    /// <summary>Whether both would have the same issue closed at the same step.</summary>
    internal bool Overlaps(IssueClosing other)
        => Issue == other.Issue && From < (other.Reopens ?? int.MaxValue) && other.From < (Reopens ?? int.MaxValue);

    /// <summary>Checks that a scenario has the issue and the option.</summary>
    internal void Check(Scenario scenario, string parameter)
    {
        if (Issue >= scenario.Issues.Count)
        {
            throw new ArgumentException(
                $"{this}, but the scenario has no issue number {InvariantText.Of(Issue)}; it has {InvariantText.Of(scenario.Issues.Count)}",
                parameter);
        }
        ScenarioIssue issue = scenario.Issues[Issue];
        if (Option >= issue.Options.Count)
        {
            throw new ArgumentException(
                $"{this}, but '{issue.Name}' has {InvariantText.Of(issue.Options.Count)} options, counted from 0", parameter);
        }
    }
}
