namespace TradeModel.Bargaining;

/// <summary>
/// Answers two questions about the outcomes of a scenario: which is best in a direction, and whether one reaches a vector of utilities.
/// Utilities run from 0 to 1 and are sums of doubles.
/// </summary>
internal sealed class OutcomeOracle
{
    // How many options a search for one outcome may try, and the issues up to which it is worth trying.
    private const int MostTrials = 100_000;
    private const int MostIssues = 500;

    // Covers the rounding of a sum.
    private const double Doubt = 1e-12;

    private readonly int[] _offsets;
    private readonly int _parties;

    // By option and party.
    private readonly double[] _worths;

    // By place in the order of a search: the issue, and what it and all later ones can give each party at most.
    private readonly int[] _order;
    private readonly double[] _rest;

    // By option: what it costs in the direction of a search.
    private readonly double[] _regrets;
    private readonly int[] _sorted;
    private readonly int[] _choices;
    private readonly double[] _needs, _sums;
    private int _trials;

    internal OutcomeOracle(UnitTable table)
    {
        _offsets = table.Arrays.Offsets.ToArray();
        _parties = table.PartyCount;
        int options = _offsets[^1], issues = _offsets.Length - 1;
        _worths = new double[options * _parties];
        for (int p = 0; p < _parties; p++)
        {
            double most = table[p].Rounded(table[p].Most);
            for (int at = 0; at < options && most > 0; at++) _worths[at * _parties + p] = table[p].Rounded(table[p].Units[at]) / most;
        }
        _order = [.. Enumerable.Range(0, issues).OrderByDescending(i => Enumerable.Range(0, _parties).Max(p => Most(i, p)))];
        _rest = new double[(issues + 1) * _parties];
        for (int s = issues - 1; s >= 0; s--)
            for (int p = 0; p < _parties; p++) _rest[s * _parties + p] = _rest[(s + 1) * _parties + p] + Most(_order[s], p);
        _regrets = new double[options];
        _sorted = new int[options];
        _choices = new int[issues];
        _needs = new double[_parties];
        _sums = new double[(issues + 1) * _parties];
    }

    /// <summary>What is left of the work; each option looked at costs 1.</summary>
    internal long Budget { get; set; }

    /// <summary>The outcome with the greatest weighted sum; of equal ones, one with a large sum of utilities.</summary>
    /// <param name="weights">By party, 0 or more.</param>
    /// <param name="most">The greatest weighted sum.</param>
    internal ThinnedOutcome Best(ReadOnlySpan<double> weights, out double most)
    {
        // Larger than the rounding of a sum, and too small to matter otherwise.
        const double Second = 1e-9;
        int[] choices = new int[_choices.Length];
        double[] sums = new double[_parties];
        most = 0;
        Budget -= _regrets.Length;
        for (int i = 0; i < choices.Length; i++)
        {
            int best = _offsets[i];
            double bestScore = double.NegativeInfinity, greatest = 0;
            for (int at = _offsets[i]; at < _offsets[i + 1]; at++)
            {
                ReadOnlySpan<double> worths = _worths.AsSpan(at * _parties, _parties);
                double score = 0, sum = 0;
                for (int p = 0; p < worths.Length; p++)
                {
                    score += weights[p] * worths[p];
                    sum += worths[p];
                }
                greatest = Math.Max(greatest, score);
                score += Second * sum;
                if (score > bestScore) (best, bestScore) = (at, score);
            }
            most += greatest;
            choices[i] = best - _offsets[i];
            for (int p = 0; p < _parties; p++) sums[p] += _worths[best * _parties + p];
        }
        return new(choices, sums);
    }

    /// <summary>An outcome that gives every party what it needs; null if there is none, or if none was found within the limit.</summary>
    /// <param name="needs">By party.</param>
    /// <param name="weights">A direction in which few outcomes are better than the needs.</param>
    /// <param name="isKnown">Whether the answer is certain.</param>
    internal ThinnedOutcome? Reach(ReadOnlySpan<double> needs, ReadOnlySpan<double> weights, out bool isKnown)
    {
        isKnown = false;
        if (_choices.Length > MostIssues) return null;
        double room = Doubt;
        for (int i = 0; i < _choices.Length; i++)
        {
            int begin = _offsets[i], end = _offsets[i + 1];
            double best = 0;
            for (int at = begin; at < end; at++)
            {
                double score = 0;
                for (int p = 0; p < _parties; p++) score += weights[p] * _worths[at * _parties + p];
                _regrets[at] = -score;
                _sorted[at] = at;
                best = Math.Max(best, score);
            }
            for (int at = begin; at < end; at++) _regrets[at] += best;
            Array.Sort(_regrets, _sorted, begin, end - begin);
            room += best;
        }
        for (int p = 0; p < _parties; p++) room -= weights[p] * needs[p];
        needs.CopyTo(_needs);
        _trials = 0;
        _sums.AsSpan(0, _parties).Clear();
        bool found = Search(0, room);
        Budget -= _trials + _regrets.Length;
        isKnown = found || _trials <= MostTrials;
        if (!found) return null;
        return new([.. _choices], _sums.AsSpan(_choices.Length * _parties, _parties).ToArray());
    }

    // Chooses the issues from a place on. The options left must not cost more than there is room.
    private bool Search(int place, double room)
    {
        if (place == _order.Length) return true;
        int issue = _order[place];
        for (int at = _offsets[issue]; at < _offsets[issue + 1]; at++)
        {
            if (_regrets[at] > room) return false;
            if (++_trials > MostTrials) return false;
            int option = _sorted[at], from = place * _parties, to = from + _parties;
            bool enough = true;
            for (int p = 0; p < _parties; p++)
            {
                _sums[to + p] = _sums[from + p] + _worths[option * _parties + p];
                enough &= _sums[to + p] + _rest[to + p] >= _needs[p] - Doubt;
            }
            if (!enough) continue;
            _choices[issue] = option - _offsets[issue];
            if (Search(place + 1, room - _regrets[at])) return true;
        }
        return false;
    }

    private double Most(int issue, int party)
    {
        double most = 0;
        for (int at = _offsets[issue]; at < _offsets[issue + 1]; at++) most = Math.Max(most, _worths[at * _parties + party]);
        return most;
    }
}
