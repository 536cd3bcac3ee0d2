namespace TradeModel.Mutation;

/// <summary>One test case.</summary>
/// <param name="Id">Its number in xUnit.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Cost">The milliseconds of CPU that it takes.</param>
/// <param name="Status"><c>passed</c> or <c>skipped</c>, or <c>failed</c> and why, without a mutant.</param>
/// <param name="Reached">The mutants that it reaches, one bit each.</param>
internal sealed record CoveredCase(string Id, string Name, double Cost, string Status, byte[] Reached);
