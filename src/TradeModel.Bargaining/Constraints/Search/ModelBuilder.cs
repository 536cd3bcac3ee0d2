using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>Builds the model of a search, and converts between the exact objective and that of the model.</summary>
internal sealed class ModelBuilder
{
    private readonly ScenarioColumns _columns;
    private readonly List<(int Row, int Column, double Value)> _entries = [];
    private readonly List<double> _bounds = [], _scales = [], _magnitudes = [];
    private readonly List<bool> _exact = [];
    private readonly double[] _worths;
    private readonly ObjectiveKind _kind;
    private double _magnitude, _ceiling;
    private int _gains;
    private Rational _constant, _unit = Rational.One, _step;

    /// <summary>Builds the model for an objective. If the objective is null, every outcome has the objective 0.</summary>
    internal ModelBuilder(ScenarioColumns columns, OutcomeObjective? objective, IEnumerable<LinearRow> rows)
    {
        _columns = columns;
        _worths = new double[columns.Count + 2];
        switch (objective)
        {
            case LeastGain:
                _kind = ObjectiveKind.Least;
                AddLeast(Gains());
                break;
            case GainProduct:
                _kind = ObjectiveKind.Product;
                AddProduct(Gains());
                break;
            case PartyUtility one: AddSum(columns.Utility(ScenarioColumns.Party(columns.Scenario, one.Party))); break;
            case WeightedSum sum:
                AddSum(Enumerable.Range(0, columns.Scenario.Parties.Count).SelectMany(p => Weighted(p, sum.Weight(p))));
                break;
            default: _step = Rational.One; break;
        }
        foreach (LinearRow row in rows) Add(row);
    }

    /// <summary>
    /// Whether a single row shows that there is no outcome: it cannot reach its bound, or a product has no positive factor.
    /// </summary>
    internal bool IsImpossible { get; private set; }

    internal SearchModel ToModel()
    {
        int columns = _columns.Count + (_kind == ObjectiveKind.Least ? 2 : 0);
        int[] starts = new int[columns + 1];
        foreach ((int _, int column, double _) in _entries) starts[column + 1]++;
        for (int c = 0; c < columns; c++) starts[c + 1] += starts[c];
        int[] next = (int[])starts.Clone();
        int[] rows = new int[_entries.Count];
        double[] values = new double[_entries.Count];
        foreach ((int row, int column, double value) in _entries)
        {
            rows[next[column]] = row;
            values[next[column]++] = value;
        }
        int[] offsets = _columns.Offsets.ToArray();
        if (_kind == ObjectiveKind.Least) offsets = [.. offsets, columns];
        // An upper bound on the number of products, additions and roundings of the input. Each errs by at most 2^-53 of the magnitude.
        double rounding = (2 * (offsets.Length + _bounds.Count) + 32) * Math.ScaleB(1, -52);
        return new()
        {
            Kind = _kind,
            Offsets = offsets,
            Decisions = _columns.Offsets.Length - 1,
            Worths = _worths[..columns],
            Starts = starts,
            EntryRows = rows,
            EntryValues = values,
            Bounds = [.. _bounds],
            Gains = _gains,
            Scales = [.. _scales],
            Magnitudes = [.. _magnitudes],
            Magnitude = _magnitude,
            Rounding = rounding,
            RowErrors = [.. _magnitudes.Select((m, r) => _exact[r] ? 0 : m * rounding)],
        };
    }

    /// <summary>
    /// The least objective in the model that an outcome better than <paramref name="value"/> can have. If the value is null, the least
    /// that any outcome can have.
    /// </summary>
    internal double Cutoff(Rational? value)
    {
        Rational better;
        if (value is { } some) better = (some - _constant) / _unit + _step;
        else if (_kind == ObjectiveKind.Product) better = _step.Sign > 0 ? _step : new(BigInteger.One, BigInteger.One << 1000);
        else return 0;
        double rounded = better.ToDouble();
        return Rational.Exactly(rounded) > better ? Math.BitDecrement(rounded) : rounded;
    }

    /// <summary>
    /// An upper bound on the exact objective of outcomes whose objective in the model is at most <paramref name="bound"/>.
    /// </summary>
    internal Rational Exact(double bound)
    {
        if (double.IsPositiveInfinity(bound)) bound = double.MaxValue;
        Rational units = Rational.Exactly(bound);
        if (_step.Sign > 0)
        {
            Rational steps = units / _step;
            units = new Rational(LinearFloor(steps)) * _step;
        }
        return _constant + _unit * units;
    }

    private static BigInteger LinearFloor(Rational value)
    {
        BigInteger quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger rest);
        return rest.Sign < 0 ? quotient - BigInteger.One : quotient;
    }

    private IEnumerable<KeyValuePair<int, Rational>> Weighted(int party, Rational weight)
        => weight.Sign == 0 ? [] : _columns.Utility(party).Select(t => KeyValuePair.Create(t.Key, weight * t.Value));

    private LinearFunction[] Gains()
        => [.. _columns.Scenario.Parties.Select((party, p) => LinearFunction.Of(_columns, _columns.Utility(p), -party.Reservation))];

    private void AddSum(IEnumerable<KeyValuePair<int, Rational>> terms)
    {
        LinearFunction sum = LinearFunction.Of(_columns, terms, Rational.Zero);
        for (int k = 0; k < sum.Columns.Length; k++) _worths[sum.Columns[k]] = sum.Terms[k];
        _magnitude = Most(sum.Columns, sum.Terms);
        (_constant, _unit, _step) = (sum.Constant, sum.Unit, sum.IsExact ? Rational.One : Rational.Zero);
    }

    private void AddLeast(LinearFunction[] gains)
    {
        double[] most = [.. gains.Select(g => Most(g.Columns, g.Terms))];
        bool exact = gains.All(g => g.IsExact);
        if (exact && LinearFunction.TryCommonDenominator(gains.SelectMany(g => new[] { g.Unit, g.Constant }), out BigInteger common))
        {
            _unit = new(BigInteger.One, common);
            exact = gains.Select((g, p) => Magnitude(g.Constant / _unit)
                + (g.Unit / _unit).Numerator * (BigInteger)most[p]).All(m => m.GetBitLength() <= 52);
        }
        if (!exact)
            _unit = LinearFunction.PowerOfTwo(gains.Select((g, p) => (g.Constant.Sign < 0 ? -g.Constant : g.Constant)
                + g.Unit * Rational.Exactly(most[p])).Append(Rational.Zero).Max() is { Sign: > 0 } m ? m : Rational.One);
        _step = exact ? Rational.One : Rational.Zero;
        double[] constants = [.. gains.Select(g => (g.Constant / _unit).ToDouble())],
            factors = [.. gains.Select(g => (g.Unit / _unit).ToDouble())];
        _ceiling = gains.Select((_, p) => constants[p] + factors[p] * most[p]
            + (exact ? 0 : 1e-11 * (Math.Abs(constants[p]) + factors[p] * most[p]))).Min();
        if (_ceiling < 0) IsImpossible = true;
        _ceiling = Math.Max(_ceiling, 0);
        int free = _columns.Count;
        _worths[free + 1] = _ceiling;
        _magnitude = _ceiling;
        _gains = gains.Length;
        for (int p = 0; p < gains.Length; p++)
        {
            // The row says gain − t ≥ 0. The issue of the least gain adds ceiling − t.
            int row = _bounds.Count;
            for (int k = 0; k < gains[p].Columns.Length; k++) _entries.Add((row, gains[p].Columns[k], factors[p] * gains[p].Terms[k]));
            if (_ceiling > 0) _entries.Add((row, free, _ceiling));
            AddRow(_ceiling - constants[p], factors[p] * most[p] + _ceiling + Math.Abs(constants[p]),
                Math.Max(_ceiling, factors[p] * gains[p].Terms.DefaultIfEmpty().Max()), exact: false);
        }
    }

    private void AddProduct(LinearFunction[] gains)
    {
        _gains = gains.Length;
        bool exact = gains.All(g => g.IsExact);
        _step = Rational.One;
        foreach (LinearFunction gain in gains)
        {
            double most = Most(gain.Columns, gain.Terms);
            Rational constant = gain.Constant / gain.Unit, greatest = constant + Rational.Exactly(most);
            if (!gain.IsExact) greatest += Rational.Exactly(most * 1e-11);
            if (greatest.Sign <= 0)
            {
                IsImpossible = true;
                greatest = Rational.One;
            }
            Rational scale = LinearFunction.PowerOfTwo(greatest);
            double down = (Rational.One / scale).ToDouble();
            int row = _bounds.Count;
            for (int k = 0; k < gain.Columns.Length; k++) _entries.Add((row, gain.Columns[k], gain.Terms[k] * down));
            double bound = (-constant / scale).ToDouble();
            AddRow(bound, most * down + Math.Abs(bound), down * gain.Terms.DefaultIfEmpty().Max(), exact: false);
            _unit *= gain.Unit * scale;
            _step *= new Rational(BigInteger.One, constant.Denominator) / scale;
        }
        if (!exact) _step = Rational.Zero;
    }

    private void Add(LinearRow row)
    {
        LinearFunction sum = LinearFunction.Of(_columns, row.Terms, Rational.Zero);
        Rational bound = (row.Least - sum.Constant) / sum.Unit;
        if (bound.Sign <= 0) return;
        double most = Most(sum.Columns, sum.Terms);
        if (sum.IsExact)
        {
            bound = -new Rational(LinearFloor(-bound));
            if (bound > Rational.Exactly(most))
            {
                IsImpossible = true;
                return;
            }
        }
        else if (bound > Rational.Exactly(2 * most))
        {
            IsImpossible = true;
            return;
        }
        int at = _bounds.Count;
        for (int k = 0; k < sum.Columns.Length; k++) _entries.Add((at, sum.Columns[k], sum.Terms[k]));
        AddRow(bound.ToDouble(), most + bound.ToDouble(), sum.Terms.Max(), sum.IsExact);
    }

    private void AddRow(double bound, double magnitude, double scale, bool exact)
    {
        _bounds.Add(bound);
        _magnitudes.Add(magnitude);
        _scales.Add(scale > 0 ? scale : 1);
        _exact.Add(exact);
    }

    private double Most(int[] columns, double[] terms)
    {
        double sum = 0, most = 0;
        int issue = -1;
        for (int k = 0; k < columns.Length; k++)
        {
            int own = _columns.IssueOf(columns[k]);
            if (own != issue)
            {
                sum += most;
                most = 0;
                issue = own;
            }
            most = Math.Max(most, terms[k]);
        }
        return sum + most;
    }

    private static BigInteger Magnitude(Rational whole) => BigInteger.Abs(whole.Numerator);
}
