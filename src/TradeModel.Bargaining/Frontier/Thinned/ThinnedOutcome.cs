namespace TradeModel.Bargaining;

/// <summary>An outcome and its utilities, each party's from 0 (the sum of its worst options) to 1 (the sum of its best).</summary>
internal sealed class ThinnedOutcome
{
    internal ThinnedOutcome(int[] choices, double[] utilities)
    {
        Choices = choices;
        Utilities = utilities;
    }

    internal int[] Choices { get; }

    internal double[] Utilities { get; }
}
