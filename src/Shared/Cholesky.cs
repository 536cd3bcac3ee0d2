namespace TradeModel;

/// <summary>Solves symmetric positive definite systems of linear equations by Cholesky decomposition.</summary>
internal static class Cholesky
{
    /// <summary>Solves a system in place.</summary>
    /// <param name="lower">The lower triangle of the matrix. It is replaced by the Cholesky factor.</param>
    /// <param name="right">The right-hand side. It is replaced by the solution.</param>
    internal static void Solve(double[][] lower, double[] right)
    {
        int n = right.Length;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                double sum = lower[j][k];
                for (int q = 0; q < k; q++) sum -= lower[j][q] * lower[k][q];
                lower[j][k] = k == j ? Math.Sqrt(sum) : sum / lower[k][k];
            }
        }
        for (int j = 0; j < n; j++)
        {
            for (int q = 0; q < j; q++) right[j] -= lower[j][q] * right[q];
            right[j] /= lower[j][j];
        }
        for (int j = n - 1; j >= 0; j--)
        {
            for (int q = j + 1; q < n; q++) right[j] -= lower[q][j] * right[q];
            right[j] /= lower[j][j];
        }
    }
}
