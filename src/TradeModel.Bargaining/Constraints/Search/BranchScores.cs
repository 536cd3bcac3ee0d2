namespace TradeModel.Bargaining;

/// <summary>
/// What deciding a column has cost so far: how far the bound fell per unit of its share. The search divides a set by the column whose
/// decision promises to lower the bound most on both sides.
/// </summary>
/// <remarks>
/// Pseudo-costs: Bénichou, Gauthier, Girodet, Hentges, Ribière and Vincent, Experiments in Mixed-Integer Linear Programming (1971).
/// </remarks>
internal sealed class BranchScores(SearchModel model)
{
    private readonly double[] _excluded = new double[model.Columns], _chosen = new double[model.Columns];
    private readonly int[] _excludedCount = new int[model.Columns], _chosenCount = new int[model.Columns];

    /// <summary>Learns from a set that was divided.</summary>
    internal void Learn(SearchNode part, double bound)
    {
        if (part.Column < 0 || part.Share is not (> 1e-6 and < 1 - 1e-6)) return;
        double fall = Math.Max(0, model.Kind == ObjectiveKind.Product ? 1 - bound / part.Above : part.Above - bound);
        if (part.IsChosen) Add(_chosen, _chosenCount, part.Column, fall / (1 - part.Share));
        else Add(_excluded, _excludedCount, part.Column, fall / part.Share);
    }

    /// <summary>The column to divide by; −1 if no share lies between 0 and 1.</summary>
    /// <param name="simplex">The relaxation, solved for the set.</param>
    /// <param name="between">How far the bound may fall before the set is closed.</param>
    internal int Pick(Simplex simplex, double between)
    {
        int found = -1;
        double most = -1, least = 1e-6 * between;
        for (int c = 0; c < model.Offsets[model.Decisions]; c++)
        {
            double share = simplex.Shares[c];
            if (share is not (> 1e-6 and < 1 - 1e-6)) continue;
            (double down, double up) = simplex.Fall(c);
            if (_excludedCount[c] > 0) down = Math.Max(down, _excluded[c] / _excludedCount[c] * share);
            if (_chosenCount[c] > 0) up = Math.Max(up, _chosen[c] / _chosenCount[c] * (1 - share));
            double score = Math.Max(least, Math.Min(down, between)) * Math.Max(least, Math.Min(up, between));
            if (score <= most) continue;
            most = score;
            found = c;
        }
        return found;
    }

    private static void Add(double[] sums, int[] counts, int column, double fall)
    {
        sums[column] += fall;
        counts[column]++;
    }
}
