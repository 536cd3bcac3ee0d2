namespace TradeModel.Negotiations;

/// <summary>
/// What is assessed of one party, by whom it was assessed. Which assessment counts: the party's own, else the public one,
/// else the last by anybody else.
/// </summary>
internal readonly record struct Assessed<T>(T? Own, T? Public, T? Others)
    where T : class
{
    internal T? Best => Own ?? Public ?? Others;

    internal Assessed<T> With(PartyId party, PartyId? assessor, T? value)
        => assessor is null ? this with { Public = value }
        : assessor == party ? this with { Own = value }
        : this with { Others = value };
}
