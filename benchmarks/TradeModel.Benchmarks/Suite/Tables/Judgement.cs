using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>What came of a bound.</summary>
/// <param name="Bound">The bound.</param>
/// <param name="Found">What was measured.</param>
/// <param name="Verdict">Whether it is within the bound.</param>
/// <param name="Straddles">Whether some iterations are on the other side of the bound.</param>
/// <param name="Missing">What was not measured.</param>
internal sealed record Judgement(Bound Bound, Estimate Found, Verdict Verdict, bool Straddles, string Missing = "")
{
    public override string ToString() => Verdict switch
    {
        Verdict.NotMeasured => $"not measured: {Missing}",
        Verdict.Met => Straddles ? "met, not in every iteration" : "met",
        _ => Straddles ? "**missed**, not in every iteration" : "**missed**",
    };
}
