using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// One party's preferences over the outcomes of one run. Every comparison is exact: rounding never decides a tie.
/// </summary>
/// <remarks>
/// <para>
/// The total order is: falling utility, and among equal utilities <em>scenario order</em>, in which the first issue is the most significant
/// and options are in the scenario's order. Not safe to share between threads.
/// </para>
/// <para>
/// While issues are closed (<see cref="PartyView.ClosedAt"/>), the best and the worst outcome and all answers are among the outcomes that
/// have the settled options. Every outcome can still be compared.
/// </para>
/// </remarks>
public abstract class OutcomeOrder
{
    private readonly int[] _offsets;

    private protected OutcomeOrder(Scenario scenario, int party)
    {
        Scenario = scenario;
        Party = party;
        _offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++) _offsets[i + 1] = _offsets[i] + scenario.Issues[i].Options.Count;
    }

    private protected OutcomeOrder(OutcomeOrder other)
    {
        Scenario = other.Scenario;
        Party = other.Party;
        _offsets = other._offsets;
    }

    /// <summary>The party, counted from 0.</summary>
    public int Party { get; }

    /// <summary>The number of issues.</summary>
    public int IssueCount => _offsets.Length - 1;

    /// <summary>
    /// Where the options of each issue begin in a flat list of all options: those of issue i run from <c>Offsets[i]</c> (inclusive) to
    /// <c>Offsets[i + 1]</c> (exclusive).
    /// </summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>The number of options of all issues together.</summary>
    public int OptionCount => _offsets[^1];

    /// <summary>The double nearest to the utility of the best outcome.</summary>
    public abstract double BestUtility { get; }

    /// <summary>The double nearest to the utility of the worst outcome.</summary>
    public abstract double LeastUtility { get; }

    /// <summary>The double nearest to the reservation value.</summary>
    public abstract double Reservation { get; }

    /// <summary>
    /// The greatest amount, in utility, by which an answer of <see cref="LeastAtLeast"/> or <see cref="TryNextBelow"/> in this run may
    /// differ from the outcome asked for; 0 if all answers were exact, as they are in a listed space.
    /// </summary>
    public abstract double Gap { get; }

    /// <summary>
    /// The greatest amount by which the estimate of an answer of <see cref="BestFor"/> in this run may be below the greatest; 0 if all
    /// answers were exact.
    /// </summary>
    public abstract double EstimateGap { get; }

    /// <summary>The first outcome of the total order.</summary>
    public abstract OutcomeIndex Best { get; }

    /// <summary>The scenario.</summary>
    private protected Scenario Scenario { get; }

    /// <summary>The option at which an issue is closed; null if it is open.</summary>
    internal virtual int? ClosedAt(int issue) => null;

    /// <summary>Whether an outcome has the settled option on every closed issue.</summary>
    internal virtual bool IsOpen(OutcomeIndex outcome) => true;

    /// <summary>Whether the run has such an outcome.</summary>
    public abstract bool Contains(OutcomeIndex outcome);

    /// <summary>The double nearest to the exact utility of an outcome.</summary>
    public abstract double Utility(OutcomeIndex outcome);

    /// <summary>Compares the exact utilities: below 0 if the first is worth less, 0 if both are worth the same.</summary>
    public abstract int Compare(OutcomeIndex first, OutcomeIndex second);

    /// <summary>Whether the exact utility is at least the reservation value.</summary>
    public abstract bool MeetsReservation(OutcomeIndex outcome);

    /// <summary>Whether the exact utility is at least <paramref name="utility"/>, taken as the exact binary number.</summary>
    public abstract bool IsAtLeast(OutcomeIndex outcome, double utility);

    /// <summary>
    /// The outcome of least utility among those worth at least <paramref name="target"/> − 10⁻¹² and at least the reservation value; among
    /// equals the first in scenario order. The best outcome if there is none.
    /// </summary>
    /// <param name="target">A utility, taken as the exact binary number; not NaN.</param>
    public abstract OutcomeIndex LeastAtLeast(double target);

    /// <summary>
    /// The next outcome of the total order. False if there is none, or it is worth less than the reservation value.
    /// </summary>
    /// <exception cref="ArgumentException">The outcome has another option on a closed issue.</exception>
    public abstract bool TryNextBelow(OutcomeIndex outcome, out OutcomeIndex next);

    /// <summary>
    /// An outcome at random among those worth at least the reservation value, all equally likely; the best outcome if there is none.
    /// </summary>
    public abstract OutcomeIndex Draw(Xoshiro256 random);

    /// <summary>
    /// The outcome with the greatest estimate among those worth at least <paramref name="target"/> − 10⁻¹² and at least the reservation
    /// value to this party. Among equal estimates the first of this party's total order. The best outcome if there is none.
    /// </summary>
    /// <param name="estimate">
    /// For each option of the flat list (see <see cref="Offsets"/>), what it adds to another party's utility, as an opponent model
    /// estimates it. They are rounded to whole multiples of a power of two, so that the order of addition decides no tie.
    /// </param>
    /// <param name="target">A utility, taken as the exact binary number; not NaN.</param>
    public abstract OutcomeIndex BestFor(ReadOnlySpan<double> estimate, double target);

    /// <summary>
    /// The outcome with the greatest product of this party's gain over its reservation value and the estimate of another party's utility,
    /// among the outcomes worth at least the reservation value. Among equal products the first of the total order. The best outcome if
    /// there is none. In a space of more than 100,000,000 outcomes it is the best that a search finds, without a bound.
    /// </summary>
    /// <param name="estimate">See <see cref="BestFor"/>; estimates below 0 count as 0.</param>
    public abstract OutcomeIndex BestProduct(ReadOnlySpan<double> estimate);

    /// <summary>Writes the option chosen for each issue, counted from 0.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="choices">Where to write; as long as there are issues.</param>
    public abstract void Choices(OutcomeIndex outcome, Span<int> choices);

    /// <summary>The handle of the outcome with these choices.</summary>
    /// <param name="choices">For each issue the option chosen, counted from 0.</param>
    /// <exception cref="ArgumentException">There is not one choice for each issue.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An issue has no such option.</exception>
    public abstract OutcomeIndex Find(ReadOnlySpan<int> choices);

    /// <summary>The outcome behind a handle.</summary>
    public Outcome ToOutcome(OutcomeIndex outcome)
    {
        int[] choices = new int[IssueCount];
        Choices(outcome, choices);
        return new(choices.ToValueList());
    }

    /// <summary>Checks choices.</summary>
    private protected void Check(ReadOnlySpan<int> choices)
    {
        if (choices.Length != IssueCount) throw new ArgumentException($"{choices.Length} choices for {IssueCount} issues", nameof(choices));
        for (int i = 0; i < choices.Length; i++)
        {
            if ((uint)choices[i] < (uint)(_offsets[i + 1] - _offsets[i])) continue;
            throw new ArgumentOutOfRangeException(nameof(choices), $"issue '{Scenario.Issues[i].Name}' has no option number {choices[i]}");
        }
    }
}
