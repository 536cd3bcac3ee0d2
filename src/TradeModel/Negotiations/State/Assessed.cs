namespace TradeModel.Negotiations;

/// <summary>
/// The assessments of one party, by assessor. The party's own assessment counts, otherwise the public one, otherwise the latest of any
/// other party. There is none if all were withdrawn.
/// </summary>
internal sealed record Assessed<T>(T? Own, T? Public, T? Others)
    where T : class
{
    private static readonly Assessed<T> None = new(null, null, null);

    internal T Best => (Own ?? Public ?? Others)!;

    /// <summary>
    /// The assessments with one more by <paramref name="assessor"/>, null for the public; a null value withdraws an earlier one.
    /// </summary>
    internal static Assessed<T>? With(Assessed<T>? before, PartyId party, PartyId? assessor, T? value)
    {
        Assessed<T> some = before ?? None;
        some = assessor is null ? some with { Public = value }
            : assessor == party ? some with { Own = value }
            : some with { Others = value };
        return some == None ? null : some;
    }
}
