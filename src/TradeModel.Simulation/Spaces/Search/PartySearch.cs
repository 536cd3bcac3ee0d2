using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What a searched order prepares once for a party and shares between runs and threads. It never changes.</summary>
/// <remarks>Parts are made when first needed. Two threads may make the same part; both make it alike, and one is kept.</remarks>
internal sealed class PartySearch<T> : SearchedParty
    where T : struct, IBinaryInteger<T>
{
    private readonly T[] _suffixMost;
    private readonly bool _isShort;
    private readonly double _floor, _step, _common;
    private OutcomePairs<T>? _pairs;
    private MiddleSearch<T>? _up, _down;
    private OutcomeSampler<T>? _sampler;

    internal PartySearch(UtilityUnits units, int[] offsets, Rational reservationValue, SearchLimits limits)
    {
        Limits = limits;
        Scale = units;
        ReservationUtility = reservationValue.ToDouble();
        _isShort = units.IsShort;
        if (_isShort) (_floor, _step, _common) = units.Short;
        BigInteger reservation = units.Ceiling(reservationValue);
        Offsets = offsets;
        Units = Array.ConvertAll(units.Units, T.CreateChecked);
        Most = T.CreateChecked(units.Most);
        Cap = units.Cap is { } cap ? T.CreateChecked(cap) : null;
        BigInteger top = units.Cap ?? units.Most;
        CanAgree = reservation <= top;
        Reservation = CanAgree ? T.CreateChecked(BigInteger.Max(reservation, BigInteger.Min(top, BigInteger.Zero))) : Top;
        _suffixMost = new T[offsets.Length];
        for (int i = offsets.Length - 2; i >= 0; i--)
        {
            T most = T.Zero;
            for (int at = offsets[i]; at < offsets[i + 1]; at++) most = T.Max(most, Units[at]);
            _suffixMost[i] = _suffixMost[i + 1] + most;
        }
    }

    internal SearchLimits Limits { get; }

    internal UtilityUnits Scale { get; }

    internal int[] Offsets { get; }

    /// <summary>Of each option, in the flat list.</summary>
    internal T[] Units { get; }

    /// <summary>The units of the best outcome, whatever the cap.</summary>
    internal T Most { get; }

    /// <summary>Sums above it count as this; null if none is.</summary>
    internal T? Cap { get; }

    /// <summary>What the best outcome counts.</summary>
    internal T Top => Cap ?? Most;

    /// <summary>Whether an outcome is worth the reservation value.</summary>
    internal bool CanAgree { get; }

    /// <summary>
    /// The least units that an outcome worth the reservation value can count; those of the best outcome if there is none.
    /// </summary>
    internal T Reservation { get; }

    internal OutcomePairs<T> Pairs => _pairs ??= MakePairs();

    internal OutcomeSampler<T> Sampler => _sampler ??= new(this);

    private MiddleSearch<T> Up => _up ??= new(Units, Offsets, Limits.Core);

    private MiddleSearch<T> Down => _down ??= new(Mirrored(), Offsets, Limits.Core);

    internal override OutcomeOrder Open(Scenario scenario, int party, OutcomeTable table)
        => new SearchedOrder<T>(scenario, party, this, table);

    internal T Sum(ReadOnlySpan<int> choices)
    {
        T sum = T.Zero;
        for (int i = 0; i < choices.Length; i++) sum += Units[Offsets[i] + choices[i]];
        return sum;
    }

    /// <summary>The double nearest to the reservation value.</summary>
    internal double ReservationUtility { get; }

    /// <summary>The double nearest to the utility of an outcome that counts this much.</summary>
    internal double Utility(T counted)
        => _isShort ? (_floor + _step * double.CreateChecked(counted)) / _common : Scale.Utility(BigInteger.CreateChecked(counted));

    /// <summary>The gain over the reservation value, in doubles.</summary>
    internal double Gain(T counted) => Math.Max(Utility(counted) - ReservationUtility, 0);

    /// <summary>A sum as far as it counts.</summary>
    internal T Counted(T sum) => Cap is { } cap && sum > cap ? cap : sum;

    /// <summary>Writes the first outcome of the total order.</summary>
    internal void Best(Span<int> choices) => First(Top, choices);

    /// <summary>
    /// Writes the outcome of least units at or above a target, which must not be above <see cref="Top"/>; among equals the first in
    /// scenario order. Returns by how many units it may pass the least.
    /// </summary>
    internal T LeastAtLeast(T target, Span<int> choices)
    {
        if (target >= Top)
        {
            First(Top, choices);
            return T.Zero;
        }
        if (target <= T.Zero)
        {
            for (int i = 0; i < choices.Length; i++) choices[i] = Units.AsSpan(Offsets[i]..Offsets[i + 1]).IndexOf(T.Zero);
            return T.Zero;
        }
        T slack = Most - target, excess = T.Zero;
        // Beyond their limit the lists hold some of the outcomes, which may be nearer than what the search in the middle finds.
        bool covers = Pairs.Covers(slack), near = covers || slack <= Pairs.Greatest;
        (int, int) pair = default;
        T found = T.Zero;
        if (near) Pairs.TryGreatest(slack, out pair, out found);
        if (!covers) excess = Up.Find(target, choices);
        if (covers || (near && slack - found <= excess))
        {
            Pairs.Choose(pair, choices);
            excess = covers ? T.Zero : slack - found;
        }
        T sum = covers ? Most - found : target + excess;
        if (Cap is not { } cap || sum < cap) return excess;
        // All sums that reach the cap are equal, so the first of them in scenario order takes their place.
        First(cap, choices);
        return excess > T.Zero ? cap - target : T.Zero;
    }

    /// <summary>
    /// Writes the next outcome of the total order over that of these choices; false if none is worth the reservation value.
    /// </summary>
    /// <param name="choices">The outcome, then the next one.</param>
    /// <param name="gap">By how many units the one found may fall short of the next one.</param>
    internal bool TryNextBelow(Span<int> choices, out T gap)
    {
        gap = T.Zero;
        T sum = Sum(choices);
        if (!CanAgree || sum < Reservation) return false;
        if (Cap is { } cap && sum >= cap)
        {
            if (TryNextInScenarioOrder(cap, choices)) return true;
            return TryFollow(Most - cap, ties: false, choices, out gap);
        }
        return TryFollow(Most - sum, Pairs.Covers(Most - sum), choices, out gap);
    }

    // The next outcome by rising regret; with ties, also those of equal regret that come after the choices in scenario order.
    private bool TryFollow(T regret, bool ties, Span<int> choices, out T gap)
    {
        gap = T.Zero;
        T most = Most - Reservation, known = T.Min(most, Pairs.Greatest), found = T.Zero;
        bool near = Pairs.TryNext(regret, ties ? choices : [], known, out (int First, int Second) pair);
        if (near) found = Pairs.RegretOf(pair);
        if (!(near && Pairs.Covers(found)))
        {
            if (Pairs.Covers(most) || regret >= most) return false;
            T next = regret + T.One;
            next += Down.Find(next, choices);
            near &= found <= next;
            // There may be others of equal regret, which none of the two finds.
            gap = (near ? found : next) - regret;
            if (!near) return next <= most;
        }
        Pairs.Choose(pair, choices);
        return true;
    }

    // The first outcome in scenario order whose sum reaches a floor.
    private void First(T floor, Span<int> choices) => First(floor, 0, choices);

    private void First(T left, int issue, Span<int> choices)
    {
        for (; issue < choices.Length; issue++)
        {
            int option = 0;
            while (Units[Offsets[issue] + option] + _suffixMost[issue + 1] < left) option++;
            choices[issue] = option;
            left -= Units[Offsets[issue] + option];
        }
    }

    private bool TryNextInScenarioOrder(T floor, Span<int> choices)
    {
        T left = floor - Sum(choices);
        for (int i = choices.Length - 1; i >= 0; i--)
        {
            left += Units[Offsets[i] + choices[i]];
            for (int o = choices[i] + 1; o < Offsets[i + 1] - Offsets[i]; o++)
            {
                T after = left - Units[Offsets[i] + o];
                if (after > _suffixMost[i + 1]) continue;
                choices[i] = o;
                First(after, i + 1, choices);
                return true;
            }
        }
        return false;
    }

    private OutcomePairs<T> MakePairs()
    {
        int count = Offsets.Length - 1;
        double[] before = new double[count + 1], after = new double[count + 1];
        before[0] = after[count] = 1;
        for (int i = 0; i < count; i++) before[i + 1] = before[i] * (Offsets[i + 1] - Offsets[i]);
        for (int i = count - 1; i >= 0; i--) after[i] = after[i + 1] * (Offsets[i + 1] - Offsets[i]);
        int middle = Enumerable.Range(1, count).MinBy(i => before[i] + after[i]);
        bool complete = count <= 2 || before[count] <= Limits.Outcomes || before[middle] + after[middle] <= Limits.Complete;
        if (!complete) middle = count / 2;
        int bound = complete ? int.MaxValue : Math.Min(Limits.Best, Math.Max(2, Limits.Sources / count));
        return new(
            PartialOutcomes<T>.Of(Units, Offsets, [.. Enumerable.Range(0, middle)], bound),
            PartialOutcomes<T>.Of(Units, Offsets, [.. Enumerable.Range(middle, count - middle)], bound));
    }

    private T[] Mirrored()
    {
        T[] mirrored = new T[Units.Length];
        for (int i = 0; i < Offsets.Length - 1; i++)
            for (int at = Offsets[i]; at < Offsets[i + 1]; at++) mirrored[at] = _suffixMost[i] - _suffixMost[i + 1] - Units[at];
        return mirrored;
    }
}
