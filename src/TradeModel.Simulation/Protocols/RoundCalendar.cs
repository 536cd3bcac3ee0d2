using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Negotiations;

namespace TradeModel.Simulation;

/// <summary>
/// The days on which a simulated negotiation meets. At each round a stated number of offers is made, so every step of the protocol falls on
/// a day.
/// </summary>
/// <remarks>Immutable. Equal by value.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RoundCalendar
{
    private const double DaysPerYear = 365.2425;

    /// <summary>Creates a calendar.</summary>
    /// <param name="rounds">The days of the rounds, ascending; at least one.</param>
    /// <param name="offersPerRound">
    /// How many offers are made at a round, 1 or more. With 2, each party of a bilateral negotiation makes one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no round, a day is <c>default</c> or not in the ISO calendar, or the days do not ascend.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="offersPerRound"/> is below 1, or there are more than 100,000,000 offers.
    /// </exception>
    public RoundCalendar(ValueList<LocalDate> rounds, int offersPerRound = 2)
    {
        Rounds = Guard.NotNull(rounds);
        OffersPerRound = offersPerRound;
        if (rounds.Count == 0) throw new ArgumentException("a calendar has at least one round", nameof(rounds));
        for (int i = 0; i < rounds.Count; i++)
        {
            Guard.Day(rounds[i], nameof(rounds));
            if (i == 0 || rounds[i] > rounds[i - 1]) continue;
            throw new ArgumentException(
                $"the days of the rounds must ascend; {InvariantText.Iso(rounds[i])} follows {InvariantText.Iso(rounds[i - 1])}",
                nameof(rounds));
        }
        if (offersPerRound < 1 || (long)offersPerRound * rounds.Count > 100_000_000)
        {
            throw new ArgumentOutOfRangeException(
                nameof(offersPerRound), offersPerRound, "must be at least 1, and at most 100,000,000 over all rounds");
        }
    }

    /// <summary>The days of the rounds, ascending.</summary>
    public ValueList<LocalDate> Rounds { get; }

    /// <summary>How many offers are made at a round.</summary>
    public int OffersPerRound { get; }

    /// <summary>How many offers there are over all rounds.</summary>
    public int Steps => Rounds.Count * OffersPerRound;

    /// <summary>A round every so many days.</summary>
    /// <param name="days">The days from one round to the next, 1 or more.</param>
    /// <param name="first">The day of the first round.</param>
    /// <param name="last">The last day on which a round can fall, not before the first.</param>
    /// <param name="offersPerRound">How many offers are made at a round.</param>
    /// <exception cref="ArgumentException">
    /// A day is <c>default</c> or not in the ISO calendar, the last lies before the first, or a number is below 1.
    /// </exception>
    public static RoundCalendar Every(int days, LocalDate first, LocalDate last, int offersPerRound = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        Guard.Day(first);
        if (Guard.Day(last) < first)
            throw new ArgumentException($"the last day, {InvariantText.Iso(last)}, lies before the first, {InvariantText.Iso(first)}");
        int count = Period.DaysBetween(first, last) / days + 1;
        return new(Enumerable.Range(0, count).Select(i => first.PlusDays(i * days)).ToValueList(), offersPerRound);
    }

    /// <summary>The rounds that fall in a window, such as that of a phase.</summary>
    /// <exception cref="ArgumentException">No round falls in a window, or none is given.</exception>
    public RoundCalendar Within(params ValueList<TargetWindow> windows)
    {
        Guard.NotNull(windows);
        LocalDate[] within = [.. Rounds.Where(day => windows.Any(w => w.Contains(day)))];
        return within.Length > 0
            ? new(within.ToValueList(), OffersPerRound)
            : throw new ArgumentException($"no round falls in {string.Join(" or ", windows)}", nameof(windows));
    }

    /// <summary>The rounds up to a day, which is included: the calendar with an earlier deadline.</summary>
    /// <exception cref="ArgumentException">The day lies before the first round.</exception>
    public RoundCalendar Until(LocalDate last)
    {
        int count = RoundsUntil(Guard.AskedDay(last));
        return count > 0
            ? new(Rounds.Take(count).ToValueList(), OffersPerRound)
            : throw new ArgumentException(
                $"{InvariantText.Iso(last)} lies before the first round, {InvariantText.Iso(Rounds[0])}", nameof(last));
    }

    /// <summary>The day of a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such step.</exception>
    public LocalDate DayOf(int step)
        => step >= 0 && step < Steps ? Rounds[step / OffersPerRound]
            : throw new ArgumentOutOfRangeException(nameof(step), step, $"must lie between 0 and {InvariantText.Of(Steps - 1)}");

    /// <summary>How many steps fall on or before a day.</summary>
    public int StepsUntil(LocalDate day) => RoundsUntil(Guard.AskedDay(day)) * OffersPerRound;

    /// <summary>The years from the first round to a step: days divided by 365.2425.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such step.</exception>
    public double YearsTo(int step) => Period.DaysBetween(Rounds[0], DayOf(step)) / DaysPerYear;

    /// <summary>What a utility at a step is worth on the day of the first round.</summary>
    /// <param name="utility">The utility.</param>
    /// <param name="discountPerYear">What a unit of utility is worth a year later: above 0, at most 1.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The discount is out of range, or the calendar has no such step.</exception>
    public double Discounted(double utility, double discountPerYear, int step)
        => discountPerYear is > 0 and <= 1
            ? utility * PortableMath.Pow(discountPerYear, YearsTo(step))
            : throw new ArgumentOutOfRangeException(nameof(discountPerYear), discountPerYear, "must be above 0 and at most 1");

    /// <summary>An issue that is open up to a day, which is included.</summary>
    /// <param name="issue">The issue, by its place in the scenario, counted from 0.</param>
    /// <param name="after">The last day on which the issue is open. It closes at the first round after it.</param>
    /// <param name="option">
    /// The option that settles it, counted from 0; null for the option that the parties have offered: see <see cref="IssueClosing"/>.
    /// </param>
    /// <param name="reopens">The first day on which the issue is open again; null if it does not reopen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentException">No round falls between the two days, so the issue would never be closed.</exception>
    public IssueClosing Closing(int issue, LocalDate after, int? option = null, LocalDate? reopens = null)
    {
        int from = StepsUntil(Guard.AskedDay(after));
        int until = reopens is { } day ? StepsBefore(Guard.AskedDay(day, nameof(reopens))) : int.MaxValue;
        if (until <= from)
        {
            throw new ArgumentException(
                $"no round falls after {InvariantText.Iso(after)} and before {InvariantText.Iso(reopens!.Value)}", nameof(reopens));
        }
        return new(issue, from, option, reopens is null ? null : until);
    }

    /// <summary>
    /// The closings that the phases of a negotiation imply: an issue of a phase with a target window closes after the window's last day, as
    /// soon as the parties have offered the same option. Issues without a phase, and those of a phase without a window, stay open.
    /// </summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="scenario">Its open issues as a scenario.</param>
    /// <returns>For <see cref="NegotiationRules.Closings"/>, in the scenario's order of issues.</returns>
    /// <exception cref="KeyNotFoundException">The negotiation does not have an issue of the scenario.</exception>
    public ValueList<IssueClosing> ClosingsOf(Negotiation negotiation, NegotiationScenario scenario)
    {
        Guard.NotNull(negotiation);
        Guard.NotNull(scenario);
        var closings = new List<IssueClosing>();
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            if (negotiation.GetIssue(scenario.Issues[i]).Phase is { } phase && negotiation.GetPhase(phase).Phase.Window is { } window)
                closings.Add(Closing(i, window.End));
        }
        return closings.ToValueList();
    }

    /// <summary>"26 rounds from 2026-10-01 to 2027-09-16".</summary>
    public override string ToString()
        => Rounds.Count == 1
            ? $"1 round on {InvariantText.Iso(Rounds[0])}"
            : $"{InvariantText.Of(Rounds.Count)} rounds from {InvariantText.Iso(Rounds[0])} to {InvariantText.Iso(Rounds[^1])}";

    private int StepsBefore(LocalDate day)
        => (RoundsUntil(day) - (Rounds.Contains(day) ? 1 : 0)) * OffersPerRound;

    private int RoundsUntil(LocalDate day)
    {
        int low = 0, high = Rounds.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Rounds[middle] <= day) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
