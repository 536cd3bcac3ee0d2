namespace TradeModel.Negotiations;

/// <summary>
/// What is assessed of one party, by whom it was assessed. Which assessment counts: the party's own, else the public one,
/// else the last by anybody else. There is none where nobody's stands.
/// </summary>
internal sealed record Assessed<T>(T? Own, T? Public, T? Others)
    where T : class
{
    private static readonly Assessed<T> None = new(null, null, null);

    internal T Best => (Own ?? Public ?? Others)!;

    /// <summary>
    /// The assessments with one more by <paramref name="assessor"/>, null for the public; a null value takes back what stood.
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
