namespace TradeModel.Prediction;

/// <summary>Assigns whole decisions to folds, so that no model is judged on a decision it learnt from.</summary>
internal static class GroupedFolds
{
    /// <summary>
    /// The fold of each issue. The decisions, in ordinal order, are shuffled (Fisher–Yates) and assigned to the folds in turn.
    /// </summary>
    internal static int[] Deal(ValueList<ContestedIssue> issues, int folds, ulong seed, ulong stream)
    {
        string[] groups = [.. Groups(issues)];
        var random = new Xoshiro256(seed, stream);
        for (int i = groups.Length - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (groups[i], groups[other]) = (groups[other], groups[i]);
        }
        var fold = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < groups.Length; i++) fold[groups[i]] = i % folds;
        return [.. issues.Select(i => fold[i.Group])];
    }

    /// <summary>The decisions the issues belong to, in ordinal order.</summary>
    internal static IEnumerable<string> Groups(ValueList<ContestedIssue> issues)
        => issues.Select(i => i.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
