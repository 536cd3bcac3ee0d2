namespace TradeModel.Mutation;

/// <summary>What became of a mutant.</summary>
/// <param name="Id">The mutant.</param>
/// <param name="Result">One of <c>killed</c>, <c>time-out</c>, <c>crash</c> and <c>survived</c>.</param>
/// <param name="Killer">The name of the test case that failed or did not end; null if the mutant survived.</param>
/// <param name="Check">How the kill was checked.</param>
/// <param name="Why">What the test case said.</param>
/// <param name="Run">The number of test cases that the mutant met or could have met within the budget.</param>
/// <param name="LeftOut">The number of test cases that reach the mutant but were too expensive for the budget.</param>
internal sealed record Verdict(int Id, string Result, string? Killer, string? Check, string? Why, int Run, int LeftOut)
{
    internal bool IsDead => Result != "survived";
}
