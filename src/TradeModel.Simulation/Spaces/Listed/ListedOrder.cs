using System.Diagnostics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>
/// The order of one party over all outcomes of a scenario, listed and sorted once. It never changes, so all runs and threads share it.
/// </summary>
/// <remarks>
/// A <em>place</em> is an outcome's position in the total order; a <em>level</em> is a set of outcomes of equal exact utility, 0 for the
/// best.
/// </remarks>
internal sealed class ListedOrder : OutcomeOrder
{
    private readonly int[] _strides;
    private readonly int[] _byPlace;
    private readonly int[] _placeOf;
    private readonly int[] _levelOf;
    private readonly int[] _levelStart;
    private readonly ListedLevels _levels;

    internal ListedOrder(Scenario scenario, int party, ListedUnits units, int count)
        : base(scenario, party)
    {
        _strides = new int[IssueCount];
        for (int i = IssueCount - 1, stride = 1; i >= 0; i--)
        {
            _strides[i] = stride;
            stride *= Offsets[i + 1] - Offsets[i];
        }
        (_byPlace, int[] starts) = units.Sort(Offsets, count);
        _levelStart = starts;
        _placeOf = new int[count];
        _levelOf = new int[count];
        for (int place = 0, level = 0; place < count; place++)
        {
            if (place == starts[level + 1]) level++;
            _placeOf[_byPlace[place]] = place;
            _levelOf[_byPlace[place]] = level;
        }
        _levels = units.Levels(Offsets, _byPlace, starts);
        Acceptable = starts[_levels.Acceptable];
    }

    /// <summary>The number of outcomes worth at least the reservation value. They are the first of the total order.</summary>
    internal int Acceptable { get; }

    public override double BestUtility => _levels.Utility[0];

    public override double LeastUtility => _levels.Utility[^1];

    public override double Reservation => _levels.Reservation;

    public override double Gap => 0;

    public override double EstimateGap => 0;

    public override OutcomeIndex Best => new(_byPlace[0]);

    public override bool Contains(OutcomeIndex outcome) => (uint)outcome.Value < (uint)_placeOf.Length;

    public override double Utility(OutcomeIndex outcome) => _levels.Utility[_levelOf[outcome.Value]];

    public override int Compare(OutcomeIndex first, OutcomeIndex second)
        => _levelOf[second.Value].CompareTo(_levelOf[first.Value]);

    public override bool MeetsReservation(OutcomeIndex outcome) => _placeOf[outcome.Value] < Acceptable;

    public override bool IsAtLeast(OutcomeIndex outcome, double utility) => utility <= _levels.Below[_levelOf[outcome.Value]];

    public override OutcomeIndex LeastAtLeast(double target) => new(_byPlace[_levelStart[LevelFor(target)]]);

    public override bool TryNextBelow(OutcomeIndex outcome, out OutcomeIndex next)
    {
        int place = _placeOf[outcome.Value] + 1;
        next = place < Acceptable ? new(_byPlace[place]) : default;
        return place < Acceptable;
    }

    public override OutcomeIndex Draw(Xoshiro256 random) => Acceptable == 0 ? Best : new(_byPlace[random.Next(Acceptable)]);

    public override OutcomeIndex BestFor(ReadOnlySpan<double> estimate, double target)
    {
        int places = Acceptable == 0 ? 1 : _levelStart[LevelFor(target) + 1];
        return Greatest(estimate, places, product: false);
    }

    public override OutcomeIndex BestProduct(ReadOnlySpan<double> estimate)
        => Greatest(estimate, Math.Max(Acceptable, 1), product: true);

    public override void Choices(OutcomeIndex outcome, Span<int> choices)
    {
        int rest = outcome.Value;
        for (int i = 0; i < _strides.Length; i++) (choices[i], rest) = Math.DivRem(rest, _strides[i]);
    }

    public override OutcomeIndex Find(ReadOnlySpan<int> choices)
    {
        Check(choices);
        int at = 0;
        for (int i = 0; i < _strides.Length; i++) at += choices[i] * _strides[i];
        return new(at);
    }

    /// <summary>The last level that reaches the target and the reservation; 0 if none does.</summary>
    private int LevelFor(double target)
    {
        ReadOnlySpan<double> reach = _levels.Reach;
        int low = 0, high = _levels.Acceptable - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (target <= reach[middle]) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>The outcome with the greatest estimate, or product of gain and estimate, among the first places.</summary>
    private OutcomeIndex Greatest(ReadOnlySpan<double> estimate, int places, bool product)
    {
        Debug.Assert(estimate.Length == OptionCount);
        ReadOnlySpan<int> offsets = Offsets;
        int issues = IssueCount;
        // The sum of the estimates over the first i issues of the outcome looked at: sums[i].
        Span<double> sums = issues < 128 ? stackalloc double[issues + 1] : new double[issues + 1];
        Span<int> choices = issues < 128 ? stackalloc int[issues] : new int[issues];
        // Whole numbers, so that the order of addition cannot decide between equal sums.
        Span<double> whole = estimate.Length <= 512 ? stackalloc double[estimate.Length] : new double[estimate.Length];
        EstimateUnits.Round(estimate, offsets, whole);
        sums[0] = 0;
        choices.Clear();
        double reservation = Reservation, best = double.NegativeInfinity;
        int found = int.MaxValue;
        for (int outcome = 0, from = 0; ; outcome++)
        {
            for (int i = from; i < issues; i++) sums[i + 1] = sums[i] + whole[offsets[i] + choices[i]];
            int place = _placeOf[outcome];
            if (place < places)
            {
                double figure = sums[issues];
                if (product) figure = Math.Max(figure, 0) * Math.Max(Utility(new(outcome)) - reservation, 0);
                if (figure > best || (figure == best && place < found)) (best, found) = (figure, place);
            }
            from = issues - 1;
            while (from >= 0 && ++choices[from] == offsets[from + 1] - offsets[from]) choices[from--] = 0;
            if (from < 0) break;
        }
        return new(_byPlace[Math.Min(found, _byPlace.Length - 1)]);
    }
}
