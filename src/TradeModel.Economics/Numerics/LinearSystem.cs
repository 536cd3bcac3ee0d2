namespace TradeModel.Economics;

/// <summary>
/// Dense linear systems by Gaussian elimination with partial pivoting. The order of operations is fixed, so the result has the same bits on
/// every machine and for any number of threads.
/// </summary>
internal sealed class LinearSystem
{
    private readonly int _size;
    private readonly double[] _factors;
    private readonly int[] _rows;

    /// <summary>Factors a matrix.</summary>
    /// <param name="size">The number of rows and of columns.</param>
    /// <param name="matrix">The matrix row by row; it is overwritten.</param>
    /// <exception cref="ArithmeticException">The matrix is singular, or holds a number that is not finite.</exception>
    internal LinearSystem(int size, double[] matrix)
    {
        _size = size;
        _factors = matrix;
        _rows = [.. Enumerable.Range(0, size)];
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int row = k + 1; row < size; row++)
                if (Math.Abs(matrix[row * size + k]) > Math.Abs(matrix[pivot * size + k])) pivot = row;
            double most = Math.Abs(matrix[pivot * size + k]);
            if (!(most > 0) || double.IsInfinity(most)) throw new ArithmeticException("the linear system has no unique solution");
            if (pivot != k)
            {
                (_rows[k], _rows[pivot]) = (_rows[pivot], _rows[k]);
                for (int column = 0; column < size; column++)
                    (matrix[k * size + column], matrix[pivot * size + column]) = (matrix[pivot * size + column], matrix[k * size + column]);
            }
            ReadOnlySpan<double> top = matrix.AsSpan(k * size + k + 1, size - k - 1);
            for (int row = k + 1; row < size; row++)
            {
                double factor = matrix[row * size + k] / matrix[k * size + k];
                matrix[row * size + k] = factor;
                if (factor != 0) Rows.Add(matrix.AsSpan(row * size + k + 1, size - k - 1), -factor, top);
            }
        }
    }

    /// <summary>The solution for one right-hand side.</summary>
    internal double[] Solve(ReadOnlySpan<double> right)
    {
        double[] solution = new double[_size];
        for (int row = 0; row < _size; row++)
        {
            double sum = right[_rows[row]];
            for (int column = 0; column < row; column++) sum -= _factors[row * _size + column] * solution[column];
            solution[row] = sum;
        }
        for (int row = _size - 1; row >= 0; row--)
        {
            double sum = solution[row];
            for (int column = row + 1; column < _size; column++) sum -= _factors[row * _size + column] * solution[column];
            solution[row] = sum / _factors[row * _size + row];
        }
        return solution;
    }
}
