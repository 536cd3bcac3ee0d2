namespace TradeModel.Economics;

/// <summary>
/// Solves the model of Caliendo and Parro (2015) in changes from the data. Given wages, costs and prices are a fixed point, and spending is
/// another; wages follow by a quasi-Newton method on the trade balances, whose Jacobian treats each region's sectors as one, sped up by
/// Anderson's mixing.
/// </summary>
/// <remarks>
/// Arrays of the solver run sector by sector, then by region. All sums run in one fixed order, and exponentials are those of
/// <see cref="PortableMath"/>: the result has the same bits on every machine.
/// </remarks>
internal sealed class StructuralSolver(TradeEconomy economy, StructuralOptions options)
{
    private const int Memory = 8;

    private readonly EconomyShares _data = new(economy, options.DeficitShare);

    /// <summary>The equilibrium under these tariffs.</summary>
    /// <param name="tariffs">The tariffs.</param>
    /// <param name="start">An equilibrium to start from; the data if null.</param>
    internal StructuralEquilibrium Solve(TariffTable tariffs, StructuralEquilibrium? start)
    {
        int regions = economy.Regions.Count;
        double[] valueAdded = _data.ValueAdded;
        var run = new StructuralRun(_data, tariffs, start);
        double[] wages = start is null ? new double[regions] : [.. start.LogWages];
        var mixing = new AndersonMixing(regions, Memory);
        LinearSystem? jacobian = null;
        double best = double.PositiveInfinity;
        for (int iteration = 1; ; iteration++)
        {
            double[] excess = run.Excess(wages);
            double world = 0, target = 0;
            for (int n = 0; n < regions; n++)
            {
                world += valueAdded[n] * PortableMath.Exp(wages[n]);
                target += valueAdded[n];
            }
            int worst = 0;
            double residual = Math.Abs(world - target) / target;
            for (int n = 0; n < regions; n++)
            {
                double relative = Math.Abs(excess[n]) / valueAdded[n];
                if (!(relative <= residual)) (residual, worst) = (relative, n);
            }
            if (residual <= options.Tolerance) return run.ToEquilibrium(wages, residual, iteration);
            if (double.IsNaN(residual) || iteration >= options.MostIterations)
            {
                throw new NoEquilibriumException(FormattableString.Invariant(
                    $"wages did not settle after {iteration} iterations: the trade balance of {economy.Regions[worst]} ")
                    + FormattableString.Invariant($"is off by {residual:G3} of its value added; ")
                    + "check its trade flows and the trade elasticities, or allow more iterations");
            }
            // The Jacobian is renewed when it has become a poor guide.
            if (jacobian is null || residual > 0.5 * best)
            {
                try { jacobian = run.Jacobian(wages); }
                catch (ArithmeticException fault)
                {
                    throw new NoEquilibriumException(
                        $"the wage of {economy.Regions[worst]} is not determined by its trade; check its trade flows", fault);
                }
            }
            best = Math.Min(best, residual);
            excess[^1] = world - target;
            double[] step = jacobian.Solve(excess);
            double longest = step.Max(Math.Abs), scale = longest > 0.5 ? 0.5 / longest : 1;
            for (int n = 0; n < regions; n++) step[n] *= -scale;
            mixing.Advance(wages, step);
        }
    }
}
