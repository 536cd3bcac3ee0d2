using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The order of one party in one run over outcomes that are searched instead of listed.</summary>
/// <remarks>
/// Handles are numbers of a table that the orders of the run share. Answers depend on the question alone, not on earlier ones.
/// </remarks>
internal sealed class SearchedOrder<T> : OutcomeOrder
    where T : struct, IBinaryInteger<T>
{
    private readonly PartySearch<T> _search;
    private readonly OutcomeTable _table;
    private readonly int[] _choices;

    // The sums of the outcomes of the table, as far as they were needed.
    private T[] _sums = new T[16];
    private int _known;
    private double _gap, _estimateGap;

    internal SearchedOrder(Scenario scenario, int party, PartySearch<T> search, OutcomeTable table)
        : base(scenario, party)
    {
        (_search, _table) = (search, table);
        _choices = new int[IssueCount];
        search.Best(_choices);
        Best = table.Add(_choices);
    }

    public override double BestUtility => _search.Utility(_search.Top);

    public override double LeastUtility => _search.Utility(_search.Counted(T.Zero));

    public override double Reservation => _search.ReservationUtility;

    public override double Gap => _gap;

    public override double EstimateGap => _estimateGap;

    public override OutcomeIndex Best { get; }

    public override bool Contains(OutcomeIndex outcome) => (uint)outcome.Value < (uint)_table.Count;

    public override double Utility(OutcomeIndex outcome) => _search.Utility(Counted(outcome));

    public override int Compare(OutcomeIndex first, OutcomeIndex second) => Counted(first).CompareTo(Counted(second));

    public override bool MeetsReservation(OutcomeIndex outcome) => _search.CanAgree && Counted(outcome) >= _search.Reservation;

    public override bool IsAtLeast(OutcomeIndex outcome, double utility)
        => double.IsFinite(utility)
            ? _search.Scale.TryCeiling(utility, tolerant: false, out long least)
                ? Counted(outcome) >= T.CreateChecked(least)
                : BigInteger.CreateChecked(Counted(outcome)) >= _search.Scale.Ceiling(utility, tolerant: false)
            : utility < 0;

    public override OutcomeIndex LeastAtLeast(double target)
    {
        if (!_search.CanAgree) return Best;
        Reach(_search.LeastAtLeast(Target(target), _choices));
        return _table.Add(_choices);
    }

    public override bool TryNextBelow(OutcomeIndex outcome, out OutcomeIndex next)
    {
        Choices(outcome, _choices);
        bool found = _search.TryNextBelow(_choices, out T gap);
        Reach(gap);
        next = found ? _table.Add(_choices) : default;
        return found;
    }

    public override OutcomeIndex Draw(Xoshiro256 random)
    {
        if (!_search.CanAgree) return Best;
        _search.Sampler.Draw(random, _choices);
        return _table.Add(_choices);
    }

    public override OutcomeIndex BestFor(ReadOnlySpan<double> estimate, double target)
    {
        if (!_search.CanAgree) return Best;
        long[] units = EstimateUnits.Of(estimate, Offsets, out double unit);
        _estimateGap = Math.Max(_estimateGap, EstimateSearch<T>.BestFor(_search, units, Target(target), _choices) * unit);
        return _table.Add(_choices);
    }

    public override OutcomeIndex BestProduct(ReadOnlySpan<double> estimate)
    {
        if (!_search.CanAgree) return Best;
        long[] units = EstimateUnits.Of(estimate, Offsets, out _);
        return EstimateSearch<T>.TryBestProduct(_search, units, _choices) ? _table.Add(_choices) : Best;
    }

    public override void Choices(OutcomeIndex outcome, Span<int> choices)
    {
        ReadOnlySpan<ushort> known = _table[outcome.Value];
        for (int i = 0; i < known.Length; i++) choices[i] = known[i];
    }

    public override OutcomeIndex Find(ReadOnlySpan<int> choices)
    {
        Check(choices);
        return _table.Add(choices);
    }

    // A target in units, between those of the reservation value and of the best outcome.
    private T Target(double target)
    {
        if (!double.IsFinite(target)) return target > 0 ? _search.Top : _search.Reservation;
        if (_search.Scale.TryCeiling(target, tolerant: true, out long least))
            return T.Min(T.Max(T.CreateChecked(least), _search.Reservation), _search.Top);
        BigInteger units = _search.Scale.Ceiling(target, tolerant: true);
        if (units <= BigInteger.CreateChecked(_search.Reservation)) return _search.Reservation;
        return units >= BigInteger.CreateChecked(_search.Top) ? _search.Top : T.CreateChecked(units);
    }

    private void Reach(T gap)
    {
        if (gap > T.Zero) _gap = Math.Max(_gap, double.CreateChecked(gap) * _search.Scale.Unit);
    }

    private T Counted(OutcomeIndex outcome)
    {
        if (!Contains(outcome)) throw new ArgumentOutOfRangeException(nameof(outcome), $"the run has no outcome number {outcome.Value}");
        if (_sums.Length < _table.Count) Array.Resize(ref _sums, Math.Max(_table.Count, _sums.Length * 2));
        for (; _known <= outcome.Value; _known++)
        {
            T sum = T.Zero;
            ReadOnlySpan<ushort> choices = _table[_known];
            for (int i = 0; i < choices.Length; i++) sum += _search.Units[_search.Offsets[i] + choices[i]];
            _sums[_known] = _search.Counted(sum);
        }
        return _sums[outcome.Value];
    }
}
