using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>An instance that CBC and our search have solved.</summary>
/// <param name="Instance">Issues, options, constraints and objective.</param>
/// <param name="Cbc">What CBC found.</param>
/// <param name="CbcSeconds">Its processor time.</param>
/// <param name="Best">What our search found.</param>
/// <param name="Seconds">Its processor time.</param>
internal sealed record CbcInstance(string Instance, string Cbc, double CbcSeconds, BestOutcome Best, double Seconds)
{
    /// <summary>CBC tells its time in hundredths of a second, so less than one does not count.</summary>
    internal bool IsSlower => Seconds > CbcSeconds + 0.01;
}
