using System.Numerics;

namespace TradeModel.Simulation;

/// <summary>Draws outcomes worth at least a party's reservation value, all equally likely.</summary>
/// <remarks>
/// If the lists hold all of them, one random number picks a place of the total order, as in a listed space. Otherwise options are drawn
/// issue by issue, each with probability proportional to exp(s × its utility), and the outcome is kept with probability
/// exp(−s × its surplus over the reservation value), otherwise drawn again. The two factors cancel, so all outcomes are equally likely
/// whatever s is. With s so that the mean utility drawn equals the reservation value, few draws are in vain.
/// </remarks>
internal sealed class OutcomeSampler<T>
    where T : struct, IBinaryInteger<T>
{
    private const int MostDraws = 10_000;

    private readonly PartySearch<T> _search;
    private readonly long _count;
    private readonly double[] _worth, _cumulated;
    private readonly double _tilt;

    internal OutcomeSampler(PartySearch<T> search)
    {
        _search = search;
        _worth = [];
        _cumulated = [];
        if (search.Pairs.Covers(search.Most - search.Reservation))
        {
            _count = search.Pairs.Count(search.Most - search.Reservation);
            return;
        }
        // Units as shares of the best outcome's.
        double most = double.CreateChecked(search.Most);
        _worth = Array.ConvertAll(search.Units, u => double.CreateChecked(u) / most);
        _cumulated = new double[_worth.Length];
        double floor = double.CreateChecked(search.Reservation) / most;
        double low = 0, high = 1;
        if (Fill(0) < floor)
        {
            while (Fill(high) < floor && high < 1e9) high *= 2;
            for (int i = 0; i < 40; i++)
            {
                double middle = (low + high) / 2;
                if (Fill(middle) < floor) low = middle;
                else high = middle;
            }
            _tilt = high;
            Fill(_tilt);
        }
    }

    /// <summary>Writes the choices of an outcome drawn.</summary>
    internal void Draw(Xoshiro256 random, Span<int> choices)
    {
        if (_count > 0)
        {
            long place = _count <= int.MaxValue ? random.Next((int)_count) : (long)(random.Next() % (ulong)_count);
            _search.Pairs.Choose(_search.Pairs.At(place, _search.Most - (_search.Cap ?? _search.Most + T.One)), choices);
            return;
        }
        for (int draw = 0; draw < MostDraws; draw++)
        {
            T sum = T.Zero;
            for (int i = 0; i < choices.Length; i++)
            {
                int from = _search.Offsets[i], to = _search.Offsets[i + 1];
                double number = random.NextDouble() * _cumulated[to - 1];
                int at = from;
                while (at < to - 1 && number >= _cumulated[at]) at++;
                choices[i] = at - from;
                sum += _search.Units[at];
            }
            if (sum < _search.Reservation) continue;
            double surplus = double.CreateChecked(sum - _search.Reservation) / double.CreateChecked(_search.Most);
            if (_tilt == 0 || random.NextDouble() < PortableMath.Exp(-_tilt * surplus)) return;
        }
        _search.Best(choices);
    }

    // Fills the cumulated probabilities of each issue's options, up to a factor, and returns the mean worth of an outcome drawn.
    private double Fill(double tilt)
    {
        double mean = 0;
        for (int i = 0; i < _search.Offsets.Length - 1; i++)
        {
            int from = _search.Offsets[i], to = _search.Offsets[i + 1];
            double best = 0, all = 0, sum = 0;
            for (int at = from; at < to; at++) best = Math.Max(best, _worth[at]);
            for (int at = from; at < to; at++)
            {
                double probability = PortableMath.Exp(tilt * (_worth[at] - best));
                all += probability;
                sum += probability * _worth[at];
                _cumulated[at] = all;
            }
            mean += sum / all;
        }
        return mean;
    }
}
