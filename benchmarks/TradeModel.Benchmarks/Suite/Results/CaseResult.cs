namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>What one method took with one set of parameters.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameters">The parameters, such as <c>Parties=4; Seed=3</c>; empty if there are none.</param>
/// <param name="IsBaseline">Whether the others of the same parameters are compared with this method.</param>
/// <param name="Nanoseconds">The time of an operation in each iteration, ascending.</param>
/// <param name="AllocatedBytes">The bytes that an operation allocated; null if they were not measured.</param>
internal sealed record CaseResult(string Method, string Parameters, bool IsBaseline, double[] Nanoseconds, double? AllocatedBytes)
{
    /// <summary>The median of the iterations, in seconds, and the least and the greatest.</summary>
    internal Estimate Seconds()
    {
        double[] sorted = Nanoseconds;
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(median * 1e-9, sorted[0] * 1e-9, sorted[^1] * 1e-9);
    }

    /// <summary>Whether the parameters include those asked for.</summary>
    internal bool Has(string parameters)
        => parameters.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .All(Parameters.Split("; ", StringSplitOptions.RemoveEmptyEntries).Contains);

    /// <summary>The value of a parameter, or null.</summary>
    internal string? Find(string parameter)
        => Parameters.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p.StartsWith(parameter + "=", StringComparison.Ordinal)).Select(p => p[(parameter.Length + 1)..]).FirstOrDefault();
}
