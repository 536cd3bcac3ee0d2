using System.Numerics;
using System.Runtime.InteropServices;

namespace TradeModel.Bargaining;

/// <summary>
/// The table of the dual simplex method for variables with two bounds each: a row for each variable of the basis, a column for each one
/// outside it. It knows nothing of the model that it was filled from.
/// </summary>
/// <param name="capacity">The most rows.</param>
/// <param name="stride">The number of columns.</param>
/// <param name="variables">The number of variables.</param>
internal sealed class SimplexTable(int capacity, int stride, int variables)
{
    // Larger errors of a value and smaller pivots are not tolerated.
    private const double Feasible = 1e-9, Smallest = 1e-7;

    private readonly double[] _weight = new double[capacity], _column = new double[capacity];
    private readonly List<(double Ratio, int Position)> _steps = [];

    /// <summary>The rows in use.</summary>
    internal int Used { get; private set; }

    /// <summary>How many pivots were made since the table was cleared; each adds to the errors of rounding.</summary>
    internal int Pivots { get; private set; }

    /// <summary>By row, the numbers of its columns.</summary>
    internal double[][] Rows { get; } = new double[capacity][];

    /// <summary>By row, the value of its variable if all variables outside the basis are 0.</summary>
    internal double[] Right { get; } = new double[capacity];

    /// <summary>By row, the value of its variable.</summary>
    internal double[] Value { get; } = new double[capacity];

    /// <summary>By row, its variable.</summary>
    internal int[] Basic { get; } = new int[capacity];

    /// <summary>By column, its variable.</summary>
    internal int[] Free { get; } = new int[stride];

    /// <summary>By column, whether its variable is at its upper bound, and not at its lower one.</summary>
    internal bool[] AtUpper { get; } = new bool[stride];

    /// <summary>By column, what the objective gains from a unit of its variable.</summary>
    internal double[] Cost { get; } = new double[stride];

    /// <summary>By variable, its row; −1 if it is outside the basis.</summary>
    internal int[] Place { get; } = new int[variables];

    /// <summary>By variable.</summary>
    internal double[] Lower { get; } = new double[variables];

    /// <summary>By variable.</summary>
    internal double[] Upper { get; } = new double[variables];

    internal void Clear()
    {
        Pivots = 0;
        Used = 0;
        Array.Fill(Place, -1);
    }

    /// <summary>The column of a variable outside the basis; −1 if it has none.</summary>
    internal int Position(int variable) => Array.IndexOf(Free, variable);

    /// <summary>Adds an empty row for a variable, and returns it.</summary>
    internal int NewRow(int variable)
    {
        int row = Used++;
        Rows[row] ??= new double[stride];
        Array.Clear(Rows[row]);
        Basic[row] = variable;
        Place[variable] = row;
        _weight[row] = 1;
        Right[row] = 0;
        return row;
    }

    /// <summary>
    /// Takes steps until every variable of the basis is within its bounds. Returns −1, or the row that shows that there is no solution, and
    /// by how much its variable is outside.
    /// </summary>
    internal int Run(Effort effort, out double excess)
    {
        // Each variable outside the basis goes to the bound that its cost asks for.
        for (int i = 0; i < Used; i++) Value[i] = Right[i];
        for (int j = 0; j < stride; j++)
        {
            AtUpper[j] = Cost[j] > 0;
            double bound = AtUpper[j] ? Upper[Free[j]] : Lower[Free[j]];
            if (bound != 0)
                for (int i = 0; i < Used; i++) Value[i] -= Rows[i][j] * bound;
        }
        int most = 50 + 10 * Used;
        for (int step = 0; step < most && !effort.IsSpent; step++)
        {
            int leaving = Leaving(out excess);
            if (leaving < 0) break;
            effort.Spend(stride + Used);
            int entering = Entering(leaving, excess);
            if (entering < 0) return leaving;
            Pivot(leaving, entering, excess < 0 ? Lower[Basic[leaving]] : Upper[Basic[leaving]]);
        }
        excess = 0;
        return -1;
    }

    /// <summary>
    /// How much the objective falls at least, in the next step of the method, for each unit by which the variable of a row goes down or up.
    /// </summary>
    internal (double Down, double Up) Rates(int row)
    {
        double[] line = Rows[row];
        double down = double.PositiveInfinity, up = double.PositiveInfinity;
        for (int j = 0; j < stride; j++)
        {
            double entry = line[j];
            if (Math.Abs(entry) < Smallest || Upper[Free[j]] <= Lower[Free[j]]) continue;
            double ratio = Math.Abs(Cost[j] / entry);
            // A variable at its lower bound rises, one at its upper bound falls.
            if (entry > 0 != AtUpper[j]) down = Math.Min(down, ratio);
            else up = Math.Min(up, ratio);
        }
        return (down, up);
    }

    /// <summary>Adds a multiple of a variable to a row, in terms of the variables outside the basis.</summary>
    internal void Add(int row, int variable, double factor)
    {
        int place = Place[variable];
        if (place < 0)
        {
            Rows[row][Position(variable)] -= factor;
            return;
        }
        Subtract(Rows[row], Rows[place], -factor);
        Right[row] += factor * Right[place];
    }

    /// <summary>Removes a row with its variable.</summary>
    internal void Remove(int row)
    {
        Place[Basic[row]] = -1;
        int last = --Used;
        if (row == last) return;
        (Rows[row], Rows[last]) = (Rows[last], Rows[row]);
        Right[row] = Right[last];
        Value[row] = Value[last];
        _weight[row] = _weight[last];
        Basic[row] = Basic[last];
        Place[Basic[row]] = row;
    }

    // The row that is furthest outside its bounds: excess below 0 if it is below the lower one.
    private int Leaving(out double excess)
    {
        int found = -1;
        double most = 0;
        excess = 0;
        for (int i = 0; i < Used; i++)
        {
            int variable = Basic[i];
            double outside = Value[i] < Lower[variable] ? Value[i] - Lower[variable]
                : Value[i] > Upper[variable] ? Value[i] - Upper[variable] : 0;
            if (Math.Abs(outside) <= Feasible) continue;
            double score = outside * outside / _weight[i];
            if (score <= most) continue;
            most = score;
            found = i;
            excess = outside;
        }
        return found;
    }

    // The long-step ratio test. Variables whose whole range does not make up for the excess move to their other bound.
    private int Entering(int row, double excess)
    {
        double[] line = Rows[row];
        _steps.Clear();
        for (int j = 0; j < stride; j++)
        {
            double entry = excess < 0 ? line[j] : -line[j];
            if (AtUpper[j]) entry = -entry;
            if (entry >= -Smallest || Upper[Free[j]] <= Lower[Free[j]]) continue;
            _steps.Add((Math.Abs(Cost[j]) / -entry, j));
        }
        if (_steps.Count == 0) return -1;
        double left = Math.Abs(excess);
        while (true)
        {
            int best = 0;
            for (int k = 1; k < _steps.Count; k++)
                if (_steps[k].Ratio < _steps[best].Ratio - 1e-12
                    || _steps[k].Ratio <= _steps[best].Ratio + 1e-12
                    && Math.Abs(line[_steps[k].Position]) > Math.Abs(line[_steps[best].Position])) best = k;
            int position = _steps[best].Position, variable = Free[position];
            double range = Upper[variable] - Lower[variable];
            left -= Math.Abs(line[position]) * range;
            if (left < 0) return position;
            if (_steps.Count == 1) return left > 1e-7 ? -1 : position;
            double move = AtUpper[position] ? -range : range;
            for (int i = 0; i < Used; i++) Value[i] -= Rows[i][position] * move;
            AtUpper[position] = !AtUpper[position];
            _steps[best] = _steps[^1];
            _steps.RemoveAt(_steps.Count - 1);
        }
    }

    private void Pivot(int row, int position, double bound)
    {
        Pivots++;
        double[] line = Rows[row];
        double pivot = line[position], inverse = 1 / pivot;
        int entering = Free[position], leaving = Basic[row];
        double move = (Value[row] - bound) * inverse;
        double start = AtUpper[position] ? Upper[entering] : Lower[entering];
        for (int i = 0; i < Used; i++)
        {
            _column[i] = Rows[i][position];
            Value[i] -= _column[i] * move;
        }
        Value[row] = start + move;
        for (int j = 0; j < line.Length; j++) line[j] *= inverse;
        line[position] = inverse;
        Right[row] *= inverse;
        double reference = _weight[row];
        for (int i = 0; i < Used; i++)
        {
            double factor = _column[i];
            if (i == row || factor == 0) continue;
            double[] other = Rows[i];
            other[position] = 0;
            Subtract(other, line, factor);
            Right[i] -= factor * Right[row];
            _weight[i] = Math.Max(_weight[i], factor * factor * inverse * inverse * reference);
        }
        _weight[row] = Math.Max(reference * inverse * inverse, 1);
        double cost = Cost[position];
        Cost[position] = 0;
        Subtract(Cost, line, cost);
        Basic[row] = entering;
        Place[entering] = row;
        Free[position] = leaving;
        Place[leaving] = -1;
        AtUpper[position] = bound == Upper[leaving] && Upper[leaving] > Lower[leaving];
    }

    private static void Subtract(double[] from, double[] line, double factor)
    {
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(from.AsSpan());
        ReadOnlySpan<Vector<double>> wideLine = MemoryMarshal.Cast<double, Vector<double>>(line.AsSpan())[..wide.Length];
        var factors = new Vector<double>(factor);
        for (int k = 0; k < wide.Length; k++) wide[k] -= factors * wideLine[k];
        for (int j = wide.Length * Vector<double>.Count; j < from.Length; j++) from[j] -= factor * line[j];
    }
}
