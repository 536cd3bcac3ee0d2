namespace TradeModel.Simulation;

/// <summary>Sobol indices from the outcomes of a Saltelli design.</summary>
internal static class SobolEstimate
{
    private const int Resamples = 1_000;

    /// <summary>The indices of each input.</summary>
    /// <param name="outcomes">The outcome of each run, base sample after base sample: A, A with one input of B, …, B.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="random">Draws the bootstrap samples.</param>
    internal static Index[] Of(ReadOnlySpan<double> outcomes, int inputs, Xoshiro256 random)
    {
        int size = inputs + 2, samples = outcomes.Length / size;
        // For each base sample: the outcome at A and at B, then for each input the two products of the estimators.
        double[] a = new double[samples], b = new double[samples];
        double[][] first = new double[inputs][], total = new double[inputs][];
        for (int i = 0; i < inputs; i++) (first[i], total[i]) = (new double[samples], new double[samples]);
        // Outcomes are centred: the first-order estimator is less noisy around 0.
        double mean = 0;
        for (int s = 0; s < samples; s++) mean += outcomes[s * size] + outcomes[s * size + size - 1];
        mean /= 2d * samples;
        for (int s = 0; s < samples; s++)
        {
            ReadOnlySpan<double> row = outcomes.Slice(s * size, size);
            (a[s], b[s]) = (row[0] - mean, row[^1] - mean);
            for (int i = 0; i < inputs; i++)
            {
                double changed = row[1 + i] - row[0];
                first[i][s] = b[s] * changed;
                total[i][s] = changed * changed / 2;
            }
        }

        var counts = new int[samples];
        Array.Fill(counts, 1);
        double variance = Variance(a, b, counts);
        var index = new Index[inputs];
        var bootstrapped = new (double First, double Total)[inputs][];
        for (int i = 0; i < inputs; i++)
        {
            index[i].First.Value = Ratio(first[i], counts, variance);
            index[i].Total.Value = Ratio(total[i], counts, variance);
            bootstrapped[i] = new (double, double)[Resamples];
        }
        for (int r = 0; r < Resamples; r++)
        {
            Array.Clear(counts);
            for (int s = 0; s < samples; s++) counts[random.Next(samples)]++;
            variance = Variance(a, b, counts);
            for (int i = 0; i < inputs; i++)
                bootstrapped[i][r] = (Ratio(first[i], counts, variance), Ratio(total[i], counts, variance));
        }
        for (int i = 0; i < inputs; i++)
        {
            (index[i].First.Low, index[i].First.High) = Percentiles(Array.ConvertAll(bootstrapped[i], x => x.First), index[i].First.Value);
            (index[i].Total.Low, index[i].Total.High) = Percentiles(Array.ConvertAll(bootstrapped[i], x => x.Total), index[i].Total.Value);
        }
        return index;
    }

    private static double Variance(double[] a, double[] b, int[] counts)
    {
        double sum = 0, squares = 0, n = 2d * counts.Length;
        for (int s = 0; s < counts.Length; s++)
        {
            sum += counts[s] * (a[s] + b[s]);
            squares += counts[s] * (a[s] * a[s] + b[s] * b[s]);
        }
        return squares / n - sum / n * (sum / n);
    }

    private static double Ratio(double[] terms, int[] counts, double variance)
    {
        double sum = 0;
        for (int s = 0; s < counts.Length; s++) sum += counts[s] * terms[s];
        return variance > 0 ? sum / counts.Length / variance : 0;
    }

    private static (double Low, double High) Percentiles(double[] values, double estimate)
    {
        Array.Sort(values);
        const int Tail = Resamples / 40;
        return (Math.Min(values[Tail], estimate), Math.Max(values[^(Tail + 1)], estimate));
    }

    internal struct Index
    {
        internal (double Value, double Low, double High) First, Total;
    }
}
