namespace TradeModel.Mutation;

/// <summary>What one test project reaches.</summary>
/// <param name="Setup">The mutants reached while static fields are set up, one bit each.</param>
/// <param name="Cases">The test cases.</param>
internal sealed record Coverage(byte[] Setup, List<CoveredCase> Cases)
{
    internal static bool Has(byte[] bits, int id) => (bits[id >> 3] & (1 << (id & 7))) != 0;
}
