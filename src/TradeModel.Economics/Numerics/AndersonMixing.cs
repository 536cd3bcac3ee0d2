namespace TradeModel.Economics;

/// <summary>
/// Anderson's mixing for a fixed point x = x + f(x): the next point combines the last ones so that the combined step is least (D. G.
/// Anderson, "Iterative procedures for nonlinear integral equations", Journal of the ACM 12, 1965).
/// </summary>
internal sealed class AndersonMixing(int size, int memory)
{
    private readonly List<(double[] Point, double[] Step)> _past = [];
    private double[]? _lastPoint, _lastStep;

    /// <summary>Moves a point by a step, corrected by what the steps before have shown.</summary>
    internal void Advance(double[] point, double[] step)
    {
        if (_lastPoint is not null && _lastStep is not null)
        {
            double[] points = new double[size], steps = new double[size];
            for (int i = 0; i < size; i++) (points[i], steps[i]) = (point[i] - _lastPoint[i], step[i] - _lastStep[i]);
            _past.Add((points, steps));
            if (_past.Count > memory) _past.RemoveAt(0);
        }
        _lastPoint = [.. point];
        _lastStep = [.. step];
        double[]? weights = Weights(step);
        for (int i = 0; i < size; i++)
        {
            double moved = step[i];
            for (int k = 0; weights is not null && k < weights.Length; k++) moved -= weights[k] * (_past[k].Point[i] + _past[k].Step[i]);
            point[i] += moved;
        }
    }

    // Least squares by the normal equations, with a ridge that keeps them solvable.
    private double[]? Weights(double[] step)
    {
        int count = _past.Count;
        if (count == 0) return null;
        double[] matrix = new double[count * count], right = new double[count];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++) matrix[a * count + b] = Dot(_past[a].Step, _past[b].Step);
            right[a] = Dot(_past[a].Step, step);
        }
        double most = 0;
        for (int a = 0; a < count; a++) most = Math.Max(most, matrix[a * count + a]);
        if (!(most > 0)) return null;
        for (int a = 0; a < count; a++) matrix[a * count + a] += 1e-14 * most;
        try { return new LinearSystem(count, matrix).Solve(right); }
        catch (ArithmeticException) { return null; }
    }

    private double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < size; i++) sum += left[i] * right[i];
        return sum;
    }
}
